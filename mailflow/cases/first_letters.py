"""The letter itself: to the first address, and to the next one where that is dead."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from mailflow.cases.deadlines import local_date
from mailflow.cases.delivery import untried_address
from mailflow.cases.desk import Decided, Desk, Draft, Hold, hold, settle_draft
from mailflow.cases.letters import LetterRecord
from mailflow.cases.message_ids import letter_message_id
from mailflow.cases.windows import at_local
from mailflow.model.board import Board, Case, Delivery, State
from mailflow.model.fact import LetterKind, SendResult
from mailflow.model.request import Request

_CLOSED = frozenset({State.ANSWERED, State.ANSWERED_LATE, State.REFUSED, State.EXCLUDED})


def plan_letters(desk: Desk) -> Iterator[Decided]:
    """Letters of all requests whose time has come, case by case."""
    for board in desk.boards:
        due_at = letter_due_at(board.request, desk)
        if due_at <= desk.until:
            for case in board.cases:
                yield from _plan_case(board, case, due_at, desk)


def letter_due_at(request: Request, desk: Desk) -> datetime:
    """`send_at`, else the beginning of work on the day of the request's date."""
    if request.send_at is not None:
        return request.send_at
    return at_local(request.date, desk.configuration.service.work_starts, desk.timezone)


def _plan_case(board: Board, case: Case, due_at: datetime, desk: Desk) -> Iterator[Decided]:
    letters = tuple(
        each for each in desk.book.outbox.of_case(case.id) if each.claim.kind is LetterKind.LETTER
    )
    if letters and not _wants_another(letters, case, desk):
        if letters[-1].result not in (SendResult.RETRY, SendResult.IN_DOUBT):
            return
        rank, recipient = len(letters), _same_address(letters[-1], case)
    else:
        rank, recipient = len(letters) + 1, case.recipient
    if case.state in _CLOSED:
        return
    draft = _draft(board.request, case, rank, recipient, due_at, desk)
    if not recipient:
        yield hold(draft, Hold.NO_ADDRESS)
    elif local_date(desk.now, desk.timezone) > case.due:
        yield hold(draft, Hold.DEADLINE_PASSED)
    else:
        yield from settle_draft(draft, desk)


def _wants_another(letters: tuple[LetterRecord, ...], case: Case, desk: Desk) -> bool:
    """The last address is dead, nothing proves that the letter was read, and another one is untried."""
    if case.delivery is Delivery.DELIVERED or letters[-1].result is SendResult.IN_DOUBT:
        return False
    is_dead = desk.book.outbox.is_dead(letters[-1].claim.recipient)
    return is_dead and bool(untried_address(desk.book, case.municipality, letters))


def _same_address(letter: LetterRecord, case: Case) -> str:
    """The address of the attempt before, unless the directory lists it no more: then the one in use."""
    before = letter.claim.recipient
    return before if before in case.municipality.emails else case.recipient


def _draft(request: Request, case: Case, rank: int, recipient: str, due_at: datetime, desk: Desk) -> Draft:
    return Draft(
        key=f"letter/{case.id}/{rank}",
        kind=LetterKind.LETTER,
        template=LetterKind.LETTER.value,
        recipient=recipient,
        due_at=due_at,
        request=request.id,
        cases=(case.id,),
        message_id=letter_message_id(case.id, rank, desk.domain),
        in_hours=True,
    )
