"""The script of the year: who answers what and when. The oracle reads it; the program never does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from email.utils import format_datetime
from enum import StrEnum
from random import Random
from zoneinfo import ZoneInfo

from tests.year.bombs import bomb

ASSOCIATION = "sovet@year.example"
STAFF = "otdel@staff.example"
AUTHSERV = "mx.year.example"
MOSCOW = ZoneInfo("Europe/Moscow")

# Tuesdays and Wednesdays of working weeks without a transfer: the oracle needs no calendar.
ROUNDS = (
    (101, date(2024, 1, 16), date(2024, 2, 7)),
    (102, date(2024, 2, 6), date(2024, 2, 28)),
    (103, date(2024, 3, 12), date(2024, 4, 3)),
    (104, date(2024, 4, 2), date(2024, 4, 24)),
    (105, date(2024, 5, 14), date(2024, 6, 5)),
    (106, date(2024, 6, 4), date(2024, 6, 26)),
    (107, date(2024, 7, 2), date(2024, 7, 24)),
    (108, date(2024, 8, 6), date(2024, 8, 28)),
    (109, date(2024, 9, 3), date(2024, 9, 25)),
    (110, date(2024, 10, 1), date(2024, 10, 23)),
    (111, date(2024, 11, 12), date(2024, 12, 4)),
    (112, date(2024, 11, 26), date(2024, 12, 18)),
)
BOMB_IN = 250
"""One of so many noisy mails is meant to harm: each takes up to a second."""

FIRST_DAY, LAST_DAY = date(2024, 1, 15), date(2025, 1, 24)


class Habit(StrEnum):
    """What one municipality does about one request."""

    PROMPT = "prompt"
    LAST_MINUTE = "last minute"
    LATE = "late"
    NOTHING = "nothing"
    INTERIM = "interim"
    TWICE = "twice"
    SILENT = "silent"
    VACATION = "vacation"
    DEAD = "dead"
    SPOOFED = "spoofed"


WEIGHTS = {
    Habit.PROMPT: 50,
    Habit.LAST_MINUTE: 4,
    Habit.LATE: 9,
    Habit.NOTHING: 8,
    Habit.INTERIM: 6,
    Habit.TWICE: 4,
    Habit.SILENT: 10,
    Habit.VACATION: 6,
    Habit.SPOOFED: 3,
}


@dataclass(frozen=True, slots=True)
class Expected:
    """What the oracle says of a case at the end of the year; `practices` None: no figure."""

    state: str
    practices: int | None = None
    answered_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail on its way to the association. `credits`: it answers (request, municipality), truly."""

    at: datetime
    raw: bytes
    message_id: str
    credits: tuple[str, str] | None = None
    outcome: str = ""
    practices: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality as the script knows it."""

    code: str
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Script:
    mails: tuple[Mail, ...]
    expected: dict[tuple[str, str], Expected]
    habits: dict[tuple[str, str], Habit]
    dead: frozenset[str]


def write_script(places: list[Place], messages: int, random: Random) -> Script:
    """A year of so many messages or a little more; reactions to our own mail come on top."""
    dead = frozenset(place.address for place in random.sample(places, max(1, len(places) // 40)))
    mails: list[Mail] = []
    expected: dict[tuple[str, str], Expected] = {}
    habits: dict[tuple[str, str], Habit] = {}
    for number, day, deadline in ROUNDS:
        for place in places:
            key = (f"{number}-{day.year}", place.code)
            habit = random.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
            habits[key] = Habit.DEAD if place.address in dead else habit
            own = list(_deeds(key, habits[key], place, number, day, deadline, random))
            expected[key] = _expected(own, deadline)
            if habits[key] is Habit.DEAD and number != ROUNDS[0][0]:
                # The first letter came back: nobody is there to be written to.
                expected[key] = Expected("not_sent")
            mails.extend(own)
    while len(mails) < messages:
        mails.append(_noise(len(mails), places, random))
    return Script(tuple(sorted(mails, key=lambda mail: mail.at)), expected, habits, dead)


def _expected(deeds: list[Mail], deadline: date) -> Expected:
    """The first true answer decides; sent before 24:00 of the deadline it is in time."""
    answers = [mail for mail in deeds if mail.credits and mail.outcome in ("report", "nothing")]
    if not answers:
        return Expected("overdue")
    first = min(answers, key=lambda mail: mail.at)
    midnight = datetime.combine(deadline + timedelta(days=1), time(0, 0), MOSCOW)
    state = "answered" if first.at < midnight else "answered_late"
    return Expected(state, first.practices if first.outcome == "report" else None, first.at)


def _deeds(
    key: tuple[str, str],
    habit: Habit,
    place: Place,
    number: int,
    day: date,
    deadline: date,
    random: Random,
) -> Iterator[Mail]:
    reference = f"На № {number} от {day:%d.%m.%Y}"
    count = random.randrange(1, 30)

    def mail(
        at: datetime, text: str, name: str, outcome: str = "", head: str = "", *, is_true: bool = True
    ) -> Mail:
        message_id = f"<{key[0]}.{name}.{random.getrandbits(48):x}@{place.code}.example>"
        raw = written(place.address, f"Re: исх. № {number}", text, message_id, at, head)
        return Mail(at, raw, message_id, key if is_true and outcome else None, outcome, count)

    report = f"{reference}. {place.name} сообщает: размещено {count} успешных муниципальных практик."
    in_time = _moment(day + timedelta(days=1), deadline - timedelta(days=1), random)
    match habit:
        case Habit.PROMPT:
            yield mail(in_time, report, "answer", "report")
        case Habit.LAST_MINUTE:
            last = datetime.combine(deadline, time(23, random.randrange(40, 60)), MOSCOW)
            yield mail(last, report, "answer", "report")
        case Habit.LATE:
            after = _moment(deadline + timedelta(days=1), deadline + timedelta(days=20), random)
            yield mail(after, report, "answer", "report")
        case Habit.NOTHING:
            yield mail(in_time, f"{reference}. {place.name}: практики отсутствуют.", "answer", "nothing")
        case Habit.INTERIM:
            soon = _moment(day + timedelta(days=1), day + timedelta(days=3), random)
            later = _moment(day + timedelta(days=5), deadline - timedelta(days=1), random)
            words = f"{reference}. {place.name}: письмо принято в работу, ответ будет направлен позже."
            yield mail(soon, words, "interim", "interim")
            yield mail(later, report, "answer", "report")
        case Habit.TWICE:
            yield mail(in_time, report, "answer", "report")
            yield mail(in_time + timedelta(days=1), report, "again", "duplicate")
        case Habit.SPOOFED:
            failed = f"Authentication-Results: {AUTHSERV}; dmarc=fail header.from={place.code}.example\r\n"
            yield mail(in_time, report, "spoof", "report", failed, is_true=False)
        case Habit.SILENT | Habit.VACATION | Habit.DEAD:
            return


def _moment(first: date, last: date, random: Random) -> datetime:
    day = first + timedelta(days=random.randrange((last - first).days + 1))
    return datetime.combine(day, time(random.randrange(8, 19), random.randrange(60)), MOSCOW)


def _noise(number: int, places: list[Place], random: Random) -> Mail:
    at = _moment(FIRST_DAY, LAST_DAY - timedelta(days=3), random)
    message_id = f"<noise.{number}.{random.getrandbits(48):x}@noise.example>"
    sender = f"bot{number}@noise{number % 97}.example"
    if number % BOMB_IN == 0:
        victim = random.choice(places).address
        return Mail(at, bomb(number // BOMB_IN, sender, STAFF, victim, at, message_id), message_id)
    match number % 20:
        case 0:
            broken = (
                f"From: {sender}\r\nMessage-ID: {message_id}\r\nContent-Type: multipart/mixed\r\n\r\n--x\r\n"
            )
            return Mail(at, broken.encode(), message_id)
        case 1:
            head = "Auto-Submitted: auto-replied\r\n"
            return Mail(at, written(sender, "Автоответ", "Я в отпуске.", message_id, at, head), message_id)
        case 2:
            poison = (
                b"From: =?x?q?=00=FF?=\r\nMessage-ID: "
                + message_id.encode()
                + b"\r\n\r\n"
                + random.randbytes(200)
            )
            return Mail(at, poison, message_id)
        case _:
            head = "Precedence: bulk\r\nList-Unsubscribe: <mailto:no@noise.example>\r\n"
            text = f"Скидки {number % 70} процентов на канцтовары только сегодня. Отписаться по ссылке."
            return Mail(at, written(sender, f"Акция {number}", text, message_id, at, head), message_id)


def written(sender: str, subject: str, text: str, message_id: str, at: datetime, head: str = "") -> bytes:
    """A mail as our own server would have stored it."""
    return (
        f"{head}From: {sender}\r\nTo: {ASSOCIATION}\r\nSubject: {subject}\r\n"
        f"Date: {format_datetime(at.astimezone(UTC))}\r\nMessage-ID: {message_id}\r\n"
        "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
        f"Content-Transfer-Encoding: 8bit\r\n\r\n{text}\r\n"
    ).encode()
