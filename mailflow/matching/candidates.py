"""What could not be settled, best first, each with its reason in Russian."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mailflow.matching.context import Context
from mailflow.matching.matter import Matter
from mailflow.matching.verdict import Municipalities, Requests
from mailflow.model.identifiers import Oktmo, RequestId
from mailflow.model.understanding import Candidate, Signal

# A person looks at three; a dozen keeps all namesakes.
_MOST = 12

_HINTS = frozenset({Signal.PHONE_CODE, Signal.DISTRICT})
"""Signs shared by a whole district."""


def rank_candidates(
    matter: Matter, requests: Requests, places: Municipalities, context: Context
) -> list[Candidate]:
    """Pairs of request and municipality, the likeliest first; either part may be unknown."""
    codes: list[Oktmo | None] = [places.fixed] if places.fixed else [*_spoken_of(matter, places)]
    asked: list[RequestId | None] = [*(requests.fixed or requests.ranked)]
    pairs = list(_pairs(asked or [None], codes or [None]))
    return [Candidate(request, code, _why(matter, request, code, context)) for request, code in pairs][:_MOST]


def _spoken_of(matter: Matter, places: Municipalities) -> list[Oktmo]:
    """Those that something speaks of by itself; where nothing does, whoever shares a district or a telephone
    code. A candidate is not reminded while it waits, so neighbours of the right one are left out."""
    ordered = list(_ordered(places))
    own = {
        code
        for each in matter.municipality_signs
        if each.evidence.signal not in _HINTS and not each.contradicts
        for code in each.candidates
    }
    return [code for code in ordered if code in own or code == places.likely] if own else ordered


def _ordered(places: Municipalities) -> Iterator[Oktmo]:
    if places.likely is not None:
        yield places.likely
    yield from (code for code in places.ranked if code != places.likely)


def _pairs(
    asked: list[RequestId | None], codes: list[Oktmo | None]
) -> Iterator[tuple[RequestId | None, Oktmo | None]]:
    """Every municipality with the likeliest request first, then with the next one; of one, three requests."""
    for request in asked[: 2 if len(codes) > 1 else 3]:
        for code in codes[:_MOST]:
            yield request, code


def _why(matter: Matter, request: RequestId | None, code: Oktmo | None, context: Context) -> str:
    speaking = [
        each.evidence
        for each in matter.municipality_signs
        if code in each.candidates and not each.contradicts
    ]
    named = _told_once([each.detail for each in speaking if each.signal is not Signal.PHONE_CODE])
    hints = [each.detail for each in speaking if each.signal is Signal.PHONE_CODE]
    asked = [
        each.evidence.detail
        for each in matter.request_signs
        if each.request == request and request is not None
    ]
    district = context.directory[code].parent if code is not None and code in context.directory else None
    words = [*named[:2], *hints[:1], *asked[:1]]
    if district is not None and district in context.directory:
        words.append(f"район: {context.directory[district].name}")
    return "; ".join(words) or "признаков нет"


def _told_once(details: Sequence[str]) -> list[str]:
    """Without those that another one repeats and says more."""
    told = list(dict.fromkeys(details))
    return [each for each in told if not any(other.startswith(each) and other != each for other in told)]
