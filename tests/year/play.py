"""The year is played: time passes, mail arrives, the worker passes, dies and is started again."""

from __future__ import annotations

import gc
import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum, auto
from heapq import heappop, heappush
from pathlib import Path
from random import Random

from mailflow.adapters.attempts import FileAttempts
from mailflow.adapters.clock import RehearsalClock
from mailflow.adapters.documents.inprocess import InProcessDocuments
from mailflow.app import deciding
from mailflow.app.desk import Desk
from mailflow.app.doubts import decide_doubt
from mailflow.app.health import MailboxHealth
from mailflow.app.ports import Envelope
from mailflow.app.tick import tick
from mailflow.bootstrap import calendar_of
from mailflow.cases.review import waiting
from mailflow.config import load
from mailflow.errors import LedgerError
from mailflow.matching.understand import Matcher
from mailflow.model.fact import MessageRead
from mailflow.model.identifiers import CaseId, Oktmo, RequestId
from mailflow.model.municipality import Directory
from mailflow.model.settings import Configuration
from mailflow.model.understanding import Outcome
from tests.fakes.reports import FakeReports
from tests.year.chaos import Chaos, KilledError
from tests.year.script import (
    ASSOCIATION,
    AUTHSERV,
    FIRST_DAY,
    LAST_DAY,
    MOSCOW,
    ROUNDS,
    STAFF,
    Mail,
    Place,
    Script,
    write_script,
    written,
)
from tests.year.world import (
    PlainRenderer,
    Spool,
    YearArchive,
    YearLedger,
    YearMailbox,
    YearMailer,
    message_id_of,
)

CONFIG = Path(__file__).parents[2] / "config"
PER_HOUR, PER_DAY = 200, 2000
HOURS = (time(9, 5), time(10, 5), time(13, 0), time(17, 30))
FULL_DAY = {date(2024, 3, 20), date(2024, 10, 9)}
RENUMBERED_DAY = {date(2024, 4, 10), date(2024, 9, 11)}
# Letters, reminders and a summary fall into the day before the second, third and fourth one.
RESTORED_DAYS = (date(2024, 7, 17), date(2024, 8, 7), date(2024, 9, 19), date(2024, 10, 31))


@dataclass(frozen=True, slots=True)
class Gone:
    """One mail that left."""

    at: datetime
    key: str
    recipient: str
    message_id: str


@dataclass
class Year:
    """All that happened, for the judge."""

    configuration: Configuration
    script: Script
    gone: list[Gone] = field(default_factory=list)
    clerk: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    chaos: Chaos = field(default_factory=lambda: Chaos(Random(0), 0, 0, 0))
    desk: Desk | None = None
    arrived: dict[str, Mail] = field(default_factory=dict)


def play(folder: Path, *, messages: int, seed: int, kills: int) -> Year:
    """A year with as many municipalities as so many messages need."""
    random = Random(seed)
    count = max(20, min(400, messages * 400 // 30_000))
    configuration = _configuration(folder / "data", count, random)
    places = [Place(str(m.oktmo), m.name, m.emails[0]) for m in configuration.directory.municipalities]
    script = write_script(places, messages, random)
    # About as many operations as this are met in a year; most of them by messages.
    chaos = Chaos(Random(seed + 1), 0.01, kills / (6 * messages), kills)
    year = Year(configuration, script, chaos=chaos)
    _Player(folder, year).run()
    return year


class _End(Enum):
    """How a piece of the program's work ended."""

    DONE = auto()
    KILLED = auto()
    NO_DISK = auto()


class _Player:
    def __init__(self, folder: Path, year: Year) -> None:
        self._folder, self._year, self._chaos = folder, year, year.chaos
        self._clock = RehearsalClock(datetime.combine(FIRST_DAY, time(8, 0), MOSCOW))
        self._spool = Spool(folder / "spool")
        self._mailbox = YearMailbox(self._spool, year.chaos)
        self._mailer = YearMailer(year.chaos, self._deliver)
        self._health = MailboxHealth()
        self._coming: list[tuple[datetime, int, tuple[int, int], Mail]] = []
        self._serial = 0
        for mail in year.script.mails:
            self._schedule(mail)
        year.script = replace(year.script, mails=())
        self._desk = self._open()

    def run(self) -> None:
        self._pass()
        day = FIRST_DAY
        while day <= LAST_DAY:
            self._chaos.calm = day > LAST_DAY - timedelta(days=4)
            self._events(day)
            for moment in HOURS if day.weekday() < 5 else HOURS[1:2]:
                now = datetime.combine(day, moment, MOSCOW)
                self._clock.set(now)
                self._chaos.disk_is_full = day in FULL_DAY and moment < time(12)
                self._arrive(now)
                self._pass()
                if not self._chaos.disk_is_full:
                    self._work_of_the_clerk()
            day += timedelta(days=1)
        self._year.desk = self._desk

    def _events(self, day: date) -> None:
        if day in RENUMBERED_DAY:
            self._mailbox.renumber()
            self._chaos.happened["uidvalidity changes"] += 1
        if day + timedelta(days=1) in RESTORED_DAYS:
            self._stop()
            shutil.copytree(self._folder / "data", self._folder / "backup")
            self._desk = self._open()
        if day in RESTORED_DAYS:
            self._stop()
            shutil.rmtree(self._folder / "data")
            shutil.move(self._folder / "backup", self._folder / "data")
            self._desk = self._open()
            self._chaos.happened["restores"] += 1

    def _pass(self) -> None:
        """One pass; a dead or stopped program is started again at once."""
        for _ in range(50):
            match self._end_of(lambda: tick(self._desk, self._health)):
                case _End.DONE:
                    return
                case _End.NO_DISK:
                    self._chaos.happened["passes ended by the disk"] += 1
                    if self._chaos.disk_is_full:
                        return
                case _End.KILLED:
                    self._restart()
        raise AssertionError("fifty passes in a row came to nothing")

    @staticmethod
    def _end_of(work: Callable[[], object]) -> _End:
        """How the work ended; the exception is let go, for its traceback holds the dead program's memory."""
        try:
            work()
        except KilledError:
            return _End.KILLED
        except LedgerError:
            return _End.NO_DISK
        return _End.DONE

    def _stop(self) -> None:
        """The program ends; nothing of its memory is left to the next one."""
        self._desk.ledger.close()
        del self._desk
        gc.collect()

    def _restart(self) -> None:
        self._stop()
        if self._chaos.random.random() < 0.3:
            with (self._folder / "data" / "ledger.journal").open("ab") as journal:
                journal.write(
                    self._chaos.random.randbytes(self._chaos.random.randrange(1, 60)).replace(b"\n", b"")
                )
            self._chaos.happened["torn lines"] += 1
        self._desk = self._open()

    def _open(self) -> Desk:
        storage, configuration = self._folder / "data", self._year.configuration
        desk = Desk(
            ledger=YearLedger(storage, self._chaos),
            archive=YearArchive(storage, self._chaos),
            attempts=FileAttempts(storage),
            documents=InProcessDocuments(ocr=False),
            mailbox=self._mailbox,
            mailer=self._mailer,
            renderer=PlainRenderer(),
            reports=FakeReports(),
            clock=self._clock,
            configuration=configuration,
            matcher=Matcher(configuration.directory, configuration.requests),
            calendar=calendar_of(configuration),
        )
        desk.catch_up()
        return desk

    # The world's side

    def _schedule(self, mail: Mail) -> None:
        self._serial += 1
        heappush(self._coming, (mail.at, self._serial, self._spool.put(mail.raw), replace(mail, raw=b"")))

    def _arrive(self, now: datetime) -> None:
        while self._coming and self._coming[0][0] <= now:
            _, _, place, mail = heappop(self._coming)
            self._mailbox.deliver(place, mail.at)
            self._year.arrived[mail.message_id] = mail

    def _deliver(self, envelope: Envelope) -> None:
        now = self._clock.now()
        message_id = message_id_of(envelope.raw)
        self._year.gone.append(Gone(now, envelope.letter, envelope.recipient, message_id))
        if envelope.recipient in self._year.script.dead:
            self._schedule(_bounce(envelope.recipient, message_id, now, self._serial))
        elif envelope.letter.startswith("letter/") and self._serial % 5 == 0:
            self._schedule(_vacation(envelope.recipient, message_id, now, self._serial))

    def _work_of_the_clerk(self) -> None:
        """Doubts and the queue, by the truth; the clerk too finds the service killed at times."""
        for _ in range(50):
            match self._end_of(self._decide):
                case _End.DONE:
                    return
                case _End.KILLED:
                    self._restart()
                case _End.NO_DISK:
                    continue

    def _decide(self) -> None:
        desk, year = self._desk, self._year
        desk.catch_up()
        for word, _ in deciding.standstills(desk):
            deciding.resume(desk, word, who="сотрудник", why="просмотрено")
            year.clerk["standstills"] += 1
        left = {gone.key for gone in year.gone}
        for claim in desk.book.in_doubt():
            decide_doubt(desk, claim.letter, was_sent=claim.letter in left, who="сотрудник")
            year.clerk["doubts"] += 1
        for item in waiting(desk.book, desk.clock.now()):
            fact = item.entry.fact
            assert isinstance(fact, MessageRead)
            self._settle(int(item.entry.number), fact, item.reason)

    def _settle(self, number: int, fact: MessageRead, reason: str) -> None:
        year, mail = self._year, self._year.arrived.get(fact.understanding.message_id)
        year.reasons[reason] += 1
        if mail is None or mail.credits is None:
            year.clerk["dismissed"] += 1
            deciding.dismiss(self._desk, number, who="сотрудник", why="не ответ")
            return
        year.clerk["assigned"] += 1
        request, code = mail.credits
        deciding.assign(
            self._desk,
            number,
            CaseId(RequestId(request), Oktmo(code)),
            outcome=Outcome(mail.outcome),
            figures={"practices": Decimal(mail.practices)} if mail.outcome == "report" else {},
            until=None,
            who="сотрудник",
            why="прочитано",
        )


def _bounce(recipient: str, message_id: str, at: datetime, serial: int) -> Mail:
    own = f"<bounce.{serial}@mx.year.example>"
    arrives = at + timedelta(minutes=5)
    raw = (
        f"Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.year.example\r\nTo: {ASSOCIATION}\r\n"
        f"Subject: Undelivered Mail Returned to Sender\r\nMessage-ID: {own}\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        f"--b\r\nContent-Type: text/plain\r\n\r\n<{recipient}>: host said: 550 5.1.1 User unknown\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.year.example\r\n\r\n"
        f"Final-Recipient: rfc822; {recipient}\r\nAction: failed\r\nStatus: 5.1.1\r\n"
        "Diagnostic-Code: smtp; 550 5.1.1 User unknown\r\n\r\n"
        f"--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: {message_id}\r\n\r\n--b--\r\n"
    )
    return Mail(arrives, raw.encode(), own)


def _vacation(recipient: str, message_id: str, at: datetime, serial: int) -> Mail:
    own = f"<vacation.{serial}@{recipient.partition('@')[2]}>"
    head = f"Auto-Submitted: auto-replied\r\nIn-Reply-To: {message_id}\r\n"
    arrives = at + timedelta(minutes=1)
    raw = written(recipient, "Автоответ", "Ваше письмо получено. Я в отпуске.", own, arrives, head)
    return Mail(arrives, raw, own)


def _configuration(storage: Path, count: int, random: Random) -> Configuration:
    base = load(CONFIG, {}, need_secrets=False)
    members = base.directory.municipalities
    chosen = sorted(random.sample(members, count), key=lambda each: each.oktmo)
    municipalities = tuple(
        replace(each, emails=(f"adm@{each.oktmo}.example",), parent=None) for each in chosen
    )
    template = base.requests[0]
    requests = tuple(
        replace(
            template,
            number=str(number),
            date=day,
            title=f"О неделе № {number - 100}",
            deadline=deadline,
            aliases=(),
            attachments=(),
            items=(),
            send_at=None,
        )
        for number, day, deadline in ROUNDS
    )
    return replace(
        base,
        association=replace(base.association, email=ASSOCIATION, own_addresses=(), chair=""),
        imap=replace(base.imap, authserv_ids=(AUTHSERV,)),
        smtp=replace(base.smtp, per_hour=PER_HOUR, per_day=PER_DAY),
        staff=replace(base.staff, digest_to=(STAFF,), operators=(STAFF,)),
        storage=storage,
        directory=Directory(municipalities, base.directory.localities),
        requests=requests,
    )
