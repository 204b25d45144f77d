"""What one request wants, read from its title, points and figures; what of a letter answers it that way."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from mailflow.model.request import FigureSpec, Request
from mailflow.model.understanding import Outcome
from mailflow.reading.normal import normalise, unwrapped
from mailflow.reading.outcomes.items import matter_stems
from mailflow.reading.speech.predicates import Time, find_predicates
from mailflow.reading.speech.responding import Response, find_response
from mailflow.reading.speech.wants import Want, Wanted, deeds_of, wants_of
from mailflow.reading.speech.words import sentences


def wanted_by(request: Request) -> Wanted:
    """The kinds of what it asks for and the stems of its matter."""
    return _wanted(request.title, tuple(request.items), tuple(request.figures))


@lru_cache(maxsize=64)
def _wanted(title: str, items: tuple[str, ...], figures: tuple[FigureSpec, ...]) -> Wanted:
    def low(texts: Sequence[str]) -> list[str]:
        return [normalise(each).lower() for each in texts]

    points, counted = low(items), low([each.title for each in figures])
    kinds = wants_of(low([title])[0], points, counted)
    return Wanted(kinds, matter_stems(items, title, figures), deeds_of(points, counted))


def outcome_of_deed(wanted: Wanted, text: str) -> Outcome | None:
    """A report where the very deed asked about was done, nothing where it was not; None if neither is told."""
    low = unwrapped(normalise(text)).lower()
    told = [
        each
        for sentence in sentences(low)
        if not sentence.asks
        for each in find_predicates(sentence)
        if each.time is Time.DONE and not each.modal and each.lemma.startswith(wanted.deeds)
    ]
    if not told:
        return None
    return Outcome.NOTHING if all(each.denied for each in told) else Outcome.REPORT


def response_to(wanted: Wanted, text: str, *, has_documents: bool) -> Response | None:
    """What of a text answers in that way; a paper is given only where one is enclosed."""
    if not has_documents:
        wanted = Wanted(wanted.kinds - {Want.DOCUMENT}, wanted.topics)
    return find_response(unwrapped(normalise(text)).lower(), wanted)
