"""Figures of one request of which one counts some of another: «Неисправные гидранты» beside «Гидранты».

Where a clause names both, `narrower_mentions` tells what it counts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.abbreviations import abbreviated
from mailflow.reading.clauses.contrasts import singles_out
from mailflow.reading.clauses.figure_kinds import counts_people, is_flag, is_measure
from mailflow.reading.clauses.own_title_words import (
    lends_noun,
    own_deeds,
    own_words,
    second_of_pair,
    state_of,
    telling_words,
)
from mailflow.reading.clauses.roles import is_part
from mailflow.reading.clauses.stems import figure_stems
from mailflow.reading.clauses.synonyms import OTHERWISE
from mailflow.reading.clauses.title_deeds import deed_stems, is_ready, tells_deed
from mailflow.reading.clauses.title_words import OF_STANDING, TIMES, is_generic, title_words
from mailflow.reading.clauses.words import is_finite, is_noun, lemma, stem
from mailflow.reading.clauses.young_people import STEM, is_of_the_young
from mailflow.reading.morphology import is_adjectival, is_adverb, is_genitive, is_participle

# What is done to some of what stands there; «проведено», «создано» tell of all.
_MENDED = (
    *("отремонт", "ликвид", "замен", "модерниз", "восстан", "очищ", "провер", "обслед"),
    *("благоустр", "демонт", "снес", "закры", "устран", "поздрав"),
)
_NEEDS = ("требу", "нужда", "подлеж")
_INTO = ("в", "на")
_LEADING = frozenset({"в", "на", "с", "из", "от", "за", "для", "к", "под"})
# «Объекты в реестре муниципального имущества»: where all of them stand
_ON_BOOKS = re.compile(r"\b(?:в\sреестре|на\s(?:балансе|учете)|в\sсобственности)\b")


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
            measured = measured and not (is_of_the_young(spec) and counts_people(spec))
            if spec is other or spec.words or other.words or (measured and not _is_told_part(spec, other)):
                continue
            same = figure_stems(spec)[:1] == figure_stems(other)[:1] != () or _got_some(spec, other)
            same = same or _is_told_part(spec, other) or _borrows_noun(spec, other, specs)
            if same and not is_flag(spec) | is_flag(other) and _is_some_of(spec, other):
                found[spec.key] = other.key
                break
    return found


def told_of_some(key: str, wider: str, specs: Sequence[FigureSpec]) -> bool:
    """Whether of none there can be none: «Снято с учёта» is told also where no family is left on it."""
    spec, other = (next(each for each in specs if each.key == one) for one in (key, wider))
    if _is_kind_of(spec, other):
        return False
    return not _became_of(spec, other) or bool(deed_stems(other))


def added_stems(spec: FigureSpec, other: FigureSpec) -> tuple[str, ...]:
    """Stems of the nouns the longer title adds, with their adjectives; of what became of some, all."""
    if paired := second_of_pair(spec):
        return paired
    if is_of_the_young(spec):
        return (STEM,)
    if _became_of(spec, other):
        told = [word for word in title_words(spec.title)[1:] if is_noun(word) or is_adverb(word)]
        # «Замещено вакансий» is told of them, «Обеспечены интернетом» by what they have, «Передано в аренду»
        # by where they went
        words = title_words(spec.title)
        object_first = bool(told) and is_noun(told[0]) and words[0].endswith("о") and words[1] not in _INTO
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
    return tuple(dict.fromkeys(found)) or own_words(spec, (spec, other))


def _is_some_of(spec: FigureSpec, other: FigureSpec) -> bool:
    if _is_told_part(spec, other):
        return True
    if deed_stems(other)[:1] and deed_stems(other)[0].startswith(_MENDED) and not deed_stems(spec):
        return False  # «Гидротехнические сооружения» are no part of «Отремонтировано сооружений»
    if second_of_pair(spec) or second_of_pair(other):
        return not second_of_pair(other)
    if " и " in spec.title and not deed_stems(spec) and deed_stems(other):
        return False  # «Памятники и захоронения» beside «Отремонтировано памятников»
    if _became_of(spec, other) or _became_of(other, spec):
        return _became_of(spec, other)
    if _is_counted_whole(spec, other):
        return True
    if (own_deeds(spec, (spec, other)) or _own_quality(spec, other)) and own_deeds(other, (spec, other)):
        return False
    if _is_kind_of(spec, other) or is_of_the_young(spec) > is_of_the_young(other):
        return True
    if _singled_out(spec, other) and not _singled_out(other, spec):
        return True
    longer = len(other.title) < len(spec.title) and bool(added_stems(spec, other))
    return longer and not own_words(other, (spec, other))


def _got_some(spec: FigureSpec, other: FigureSpec) -> bool:
    """«Получили поддержку субъектов МСП» beside «Количество субъектов МСП», in one unit."""
    words = title_words(spec.title)
    if spec.unit.lower() != other.unit.lower() or deed_stems(other) or not words or not is_finite(words[0]):
        return False
    return any(word.startswith(figure_stems(other)[0]) for word in words[1:])


def _borrows_noun(spec: FigureSpec, other: FigureSpec, specs: Sequence[FigureSpec]) -> bool:
    """«Стерилизовано» behind «Отловлено животных», both in heads: what it was done to stands there.

    So do «Сдано в аренду» and «Продано» behind «Объектов в реестре».
    """
    between = specs[specs.index(other) + 1 : specs.index(spec) + 1]
    between = [each for each in between if each is spec or not (is_measure(each) or _is_kind_of(each, other))]
    alone = all(_tells_deed_alone(each) and each.unit.lower() == other.unit.lower() for each in between)
    return bool(between) and alone and not _tells_deed_alone(other)


def _tells_deed_alone(spec: FigureSpec) -> bool:
    """«Продано», «Сдано в аренду»: nothing it was done to."""
    first, *rest = title_words(spec.title) or ("",)
    if rest and first.startswith(_NEEDS) and is_finite(first):
        return True  # «Требуют замены»
    if is_ready(first):
        return True
    alone = not rest or rest[0] in _LEADING or all(is_adverb(each) for each in rest)
    return tells_deed(first) and first.endswith("о") and alone


def _is_told_part(spec: FigureSpec, other: FigureSpec) -> bool:
    """«в том числе собственные доходы» beside «Доходы бюджета», in one unit."""
    return is_part(spec.title.lower()) and not is_part(other.title.lower()) and spec.unit == other.unit


def _is_counted_whole(spec: FigureSpec, other: FigureSpec) -> bool:
    """«Скважины в рабочем состоянии» beside «Количество артезианских скважин»."""
    first, *_ = title_words(other.title) or ("",)
    return is_generic(first) and not deed_stems(other) and "состояни" in spec.title.lower()


def _is_kind_of(spec: FigureSpec, other: FigureSpec) -> bool:
    """«Светодиодные светильники» beside «Светильники уличного освещения»: adjectives tell which.

    The other begins with the noun, and what it belongs to follows in the genitive: the noun alone tells it.
    «Дороги с твёрдым покрытием» are some of the roads, as «Грунтовые дороги» are.
    """
    words, others = title_words(telling_words(spec)), title_words(_ON_BOOKS.sub("", telling_words(other)))
    head = figure_stems(spec)[0]
    if len(words) < 2 or len(others) < 2 or not words[-1].startswith(head) or not others[0].startswith(head):
        return False
    adjectives = all(is_adjectival(each) and not is_participle(each) for each in words[:-1])
    return adjectives and all(is_genitive(each) for each in others[1:])


def _own_quality(spec: FigureSpec, other: FigureSpec) -> bool:
    """«Услуги, предоставленные через МФЦ» beside «Переведено услуг»: a participle tells another deed."""
    known = {stem(word) for word in title_words(other.title)}
    return any(is_participle(word) and stem(word) not in known for word in title_words(spec.title)[1:])


def _became_of(spec: FigureSpec, other: FigureSpec) -> bool:
    """Whether a title tells a deed alone, and the noun it was done to stands in the other's."""
    words = title_words(spec.title)
    return bool(words) and tells_deed(words[0]) and not state_of(other) and lends_noun(other, spec)


def _singled_out(spec: FigureSpec, other: FigureSpec) -> tuple[str, ...]:
    return singles_out(telling_words(spec), (telling_words(other),), figure_stems(spec)[0])
