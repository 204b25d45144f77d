"""From a planned letter to a mail: which values, which template, which attachments, which headers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cached_property
from typing import assert_never

from mailflow.app import mails
from mailflow.app.desk import Desk
from mailflow.app.ports import RenderedMail
from mailflow.cases.announcements import AHEAD
from mailflow.cases.recording import Recording
from mailflow.cases.review import waiting
from mailflow.cases.staff_mail import told_until
from mailflow.errors import NotFoundError, OperatorError
from mailflow.mail.composing.compose import Automatic, OutgoingMail
from mailflow.mail.composing.mime_body import Attachment
from mailflow.model.board import Board, Case
from mailflow.model.fact import Entry, LetterKind, MessageRead, TroubleBegan, TroubleEnded
from mailflow.model.identifiers import CaseId, EntryNumber, RequestId
from mailflow.model.message import Address
from mailflow.model.plan import DueLetter, Plan
from mailflow.model.request import ReminderStage
from mailflow.model.understanding import CaseVerdict, Decision

CHART_ID = "chart@mailflow"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_OFFICIAL = frozenset({LetterKind.LETTER})
"""Letters a person answers for; everything else says that a program wrote it (RFC 3834, 5)."""

_WITH_LETTER_ATTACHED = frozenset({LetterKind.LETTER})


@dataclass
class Correspondence:
    """Writes the letters of one batch, on boards folded once. Raises OperatorError of templates."""

    desk: Desk
    plan: Plan
    now: datetime
    _rendering: list[DueLetter] = field(default_factory=list)
    _rendered_ahead: Iterator[RenderedMail | OperatorError] = field(default_factory=lambda: iter(()))

    def prepare(self, letters: Sequence[DueLetter]) -> None:
        """Have these rendered while other work is done; `write` takes them, in this order."""
        self._rendering, asked = [], []
        for letter in letters:
            # One whose values cannot be had meets its fault again in `write`, where it is guarded.
            with suppress(Exception):
                asked.append((letter.template, self._values(letter)))
                self._rendering.append(letter)
        self._rendered_ahead = self.desk.renderer.render_all(asked)

    def write(self, letter: DueLetter) -> OutgoingMail:
        """The mail of a planned letter, the same bytes for every attempt at the same instant."""
        association = self.desk.configuration.association
        mail = self._rendered(letter)
        return OutgoingMail(
            letter=letter.key,
            message_id=letter.message_id,
            date=self.now.astimezone(association.timezone),
            from_=Address(association.short_name or association.name, association.email),
            to=Address(self._name_of(letter), letter.recipient),
            subject=mail.subject,
            text=mail.text,
            html=mail.html,
            attachments=self._attachments(letter),
            images=self._images(letter),
            in_reply_to=self._answered(letter),
            references=self._references(letter),
            automatic=_automatic(letter.kind),
        )

    def _rendered(self, letter: DueLetter) -> RenderedMail:
        """A trouble is told in plain words even where its own template is the trouble."""
        try:
            return self._from_template(letter)
        except OperatorError:
            began = self._about(letter).fact if letter.kind is LetterKind.TROUBLE else None
            if not isinstance(began, TroubleBegan):
                raise
            return RenderedMail("Неполадка службы учёта ответов", f"{began.text}\n", "")

    def _from_template(self, letter: DueLetter) -> RenderedMail:
        """Raises OperatorError."""
        if not self._rendering or self._rendering[0] is not letter:
            return self.desk.renderer.render(letter.template, self._values(letter))
        self._rendering.pop(0)
        mail = next(self._rendered_ahead)
        if isinstance(mail, OperatorError):
            raise mail
        return mail

    @cached_property
    def _boards(self) -> Mapping[RequestId, Board]:
        return {board.request.id: board for board in self.desk.boards(self.now)}

    @cached_property
    def _cases(self) -> Mapping[CaseId, Case]:
        return {case.id: case for board in self._boards.values() for case in board.cases}

    def _values(self, letter: DueLetter) -> Mapping[str, object]:
        configuration, now, looked_at = self.desk.configuration, self.now, self.desk.looked_at
        match letter.kind:
            case LetterKind.LETTER:
                case = self._case(letter)
                return mails.letter_values(configuration, self._board(letter).request, case.municipality, now)
            case LetterKind.REMINDER:
                stage, case = self._stage(letter), self._case(letter)
                return mails.reminder_values(configuration, self._board(letter), case, stage, now, looked_at)
            case LetterKind.DISTRICT_REMINDER:
                assert letter.district is not None
                board = self._board(letter)
                cases = [case for case in board.cases if case.id in letter.cases]
                district = configuration.directory[letter.district]
                return mails.district_values(
                    configuration, board, district, cases, self._stage(letter), now, looked_at
                )
            case LetterKind.CHAIR_NOTE:
                return mails.chair_values(
                    configuration, self._board(letter), self._stage(letter), now, looked_at
                )
            case LetterKind.ACKNOWLEDGEMENT:
                return mails.acknowledgement_values(
                    configuration, self._about(letter), now, verdicts=self._verdicts(letter)
                )
            case LetterKind.CORRECTION:
                return mails.correction_values(
                    configuration,
                    self._board(letter),
                    self._about(letter),
                    now,
                    verdicts=self._verdicts(letter),
                )
            case LetterKind.ANNOUNCEMENT:
                return mails.announcement_values(
                    configuration,
                    self._board(letter).request,
                    self._stage(letter),
                    letter.cases,
                    max(letter.due_at + AHEAD, now),
                    now,
                )
            case LetterKind.SUMMARY:
                return mails.summary_values(configuration, self._board(letter), now, chart=f"cid:{CHART_ID}")
            case LetterKind.DIGEST | LetterKind.ALL_IS_WELL | LetterKind.TROUBLE:
                return self._staff_values(letter)
            case _:
                assert_never(letter.kind)

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

    def _board(self, letter: DueLetter) -> Board:
        if letter.request is None or letter.request not in self._boards:
            raise NotFoundError(f"Запроса {letter.request} больше нет в config/requests")
        return self._boards[letter.request]

    def _case(self, letter: DueLetter) -> Case:
        self._board(letter)
        found = self._cases.get(letter.cases[0])
        if found is None:
            raise NotFoundError(f"Дела {letter.cases[0]} больше нет")
        return found

    def _stage(self, letter: DueLetter) -> ReminderStage:
        stages = self._board(letter).request.reminders
        found = next((stage for stage in stages if stage.name == letter.stage), None)
        if found is None:
            raise NotFoundError(f"Этапа напоминаний «{letter.stage}» больше нет в запросе {letter.request}")
        return found

    def _about(self, letter: DueLetter) -> Entry:
        entry = self.desk.book.entry(letter.about or EntryNumber(0))
        if entry is None:
            raise NotFoundError(f"Записи № {letter.about} нет")
        return entry

    def _name_of(self, letter: DueLetter) -> str:
        """The display name of the recipient; only where a municipality is written to."""
        if letter.kind in (LetterKind.LETTER, LetterKind.REMINDER):
            return self._case(letter).municipality.name
        if letter.district is not None:
            return self.desk.configuration.directory[letter.district].name
        return ""

    def _attachments(self, letter: DueLetter) -> tuple[Attachment, ...]:
        if letter.kind in _WITH_LETTER_ATTACHED:
            files = self._board(letter).request.attachments
            return tuple(Attachment(each.name, each.content_type, each.content) for each in files)
        if letter.kind is LetterKind.SUMMARY:
            board = self._board(letter)
            registry = self.desk.reports.registry(board, self.desk.configuration)
            return (Attachment(f"Реестр ответов {board.request.id}.xlsx", XLSX, registry),)
        return ()

    def _images(self, letter: DueLetter) -> tuple[Attachment, ...]:
        if letter.kind is not LetterKind.SUMMARY:
            return ()
        picture = self.desk.reports.chart(self._board(letter), self.desk.configuration)
        return (Attachment("territories.png", "image/png", picture, CHART_ID),)

    def _answered(self, letter: DueLetter) -> str:
        """Message-ID of the answer that an acknowledgement thanks for."""
        if letter.kind is not LetterKind.ACKNOWLEDGEMENT:
            return ""
        fact = self._about(letter).fact
        return fact.understanding.message_id if isinstance(fact, MessageRead) else ""

    def _references(self, letter: DueLetter) -> tuple[str, ...]:
        """A reminder stands in the thread of its letter, so that mail programs show them together."""
        if letter.kind is LetterKind.REMINDER:
            records = self.desk.book.outbox.of_case(letter.cases[0])
            first = next((each.claim for each in records if each.claim.kind is LetterKind.LETTER), None)
            return (first.message_id,) if first else ()
        answered = self._answered(letter)
        return (answered,) if answered else ()


def _automatic(kind: LetterKind) -> Automatic:
    if kind in _OFFICIAL:
        return Automatic.NO
    return Automatic.REPLIED if kind is LetterKind.ACKNOWLEDGEMENT else Automatic.GENERATED
