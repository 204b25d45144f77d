"""Predicates that clauses of a sentence share: «практик, инициатив не имеется»."""

from __future__ import annotations

from mailflow.reading.clauses.clauses import Token
from mailflow.reading.clauses.predicates import is_absent, is_done, is_planned
from mailflow.reading.clauses.words import is_finite

_AGAIN = ("и та ", "и тот ", "и те ", "и то ", "она ", "он ", "они ", "обе ")
# An honest sentence has no predicate farther from its subject.
_NEIGHBOURS = 12


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
