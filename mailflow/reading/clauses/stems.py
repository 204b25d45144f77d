"""Stems by which a figure is recognised in running text, derived from how the request names it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import takewhile, zip_longest

from mailflow.model.request import FigureSpec
from mailflow.patterns import Gated
from mailflow.reading.clauses.abbreviations import abbreviated
from mailflow.reading.clauses.contrasts import singles_out, told_apart
from mailflow.reading.clauses.synonyms import ABBREVIATION, BY_UNIT, MEASURED, OTHERWISE, SAME
from mailflow.reading.clauses.words import coordinated, is_known, is_noun, lemma, past_plural, qualifies, stem
from mailflow.reading.morphology import is_adjectival, is_adverb, is_participle, is_substantive

_WORD = re.compile(r"[а-я]+(?:-[а-я]+)*")
_GENERIC_WORDS = (
    "количество число объем сумма доля итог показатель значение размер единица штука наличие "
    "численность рубль процент человек километр"
)
_GENERIC = frozenset(_GENERIC_WORDS.split())
# «с правами юридического лица», «в статусе юрлица»: the word before says nothing of its own.
_OF_STANDING = _GENERIC | {"право", "статус", "форма", "основа", "состояние"}
_MEASURE = re.compile(
    r"^(?:тыс|млн|млрд|%|процент|км|м\.?$|п(?:ог)?\. ?м|м2|м3|кв|куб|га$|гектар|тонн|т$|т\.|кг|метр)|руб|чел"
)
_COUNTER = re.compile(r"^(?:шт|ед)")
_UNIT = re.compile(r"^(?:тыс|млн|млрд|руб|км|га|чел|шт|ед)(?:\.|[а-я]{0,3}$)")
# «Отремонтировано дорог», «Израсходовано средств»: what was done is named as often as what it was done to.
_DEED = re.compile(r"^[а-я]{3,}(?:[аеы]н|ят)(?=о$)")
# «Муниципальные служащие, которым требуется обучение»: the clause tells what of them, not whom.
_RELATIVE = re.compile(r"(?<=[а-я]{3}),\s(?:[а-я]{1,3}\s)?котор.*$", re.DOTALL)
_DONE_TO = re.compile(r"^[а-я]{3,}[аея]н(?=н(?:ые|ых|ая|ой|ое|ого|ый)$)")
_OTHER_NAME = re.compile(r"^[^()]{3,60}\s\(([а-я]{4,30})\)")
_FLAG = Gated(r"\(?\bда\s?/\s?нет\b\)?", re.IGNORECASE)


@lru_cache(maxsize=256)
def figure_stems(spec: FigureSpec) -> tuple[str, ...]:
    """Stems of the noun that counts the figure: given ones, else unit and head noun of the title.

    An entry of several words is several stems that follow one another. What is measured is known by any
    noun of its title and by what was done.
    """
    if spec.words:
        return tuple(
            " ".join(_given(part) for part in each.lower().replace("ё", "е").split()) for each in spec.words
        )
    found = []
    if spec.unit and not is_measure(spec) and not is_flag(spec) and not _COUNTER.match(spec.unit.lower()):
        found += _head(_noun_stems(spec.unit))
    nouns = _noun_stems(_RELATIVE.sub("", _FLAG.sub("", spec.title)))
    counted = [*_head(nouns), *coordinated(spec.title)[1:], *_in_brackets(spec.title)]
    found += [*nouns, *deed_stems(spec)] if is_measure(spec) else counted
    if is_measure(spec):
        found += [part for word, parts in MEASURED.items() if word in spec.title.lower() for part in parts]
    if "%" in spec.unit:
        found += _adjective_stems(spec.title)
    found += [part for unit, part in BY_UNIT if unit.match(spec.unit.lower())]
    if "руб" in spec.unit.lower():
        found += ["сумм", "стоимост"]
    return tuple(dict.fromkeys(found))


def _head(stems: Sequence[str]) -> list[str]:
    """The first noun, with what means the same; an abbreviation with the words it stands for."""
    return [each for first in stems[:1] for each in (first, *SAME.get(first, ()))]


def _in_brackets(title: str) -> list[str]:
    """«Сходы (собрания)», «Добровольцы (волонтёры)»: the noun in brackets is another name."""
    match = _OTHER_NAME.search(title.lower().replace("ё", "е"))
    return [stem(match[1])] if match is not None and is_noun(match[1]) else []


@lru_cache(maxsize=256)
def deed_stems(spec: FigureSpec) -> tuple[str, ...]:
    """Stems of what the title says was done: «Отремонтировано дорог» -> «отремонтирован», «отремонтировал».

    Of what is measured also «Израсходованные средства».
    """
    words = _words(spec.title)
    deeds = [match[0] for word in words if (match := _DEED.match(word)) is not None]
    deeds += [past_plural(word)[:-1] for word in words if _DEED.match(word) and past_plural(word)]
    if is_measure(spec) and not counts_people(spec):
        deeds += [match[0] for word in words if (match := _DONE_TO.match(word)) is not None]
    return tuple(deeds)


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
        others = {head for key, each in heads.items() if key != spec.key for head in each}
        first, *rest = figure_stems(spec) or ("",)
        if rest and any(figure_stems(each)[:1] == (first,) and _lends_noun(each, spec) for each in specs):
            first, *rest = rest  # «Объекты освещения, светильник» beside «Заменено светильников»
        own = [one for one in rest if one not in others]
        if (
            own and first in others and is_measure(spec) and not counts_people(spec)
        ):  # «Сумма контрактов» beside «Контракты»
            first, *own = own
        found[spec.key] = tuple(each for each in (first, *own) if each)
    return found


def _contrasted(specs: Sequence[FigureSpec], wider: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """What parts the figures that share their noun and their unit, where each has words of its own."""
    found: dict[str, tuple[str, ...]] = {}
    for spec in specs:
        alike = [each for each in specs if each is spec or _are_alike(spec, each)]
        own = {each.key: _own_words(each, alike) for each in alike}
        if len(alike) > 1 and all(own.values()) and not own.keys() & {*wider, *wider.values()}:
            found[spec.key] = own[spec.key]
    return found


def _are_alike(one: FigureSpec, other: FigureSpec) -> bool:
    """The same noun in both titles, counted in one unit."""
    if one.words or other.words or is_flag(one) or is_flag(other) or one.unit.lower() != other.unit.lower():
        return False
    same = figure_stems(one)[:1] == figure_stems(other)[:1] != ()
    return same and not _lends_noun(one, other) and not _lends_noun(other, one)


def _own_words(spec: FigureSpec, alike: Sequence[FigureSpec]) -> tuple[str, ...]:
    """Stems of words and deeds that none of the other titles has."""
    others = [each for each in alike if each is not spec]
    shared = {deed for each in others for deed in deed_stems(each)}
    words = told_apart(_telling(spec), tuple(_telling(each) for each in others), figure_stems(spec)[0])
    return (*words, *(deed for deed in deed_stems(spec) if deed not in shared))


def _telling(spec: FigureSpec) -> str:
    """The title without «количество», units and the like."""
    words = _words(spec.title)
    return " ".join(word for word in words if lemma(word) not in _OF_STANDING and not is_unit(word))


def said_otherwise(word: str) -> tuple[str, ...]:
    """Stems of what offices say for a lower-case noun."""
    return OTHERWISE.get(lemma(word), ())


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
            if spec is other or spec.words or other.words or is_measure(spec) or is_measure(other):
                continue
            same = figure_stems(spec)[:1] == figure_stems(other)[:1] and not is_flag(spec) | is_flag(other)
            longer = same and len(other.title) < len(spec.title) and _added(spec, other)
            some = same and (
                _became_of(spec, other) or (_singled_out(spec, other) and not _singled_out(other, spec))
            )
            if some or (longer and not _own_words(other, (spec,))):
                found[spec.key] = other.key
                break
    return found


def _became_of(spec: FigureSpec, other: FigureSpec) -> bool:
    """Whether a title tells a deed alone, and the noun it was done to stands in the other's."""
    words = _words(spec.title)
    told = bool(words) and _DEED.match(words[0]) is not None
    return told and _lends_noun(other, spec)


def _singled_out(spec: FigureSpec, other: FigureSpec) -> tuple[str, ...]:
    return singles_out(_telling(spec), (_telling(other),), figure_stems(spec)[0])


def _lends_noun(other: FigureSpec, spec: FigureSpec) -> bool:
    """Whether the noun by which a figure is counted stands in the other's title and not in its own."""
    noun = figure_stems(other)[0]
    own, others = (any(word.startswith(noun) for word in _words(each.title)) for each in (spec, other))
    return others and not own


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower().replace("ё", "е"))


def _added(spec: FigureSpec, other: FigureSpec) -> tuple[str, ...]:
    """Stems of the nouns the longer title adds, with their adjectives; of what became of some, all."""
    if _became_of(spec, other):
        told = [word for word in _words(spec.title) if is_noun(word) or is_adverb(word)]
        return (*(stem(word) if is_noun(word) else word[:-1] for word in told), *deed_stems(spec))
    if singled := _singled_out(spec, other):
        return singled
    known = {stem(word) for word in _words(other.title)} | set(figure_stems(other))
    written = [word for word in _words(spec.title) if len(word) > 2]
    found: list[str] = []
    for at, word in enumerate(written):
        if not is_noun(word) or stem(word) in known or word in known or lemma(word) in _OF_STANDING:
            continue
        qualified = at and is_adjectival(written[at - 1])
        found.append(f"{stem(written[at - 1])} {stem(word)}" if qualified else stem(word))
        found += OTHERWISE.get(lemma(word), ())
    if not found and deed_stems(spec) != deed_stems(other):  # «Отремонтировано памятников»
        found += deed_stems(spec)
    if not found:  # «рассмотренных положительно»: the manner, not the deed that the wider figure shares
        found = [word[:-1] for word in written if is_adverb(word) and word[:-1] not in known]
    return tuple(dict.fromkeys(found))


def _adjective_stems(words: str) -> list[str]:
    """«Доля исправных зданий»: «исправных 100 %»."""
    written = _words(words)[1:]
    return [stem(word) for word in takewhile(is_adjectival, written)]


def _noun_stems(words: str) -> list[str]:
    """Stems of the nouns that name something, abbreviations among them; without a noun, of the last word."""
    short = {each.lower() for each in ABBREVIATION.findall(words)}
    written = [word for word in _words(words) if lemma(word) not in _GENERIC and not is_unit(word)]
    nouns = [
        word
        for word, following in zip_longest(written, written[1:], fillvalue="")
        if word in short or (is_noun(word) and not qualifies(word, following))
    ]
    if written and (is_participle(written[0]) or is_substantive(written[0])) and not qualifies(*written[:2]):
        nouns = [written[0], *nouns]  # «Обучающиеся в школах»
    nouns = nouns or [word for word in written if is_substantive(word)][:1] or written[-1:]
    found: list[str] = []
    for word in nouns:
        found += (
            [word, *OTHERWISE.get(word, ())]
            if word in short
            else [stem(word), *_suppletive(word), *OTHERWISE.get(lemma(word), ())]
        )
    return found


def _suppletive(word: str) -> tuple[str, ...]:
    """«детей» are counted as «2 ребенка»."""
    first = lemma(word)
    return () if first[:2] == word[:2] else (stem(first),)


def _given(word: str) -> str:
    """A stem as given; a whole noun is cut to its stem."""
    return stem(word) if len(word) > 4 and is_noun(word) and is_known(word) else word


def is_measure(spec: FigureSpec) -> bool:
    """Whether the figure is measured (roubles, kilometres, people) and not counted piece by piece."""
    return _is_of_measure(spec.unit)


@lru_cache(maxsize=256)
def _is_of_measure(unit: str) -> bool:
    return _MEASURE.search(unit.lower()) is not None


def is_unit(word: str) -> bool:
    """Whether a lower-case word is a unit as titles write it: «руб», «тыс», «чел»."""
    return _UNIT.match(word) is not None


def is_flag(spec: FigureSpec) -> bool:
    """Whether yes (1) or no (0) is asked: unit or title say «да/нет»."""
    return _FLAG.search(f"{spec.title} {spec.unit}") is not None


def counts_people(spec: FigureSpec) -> bool:
    """Whether people are counted: «чел.», «тыс. человек»."""
    return "чел" in spec.unit.lower()
