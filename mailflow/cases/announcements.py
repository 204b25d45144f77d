"""A batch of reminders is announced to staff before it goes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from mailflow.cases.deadlines import local_date
from mailflow.cases.desk import Decided, Desk, Draft, Hold, hold, settle_draft
from mailflow.cases.letters import next_attempt
from mailflow.cases.reminders import draft_reminders
from mailflow.model.fact import LetterKind
from mailflow.model.identifiers import RequestId
from mailflow.model.plan import HeldLetter

AHEAD = timedelta(hours=1)
"""How long staff have to step in."""

_Batch = tuple[RequestId | None, str, date]


def plan_reminders(desk: Desk) -> Iterator[Decided]:
    """Reminders of all requests, each batch with its announcement before it."""
    batches: dict[_Batch, list[Draft]] = {}
    for board in desk.boards:
        for each in draft_reminders(board, desk, desk.until + AHEAD):
            if isinstance(each, HeldLetter):
                yield each
            elif each.kind is LetterKind.CHAIR_NOTE:
                yield from _release(each, desk)
            elif next_attempt(desk.book.outbox.records.get(each.key)) is None:
                yield from settle_draft(each, desk)
            else:
                opens = desk.opens(each.due_at)
                batch = (each.request, each.stage, local_date(opens, desk.timezone))
                batches.setdefault(batch, []).append(each)
    for batch, drafts in batches.items():
        yield from _plan_batch(batch, drafts, desk)


def _plan_batch(batch: _Batch, drafts: Sequence[Draft], desk: Desk) -> Iterator[Decided]:
    starts = min(desk.opens(each.due_at) for each in drafts)
    announcements = tuple(_announcement(batch, drafts, address, starts) for address in _staff(desk))
    for each in announcements:
        yield from settle_draft(each, desk)
    is_told = not announcements or any(each.key in desk.book.outbox.records for each in announcements)
    for draft in drafts:
        if is_told or desk.is_preview or desk.opens(draft.due_at) > desk.until:
            yield from _release(draft, desk)
        else:
            yield hold(draft, Hold.ANNOUNCEMENT)


def _release(draft: Draft, desk: Desk) -> Iterator[Decided]:
    """The last condition: no answer may lie unread in the mailbox."""
    if desk.has_fresh_look or desk.opens(draft.due_at) > desk.until:
        yield from settle_draft(draft, desk)
    elif next_attempt(desk.book.outbox.records.get(draft.key)) is not None:
        yield hold(draft, Hold.MAILBOX_NOT_READ)


def _staff(desk: Desk) -> tuple[str, ...]:
    return tuple(dict.fromkeys(desk.configuration.staff.digest_to))


def _announcement(batch: _Batch, drafts: Sequence[Draft], address: str, starts: datetime) -> Draft:
    request, stage, day = batch
    return Draft(
        key=f"announcement/{request}/{stage}/{day.isoformat()}/{address}",
        kind=LetterKind.ANNOUNCEMENT,
        template=LetterKind.ANNOUNCEMENT.value,
        recipient=address,
        due_at=starts - AHEAD,
        request=request,
        stage=stage,
        cases=tuple(dict.fromkeys(case for each in drafts for case in each.cases)),
    )
