"""The judge: final board against the oracle, and the invariants over all that left."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, time, timedelta

from mailflow.model.fact import MessageRead
from tests.year.play import PER_DAY, PER_HOUR, Year
from tests.year.script import MOSCOW, ROUNDS, STAFF, Habit

# The ledger counts claims, the world deliveries: a kill between the two shifts a letter into the next window.
SLACK = 1.1


def judge(year: Year) -> list[str]:
    """All complaints, in words."""
    return [
        *_board(year),
        *_messages(year),
        *_letters(year),
        *_reminders(year),
        *_recipients(year),
        *_caps(year),
    ]


def _board(year: Year) -> Iterator[str]:
    assert year.desk is not None
    for board in year.desk.boards(year.desk.clock.now()):
        for case in board.cases:
            key = (str(board.request.id), str(case.municipality.oktmo))
            expected = year.script.expected[key]
            practices = case.figures.get("practices")
            # "Nothing to report" may be kept as a zero or as no figure.
            got = None if not practices else int(practices)
            if (case.state.value, got) != (expected.state, expected.practices):
                habit = year.script.habits[key].value
                yield f"board {key} ({habit}): {case.state.value} {got}, expected {expected}"
            if year.script.habits[key] is Habit.DEAD:
                told = "undeliverable" if expected.state == "overdue" else "unsent"
                if case.delivery.value != told:
                    yield f"delivery {key}: {case.delivery.value}"


def _messages(year: Year) -> Iterator[str]:
    """I1 and I3."""
    assert year.desk is not None
    entries = list(year.desk.ledger.entries())
    if [entry.number for entry in entries] != list(range(1, len(entries) + 1)):
        yield "I3: numbers are not 1, 2, 3 ..."
    read = Counter(e.fact.understanding.message_id for e in entries if isinstance(e.fact, MessageRead))
    for message_id in year.arrived:
        if read[message_id] != 1:
            yield f"I1: {message_id} stands {read[message_id]} times in the ledger"


def _letters(year: Year) -> Iterator[str]:
    """I2: every letter once; every case was written to, unless its answer came before the letter could go."""
    copies = Counter(gone.message_id for gone in year.gone)
    for message_id, count in copies.items():
        if count > 1:
            yield f"I2: {message_id} left {count} times"
    left = {gone.key for gone in year.gone}
    for request, code in year.script.expected:
        key = (request, code)
        is_due = year.script.habits[key] is not Habit.DEAD and not _is_overtaken(year, key)
        if f"letter/{request}/{code}/1" not in left and is_due:
            yield f"I2: no letter to {code} about {request}"


def _is_overtaken(year: Year, key: tuple[str, str]) -> bool:
    """A letter refused or doubted on its day may leave on the next; whoever answered by then needs none."""
    answered_at = year.script.expected[key].answered_at
    sent_on = next(day for number, day, _ in ROUNDS if key[0] == f"{number}-{day.year}")
    next_day_ends = datetime.combine(sent_on + timedelta(days=2), time(0, 0), MOSCOW)
    return answered_at is not None and answered_at < next_day_ends


def _reminders(year: Year) -> Iterator[str]:
    """No reminder after a true answer has come; no stage twice."""
    for gone in year.gone:
        kind, _, rest = gone.key.partition("/")
        if kind != "reminder":
            continue
        request, _, code = rest.split("/")
        expected = year.script.expected[request, code]
        if expected.answered_at is not None and expected.answered_at <= gone.at:
            yield f"{gone.key} left at {gone.at}, the answer had come at {expected.answered_at}"


def _recipients(year: Year) -> Iterator[str]:
    """I4."""
    known = {each.emails[0] for each in year.configuration.directory.municipalities} | {STAFF}
    yield from (f"I4: {gone.key} to {gone.recipient}" for gone in year.gone if gone.recipient not in known)


def _caps(year: Year) -> Iterator[str]:
    """I6."""
    instants = sorted(gone.at for gone in year.gone)
    for window, cap in ((timedelta(hours=1), PER_HOUR), (timedelta(days=1), PER_DAY)):
        worst = _most_within(instants, window)
        if worst > cap * SLACK:
            yield f"I6: {worst} mails within {window}"
    by_address: dict[str, list[datetime]] = {}
    for gone in year.gone:
        if gone.recipient != STAFF:
            by_address.setdefault(gone.recipient, []).append(gone.at)
    for address, each in by_address.items():
        if _most_within(sorted(each), timedelta(days=1)) > 5:
            yield f"I6: more than five mails a day to {address}"


def _most_within(instants: list[datetime], window: timedelta) -> int:
    return max(
        (
            place + 1 - bisect_left(instants, end - window + timedelta(seconds=1))
            for place, end in enumerate(instants)
        ),
        default=0,
    )
