"""Numbers without a noun, of the figure spoken of last: «всего – 5», «из них размещено 2», «факт – 3»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.claims import Claim
from mailflow.reading.clauses.clause_division import PIECES
from mailflow.reading.clauses.clauses import Token
from mailflow.reading.clauses.figure_kinds import is_measure
from mailflow.reading.clauses.quantities import Dimension, read_unit, unit_at
from mailflow.reading.clauses.roles import is_own, is_part, is_published, is_total, is_uploaded
from mailflow.reading.clauses.stems import figure_stems
from mailflow.reading.clauses.words import is_noun, stem
from mailflow.reading.figures.clause_numbers import has_own_noun
from mailflow.reading.figures.lone_quantities import quantity_of
from mailflow.reading.figures.postings import OURS

# «В прошлом году разместили одну практику, в нынешнем – 3»
_NOW = ("в нынешнем", "в этом", "в текущем")
# «больше двух, а именно 3», «ошибочно указано 2, верно – 3»
_TRULY = re.compile(r"\bименно\b|\bверно\b|\bправильно\b")
# «После согласования размещено 3», «на 27 сентября опубликованы все 5»
_POSTED_COUNT = re.compile(
    r"\b(?:размещен|опубликован|выложен|загружен)[аоы]?\s(?:уже\s)?(?:все\s)?"
    r"(?:\d{1,4}|одн[аи]|дв[ае]|три|четыре|пять|шесть|семь|восемь|девять|десять)(?=\s?(?:[.,;]|$))"
)
# «Уточняем: их шесть»
_THEM = re.compile(
    r"\b(?:их|таких|таковых)\s(?:(?:всего|теперь|стало|сейчас|уже|пока|было)\s)?(?:-\s)?(?:\d|одн|дв[ае]\b|три|четыре|пять|шесть|семь|восемь|девять|десять)"
)


def goes_on(words: str) -> bool:
    """Whether a lower-case clause tells a total, the writer's share or what was posted."""
    if (
        is_total(words)
        or is_published(words)
        or is_uploaded(words)
        or words.startswith((*OURS, *_NOW))
        or is_own(words)
    ):
        return True
    return _THEM.search(words) is not None or _TRULY.search(words) is not None


def bare_claims(clause: Sequence[Token], topic: FigureSpec) -> list[Claim]:
    """The only number of a clause, unless a noun or another unit makes it something else's."""
    numbers = [at for at, token in enumerate(clause) if token.value is not None]
    if len(numbers) != 1:
        return []
    measured = quantity_of(clause, topic)
    if measured is not None:
        return [Claim(topic.key, measured)]
    value = clause[numbers[0]].value
    if any(
        is_noun(one.text) and each.text.startswith("котор") for one, each in pairwise(clause[: numbers[0]])
    ):
        return []  # «книжный фонд которых составляет 43 тыс.»
    if has_own_noun(clause, numbers[0], topic) or _is_in_other_unit(clause, numbers[0], topic):
        return []
    if value is None or (not is_measure(topic) and value != value.to_integral_value()):
        return []
    return [Claim(topic.key, value)]


def counts_unit_of_others(clause: Sequence[Token], topic: FigureSpec, specs: Sequence[FigureSpec]) -> bool:
    """«всего 163 головы» where heads of cattle are asked for beside the farms spoken of."""
    units = {stem(each.unit.lower()) for each in specs if each.unit.isalpha() and each.unit != topic.unit}
    return any(each.text.startswith(tuple(units)) for each in clause) if units else False


def sums_up_others(before: Sequence[Token], topic: FigureSpec) -> bool:
    """«собирали сход трижды: 40, 55 и 38 человек, всего 133»: the sum of what the clause before counts.

    `before`: the clause in front of the sum.
    """
    numbers = [at for at, token in enumerate(before) if token.value is not None]
    if is_measure(topic) or not numbers or not has_own_noun(before, numbers[-1], topic):
        return False
    behind = before[numbers[-1] + 1].text
    return is_noun(behind) and not behind.startswith(figure_stems(topic))


def continues(low: str) -> bool:
    """Whether a sentence without a noun of ours may go on about the last one: «Итого 2», «Нами – 3»."""
    if _THEM.search(low):
        return True
    if _POSTED_COUNT.search(low):
        return True
    words = low.lstrip(' -"•')
    return words.startswith(OURS) or is_total(words[:40]) or is_part(words[:20])


def counts_pieces(clause: Sequence[Token]) -> bool:
    """«практики размещены, 2 шт.», «практики размещены, три»"""
    words = [each.text for each in clause if each.value is None and each.text not in ".-"]
    return all(each in PIECES for each in words) and any(each.value is not None for each in clause)


def _is_in_other_unit(clause: Sequence[Token], at: int, topic: FigureSpec) -> bool:
    """«прошли 5 служащих, что составляет 62 %»: roubles, shares and kilometres count no people or pieces."""
    unit, _ = unit_at(clause, at + 1)
    if unit is None or unit.dimension is Dimension.PEOPLE:
        return False
    own = read_unit(topic.unit) if is_measure(topic) else None
    return own is None or own.dimension is not unit.dimension
