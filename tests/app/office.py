"""An office for these tests: a desk over fakes in the small region of `tests.cases.town`."""

from __future__ import annotations

from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from typing import TypeVar

from mailflow.adapters.clock import RehearsalClock
from mailflow.adapters.documents.inprocess import InProcessDocuments
from mailflow.app.desk import Desk
from mailflow.app.health import MailboxHealth
from mailflow.app.tick import TickReport, tick
from mailflow.matching.understand import Matcher
from mailflow.model.board import Case
from mailflow.model.identifiers import Oktmo
from mailflow.model.settings import Configuration
from tests.cases.town import CALENDAR, CONFIGURATION, NORTH_A, local
from tests.fakes.archive import FakeArchive
from tests.fakes.attempts import FakeAttempts
from tests.fakes.ledger import FakeLedger
from tests.fakes.mailbox import FakeMailbox
from tests.fakes.mailer import FakeMailer
from tests.fakes.renderer import FakeRenderer
from tests.fakes.reports import FakeReports

START = local(9, 5, 9, 0)
"""The morning of the letter, a Thursday."""

F = TypeVar("F")

TEXT = "На № 96 от 05.09.2024. Сообщаем: размещено 2 успешные практики."


class Office:
    """The parts of one desk, each a fake, and the clock."""

    def __init__(self, configuration: Configuration = CONFIGURATION, now: datetime = START) -> None:
        self.clock = RehearsalClock(now)
        self.mailbox = FakeMailbox(max_message_octets=20_000)
        self.mailer = FakeMailer()
        self.archive = FakeArchive()
        self.attempts = FakeAttempts()
        self.renderer = FakeRenderer()
        self.ledger = FakeLedger()
        self.health = MailboxHealth()
        self.notes: list[str] = []
        self.desk = self.open_desk(configuration)

    def open_desk(self, configuration: Configuration) -> Desk:
        """A worker's desk over the same ledger, mailbox and archive: a restart of the program."""
        self.desk = Desk(
            ledger=self.ledger,
            archive=self.archive,
            attempts=self.attempts,
            documents=InProcessDocuments(ocr=False),
            mailbox=self.mailbox,
            mailer=self.mailer,
            renderer=self.renderer,
            reports=FakeReports(),
            clock=self.clock,
            configuration=configuration,
            matcher=Matcher(configuration.directory, configuration.requests),
            calendar=CALENDAR,
            note=self.notes.append,
        )
        self.desk.catch_up()
        return self.desk

    def tick_at(self, moment: datetime, *, since: datetime | None = None) -> TickReport:
        self.clock.set(moment)
        return tick(self.desk, self.health, since=since)

    def facts(self, kind: type[F]) -> list[F]:
        """All facts of a kind, in order."""
        return [entry.fact for entry in self.ledger.entries() if isinstance(entry.fact, kind)]

    def number_of(self, kind: type[F]) -> int:
        """Entry number of the last fact of a kind."""
        return max(entry.number for entry in self.ledger.entries() if isinstance(entry.fact, kind))

    def case(self, code: Oktmo) -> Case:
        board = self.desk.boards(self.clock.now())[0]
        return next(case for case in board.cases if case.municipality.oktmo == code)

    def sent_keys(self) -> list[str]:
        return [envelope.letter for envelope in self.mailer.sent]


def answer(
    code: Oktmo = NORTH_A,
    *,
    at: datetime,
    name: str = "answer",
    text: str = TEXT,
    subject: str = "О марафоне",
    sender: str | None = None,
) -> bytes:
    """A new letter from the municipality's address on file; its text names our number."""
    message = EmailMessage()
    message["From"] = sender or f"mo{code}@north.example"
    message["To"] = "sovet@sovet.example"
    message["Date"] = format_datetime(at)
    message["Message-ID"] = f"<{name}.{code}@north.example>"
    message["Subject"] = subject
    message.set_content(text)
    return message.as_bytes().replace(b"\n", b"\r\n")


def advertisement(*, at: datetime, name: str = "sale") -> bytes:
    """Mail that concerns nobody."""
    text = "Курсы повышения квалификации со скидкой. Чтобы отписаться от рассылки, нажмите ссылку."
    return answer(at=at, name=name, text=text, subject="Скидки на курсы!", sender="news@shop.example")
