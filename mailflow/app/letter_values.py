"""The values of a planned letter for its template, from the board as it stands at one instant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property
from typing import assert_never

from mailflow.app import mails
from mailflow.app.desk import Desk
from mailflow.cases.announcements import AHEAD
from mailflow.cases.recording import Recording
from mailflow.cases.review import waiting
from mailflow.cases.staff_mail import told_until
from mailflow.errors import NotFoundError
from mailflow.model.board import Board, Case
from mailflow.model.fact import Entry, LetterKind, TroubleBegan, TroubleEnded
from mailflow.model.identifiers import CaseId, EntryNumber, RequestId
from mailflow.model.plan import DueLetter, Plan
from mailflow.model.request import ReminderStage
from mailflow.model.understanding import CaseVerdict, Decision

CHART_ID = "chart@mailflow"
"""The picture in the summary: its Content-ID, and what the template shows it by (RFC 2392)."""


@dataclass
class LetterValues:
    """What letters speak of, looked up on boards folded once.

    Every look-up raises NotFoundError for what the operator has taken out of the configuration meanwhile.
    """

    desk: Desk
    plan: Plan
    now: datetime

    def of(self, letter: DueLetter) -> Mapping[str, object]:
        """What its template is given; the names are those of `preview` and docs/operator.ru.md."""
        configuration, now, looked_at = self.desk.configuration, self.now, self.desk.looked_at
        match letter.kind:
            case LetterKind.LETTER:
                case = self.case(letter)
                return mails.letter_values(configuration, self.board(letter).request, case.municipality, now)
            case LetterKind.REMINDER:
                stage, case = self._stage(letter), self.case(letter)
                return mails.reminder_values(configuration, self.board(letter), case, stage, now, looked_at)
            case LetterKind.DISTRICT_REMINDER:
                assert letter.district is not None
                board = self.board(letter)
                cases = [case for case in board.cases if case.id in letter.cases]
                district = configuration.directory[letter.district]
                return mails.district_values(
                    configuration, board, district, cases, self._stage(letter), now, looked_at
                )
            case LetterKind.CHAIR_NOTE:
                return mails.chair_values(
                    configuration, self.board(letter), self._stage(letter), now, looked_at
                )
            case LetterKind.ACKNOWLEDGEMENT:
                return mails.acknowledgement_values(
                    configuration, self.about(letter), now, verdicts=self._verdicts(letter)
                )
            case LetterKind.CORRECTION:
                return mails.correction_values(
                    configuration,
                    self.board(letter),
                    self.about(letter),
                    now,
                    verdicts=self._verdicts(letter),
                )
            case LetterKind.ANNOUNCEMENT:
                return mails.announcement_values(
                    configuration,
                    self.board(letter).request,
                    self._stage(letter),
                    letter.cases,
                    max(letter.due_at + AHEAD, now),
                    now,
                )
            case LetterKind.SUMMARY:
                return mails.summary_values(configuration, self.board(letter), now, chart=f"cid:{CHART_ID}")
            case LetterKind.DIGEST | LetterKind.ALL_IS_WELL | LetterKind.TROUBLE:
                return self._staff_values(letter)
            case _:
                assert_never(letter.kind)

    def board(self, letter: DueLetter) -> Board:
        """The board of its request."""
        if letter.request is None or letter.request not in self._boards:
            raise NotFoundError(f"Запроса {letter.request} больше нет в config/requests")
        return self._boards[letter.request]

    def case(self, letter: DueLetter) -> Case:
        """The one case, or the first of several."""
        self.board(letter)
        found = self._cases.get(letter.cases[0])
        if found is None:
            raise NotFoundError(f"Дела {letter.cases[0]} больше нет")
        return found

    def about(self, letter: DueLetter) -> Entry:
        """The fact that called for the letter: the answer thanked for, the trouble told."""
        entry = self.desk.book.entry(letter.about or EntryNumber(0))
        if entry is None:
            raise NotFoundError(f"Записи № {letter.about} нет")
        return entry

    @cached_property
    def _boards(self) -> Mapping[RequestId, Board]:
        return {board.request.id: board for board in self.desk.boards(self.now)}

    @cached_property
    def _cases(self) -> Mapping[CaseId, Case]:
        return {case.id: case for board in self._boards.values() for case in board.cases}

    def _staff_values(self, letter: DueLetter) -> Mapping[str, object]:
        configuration, book, now = self.desk.configuration, self.desk.book, self.now
        boards = tuple(self._boards.values())
        if letter.kind is LetterKind.TROUBLE:
            began, ended = self._trouble(letter)
            if ended is not None:
                return mails.trouble_values(configuration, (), now, ended=[(began, ended)])
            return mails.trouble_values(configuration, [began], now)
        if letter.kind is LetterKind.ALL_IS_WELL:
            return mails.all_is_well_values(
                configuration,
                boards,
                now,
                looked_at=self.desk.looked_at,
                messages_read=self._messages_of_the_week(),
                calendar_until=self.desk.calendar.known_until(),
            )
        return mails.digest_values(
            configuration,
            boards,
            waiting(book, now),
            self._news(letter),
            self.plan,
            self._troubles(letter),
            book.in_doubt(),
            now,
        )

    def _news(self, letter: DueLetter) -> list[Entry]:
        """Facts since the last digest to the same address."""
        last = told_until(self.desk.book.outbox, letter.recipient)
        return [entry for number, entry in self.desk.book.entries.items() if number > last]

    def _troubles(self, letter: DueLetter) -> list[TroubleBegan]:
        """Those that last, and those that came and went since the last digest to the same address (I7)."""
        last = told_until(self.desk.book.outbox, letter.recipient)
        return [
            trouble if end is None or end[1].at == trouble.at else self._passed(trouble, end[1])
            for number, trouble, end in self.desk.book.marks.troubles_told
            if end is None or end[0] > last
        ]

    def _passed(self, trouble: TroubleBegan, end: TroubleEnded) -> TroubleBegan:
        at = end.at.astimezone(self.desk.configuration.association.timezone)
        return replace(trouble, text=f"{trouble.text} Прошло: {at:%d.%m.%Y %H:%M}.")

    def _messages_of_the_week(self) -> int:
        week_ago = self.now - timedelta(days=7)
        return sum(fact.at > week_ago for fact in self.desk.book.inbox.messages.values())

    def _trouble(self, letter: DueLetter) -> tuple[TroubleBegan, TroubleEnded | None]:
        """The trouble a letter is about: by its end where the letter tells of that, else by its beginning."""
        for number, began, end in self.desk.book.marks.troubles_told:
            if number == letter.about:
                return began, None
            if end is not None and end[0] == letter.about:
                return began, end[1]
        raise NotFoundError(f"Неполадки с записью № {letter.about} нет")

    def _verdicts(self, letter: DueLetter) -> tuple[CaseVerdict, ...]:
        """What the message counts for as things stand, a person's word included.

        Points answered in another letter of the same case are answered.
        """
        assert letter.about is not None
        recordings = ((case, self.desk.book.inbox.recording(letter.about, case)) for case in letter.cases)
        return tuple(
            CaseVerdict(case, found.outcome, Decision.RECORDED, found.figures, items=self._items(case, found))
            for case, found in recordings
            if found is not None
        )

    def _items(self, case: CaseId, found: Recording) -> tuple[int, ...]:
        folded = self._cases.get(case)
        return found.items if folded is None else tuple(sorted({*found.items, *folded.items}))

    def _stage(self, letter: DueLetter) -> ReminderStage:
        stages = self.board(letter).request.reminders
        found = next((stage for stage in stages if stage.name == letter.stage), None)
        if found is None:
            raise NotFoundError(f"Этапа напоминаний «{letter.stage}» больше нет в запросе {letter.request}")
        return found
