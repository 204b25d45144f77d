"""The figures of one request side by side: which stems tell each from the others.

Which of them counts some of another is left to `narrower_figures`, the stems of one alone to `stems`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.abbreviations import abbreviated
from mailflow.reading.clauses.figure_kinds import counts_people, is_flag, is_measure
from mailflow.reading.clauses.narrower_figures import added_stems, narrower
from mailflow.reading.clauses.own_title_words import counted_noun, lends_noun, own_deeds, own_words, state_of
from mailflow.reading.clauses.quantities import read_unit
from mailflow.reading.clauses.stems import figure_stems
from mailflow.reading.clauses.title_deeds import deed_stems, tells_deed
from mailflow.reading.clauses.title_words import SIZES, title_words
from mailflow.reading.clauses.words import coordinated, is_noun, qualifies, stem
from mailflow.reading.morphology import is_adjectival, is_adverb

_DEED_AND_MANNER = 2
_NEEDED = re.compile(
    r"\b(?:требующ|нуждающ|подлежащ)[а-я]{2,6}\s(?:в\s)?(?:(?P<adjective>[а-я]{4,20}(?:ого|ой|ом|ему|ей))\s)?(?P<noun>[а-я]{4,20})"
)


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
            found[spec.key] = added_stems(spec, next(each for each in specs if each.key == wider[spec.key]))
            continue
        if qualified := _qualified_noun(spec, specs):
            found[spec.key] = qualified
            continue
        if state := state_of(spec):
            found[spec.key] = state
            continue
        parts = {each for each, other in wider.items() if other == spec.key}
        others = {head for key, each in heads.items() if key not in {spec.key, *parts} for head in each}
        others |= {noun for each in specs if each is not spec for noun in coordinated(each.title)}
        others -= _sizes_of_same(spec, specs) | {*coordinated(spec.title)}
        first, *rest = figure_stems(spec) or ("",)
        if rest and any(figure_stems(each)[:1] == (first,) and lends_noun(each, spec) for each in specs):
            first, *rest = rest  # «Объекты освещения, светильник» beside «Заменено светильников»
        own = [one for one in rest if one not in others]
        if (
            own
            and first in others
            and is_measure(spec)
            and (not counts_people(spec) or _leads_to(spec, first))
        ):  # «Сумма контрактов» beside «Контракты», «Занимается в кружках» beside «Кружки»
            first, *own = own
        found[spec.key] = tuple(each for each in (first, *own) if each)
    found = {key: (*stems, *_needs(key, specs, wider), *_manner(key, specs)) for key, stems in found.items()}
    return {**found, **{spec.key: deeds for spec in specs if (deeds := _deeds_for_noun(spec, specs, found))}}


def _needs(key: str, specs: Sequence[FigureSpec], wider: Mapping[str, str]) -> tuple[str, ...]:
    """«Здания, требующие капитального ремонта» are told by it alone, where no other title is."""
    spec = next(each for each in specs if each.key == key)
    needed = _NEEDED.search(spec.title.lower().replace("ё", "е"))
    if needed is None or key in wider or spec.words:
        return ()
    adjective, noun = needed["adjective"], stem(needed["noun"])
    if not is_noun(needed["noun"]) or any(noun in each.title.lower() for each in specs if each is not spec):
        return ()
    named = f"{stem(adjective)} {noun}" if adjective else noun
    return (named, f"кап{noun}") if named.startswith("капитальн ") else (named,)


def _leads_to(spec: FigureSpec, noun: str) -> bool:
    """Whether the title begins with what is done, and a preposition leads to the noun."""
    words = title_words(spec.title)
    led = (word for before, word in pairwise(words) if before in ("в", "на", "из", "по", "с"))
    return tells_deed(words[0]) and any(word.startswith(noun) for word in led)


def _manner(key: str, specs: Sequence[FigureSpec]) -> tuple[str, ...]:
    """«Решено положительно» is also told as «положительно – 15», where no other title has that adverb."""
    words = title_words(next(each.title for each in specs if each.key == key))
    if len(words) != _DEED_AND_MANNER or not tells_deed(words[0]) or not is_adverb(words[1]):
        return ()
    told = words[1][:-1]
    return () if any(told in each.title.lower() for each in specs if each.key != key) else (told,)


def _qualified_noun(spec: FigureSpec, specs: Sequence[FigureSpec]) -> tuple[str, ...]:
    """«Добровольные пожарные» beside «Пожарные водоёмы»: the noun is an adjective there, and tells neither.

    Then the word before it does: «добровольных пожарных», «добровольная пожарная дружина», «добровольцев».
    """
    head = figure_stems(spec)[:1]
    first, second = (*title_words(spec.title), "", "")[:2]
    if spec.words or not head or not second.startswith(head) or not is_adjectival(first):
        return ()
    others = [pairwise(title_words(each.title)) for each in specs if each is not spec]
    if any(word.startswith(head) and qualifies(word, behind) for each in others for word, behind in each):
        return (f"{stem(first)} {head[0]}", stem(first))
    return ()


def _deeds_for_noun(
    spec: FigureSpec, specs: Sequence[FigureSpec], found: Mapping[str, Sequence[str]]
) -> tuple[str, ...]:
    """«Замещено вакансий» beside «Вакантные должности»: the noun names those, the deed the others."""
    if is_measure(spec) or spec.words:
        return ()
    of_states = {part for each in specs if each is not spec and state_of(each) for part in found[each.key]}
    return own_deeds(spec, specs) if of_states & set(found[spec.key]) else ()


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
            found |= {spec.key: deeds} if (deeds := own_deeds(spec, alike)) else {}
            continue
        own = {each.key: own_words(each, alike) for each in alike if len(alike) > 1}
        if own and all(own.values()) and not own.keys() & _counted_within(alike, wider):
            found[spec.key] = own[spec.key]
        elif spec.key not in wider and _is_done_to_some(spec, alike):
            found[spec.key] = own_deeds(spec, alike)
    return found


def _counted_within(alike: Sequence[FigureSpec], wider: Mapping[str, str]) -> set[str]:
    """Those of which one counts some of another: «Требуют ремонта» parts no kinds of grounds.

    Beside «Построено площадок» it does.
    """
    keys = {each.key for each in alike}
    done = any(deed_stems(each) for each in alike)
    return {*wider, *(other for key, other in wider.items() if done or key in keys)}


def _is_one_deed_to(alike: Sequence[FigureSpec]) -> bool:
    """«Поздравлено ветеранов» beside «Ветераны войны»: what was done parts them, no quality of the noun."""
    done = [each for each in alike if own_deeds(each, alike)]
    if len(done) != 1 or len(alike) != 2:
        return False
    head = figure_stems(done[0])[0]
    words = pairwise(title_words(done[0].title)[1:])
    return not any(is_adjectival(word) and following.startswith(head) for word, following in words)


def _is_done_to_some(spec: FigureSpec, alike: Sequence[FigureSpec]) -> bool:
    """«Отремонтировано памятников» beside «Памятники и захоронения»: the noun alone names the latter.

    Beside «Проверено памятников» it names neither.
    """
    others = [each for each in alike if each is not spec and own_deeds(each, alike) == deed_stems(each)]
    return bool(own_deeds(spec, alike)) and not is_measure(spec) and bool(others)


def _counted_in(spec: FigureSpec) -> str:
    unit = spec.unit.lower()
    return unit if is_measure(spec) else stem((title_words(unit) or [unit])[-1])


def _are_alike(one: FigureSpec, other: FigureSpec) -> bool:
    """The same noun in both titles, counted in one unit; «дворовая территория» is a «территория»."""
    if one.words or other.words or is_flag(one) or is_flag(other) or _counted_in(one) != _counted_in(other):
        return False
    same = counted_noun(one) == counted_noun(other) != ()
    return same and not lends_noun(one, other) and not lends_noun(other, one)
