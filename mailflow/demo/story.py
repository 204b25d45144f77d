"""The story of letter No. 96: a month on embedded servers, tick by tick on a simulated clock."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random

from mailflow.app.health import MailboxHealth
from mailflow.app.tick import TickReport, tick
from mailflow.bootstrap import open_desk, rehearsal_clock, worker_lock
from mailflow.cases.calendar import WorkingCalendar
from mailflow.demo.clerk import Clerk
from mailflow.demo.servers import Account, BounceLater, EmbeddedServers, Refuse
from mailflow.demo.setting import ASSOCIATION, CHAIR, REQUEST, STAFF, rehearsal, shipped
from mailflow.demo.town.residents import Habit, choose, settle_town
from mailflow.demo.town.town import Arrival, Town
from mailflow.mail.parsing.parse import parse_message
from mailflow.model.board import Board
from mailflow.model.settings import Configuration

LAST_DAY = date(2024, 10, 7)
SPAM_PER_MUNICIPALITY = 0.15

WORKING_HOURS = (time(9, 5), time(10, 5), time(12, 5), time(15, 5), time(18, 5))
"""Ticks of a working day; what the service does in between changes nothing in the story."""
DAY_OFF_HOURS = (time(12, 5),)


@dataclass(slots=True)
class Told:
    """What the story leaves behind."""

    configuration: Configuration
    town: Town
    arrivals: Mapping[str, Arrival]
    clerk: Clerk
    board: Board
    sent: int = 0
    read: int = 0
    recorded: int = 0
    outgoing: list[tuple[str, bytes]] = field(default_factory=list)
    incoming: list[bytes] = field(default_factory=list)


Progress = Callable[[int, int, str], None]
"""Ticks done, ticks in all, what is going on."""


def tell_story(folder: Path, storage: Path, *, municipalities: int, seed: int, progress: Progress) -> Told:
    """Play the whole story; deterministic for a seed but for the order of simultaneous connections."""
    random = Random(seed)  # noqa: S311 - a simulation
    base = shipped(folder)
    residents = settle_town(choose(base.directory.municipalities, municipalities), random)
    request = next(each for each in base.requests if each.id == REQUEST)
    start = datetime.combine(request.date, time(8, 0), base.association.timezone)
    clock = rehearsal_clock(start)
    town = Town(residents, request, ASSOCIATION, random)
    arrivals: dict[str, Arrival] = {}
    outgoing: list[tuple[str, bytes]] = []

    def on_mail(recipient: str, _: str, raw: bytes) -> None:
        outgoing.append((recipient, raw))
        town.receive(recipient, raw, clock.now())

    accounts = [Account(ASSOCIATION), Account(STAFF), Account(CHAIR)]
    with EmbeddedServers(accounts, on_mail=on_mail, now=clock.now) as servers:
        for resident in residents:
            if resident.habit in (Habit.DEAD_ADDRESS, Habit.SECOND_ADDRESS):
                dead = BounceLater() if random.random() < 0.7 else Refuse()
                servers.policies[resident.municipality.emails[0].lower()] = dead
        configuration = rehearsal(base, residents, servers, storage)
        town.advertise(start, (LAST_DAY - request.date).days, int(municipalities * SPAM_PER_MUNICIPALITY))
        clerk = Clerk(request, arrivals)
        with worker_lock(storage), open_desk(configuration, clock) as desk:
            told = Told(configuration, town, arrivals, clerk, desk.boards(clock.now())[0], outgoing=outgoing)
            health = MailboxHealth()
            moments = list(_moments(request.date, start, desk.calendar))
            for place, moment in enumerate(moments):
                clock.set(moment)
                _deliver(town, servers, arrivals, moment, told)
                clerk.work_through(desk)
                _count(told, tick(desk, health))
                told.board = desk.boards(moment)[0]
                progress(place + 1, len(moments), _headline(moment, told))
            outgoing.extend((STAFF, raw) for raw in servers.messages(STAFF))
            outgoing.extend((CHAIR, raw) for raw in servers.messages(CHAIR))
    return told


def _deliver(
    town: Town, servers: EmbeddedServers, arrivals: dict[str, Arrival], moment: datetime, told: Told
) -> None:
    for arrival in town.due(moment):
        servers.deliver(ASSOCIATION, arrival.raw, sender=arrival.sender, at=arrival.at)
        arrivals[parse_message(arrival.raw).message_id] = arrival
        told.incoming.append(arrival.raw)


def _moments(first: date, start: datetime, calendar: WorkingCalendar) -> Iterator[datetime]:
    """The first look sets the baseline before the letter leaves."""
    yield start
    day = first
    while day <= LAST_DAY:
        hours = WORKING_HOURS if calendar.is_working(day) else DAY_OFF_HOURS
        yield from (datetime.combine(day, hour, start.tzinfo) for hour in hours)
        day += timedelta(days=1)


def _count(told: Told, report: TickReport) -> None:
    told.sent += report.sent.sent
    told.read += report.taken.read
    told.recorded += report.taken.recorded


def _headline(moment: datetime, told: Told) -> str:
    answered = sum(case.is_answered for case in told.board.cases)
    return f"{moment:%d.%m.%Y %H:%M}  отправлено {told.sent}, прочитано {told.read}, ответили {answered}"
