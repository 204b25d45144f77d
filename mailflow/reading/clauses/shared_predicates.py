"""Predicates that clauses of a sentence share: «практик, инициатив не имеется»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.clauses import Token
from mailflow.reading.clauses.masking import MASK
from mailflow.reading.clauses.mentions import Mention
from mailflow.reading.clauses.predicates import is_absent, is_done, is_planned
from mailflow.reading.clauses.roles import is_total
from mailflow.reading.clauses.stems import figure_stems
from mailflow.reading.clauses.title_deeds import deed_stems
from mailflow.reading.clauses.words import is_finite

_AGAIN = ("и та ", "и тот ", "и те ", "и то ", "она ", "он ", "они ", "обе ")
# An honest sentence has no predicate farther from its subject.
_NEIGHBOURS = 12


def with_deeds_shared(
    clauses: Sequence[Sequence[Token]], mentions: Sequence[Sequence[Mention]], texts: Sequence[str]
) -> list[list[Mention]]:
    """«За 2023 год установлено 10 светильников, за 2024 год – 16 светильников»: of what was done in both."""
    found = [list(each) for each in mentions]
    for at in range(1, len(clauses)):
        dated = all(any(token.text[0] == MASK for token in each) for each in clauses[at - 1 : at + 1])
        if not dated or is_done(texts[at]) or is_total(texts[at]):
            continue
        done = [each.spec for each in found[at - 1] if deed_stems(each.spec)]
        words = [token.text for token in clauses[at]]
        found[at] = [
            replace(each, spec=next((one for one in done if _is_sister(each.spec, one, words)), each.spec))
            for each in found[at]
        ]
    return found


def _is_sister(spec: FigureSpec, other: FigureSpec, words: Sequence[str]) -> bool:
    """Whether both have one noun, and the words tell no deed of the first."""
    told = any(word.startswith(deed_stems(spec)) for word in words) if deed_stems(spec) else False
    return not told and figure_stems(spec)[:1] == figure_stems(other)[:1]


def planned_with_next(clauses: list[list[Token]], texts: list[str], at: int) -> bool:
    """«2 практики, 1 инициатива на модерации»: a bare enumeration shares the predicate that follows.

    So does what is spoken of again: «практик одна, и та на доработке».
    """
    if at + 1 < len(clauses) and texts[at + 1].startswith(_AGAIN) and is_planned(texts[at + 1]):
        return True
    return (
        at + 1 < len(clauses)
        and clauses[at][0].value is not None
        and clauses[at + 1][0].value is not None
        and not is_done(texts[at])
        and is_planned(texts[at + 1])
        and not any(is_done(each) for each in texts[:at])
    )


def shared_predicate(texts: list[str], clauses: list[list[Token]], at: int) -> str:
    """The clause itself, or the neighbour whose predicate it shares: «практик, инициатив не имеется»."""
    own = any(is_finite(token.text) for token in clauses[at] if token.text.isalpha())
    if own or is_done(texts[at]) or any(token.value is not None for token in clauses[at]):
        return texts[at]
    nearest = range(at + 1, min(len(texts), at + _NEIGHBOURS))
    order: list[int] = [*range(at - 1, max(-1, at - _NEIGHBOURS), -1), *nearest]
    for near in order:
        if is_done(texts[near]):
            lends = is_absent(texts[near]) and all(token.value is None for token in clauses[near])
            if lends:
                return texts[near]
            if near > at:
                break
    return texts[at]
