"""Where things stand: the folded state of cases at an instant."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from mailflow.model.fact import Entry
from mailflow.model.identifiers import CaseId, EntryNumber
from mailflow.model.municipality import Municipality
from mailflow.model.request import Request
from mailflow.model.understanding import Figures, Outcome


class State(StrEnum):
    """Where a case stands."""

    NOT_SENT = "not_sent"
    AWAITING = "awaiting"
    IN_PROGRESS = "in_progress"
    EXTENDED = "extended"
    OVERDUE = "overdue"
    ANSWERED = "answered"
    ANSWERED_LATE = "answered_late"
    REFUSED = "refused"
    EXCLUDED = "excluded"


class Delivery(StrEnum):
    """What is known of the letter's way."""

    UNSENT = "unsent"
    SENT = "sent"
    DELIVERED = "delivered"
    DELAYED = "delayed"
    UNDELIVERABLE = "undeliverable"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ReminderSent:
    name: str
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class Case:
    """One case, folded. `due` is the last day in time; `days_late` counts calendar days past `due`.

    `messages` are all messages that touch it, in order; `waiting` those of them (and of unsettled
    candidates) that a person has still to decide: while any waits, the case is not reminded.
    """

    id: CaseId
    municipality: Municipality
    state: State
    delivery: Delivery
    due: date
    outcome: Outcome | None = None
    answered_at: datetime | None = None
    days_late: int = 0
    figures: Figures = field(default_factory=dict)
    items: tuple[int, ...] = ()
    reminders: tuple[ReminderSent, ...] = ()
    messages: tuple[EntryNumber, ...] = ()
    waiting: tuple[EntryNumber, ...] = ()
    sender_number: str | None = None
    sender_date: date | None = None
    promised: date | None = None
    sent_at: datetime | None = None
    recipient: str = ""
    """The address in use: the first one not dead; "" where none is left or known."""
    delivery_words: str = ""
    """What the server said, where delivery failed or is delayed."""
    extended_until: date | None = None

    @property
    def is_answered(self) -> bool:
        return self.state in (State.ANSWERED, State.ANSWERED_LATE)


@dataclass(frozen=True, slots=True)
class Board:
    """All cases of one request at `as_of`, in the order of the directory."""

    request: Request
    as_of: datetime
    effective_deadline: date
    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """A message that waits for a person; `entry.fact` is its `MessageRead`."""

    entry: Entry
    reason: str


@dataclass(frozen=True, slots=True)
class Totals:
    """Counts over the cases of a board (or of a part of it, e.g. one district)."""

    cases: int
    answered: int
    answered_late: int
    overdue: int
    awaiting: int
    in_progress: int
    extended: int
    refused: int
    excluded: int
    not_sent: int
    undeliverable: int
    nothing: int
    figures: Figures = field(default_factory=dict)
    """Claimed in letters, summed; a district's own total over its settlements is not in it."""
