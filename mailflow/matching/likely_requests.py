"""Requests that are merely likely: those still open, and the order in which a person is shown all of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from mailflow.matching.context import Context
from mailflow.matching.signs import RequestSign, weak
from mailflow.model.identifiers import RequestId
from mailflow.model.understanding import Signal


def open_requests(context: Context, day: date | None) -> list[RequestSign]:
    """Requests open when the letter was sent; the youngest is the likeliest."""
    is_open = context.open_on
    waiting = [
        each
        for each in context.requests
        if (is_open is None or is_open.get(each.id, False)) and (day is None or each.date <= day)
    ]
    only = len(waiting) == 1
    words = "единственный запрос, по которому ждут ответа" if only else "запрос, по которому ждут ответа"
    return [
        RequestSign(
            each.id,
            weak(Signal.ONLY_OPEN_REQUEST, f"{words}: № {each.number} от {each.date:%d.%m.%Y}"),
        )
        for each in sorted(waiting, key=lambda each: each.date, reverse=True)
    ]


def likeliest(signs: Sequence[RequestSign]) -> tuple[RequestId, ...]:
    """Requests best first: strong signs, then more signs, then the younger letter."""
    weights: dict[RequestId, float] = {}
    for place, sign in enumerate(signs):
        if sign.request is not None:
            weights[sign.request] = weights.get(sign.request, 0.0) + _worth(sign) - place * 0.001
    return tuple(sorted(weights, key=lambda code: -weights[code]))


def _worth(sign: RequestSign) -> float:
    """For the order shown to a person; a letter of another year is still the likeliest guess."""
    if sign.contradicts:
        return 5.0
    if sign.evidence.signal is Signal.ONLY_OPEN_REQUEST:
        return 1.0
    if sign.is_strong:
        # What the letter itself names outweighs the thread it was hung onto.
        return 250.0 if sign.evidence.signal is Signal.REFERENCE_NUMBER else 100.0
    return 10.0
