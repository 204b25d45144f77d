"""Requests put in order for a person: what is merely likely, and how much each sign is worth."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from mailflow.matching.context import Context
from mailflow.matching.signs.signs import RequestSign, weak
from mailflow.model.identifiers import RequestId
from mailflow.model.request import Request
from mailflow.model.understanding import Signal


def sent_before(requests: Sequence[Request], day: date | None) -> list[Request]:
    return [each for each in requests if day is None or each.date <= day]


def likely_signs(context: Context, day: date | None, spoken: Collection[RequestId]) -> list[RequestSign]:
    """Requests open when the letter was sent; likeliest is one it speaks of, else whose day is near."""
    is_open = context.open_on
    waiting = [
        each for each in sent_before(context.requests, day) if is_open is None or is_open.get(each.id, False)
    ]
    only = len(waiting) == 1
    words = "единственный запрос, по которому ждут ответа" if only else "запрос, по которому ждут ответа"
    return [
        RequestSign(
            each.id,
            weak(Signal.ONLY_OPEN_REQUEST, f"{words}: № {each.number} от {each.date:%d.%m.%Y}"),
        )
        for each in sorted(waiting, key=lambda each: (each.id in spoken, *_nearness(each, day)), reverse=True)
    ]


def _nearness(request: Request, day: date | None) -> tuple[bool, int, date]:
    """Answers come in before the deadline, near it, or late; of two as near the younger letter."""
    if day is None:
        return (False, 0, request.date)
    return (request.deadline >= day, -abs((request.deadline - day).days), request.date)


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
