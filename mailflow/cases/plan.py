"""The plan: what may go out, and what is held back and why. It sends nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import chain

from mailflow.cases.acknowledgements import plan_acknowledgements
from mailflow.cases.announcements import plan_reminders
from mailflow.cases.book import Book
from mailflow.cases.brakes import brake
from mailflow.cases.calendar import WorkingCalendar
from mailflow.cases.desk import Decided, Desk
from mailflow.cases.first_letters import plan_letters
from mailflow.cases.staff_mail import plan_digests, plan_summaries, plan_troubles
from mailflow.model.board import Board
from mailflow.model.plan import DueLetter, HeldLetter, Plan
from mailflow.model.settings import Configuration


def plan(
    book: Book,
    configuration: Configuration,
    boards: Sequence[Board],
    calendar: WorkingCalendar,
    now: datetime,
    *,
    looked_at: datetime | None,
    horizon: datetime | None = None,
    sent_known: bool = True,
) -> Plan:
    """Letters that may go out now, by the boards of all requests folded at `now`.

    `looked_at` is when the mailbox was last read to its end without a fault, `sent_known` whether the Sent
    folder has been looked at since the start. With a `horizon` the plan is a preview: what would go out
    until then if nothing new came, with neither caps nor looks reckoned.
    """
    desk = Desk(book, configuration, tuple(boards), calendar, now, looked_at, horizon, sent_known=sent_known)
    due: list[DueLetter] = []
    held: list[HeldLetter] = []
    for each in _decided(desk):
        if isinstance(each, DueLetter):
            due.append(each)
        else:
            held.append(each)
    go, braked = brake(due, desk)
    return Plan(
        letters=tuple(sorted(go, key=lambda each: (each.due_at, each.key))),
        held=tuple(
            sorted((*held, *braked), key=lambda each: (each.key, each.case is not None, str(each.case)))
        ),
    )


def wanted(
    book: Book,
    configuration: Configuration,
    boards: Sequence[Board],
    calendar: WorkingCalendar,
    now: datetime,
) -> Sequence[DueLetter]:
    """All that is due by now, whatever the hour and the brakes say; each with the instant it fell due."""
    desk = Desk(book, configuration, tuple(boards), calendar, now, None, now, any_hour=True)
    return [each for each in _decided(desk) if isinstance(each, DueLetter)]


def _decided(desk: Desk) -> Iterator[Decided]:
    return chain(
        plan_troubles(desk),
        plan_acknowledgements(desk),
        plan_digests(desk),
        plan_summaries(desk),
        plan_letters(desk),
        plan_reminders(desk),
    )
