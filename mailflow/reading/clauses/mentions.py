"""Mentions: where a clause names a figure of the request, and which of several at one place stay.

How they are found is left to `named_figures`, which figure a clause means by its words to `rivals`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.clauses import Token
from mailflow.reading.clauses.figure_kinds import is_flag
from mailflow.reading.clauses.title_words import SIZES


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens `at` to `end` (exclusive) name the figure; `governed`: they only qualify a noun before them.

    `whole`: other figures count some of it, so that «из 9 пунктов» tells it.
    """

    spec: FigureSpec
    at: int
    end: int
    governed: bool = False
    whole: bool = False


def of_longest(found: Sequence[tuple[int, Mention]]) -> list[Mention]:
    """«дружинников» names «Дружинники» and not «Дружины»: of stems that fit one word the longest counts."""
    longest: dict[int, int] = {}
    for length, mention in found:
        longest[mention.at] = max(length, longest.get(mention.at, 0))
    return [mention for length, mention in found if length == longest[mention.at]]


def without_sizes_of_others(clause: Sequence[Token], mentions: Sequence[Mention]) -> list[Mention]:
    """«вовлечено в оборот 2 участка площадью 9 га»: the size is of what stands before it."""
    return [
        each
        for at, each in enumerate(mentions)
        if not (clause[each.at].text.startswith(SIZES) and clause[each.at].text.endswith(("ью", "ом")))
        or all(one.spec is each.spec or one.spec.unit != each.spec.unit for one in mentions[:at])
    ]


def flags_apart(clause: Sequence[Token], mentions: Sequence[Mention]) -> list[Mention]:
    """Of «Утверждена программа (да/нет)» and «Количество программ» a clause with a number counts."""
    counts = any(token.value is not None for token in clause)
    places = {each.at for each in mentions if is_flag(each.spec) is not counts}
    return [each for each in mentions if is_flag(each.spec) is not counts or each.at not in places]
