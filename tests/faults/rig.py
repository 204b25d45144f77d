"""A small association on embedded servers, with its files on a real disk: what faults are put into."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from email.utils import format_datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from mailflow.adapters.ledger import TinyLedger
from mailflow.app.health import MailboxHealth
from mailflow.app.ports import Mailbox, Mailer
from mailflow.app.tick import TickReport, tick
from mailflow.bootstrap import open_desk, open_records, rehearsal_clock
from mailflow.config import load
from mailflow.demo.servers import Account, EmbeddedServers
from mailflow.model.fact import Entry, LetterClaimed, MessageRead
from mailflow.model.settings import Configuration
from tests.secret import SECRET

REPOSITORY = Path(__file__).parents[2]
ASSOCIATION = "sovet@les.example"
STAFF = "otdel@staff.example"
PASSWORD = SECRET
"""No test may let it be said: tests/conftest.py looks at the output of each."""
MOSCOW = ZoneInfo("Europe/Moscow")
LETTERS_LEAVE = datetime(2024, 9, 5, 10, 0, tzinfo=MOSCOW)
REMINDING = datetime(2024, 9, 23, 10, 5, tzinfo=MOSCOW)
"""Five working days before the deadline of 30.09.2024, just past the hour of the first stage."""
ARRIVED = datetime(2024, 9, 20, 15, 0, tzinfo=MOSCOW)

SETTINGS = """\
association:
  name: Совет муниципальных образований
  email: sovet@les.example
imap:
  {{host: 127.0.0.1, port: {imap}, security: none, user: sovet@les.example, password: {password},
   timeout_seconds: {patience}}}
smtp:
  {{host: 127.0.0.1, port: {smtp}, security: none, user: sovet@les.example, password: {password},
   timeout_seconds: {patience}}}
staff:
  digest_to: [otdel@staff.example]
storage:
  path: {storage}
templates: {templates}
"""
REQUEST = """\
number: 12
date: 05.09.2024
title: О неделе «Открытый двор»
deadline: 2024-09-30
send_at: 2024-09-05T10:00
figures:
  - {key: practices, title: Успешные муниципальные практики}
reminders:
  - {name: soft, working_days_before: 5, at: "10:00", template: reminder}
  - {name: eve, working_days_before: 1, at: "10:00", template: reminder}
  - {name: late, working_days_after: 1, at: "10:00", template: reminder_overdue}
"""
DIRECTORY = """\
oktmo,name,kind,parent,emails
99601000,Лесной муниципальный район,муниципальный район,,rayon@les-rayon.example
99601401,Дубовское сельское поселение Лесного района,сельское поселение,99601000,adm@dubovskoe.example
99601402,Кленовое сельское поселение Лесного района,сельское поселение,99601000,adm@klenovoe.example
"""


@dataclass(frozen=True, slots=True)
class Delivered:
    """One mail as the outside world got it."""

    recipient: str
    sender: str
    raw: bytes

    @property
    def message_id(self) -> str:
        return str(message_from_bytes(self.raw)["Message-ID"])

    @property
    def subject(self) -> str:
        return str(message_from_bytes(self.raw, policy=default)["Subject"])

    @property
    def text(self) -> str:
        body = message_from_bytes(self.raw, policy=default).get_body(("plain",))
        return "" if body is None else str(body.get_content())


@dataclass
class Rig:
    """`folder` holds config/ and data/; `delivered` is what went out to anybody, in order."""

    folder: Path
    servers: EmbeddedServers
    delivered: list[Delivered] = field(default_factory=list)
    health: MailboxHealth = field(default_factory=MailboxHealth)

    @property
    def config(self) -> Path:
        return self.folder / "config"

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def configuration(self, **environment: str) -> Configuration:
        return load(self.config, environment)

    def tick(
        self,
        now: datetime,
        *,
        mailbox: Mailbox | None = None,
        mailer: Mailer | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> TickReport:
        """One pass in this process, as a program just started makes it."""
        configuration = load(self.config, environment or {})
        with open_desk(configuration, rehearsal_clock(now), mailbox=mailbox, mailer=mailer) as desk:
            return tick(desk, self.health)

    def post(self, raw: bytes, at: datetime, *, folder: str = "INBOX") -> int:
        """A mail arrives in the association's mailbox; its UID."""
        return self.servers.inject(ASSOCIATION, raw, folder=folder, internal_date=at)

    def entries(self) -> tuple[Entry, ...]:
        ledger = TinyLedger(self.data, read_only=True)
        try:
            return tuple(ledger.entries())
        finally:
            ledger.close()

    def in_doubt(self, now: datetime) -> tuple[LetterClaimed, ...]:
        with open_records(self.configuration(), rehearsal_clock(now), read_only=True) as records:
            return tuple(records.book.in_doubt())

    def states(self, now: datetime) -> dict[str, str]:
        """State of each case by municipality."""
        with open_records(self.configuration(), rehearsal_clock(now), read_only=True) as records:
            (board,) = records.boards(now)
            return {str(case.id.municipality): case.state.value for case in board.cases}

    def copies(self) -> Counter[str]:
        """How often each of our mails was delivered, by Message-ID."""
        return Counter(each.message_id for each in self.delivered)

    def forget_copies(self) -> None:
        """An empty Sent folder; made where it is missing."""
        uid = self.servers.inject(ASSOCIATION, b"Subject: x\r\n\r\n", folder="Sent")
        self.servers.expunge(ASSOCIATION, range(1, uid + 1), folder="Sent")

    def forget(self, saved: Path) -> None:
        """Back to the data of `saved`, with nothing delivered and no copies in Sent."""
        shutil.rmtree(self.data, ignore_errors=True)
        shutil.copytree(saved, self.data)
        self.delivered.clear()
        self.health = MailboxHealth()


@contextmanager
def rig(folder: Path, *, patience: int = 20, sent_folder: bool = False) -> Iterator[Rig]:
    """Servers on loopback in clear, config/ and data/ beneath `folder`.

    `sent_folder` on request only: the first copy of each pass looks whether the provider keeps its own.
    """
    delivered: list[Delivered] = []

    def on_mail(recipient: str, sender: str, raw: bytes) -> None:
        delivered.append(Delivered(recipient, sender, raw))

    with EmbeddedServers([Account(ASSOCIATION, PASSWORD)], on_mail=on_mail, tls=False) as servers:
        built = Rig(folder, servers, delivered)
        if sent_folder:
            built.forget_copies()
        write_config(built, imap=servers.imap_port, smtp=servers.smtp_port, patience=patience)
        yield built


def write_config(rig: Rig, *, imap: int, smtp: int, patience: int = 20) -> None:
    """The operator's files; the ports may be those of a cutting proxy."""
    (rig.config / "requests").mkdir(parents=True, exist_ok=True)
    settings = SETTINGS.format(
        imap=imap,
        smtp=smtp,
        patience=patience,
        storage=rig.data,
        templates=REPOSITORY / "templates",
        password=PASSWORD,
    )
    (rig.config / "mailflow.yaml").write_text(settings, encoding="utf-8")
    (rig.config / "municipalities.csv").write_text(DIRECTORY, encoding="utf-8")
    (rig.config / "requests" / "12-2024.yaml").write_text(REQUEST, encoding="utf-8")


def letter(
    sender: str,
    text: str,
    *,
    subject: str = "Ответ",
    message_id: str = "",
    at: datetime = ARRIVED,
    headers: Mapping[str, str] | None = None,
) -> bytes:
    """A plain mail from outside."""
    lines = [
        f"From: {sender}",
        f"To: {ASSOCIATION}",
        f"Subject: {subject}",
        f"Date: {format_datetime(at.astimezone(UTC))}",
        f"Message-ID: {message_id or f'<{abs(hash((sender, text, subject))):x}@outside.example>'}",
        *(f"{name}: {value}" for name, value in (headers or {}).items()),
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
        "",
        text,
        "",
    ]
    return "\r\n".join(lines).encode()


ANSWER = letter(
    "adm@dubovskoe.example",
    "На № 12 от 05.09.2024 сообщаем: администрация Дубовского сельского поселения Лесного района "
    "разместила 3 успешные муниципальные практики.",
    message_id="<answer@dubovskoe.example>",
)
VACATION = letter(
    "adm@klenovoe.example",
    "Я в отпуске до 30.09.2024.",
    subject="Автоответ",
    message_id="<vacation@klenovoe.example>",
    headers={"Auto-Submitted": "auto-replied"},
)
ADVERTISING = letter(
    "shop@spam.example",
    "Скидки на бумагу! Отписаться от рассылки можно по ссылке.",
    subject="Скидки",
    message_id="<spam@spam.example>",
    headers={"List-Unsubscribe": "<mailto:no@spam.example>", "Precedence": "bulk"},
)
MAILS = (ANSWER, VACATION, ADVERTISING)


def begin_campaign(rig: Rig) -> None:
    """The letters are out, three mails have come, the first reminders are due at REMINDING."""
    report = rig.tick(LETTERS_LEAVE)
    assert report.sent.failed == 0
    for raw in MAILS:
        rig.post(raw, ARRIVED)


def read_contents(entries: tuple[Entry, ...]) -> Counter[str]:
    """How often each message stands in the ledger, by Message-ID."""
    return Counter(
        entry.fact.understanding.message_id for entry in entries if isinstance(entry.fact, MessageRead)
    )
