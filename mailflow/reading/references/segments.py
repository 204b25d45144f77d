"""A letter that answers several requests at once, cut into the part about each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from mailflow.model.request import Request
from mailflow.model.understanding import Strength
from mailflow.reading.normal import normalise
from mailflow.reading.passages import Passage, Place
from mailflow.reading.references.reference import ReferenceForm
from mailflow.reading.references.references import find_references
from mailflow.reading.references.request_match import base_number, match_request


@dataclass(frozen=True, slots=True)
class Segment:
    """The part of a normalised text about one request."""

    request: Request
    text: str


def find_split(text: str, requests: Sequence[Request]) -> tuple[Segment, ...]:
    """Segments by request, in order of the text; empty unless two requests at least are answered apart.

    Text before the first reference belongs to none of them. A request named twice gets both parts.
    """
    plain = normalise(text).replace("_", " ")
    low = plain.lower()
    if sum(base_number(each.number) in low for each in requests) < 2:
        return ()
    starts: list[tuple[int, Request]] = []
    for reference in find_references(Passage(Place.BODY, text)):
        found = match_request(reference, requests)
        if found is None or found.strength is not Strength.STRONG or reference.form is ReferenceForm.INCOMING:
            continue
        if not starts or starts[-1][1] is not found.request:
            starts.append((_beginning(plain, reference.start), found.request))
    if len({request.id for _, request in starts}) < 2 or _enumerated_only(starts):
        return ()
    ends = [start for start, _ in starts[1:]] + [len(plain)]
    parts: dict[str, Segment] = {}
    for (start, request), end in zip(starts, ends, strict=True):
        piece = plain[start:end].strip()
        before = parts.get(request.id)
        parts[request.id] = Segment(request, f"{before.text}\n{piece}" if before else piece)
    return tuple(parts.values())


def _beginning(plain: str, at: int) -> int:
    """The start of the sentence or numbered point that names the request."""
    begin = max(plain.rfind(mark, max(0, at - 120), at) for mark in ("\n", ". ", "; "))
    marker = max(plain.rfind(f"{digit}) ", max(0, at - 40), at) for digit in range(1, 10))
    return max(begin + 1, marker, 0) if max(begin, marker) >= 0 else max(0, at - 120 if at > 120 else 0)


def _enumerated_only(starts: Sequence[tuple[int, Request]]) -> bool:
    """«На № 89 и № 96 сообщаем ...»: named together, answered together."""
    gaps = [second - first for (first, _), (second, _) in pairwise(starts)]
    return all(gap < 8 for gap in gaps) or any(start < 0 for start, _ in starts)
