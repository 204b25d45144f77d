"""One acknowledgement for each message with a recorded answer, to an address on file and to no other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from mailflow.cases.addresses import address_key
from mailflow.cases.delivery import address_in_use
from mailflow.cases.desk import Decided, Desk, Draft, Hold, hold, settle_draft
from mailflow.cases.loops import goes_round, trouble_of_loop
from mailflow.model.fact import LetterKind, MessageRead
from mailflow.model.identifiers import CaseId, EntryNumber
from mailflow.model.municipality import DISTRICT_KINDS, Municipality
from mailflow.model.understanding import ANSWERS, Kind, Outcome

_ACKNOWLEDGED = ANSWERS | {Outcome.INTERIM}

KEY_DIGITS = 32
"""Of the content hash in a letter's key: enough to tell messages apart, short enough for a header line."""

_STALE = timedelta(days=7)
"""Later than this an acknowledgement puzzles more than it helps."""


def plan_acknowledgements(desk: Desk) -> Iterator[Decided]:
    """Acknowledgements of replies read in the last days; never of history taken in quietly."""
    for number in desk.book.inbox.replies_latest_first():
        message = desk.book.inbox.messages[number]
        if message.at < desk.now - _STALE:
            return
        if _deserves_one(message, desk.now):
            yield from _plan_message(number, message, desk)


def _deserves_one(message: MessageRead, now: datetime) -> bool:
    is_reply = message.understanding.kind is Kind.REPLY
    return is_reply and not message.quiet and message.arrived_at >= now - _STALE


def _plan_message(number: EntryNumber, message: MessageRead, desk: Desk) -> Iterator[Decided]:
    cases = tuple(case for case in desk.book.inbox.cases_of(number) if _counts(number, case, desk))
    if not cases:
        return
    sender = message.understanding.from_address
    recipient = acknowledgement_address(cases, sender, desk)
    draft = Draft(
        key=f"ack/{message.content[:KEY_DIGITS]}",
        kind=LetterKind.ACKNOWLEDGEMENT,
        template=LetterKind.ACKNOWLEDGEMENT.value,
        recipient=recipient,
        due_at=message.arrived_at,
        request=cases[0].request,
        cases=cases,
        about=number,
    )
    if draft.key in desk.book.outbox.records:
        yield from settle_draft(draft, desk)
    elif not recipient:
        yield hold(draft, Hold.NO_ADDRESS)
    elif goes_round(cases, recipient, desk):
        yield hold(draft, Hold.LOOP)
    elif not _came_in_a_circle(message, recipient, desk):
        yield from settle_draft(draft, desk)


def _came_in_a_circle(message: MessageRead, recipient: str, desk: Desk) -> bool:
    """What piled up while the circuit was broken is not thanked for afterwards: it would begin anew."""
    closed = desk.book.marks.ends.get(trouble_of_loop(recipient))
    return closed is not None and message.at <= closed


def acknowledgement_address(cases: Sequence[CaseId], sender: str, desk: Desk) -> str:
    """The sender's address where it is on file for a municipality of the cases or its district, else the
    address on file of the author; "" where there is none. Never any other (invariant I4)."""
    named = _municipalities(cases, desk)
    above = _districts(named, desk)
    for each in (*named, *_heirs(named, desk), *above):
        written = _on_file(each, sender)
        if written and not desk.book.outbox.is_dead(written):
            return written
    return next((found for each in _authors(named, above) if (found := address_in_use(desk.book, each))), "")


def _counts(number: EntryNumber, case: CaseId, desk: Desk) -> bool:
    recording = desk.book.inbox.recording(number, case)
    return recording is not None and recording.outcome in _ACKNOWLEDGED


def _municipalities(cases: Sequence[CaseId], desk: Desk) -> tuple[Municipality, ...]:
    directory = desk.configuration.directory
    found = (directory.get(case.municipality) for case in cases)
    return tuple(each for each in found if each is not None)


def _districts(named: Sequence[Municipality], desk: Desk) -> tuple[Municipality, ...]:
    directory = desk.configuration.directory
    found = (directory.get(each.parent) for each in named if each.parent is not None)
    return tuple(dict.fromkeys(each for each in found if each is not None))


def _heirs(named: Sequence[Municipality], desk: Desk) -> tuple[Municipality, ...]:
    """Those that answer for municipalities merged into them."""
    directory = desk.configuration.directory
    found = (directory.get(each.successor) for each in named if each.successor is not None)
    return tuple(dict.fromkeys(each for each in found if each is not None))


def _on_file(municipality: Municipality, sender: str) -> str:
    wanted = address_key(sender)
    return next((each for each in municipality.emails if address_key(each) == wanted), "")


def _authors(named: Sequence[Municipality], above: Sequence[Municipality]) -> tuple[Municipality, ...]:
    """Who probably wrote: a district named in its own letter, the common district of several settlements,
    else the municipality named first."""
    districts = tuple(each for each in named if each.kind in DISTRICT_KINDS)
    common = tuple(above) if len(above) == 1 and len(set(named)) > 1 else ()
    return (*districts, *common, *named[:1])
