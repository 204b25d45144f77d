"""A town around Dovecot and Postfix: real SMTP, real IMAP, real delivery reports, a set clock."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random

from mailflow.adapters.clock import RehearsalClock
from mailflow.adapters.imap import ImapMailbox
from mailflow.adapters.smtp import SmtpMailer
from mailflow.app.desk import Desk
from mailflow.app.health import MailboxHealth
from mailflow.app.ports import Envelope, Sending
from mailflow.app.tick import TickReport, tick
from mailflow.bootstrap import open_desk, rehearsal_clock
from mailflow.demo.clerk import Clerk
from mailflow.demo.comparison import Comparison, compare
from mailflow.demo.setting import shipped
from mailflow.demo.story import Told
from mailflow.demo.town.residents import Habit, Resident, choose, settle_town
from mailflow.demo.town.town import Arrival, Town
from mailflow.mail.parsing.parse import parse_message
from mailflow.model.fact import SendResult
from mailflow.model.municipality import Directory
from mailflow.model.settings import Configuration, ImapSettings, Security, Server, SmtpSettings
from tests.servers.dovecot import PASSWORD, Dovecot
from tests.servers.postfix import Postfix

CONFIG = Path(__file__).parents[2] / "config"
STAFF = "otdel@staff.example"


def seed_with(*habits: Habit, municipalities: int) -> int:
    """The first seed whose town has residents of all these habits."""
    directory = shipped(CONFIG).directory.municipalities
    for seed in range(200):
        town = settle_town(choose(directory, municipalities), Random(seed))
        if {resident.habit for resident in town} >= set(habits):
            return seed
    raise LookupError(habits)


class TappedMailer:
    """The real mailer; what the server took is shown to the town."""

    def __init__(self, mailer: SmtpMailer, town: Town, clock: RehearsalClock) -> None:
        self._mailer, self._town, self._clock = mailer, town, clock
        self.sent: list[Envelope] = []

    def send(self, envelopes: Iterable[Envelope]) -> Iterator[Sending]:
        known: dict[str, Envelope] = {}

        def noted() -> Iterator[Envelope]:
            for envelope in envelopes:
                known[envelope.letter] = envelope
                yield envelope

        for sending in self._mailer.send(noted()):
            if sending.result is SendResult.SENT:
                envelope = known[sending.letter]
                self.sent.append(envelope)
                self._town.receive(envelope.recipient, envelope.raw, self._clock.now())
            yield sending


@dataclass
class Stage:
    """One campaign on real servers."""

    configuration: Configuration
    clock: RehearsalClock
    town: Town
    postfix: Postfix
    mailer: TappedMailer
    desk: Desk
    arrivals: dict[str, Arrival] = field(default_factory=dict)
    health: MailboxHealth = field(default_factory=MailboxHealth)
    reports: list[TickReport] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.clerk = Clerk(self.town.request, self.arrivals)

    def tick_at(self, moment: datetime) -> TickReport:
        """Deliver what has come due, let the clerk work, tick."""
        self.clock.set(moment)
        for arrival in self.town.due(moment):
            self.deliver(arrival.sender, arrival.raw)
            self.arrivals[parse_message(arrival.raw).message_id] = arrival
        self.clerk.work_through(self.desk)
        self.reports.append(tick(self.desk, self.health))
        return self.reports[-1]

    def deliver(self, sender: str, raw: bytes) -> None:
        context = ssl.create_default_context(cafile=str(self.postfix.certificate.ca_file))
        port = self.postfix.smtps_port
        with smtplib.SMTP_SSL("127.0.0.1", port, timeout=20, context=context) as client:
            client.login("outside@world.example", PASSWORD)
            client.sendmail(sender, [self.configuration.association.email], raw)

    def play(self, until: date, *, hours: tuple[int, ...] = (9, 10, 16)) -> None:
        """From the letter's morning to the evening of `until`."""
        zone = self.configuration.association.timezone
        day = self.town.request.date
        self.tick_at(datetime.combine(day, time(8, 0), zone))
        while day <= until:
            for hour in hours:
                self.tick_at(datetime.combine(day, time(hour, 10), zone))
            day += timedelta(days=1)

    def comparison(self) -> Comparison:
        board = self.desk.boards(self.clock.now())[0]
        return compare(Told(self.configuration, self.town, self.arrivals, self.clerk, board))


@contextmanager
def stage(
    dovecot: Dovecot, postfix: Postfix, storage: Path, *, municipalities: int, seed: int, name: str
) -> Iterator[Stage]:
    """A town of so many municipalities; `name` keeps the mailboxes of tests apart."""
    base = shipped(CONFIG)
    association = f"{name}@mokk.example"
    random = Random(seed)
    residents = _dead_domains(settle_town(choose(base.directory.municipalities, municipalities), random))
    request = base.requests[0]
    leaves = datetime.combine(request.date, time(10, 0), base.association.timezone)
    configuration = replace(
        base,
        association=replace(base.association, email=association, own_addresses=(), chair=""),
        imap=ImapSettings(_server(association, dovecot.imaps_port, dovecot.certificate.ca_file)),
        smtp=SmtpSettings(
            _server(association, postfix.smtps_port, postfix.certificate.ca_file), connections=3
        ),
        staff=replace(base.staff, digest_to=(STAFF,), operators=(STAFF,)),
        storage=storage,
        directory=Directory(tuple(each.municipality for each in residents), base.directory.localities),
        requests=(replace(request, send_at=leaves),),
    )
    clock = rehearsal_clock(leaves)
    town = Town(residents, request, association, random)
    mailbox = ImapMailbox(configuration.imap)
    mailer = TappedMailer(SmtpMailer(configuration.smtp), town, clock)
    try:
        with open_desk(configuration, clock, mailbox=mailbox, mailer=mailer) as desk:
            yield Stage(configuration, clock, town, postfix, mailer, desk)
    finally:
        mailbox.close()


def _dead_domains(residents: tuple[Resident, ...]) -> tuple[Resident, ...]:
    """Dead addresses live in the domain for which Postfix sends a real delivery report."""
    return tuple(
        replace(
            each,
            municipality=replace(
                each.municipality,
                emails=(f"adm{each.oktmo}@bounce.example", *each.municipality.emails[1:]),
            ),
        )
        if each.habit in (Habit.DEAD_ADDRESS, Habit.SECOND_ADDRESS)
        else each
        for each in residents
    )


def _server(user: str, port: int, ca_file: Path) -> Server:
    return Server("127.0.0.1", port, Security.TLS, user, PASSWORD, str(ca_file), 20.0)
