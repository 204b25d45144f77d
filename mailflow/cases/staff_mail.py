"""Mails to staff: the digest, the weekly sign of life, the summary with its corrections, troubles."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from mailflow.cases.acknowledgements import KEY_DIGITS
from mailflow.cases.addresses import SignKind
from mailflow.cases.deadlines import local_date
from mailflow.cases.desk import Decided, Desk, Draft, settle_draft
from mailflow.cases.first_letters import letter_due_at
from mailflow.cases.letters import LetterRecord
from mailflow.cases.outbox import Outbox
from mailflow.cases.standstill import RESTORED_TROUBLE, SENT_TROUBLE
from mailflow.cases.windows import at_local
from mailflow.model.board import Board
from mailflow.model.fact import LetterKind, SendResult
from mailflow.model.identifiers import EntryNumber
from mailflow.model.understanding import ANSWERS

_ONE_DAY = timedelta(days=1)
_TROUBLE_KEEPS = timedelta(days=3)
"""A trouble over for so long is told by the digest alone."""


def staff_addresses(desk: Desk) -> tuple[str, ...]:
    return tuple(dict.fromkeys(desk.configuration.staff.digest_to))


def plan_digests(desk: Desk) -> Iterator[Decided]:
    """Every working day at `digest_at`; a day that was missed is not made up.

    Where there is nothing to say, a sign of life on the first working day of the week instead.
    """
    day, last = desk.today, local_date(desk.until, desk.timezone)
    while day <= last:
        if desk.calendar.is_working(day):
            for address in staff_addresses(desk):
                yield from _plan_digest(day, address, desk)
        day += _ONE_DAY


def _plan_digest(day: date, address: str, desk: Desk) -> Iterator[Decided]:
    due_at = at_local(day, desk.configuration.service.digest_at, desk.timezone)
    moment = day.isoformat()
    begins = desk.book.marks.begins
    restored = max(
        (begins[each] for each in (RESTORED_TROUBLE, SENT_TROUBLE) if each in begins), default=None
    )
    if restored is not None and due_at <= restored and local_date(restored, desk.timezone) == day:
        # A life that the ledger has lost may have sent the day's digest: this is another one.
        due_at, moment = restored, f"{restored.astimezone(desk.timezone):%Y-%m-%dT%H%M}"
    key = f"digest/{moment}/{address}"
    if key in desk.book.outbox.records or _has_something_to_say(address, desk):
        kind = LetterKind.DIGEST
    elif _is_first_of_week(day, desk):
        kind = LetterKind.ALL_IS_WELL
        year, week, _ = day.isocalendar()
        key = f"well/{year}-W{week:02}/{address}"
    else:
        return
    yield from settle_draft(Draft(key, kind, kind.value, address, due_at), desk)


def _is_first_of_week(day: date, desk: Desk) -> bool:
    before = desk.calendar.previous_working(day - _ONE_DAY)
    return before.isocalendar()[:2] != day.isocalendar()[:2]


def _has_something_to_say(address: str, desk: Desk) -> bool:
    marks = desk.book.marks
    return (
        any(_is_running(board, desk) for board in desk.boards)
        or marks.last_news > told_until(desk.book.outbox, address)
        or bool(marks.troubles)
        or bool(desk.book.in_doubt())
        or bool(desk.book.inbox.waiting())
    )


def told_until(outbox: Outbox, address: str) -> EntryNumber:
    """Entry up to which the address has been told everything by a digest; 0 before the first.

    A digest that was put off, refused, sent back or is in doubt has told nothing: the next one repeats it.
    """
    for record in outbox.of_kind(LetterKind.DIGEST):
        if record.claim.recipient != address or record.result is not SendResult.SENT:
            continue
        if not any(sign.kind is SignKind.FAILED for sign in outbox.signs(record)):
            return max(number for number, _ in record.claims)
    return EntryNumber(0)


def _is_running(board: Board, desk: Desk) -> bool:
    """From the letter's time until the summary; a request that was never sent runs until its deadline."""
    if letter_due_at(board.request, desk) > desk.until:
        return False
    if any(case.sent_at is not None for case in board.cases):
        return not any(_summary_records(board, desk))
    return desk.today <= board.effective_deadline


def _summary_records(board: Board, desk: Desk) -> Iterator[LetterRecord]:
    return (
        each
        for each in desk.book.outbox.of_kind(LetterKind.SUMMARY)
        if each.claim.request == board.request.id
    )


def plan_summaries(desk: Desk) -> Iterator[Decided]:
    """Once for each request whose letter went out, and a correction for each answer recorded later."""
    for board in desk.boards:
        if not any(case.sent_at is not None for case in board.cases):
            continue
        spec = board.request.summary
        day = desk.calendar.shift(board.effective_deadline, spec.working_days_after)
        due_at = at_local(day, spec.at, desk.timezone)
        for address in staff_addresses(desk):
            kind = LetterKind.SUMMARY
            key = f"summary/{board.request.id}/{address}"
            draft = Draft(key, kind, kind.value, address, due_at, board.request.id)
            yield from settle_draft(draft, desk)
            summary = desk.book.outbox.records.get(key)
            if summary is not None:
                yield from _plan_corrections(board, summary.number, address, desk)


def _plan_corrections(board: Board, summary: EntryNumber, address: str, desk: Desk) -> Iterator[Decided]:
    kind = LetterKind.CORRECTION
    later: dict[str, Draft] = {}
    for case in board.cases:
        if not case.messages:
            continue
        for each in desk.book.inbox.recordings(case.id):
            if each.number > summary and each.outcome in ANSWERS and not each.quiet:
                key = f"correction/{board.request.id}/{each.content[:KEY_DIGITS]}/{address}"
                before = later[key].cases if key in later else ()
                later[key] = Draft(
                    key,
                    kind,
                    kind.value,
                    address,
                    desk.book.inbox.messages[each.message].arrived_at,
                    board.request.id,
                    cases=(*before, case.id),
                    about=each.message,
                )
    for draft in later.values():
        yield from settle_draft(draft, desk)


_RECOVERED = "/recovered"


def trouble_in_key(key: str) -> str:
    """The trouble's name in the key of a mail about it: `trouble/NAME/INSTANT/ADDRESS`, perhaps recovered."""
    return key.removesuffix(_RECOVERED).removeprefix("trouble/").rsplit("/", 2)[0]


def plan_troubles(desk: Desk) -> Iterator[Decided]:
    """Once for each trouble that began, once more when it is over, where it was told at all."""
    kind = LetterKind.TROUBLE
    for number, trouble, end in reversed(desk.book.marks.troubles_told):
        if end is not None and end[1].at < desk.now - _TROUBLE_KEEPS:
            continue
        for address in staff_addresses(desk) or desk.configuration.staff.operators:
            key = f"trouble/{trouble.name}/{trouble.at.isoformat()}/{address}"
            if end is None or key in desk.book.outbox.records:
                draft = Draft(key, kind, kind.value, address, trouble.at, stage="began", about=number)
                yield from settle_draft(draft, desk)
            if end is not None and key in desk.book.outbox.records:
                over = Draft(
                    f"{key}{_RECOVERED}",
                    kind,
                    kind.value,
                    address,
                    end[1].at,
                    stage="recovered",
                    about=end[0],
                )
                yield from settle_draft(over, desk)
