"""A small invented region for these tests: two districts, settlements beneath them, and facts about them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from hashlib import sha256
from pathlib import PurePath
from zoneinfo import ZoneInfo

from mailflow.cases.board import fold_board
from mailflow.cases.book import Book
from mailflow.cases.calendar import WorkingCalendar
from mailflow.cases.plan import plan, wanted
from mailflow.model.board import Board, Case
from mailflow.model.fact import (
    Entry,
    Fact,
    LetterClaimed,
    LetterSettled,
    MessageAssigned,
    MessageRead,
    SendResult,
)
from mailflow.model.identifiers import CaseId, ContentHash, EntryNumber, Oktmo, RequestId
from mailflow.model.municipality import Directory, Municipality
from mailflow.model.plan import DueLetter, Plan
from mailflow.model.request import FigureSpec, ReminderStage, ReminderTarget, Request
from mailflow.model.settings import (
    Association,
    CalendarSettings,
    Configuration,
    ImapSettings,
    Security,
    Server,
    Service,
    SmtpSettings,
    Staff,
)
from mailflow.model.understanding import (
    Candidate,
    CaseVerdict,
    Decision,
    FailedRecipient,
    Kind,
    Outcome,
    Understanding,
)

MOSCOW = ZoneInfo("Europe/Moscow")
STAFF = "staff@sovet.example"
SERVICE = Service()
CALENDAR = WorkingCalendar(frozenset(), frozenset())

NORTH = Oktmo("03701000")
SOUTH = Oktmo("03702000")
CITY = Oktmo("03703000")
NORTH_A = Oktmo("03701401")
NORTH_B = Oktmo("03701402")
SOUTH_A = Oktmo("03702401")


def _unit(code: Oktmo, name: str, kind: str, parent: Oktmo | None = None, *more: str) -> Municipality:
    return Municipality(code, name, kind, parent, emails=(f"mo{code}@north.example", *more))


DIRECTORY = Directory(
    (
        _unit(NORTH, "Северный муниципальный район", "муниципальный район"),
        _unit(NORTH_A, "Берёзовское сельское поселение", "сельское поселение", NORTH, "second@north.example"),
        _unit(NORTH_B, "Липовское сельское поселение", "сельское поселение", NORTH),
        _unit(SOUTH, "Южный муниципальный район", "муниципальный район"),
        _unit(SOUTH_A, "Озёрное сельское поселение", "сельское поселение", SOUTH),
        _unit(CITY, "город Светлый", "городской округ"),
    )
)

STAGES = (
    ReminderStage("soft", time(10, 0), "reminder_soft", working_days_before=5),
    ReminderStage("last", time(10, 0), "reminder_last", working_days_before=1),
    ReminderStage("today", time(10, 0), "reminder_today", working_days_before=0),
    ReminderStage("overdue-1", time(10, 0), "reminder_overdue", working_days_after=1),
    ReminderStage("overdue-3", time(10, 0), "reminder_district", ReminderTarget.DISTRICT, None, 3),
    ReminderStage("overdue-5", time(10, 0), "chair_note", ReminderTarget.CHAIR, None, 5),
)

REQUEST = Request(
    number="96",
    date=date(2024, 9, 5),
    title="Об участии в марафоне",
    deadline=date(2024, 9, 30),
    figures=(FigureSpec("practices", "успешных практик"),),
    reminders=STAGES,
)


def local(month: int, day: int, hour: int = 10, minute: int = 0) -> datetime:
    """Moscow time in 2024."""
    return datetime(2024, month, day, hour, minute, tzinfo=MOSCOW)


def case_id(code: Oktmo, request: Request = REQUEST) -> CaseId:
    return CaseId(request.id, code)


def configuration(
    *,
    directory: Directory = DIRECTORY,
    requests: tuple[Request, ...] = (REQUEST,),
    staff: tuple[str, ...] = (STAFF,),
    service: Service = SERVICE,
    per_hour: int = 0,
    per_day: int = 0,
    chair: str = "",
) -> Configuration:
    server = Server("localhost", 1, Security.NONE, "u", "p")
    return Configuration(
        association=Association("Совет", "sovet@sovet.example", MOSCOW, chair=chair),
        imap=ImapSettings(server),
        smtp=SmtpSettings(server, per_hour, per_day),
        staff=Staff(staff),
        service=service,
        calendar=CalendarSettings(),
        storage=PurePath("data"),
        templates=PurePath("templates"),
        directory=directory,
        requests=requests,
    )


CONFIGURATION = configuration()


def content(name: str) -> ContentHash:
    return ContentHash(sha256(name.encode()).hexdigest())


def reply(
    name: str,
    *verdicts: CaseVerdict,
    at: datetime,
    sent_at: datetime | None = None,
    sender: str = "",
    candidates: tuple[Candidate, ...] = (),
    quiet: bool = False,
    promised: date | None = None,
) -> MessageRead:
    """A reply read at `at`, sent (and received) then too unless said otherwise."""
    return MessageRead(
        at,
        content(name),
        Understanding(
            Kind.REPLY,
            message_id=f"<{name}@town.example>",
            sent_at=sent_at or at,
            received_at=sent_at or at,
            from_address=sender,
            cases=verdicts,
            candidates=candidates,
            promised_date=promised,
        ),
        quiet=quiet,
    )


def verdict(
    code: Oktmo,
    outcome: Outcome = Outcome.REPORT,
    decision: Decision = Decision.RECORDED,
    practices: int | None = None,
    request: Request = REQUEST,
) -> CaseVerdict:
    figures: Mapping[str, Decimal] = {} if practices is None else {"practices": Decimal(practices)}
    return CaseVerdict(case_id(code, request), outcome, decision, figures)


def candidate(code: Oktmo | None, request: RequestId | None = REQUEST.id) -> Candidate:
    return Candidate(request, code, "похоже")


def bounce(
    name: str, address: str, *, at: datetime, about: str = "", address_good: bool = False
) -> MessageRead:
    return MessageRead(
        at,
        content(name),
        Understanding(
            Kind.BOUNCE,
            failed_recipients=(FailedRecipient(address, "5.1.1", "no such user", address_good),),
            about=(about,) if about else (),
        ),
    )


def notice(kind: Kind, name: str, *, at: datetime, about: str = "", sender: str = "") -> MessageRead:
    return MessageRead(
        at, content(name), Understanding(kind, from_address=sender, about=(about,) if about else ())
    )


@dataclass(slots=True)
class Town:
    """A book filled fact by fact, and what the program makes of it."""

    configuration: Configuration = CONFIGURATION
    book: Book = field(default_factory=Book)
    entries: list[Entry] = field(default_factory=list)

    def record(self, *facts: Fact) -> EntryNumber:
        for fact in facts:
            entry = Entry(EntryNumber(len(self.entries) + 1), fact)
            self.entries.append(entry)
            self.book.add(entry)
        return EntryNumber(len(self.entries))

    def restart(self) -> None:
        self.book = Book()
        self.book.add_all(self.entries)

    def send(
        self, letter: DueLetter, at: datetime, result: SendResult | None = SendResult.SENT, **settled: object
    ) -> None:
        """Claim and settle as the application does; result None is a crash between the two."""
        self.record(
            LetterClaimed(
                at,
                letter.key,
                letter.kind,
                letter.recipient,
                letter.message_id,
                content(letter.key),
                letter.attempt,
                letter.request,
                letter.stage,
                letter.cases,
                letter.district,
            )
        )
        if result is not None:
            fact = LetterSettled(at, letter.key, letter.attempt, result)
            self.record(replace(fact, **settled))  # type: ignore[arg-type]  # a test's own keywords

    def send_letters(self, at: datetime, result: SendResult = SendResult.SENT) -> None:
        """Send every first letter that is due."""
        for letter in self.plan(at).letters:
            if letter.kind.value == "letter":
                self.send(letter, at, result)

    def boards(self, now: datetime) -> tuple[Board, ...]:
        return tuple(
            fold_board(self.book, self.configuration, each, now, CALENDAR)
            for each in self.configuration.requests
        )

    def case(self, code: Oktmo, now: datetime, book: Book | None = None) -> Case:
        board = fold_board(
            book or self.book, self.configuration, self.configuration.requests[0], now, CALENDAR
        )
        return next(each for each in board.cases if each.municipality.oktmo == code)

    def plan(
        self,
        now: datetime,
        *,
        looked: bool = True,
        horizon: datetime | None = None,
        sent_known: bool = True,
    ) -> Plan:
        return plan(
            self.book,
            self.configuration,
            self.boards(now),
            CALENDAR,
            now,
            looked_at=now if looked else None,
            horizon=horizon,
            sent_known=sent_known,
        )

    def wanted(self, now: datetime) -> Sequence[DueLetter]:
        return wanted(self.book, self.configuration, self.boards(now), CALENDAR, now)

    def tick(self, now: datetime, *, result: SendResult | None = SendResult.SENT) -> list[str]:
        """Send what is due, and again what that allowed; the keys sent, in order."""
        sent: list[str] = []
        for _ in range(3):
            for letter in self.plan(now).letters:
                self.send(letter, now, result)
                sent.append(letter.key)
        return sent


def assigned(
    message: EntryNumber, code: Oktmo, outcome: Outcome, at: datetime, practices: int | None = None
) -> MessageAssigned:
    figures: Mapping[str, Decimal] = {} if practices is None else {"practices": Decimal(practices)}
    return MessageAssigned(at, "oператор", message, case_id(code), outcome, figures)


def started(config: Configuration = CONFIGURATION, at: datetime | None = None) -> Town:
    """A town whose letters all left on the morning of 5 September."""
    town = Town(config)
    town.send_letters(at or local(9, 5, 9, 0))
    return town


def keys(letters: Iterable[DueLetter]) -> list[str]:
    return [each.key for each in letters]


ONE_DAY = timedelta(days=1)
