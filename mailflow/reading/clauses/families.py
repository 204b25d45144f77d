"""The figures of one request: which stems tell each from the others, and which counts some of another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.abbreviations import abbreviated
from mailflow.reading.clauses.contrasts import singles_out, state_told, told_apart
from mailflow.reading.clauses.figure_kinds import counts_people, is_flag, is_measure
from mailflow.reading.clauses.quantities import read_unit
from mailflow.reading.clauses.roles import is_part
from mailflow.reading.clauses.stems import figure_stems
from mailflow.reading.clauses.synonyms import OTHERWISE
from mailflow.reading.clauses.title_deeds import deed_stems, tells_deed
from mailflow.reading.clauses.title_words import (
    OF_ALL,
    OF_STANDING,
    SIZES,
    TIMES,
    is_generic,
    is_unit,
    title_words,
)
from mailflow.reading.clauses.words import coordinated, is_finite, is_noun, lemma, stem
from mailflow.reading.morphology import is_adjectival, is_adverb, is_participle


@lru_cache(maxsize=64)
def stems_of(specs: tuple[FigureSpec, ...]) -> dict[str, tuple[str, ...]]:
    """Stems of each figure by key; «мероприятия» of «участников мероприятий» belong to their own figure.

    Of two figures with one noun the longer title is known by what it adds, see `narrower`, or each by its own
    words, see `contrasts`.
    """
    specs = abbreviated(specs)
    heads = {spec.key: figure_stems(spec)[:1] for spec in specs}
    wider = narrower(specs)
    apart = _contrasted(specs, wider)
    found = {}
    for spec in specs:
        if spec.key in apart:
            found[spec.key] = apart[spec.key]
            continue
        if spec.key in wider:
            found[spec.key] = _added(spec, next(each for each in specs if each.key == wider[spec.key]))
            continue
        if state := _state(spec):
            found[spec.key] = state
            continue
        parts = {each for each, other in wider.items() if other == spec.key}
        others = {head for key, each in heads.items() if key not in {spec.key, *parts} for head in each}
        others |= {noun for each in specs if each is not spec for noun in coordinated(each.title)}
        others -= _sizes_of_same(spec, specs) | {*coordinated(spec.title)}
        first, *rest = figure_stems(spec) or ("",)
        if rest and any(figure_stems(each)[:1] == (first,) and _lends_noun(each, spec) for each in specs):
            first, *rest = rest  # «Объекты освещения, светильник» beside «Заменено светильников»
        own = [one for one in rest if one not in others]
        if (
            own and first in others and is_measure(spec) and not counts_people(spec)
        ):  # «Сумма контрактов» beside «Контракты»
            first, *own = own
        found[spec.key] = tuple(each for each in (first, *own) if each)
    return {**found, **{spec.key: deeds for spec in specs if (deeds := _deeds_for_noun(spec, specs, found))}}


def _state(spec: FigureSpec) -> tuple[str, ...]:
    return () if spec.words or is_measure(spec) else state_told(_telling(spec), (*figure_stems(spec), "")[0])


def _deeds_for_noun(
    spec: FigureSpec, specs: Sequence[FigureSpec], found: Mapping[str, Sequence[str]]
) -> tuple[str, ...]:
    """«Замещено вакансий» beside «Вакантные должности»: the noun names those, the deed the others."""
    if is_measure(spec) or spec.words:
        return ()
    of_states = {part for each in specs if each is not spec and _state(each) for part in found[each.key]}
    return _own_deeds(spec, specs) if of_states & set(found[spec.key]) else ()


def _sizes_of_same(spec: FigureSpec, specs: Sequence[FigureSpec]) -> set[str]:
    """«Протяжённость сетей» and «Заменено сетей», both in kilometres, are both told of «сети»."""
    if not is_measure(spec) or counts_people(spec):
        return set()
    alike = [each for each in specs if each is not spec and _are_of_one_size(each, spec)]
    return {head for each in alike for head in figure_stems(each)[:1] if not head.startswith(SIZES)}


def _are_of_one_size(one: FigureSpec, other: FigureSpec) -> bool:
    units = read_unit(one.unit), read_unit(other.unit)
    return units[0] is not None and units[1] is not None and units[0].dimension is units[1].dimension


def _contrasted(specs: Sequence[FigureSpec], wider: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """What parts the figures that share their noun and their unit, where each has words of its own."""
    found: dict[str, tuple[str, ...]] = {}
    for spec in specs:
        alike = [each for each in specs if each is spec or _are_alike(spec, each)]
        if _is_one_deed_to(alike):
            found |= {spec.key: deeds} if (deeds := _own_deeds(spec, alike)) else {}
            continue
        own = {each.key: _own_words(each, alike) for each in alike if len(alike) > 1}
        if own and all(own.values()) and not own.keys() & {*wider, *wider.values()}:
            found[spec.key] = own[spec.key]
        elif spec.key not in wider and _is_done_to_some(spec, alike):
            found[spec.key] = _own_deeds(spec, alike)
    return found


def _is_one_deed_to(alike: Sequence[FigureSpec]) -> bool:
    """«Поздравлено ветеранов» beside «Ветераны войны»: what was done parts them, no quality of the noun."""
    done = [each for each in alike if _own_deeds(each, alike)]
    if len(done) != 1 or len(alike) != 2:
        return False
    head = figure_stems(done[0])[0]
    words = pairwise(title_words(done[0].title)[1:])
    return not any(is_adjectival(word) and following.startswith(head) for word, following in words)


def _is_done_to_some(spec: FigureSpec, alike: Sequence[FigureSpec]) -> bool:
    """«Отремонтировано памятников» beside «Памятники и захоронения»: the noun alone names the latter.

    Beside «Проверено памятников» it names neither.
    """
    others = [each for each in alike if each is not spec and _own_deeds(each, alike) == deed_stems(each)]
    return bool(_own_deeds(spec, alike)) and not is_measure(spec) and bool(others)


def _are_alike(one: FigureSpec, other: FigureSpec) -> bool:
    """The same noun in both titles, counted in one unit."""
    if one.words or other.words or is_flag(one) or is_flag(other) or one.unit.lower() != other.unit.lower():
        return False
    same = _head(one) == _head(other) != ()
    return same and not _lends_noun(one, other) and not _lends_noun(other, one)


def _head(spec: FigureSpec) -> tuple[str, ...]:
    """The noun that is counted or measured: the land of «Площадь земель»."""
    stems = figure_stems(spec)
    measured = is_measure(spec) and not counts_people(spec) and len(stems) > 1 and stems[0].startswith(SIZES)
    return stems[1:2] if measured else stems[:1]


def _own_words(spec: FigureSpec, alike: Sequence[FigureSpec]) -> tuple[str, ...]:
    """Stems of words and deeds that none of the other titles has."""
    others = [each for each in alike if each is not spec]
    if all(_own_deeds(each, alike) for each in alike):
        return _own_deeds(spec, alike)
    return told_apart(_telling(spec), tuple(_telling(each) for each in others), _head(spec)[0])


def _own_deeds(spec: FigureSpec, alike: Sequence[FigureSpec]) -> tuple[str, ...]:
    """«Заключено договоров» beside «Расторгнуто договоров»: what was done parts them."""
    others = {deed for each in alike if each is not spec for deed in deed_stems(each)}
    return tuple(deed for deed in deed_stems(spec) if deed not in others)


def _telling(spec: FigureSpec) -> str:
    """The title without «количество», «муниципальных», units and the like."""
    words = title_words(spec.title)
    return " ".join(word for word in words if lemma(word) not in OF_STANDING | OF_ALL and not is_unit(word))


@lru_cache(maxsize=64)
def narrower(specs: tuple[FigureSpec, ...]) -> dict[str, str]:
    """Figures that count some of what another counts, with the key of that other.

    «ТОС, зарегистрированные как юридические лица» beside «ТОС»: the same noun, and words added. «Рассмотрено
    положительно» beside «Поступило обращений», counted in the same unit: what became of some.
    """
    found: dict[str, str] = {}
    specs = abbreviated(specs)
    for spec in specs:
        for other in specs:
            measured = is_measure(spec) or is_measure(other)
            if spec is other or spec.words or other.words or (measured and not _is_told_part(spec, other)):
                continue
            same = figure_stems(spec)[:1] == figure_stems(other)[:1] != () or _got_some(spec, other)
            if same and not is_flag(spec) | is_flag(other) and _is_some_of(spec, other):
                found[spec.key] = other.key
                break
    return found


def told_of_some(key: str, wider: str, specs: Sequence[FigureSpec]) -> bool:
    """Whether of none there can be none: «Снято с учёта» is told also where no family is left on it."""
    spec, other = (next(each for each in specs if each.key == one) for one in (key, wider))
    return not _became_of(spec, other) or bool(deed_stems(other))


def _got_some(spec: FigureSpec, other: FigureSpec) -> bool:
    """«Получили поддержку субъектов МСП» beside «Количество субъектов МСП», in one unit."""
    words = title_words(spec.title)
    if spec.unit.lower() != other.unit.lower() or deed_stems(other) or not words or not is_finite(words[0]):
        return False
    return any(word.startswith(figure_stems(other)[0]) for word in words[1:])


def _is_told_part(spec: FigureSpec, other: FigureSpec) -> bool:
    """«в том числе собственные доходы» beside «Доходы бюджета», in one unit."""
    return is_part(spec.title.lower()) and not is_part(other.title.lower()) and spec.unit == other.unit


def _is_some_of(spec: FigureSpec, other: FigureSpec) -> bool:
    if _is_told_part(spec, other):
        return True
    if " и " in spec.title and not deed_stems(spec) and deed_stems(other):
        return False  # «Памятники и захоронения» beside «Отремонтировано памятников»
    if _became_of(spec, other) or _became_of(other, spec):
        return _became_of(spec, other)
    if _is_counted_whole(spec, other):
        return True
    if (_own_deeds(spec, (spec, other)) or _own_quality(spec, other)) and _own_deeds(other, (spec, other)):
        return False
    if _singled_out(spec, other) and not _singled_out(other, spec):
        return True
    longer = len(other.title) < len(spec.title) and bool(_added(spec, other))
    return longer and not _own_words(other, (spec, other))


def _is_counted_whole(spec: FigureSpec, other: FigureSpec) -> bool:
    """«Скважины в рабочем состоянии» beside «Количество артезианских скважин»."""
    first, *_ = title_words(other.title) or ("",)
    return is_generic(first) and not deed_stems(other) and "состояни" in spec.title.lower()


def _own_quality(spec: FigureSpec, other: FigureSpec) -> bool:
    """«Услуги, предоставленные через МФЦ» beside «Переведено услуг»: a participle tells another deed."""
    known = {stem(word) for word in title_words(other.title)}
    return any(is_participle(word) and stem(word) not in known for word in title_words(spec.title)[1:])


def _became_of(spec: FigureSpec, other: FigureSpec) -> bool:
    """Whether a title tells a deed alone, and the noun it was done to stands in the other's."""
    words = title_words(spec.title)
    return bool(words) and tells_deed(words[0]) and not _state(other) and _lends_noun(other, spec)


def _singled_out(spec: FigureSpec, other: FigureSpec) -> tuple[str, ...]:
    return singles_out(_telling(spec), (_telling(other),), figure_stems(spec)[0])


def _lends_noun(other: FigureSpec, spec: FigureSpec) -> bool:
    """Whether the noun by which a figure is counted stands in the other's title and not in its own."""
    noun = _head(other)[0]
    own, others = (any(word.startswith(noun) for word in title_words(each.title)) for each in (spec, other))
    return others and not own


def _added(spec: FigureSpec, other: FigureSpec) -> tuple[str, ...]:
    """Stems of the nouns the longer title adds, with their adjectives; of what became of some, all."""
    if _became_of(spec, other):
        told = [word for word in title_words(spec.title)[1:] if is_noun(word) or is_adverb(word)]
        # «Замещено вакансий» is told of them, «Обеспечены интернетом» by what they have
        object_first = bool(told) and is_noun(told[0]) and title_words(spec.title)[0].endswith("о")
        told = [word for word in told[object_first:] if lemma(word) not in TIMES]
        return (*(stem(word) if is_noun(word) else word[:-1] for word in told), *deed_stems(spec))
    known = {stem(word) for word in title_words(other.title)} | set(figure_stems(other))
    written = [word for word in title_words(spec.title) if len(word) > 2]
    found = [*_singled_out(spec, other)]
    for at, word in enumerate(written):
        if not is_noun(word) or stem(word) in known or word in known or lemma(word) in OF_STANDING | TIMES:
            continue
        if (
            at
            and tells_deed(written[at - 1])
            and written[at - 1].endswith("о")
            and deed_stems(spec) != deed_stems(other)
        ):
            continue  # «Замещено вакансий» beside «Вакантные должности»: what it was done to
        qualified = at and is_adjectival(written[at - 1])
        found.append(f"{stem(written[at - 1])} {stem(word)}" if qualified else stem(word))
        found += OTHERWISE.get(lemma(word), ())
    if not found and deed_stems(spec) != deed_stems(other):  # «Отремонтировано памятников»
        found += deed_stems(spec)
    if not found:  # «рассмотренных положительно»: the manner, not the deed that the wider figure shares
        found = [word[:-1] for word in written if is_adverb(word) and word[:-1] not in known]
    return tuple(dict.fromkeys(found)) or _own_words(spec, (spec, other))
