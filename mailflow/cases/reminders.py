"""Reminders to municipalities, letters to their districts, the note to the Chairman."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from mailflow.cases.deadlines import local_date
from mailflow.cases.delivery import address_in_use
from mailflow.cases.desk import Desk, Draft, Hold, hold
from mailflow.cases.message_ids import reminder_message_id
from mailflow.cases.obstacles import CLOSED_HOLDS, obstacle
from mailflow.cases.stages import StageDue, Timetable, stage_due, upcoming
from mailflow.model.board import Board, Case
from mailflow.model.fact import LetterKind
from mailflow.model.identifiers import CaseId, Oktmo
from mailflow.model.plan import HeldLetter
from mailflow.model.request import ReminderTarget

_OWN = frozenset({ReminderTarget.MUNICIPALITY})
_OWN_AND_DISTRICT = _OWN | {ReminderTarget.DISTRICT}
_CHAIR = frozenset({ReminderTarget.CHAIR})


@dataclass(slots=True)
class _DistrictLetter:
    """One letter to a district in the making."""

    staged: StageDue
    district: Oktmo
    cases: list[CaseId] = field(default_factory=list)


def draft_reminders(board: Board, desk: Desk, until: datetime) -> Iterator[Draft | HeldLetter]:
    """Reminders of one request whose stage falls due until then, and those held back."""
    if not board.request.reminders:
        return
    timetable = Timetable(board.request, desk)
    districts: dict[str, _DistrictLetter] = {}
    for case in board.cases:
        dated = timetable.of(case.due)
        yield from _of_case(case, dated, districts, desk, until)
        yield from _extended(board, case, desk)
    for key, letter in districts.items():
        yield from _to_district(key, letter, desk)
    yield from _to_chair(board, timetable, desk, until)


def _of_case(
    case: Case,
    dated: tuple[StageDue, ...],
    districts: dict[str, _DistrictLetter],
    desk: Desk,
    until: datetime,
) -> Iterator[Draft | HeldLetter]:
    parent = case.municipality.parent
    has_district = parent is not None and parent in desk.configuration.directory
    chosen = tuple(upcoming(dated, desk, until, _OWN_AND_DISTRICT if has_district else _OWN))
    for staged in chosen:
        if staged.stage.to is ReminderTarget.DISTRICT and parent is not None:
            yield from _for_district(case, parent, staged, districts, desk)
        else:
            yield from _own(case, staged, desk)
    if chosen and not _is_claimed(case, chosen[0], desk):
        yield from _superseded(case, chosen[0], dated, desk)


def _own(case: Case, staged: StageDue, desk: Desk) -> Iterator[Draft | HeldLetter]:
    draft = _own_draft(case, staged, desk)
    why = obstacle(case, staged, desk)
    if why is None:
        yield draft
    elif _is_worth_saying(why, staged, desk) and draft.key not in desk.book.outbox.records:
        yield hold(draft, why)


def _for_district(
    case: Case, parent: Oktmo, staged: StageDue, districts: dict[str, _DistrictLetter], desk: Desk
) -> Iterator[HeldLetter]:
    key = f"district/{case.id.request}/{staged.stage.name}/{parent}"
    why = obstacle(case, staged, desk)
    if why is None:
        districts.setdefault(key, _DistrictLetter(staged, parent)).cases.append(case.id)
    elif _is_worth_saying(why, staged, desk) and key not in desk.book.outbox.records:
        draft = _district_draft(key, _DistrictLetter(staged, parent, [case.id]), "")
        yield hold(draft, why)


def _to_district(key: str, letter: _DistrictLetter, desk: Desk) -> Iterator[Draft | HeldLetter]:
    district = desk.configuration.directory[letter.district]
    recipient = address_in_use(desk.book, district)
    draft = _district_draft(key, letter, recipient)
    if recipient:
        yield draft
    elif key not in desk.book.outbox.records:
        yield hold(draft, Hold.NO_ADDRESS)


def _to_chair(
    board: Board, timetable: Timetable, desk: Desk, until: datetime
) -> Iterator[Draft | HeldLetter]:
    """All that are silent, those without a district above them too."""
    recipient = desk.configuration.association.chair or next(iter(desk.configuration.staff.digest_to), "")
    dated = timetable.of(board.effective_deadline)
    for staged in upcoming(dated, desk, until, _CHAIR):
        cases = tuple(
            case.id
            for case in board.cases
            if case.due <= board.effective_deadline and obstacle(case, staged, desk) is None
        )
        draft = Draft(
            key=f"chair/{board.request.id}/{staged.stage.name}",
            kind=LetterKind.CHAIR_NOTE,
            template=staged.stage.template,
            recipient=recipient,
            due_at=staged.at,
            request=board.request.id,
            stage=staged.stage.name,
            cases=cases,
            in_hours=True,
        )
        if cases and recipient:
            yield draft
        elif cases and draft.key not in desk.book.outbox.records:
            yield hold(draft, Hold.NO_ADDRESS)


def _superseded(
    case: Case, chosen: StageDue, dated: tuple[StageDue, ...], desk: Desk
) -> Iterator[HeldLetter]:
    """Earlier stages that were never sent and now never will be."""
    if obstacle(case, chosen, desk) is not None:
        return
    for staged in dated:
        if staged.at < chosen.at and staged.at <= desk.now and staged.stage.to is ReminderTarget.MUNICIPALITY:
            draft = _own_draft(case, staged, desk)
            if draft.key not in desk.book.outbox.records:
                yield hold(draft, Hold.SUPERSEDED)


def _extended(board: Board, case: Case, desk: Desk) -> Iterator[HeldLetter]:
    """Stages of this day that an extension has moved on for this case."""
    if case.due <= board.effective_deadline or case.is_answered:
        return
    for stage in board.request.reminders:
        general = StageDue(stage, stage_due(stage, board.effective_deadline, desk))
        if stage.to is ReminderTarget.MUNICIPALITY and _is_today(general, desk):
            draft = _own_draft(case, general, desk)
            if draft.key not in desk.book.outbox.records:
                yield hold(draft, Hold.EXTENDED, stage_due(stage, case.due, desk))


def _own_draft(case: Case, staged: StageDue, desk: Desk) -> Draft:
    return Draft(
        key=f"reminder/{case.id.request}/{staged.stage.name}/{case.id.municipality}",
        kind=LetterKind.REMINDER,
        template=staged.stage.template,
        recipient=case.recipient,
        due_at=staged.at,
        request=case.id.request,
        stage=staged.stage.name,
        cases=(case.id,),
        message_id=reminder_message_id(case.id, staged.stage.name, desk.domain),
        in_hours=True,
    )


def _district_draft(key: str, letter: _DistrictLetter, recipient: str) -> Draft:
    return Draft(
        key=key,
        kind=LetterKind.DISTRICT_REMINDER,
        template=letter.staged.stage.template,
        recipient=recipient,
        due_at=letter.staged.at,
        request=letter.cases[0].request,
        stage=letter.staged.stage.name,
        cases=tuple(letter.cases),
        district=letter.district,
        in_hours=True,
    )


def _is_claimed(case: Case, staged: StageDue, desk: Desk) -> bool:
    return _own_draft(case, staged, desk).key in desk.book.outbox.records


def _is_worth_saying(why: Hold, staged: StageDue, desk: Desk) -> bool:
    if staged.at > desk.until:
        return False
    return why not in CLOSED_HOLDS or _is_today(staged, desk)


def _is_today(staged: StageDue, desk: Desk) -> bool:
    return staged.at <= desk.until and local_date(staged.at, desk.timezone) == desk.today
