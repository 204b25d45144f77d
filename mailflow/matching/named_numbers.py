"""What the number of a request may be besides the letter answered: their own, or one answered before."""

from __future__ import annotations

from collections.abc import Sequence

from mailflow.matching.signs import RequestSign
from mailflow.model.identifiers import RequestId
from mailflow.model.understanding import Signal


def is_their_own_number(signs: Sequence[RequestSign], request: RequestId) -> bool:
    """Whether only «исх. № 96 от …» names the request: it may be the number of their own letter."""
    named = [each for each in signs if each.request == request]
    strong = [each for each in named if each.is_strong]
    titled = any(each.evidence.signal is Signal.TITLE for each in named)
    return bool(strong) and not titled and all(each.own for each in strong)


def is_answered_before(signs: Sequence[RequestSign], request: RequestId) -> bool:
    """Whether the letter names the request only to tell of an answer given before."""
    named = [
        each
        for each in signs
        if each.request == request and each.is_strong and each.evidence.signal is Signal.REFERENCE_NUMBER
    ]
    return bool(named) and all(each.earlier for each in named)
