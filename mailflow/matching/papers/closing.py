"""Why what seems to close a case may not close it: nothing told, our letter only named, an old paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from mailflow.matching.authors.self_naming import GREETED
from mailflow.matching.covering_notes import is_covering_note
from mailflow.matching.gathering import plain
from mailflow.matching.matter import Matter
from mailflow.matching.papers.belonging import stranger
from mailflow.matching.papers.days_to_come import AHEAD, counts_ahead
from mailflow.matching.papers.enclosed_papers import OTHER_YEAR, STALE, is_stale, sums_up_earlier_year
from mailflow.matching.papers.mentions import MERELY_NAMED, is_merely_named
from mailflow.matching.papers.open_points import without_open_points
from mailflow.matching.papers.own_words import NOT_OWN, Asked, tells_of_itself
from mailflow.matching.papers.speech import doubts_of_telling
from mailflow.matching.papers.suspicions import is_unknown_sender
from mailflow.model.request import Request
from mailflow.model.understanding import Figures, Outcome, Signal
from mailflow.reading.normal import unwrapped
from mailflow.reading.outcomes.wanted import wanted_by
from mailflow.reading.passages import Place
from mailflow.reading.references.segments import find_split
from mailflow.reading.speech.wishes import without_wishes
from mailflow.reading.years_asked import years_asked

STRANGE = "так в ответах не пишут"
_SHOWN_CHARS = 160


def doubts_of_closing(
    matter: Matter,
    request: Request,
    outcome: Outcome,
    requests: Sequence[Request],
    figures: Figures,
    *,
    beneath: bool,
    tabled: bool = False,
) -> Iterator[str]:
    """Every reason for a person to look at a report, a zero or a correction before it counts.

    `beneath`: a settlement of a district writes; `requests` are all that the letter may answer beside.
    `tabled`: a district gives the figures of its settlements, so our letter is not named in passing.
    """
    told = outcome is Outcome.NOTHING
    replaced = outcome is Outcome.CORRECTION and bool(figures)
    yield from doubts_of_telling(matter.gathered, request, told=told or replaced)
    named = not tabled and not _is_threaded(matter, request)
    if named and is_merely_named(matter.gathered, request, figures):
        yield MERELY_NAMED
    asked = Asked(
        wanted_by(request), request.date.year, years_asked(request), reported=not told, beneath=beneath
    )
    if not tells_of_itself(matter.gathered, asked):
        yield NOT_OWN
    yield from strangers(matter, request, outcome, requests, figures)
    if is_stale(matter.gathered, matter.day, request):
        yield STALE
    if outcome is Outcome.REPORT and counts_ahead(matter.gathered, matter.day):
        yield AHEAD
    if sums_up_earlier_year(matter.gathered, request):
        yield OTHER_YEAR


def strangers(
    matter: Matter, request: Request, outcome: Outcome, requests: Sequence[Request], figures: Figures
) -> Iterator[str]:
    """The sentence of the letter's own text that belongs in no answer, shown to whoever decides.

    In a letter parted by requests what belongs to one of the others belongs.
    """
    known = not matter.gathered.forwards and not is_unknown_sender(matter)
    for passage in matter.gathered.at(Place.BODY, Place.FORWARDED):
        if is_covering_note(passage, matter.gathered):
            continue
        low = without_wishes(GREETED.sub("", unwrapped(plain(passage)).lower()))
        low = without_open_points(low, request, figures)
        parts = find_split(passage.text, requests) if len(requests) > 1 else ()
        topics = [topic for part in parts for topic in wanted_by(part.request).topics]
        wanted = wanted_by(request)
        own = known and passage.place is Place.BODY
        sentence = stranger(low, replace(wanted, topics=(*wanted.topics, *topics)), outcome, known=own)
        if sentence:
            yield f"{STRANGE}: «{sentence[:_SHOWN_CHARS]}»; решите, ответ ли это"


def _is_threaded(matter: Matter, request: Request) -> bool:
    """Whether it is a reply to our own message."""
    return any(
        each.request == request.id and each.evidence.signal is Signal.THREAD for each in matter.request_signs
    )
