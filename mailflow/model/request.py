"""A request: one official letter of the association that asks for a written answer."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from mailflow.model.identifiers import RequestId


class DeadlineShift(StrEnum):
    """What happens to a deadline on a day off (Civil Code art. 193: forward; office custom: backward)."""

    FORWARD = "forward"
    BACKWARD = "backward"
    NONE = "none"


class ReminderTarget(StrEnum):
    """Who receives a reminder stage."""

    MUNICIPALITY = "municipality"
    DISTRICT = "district"
    CHAIR = "chair"


@dataclass(frozen=True, slots=True)
class FigureSpec:
    """A figure that replies should report, e.g. `practices`, «успешных практик», unit «практика»."""

    key: str
    title: str
    unit: str = ""
    baseline: Decimal | None = None
    words: tuple[str, ...] = ()
    """Stems that name the figure in replies; empty: derived from title and unit."""


@dataclass(frozen=True, slots=True)
class ReminderStage:
    """One stage; exactly one of the two offsets is set, in working days from the effective deadline.

    `working_days_before` 0 is the day of the deadline itself; `working_days_after` 1 the next working day.
    """

    name: str
    at: dt.time
    template: str
    to: ReminderTarget = ReminderTarget.MUNICIPALITY
    working_days_before: int | None = None
    working_days_after: int | None = None


@dataclass(frozen=True, slots=True)
class SummarySpec:
    """When the final summary goes to the staff: working days after the effective deadline, local time."""

    working_days_after: int = 5
    at: dt.time = dt.time(12, 0)


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A figure of another region, entered by hand with its date and source."""

    figure: str
    region: str
    value: Decimal
    as_of: dt.date | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class SiteFigure:
    """What the site itself shows, entered by hand; never mixed with the figures claimed in letters."""

    figure: str
    value: Decimal
    as_of: dt.date
    source: str = ""


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file sent along with the letter."""

    name: str
    content_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Request:
    """The key is (number, date): numbers repeat every year.

    `recipients`: OKTMO codes and kinds; empty means all members. `send_at` None: as soon as the worker
    sees the request within working hours of the day of `date` or later.
    """

    number: str
    date: dt.date
    title: str
    deadline: dt.date
    deadline_shift: DeadlineShift = DeadlineShift.FORWARD
    send_at: dt.datetime | None = None
    attachments: tuple[AttachedFile, ...] = ()
    recipients: tuple[str, ...] = ()
    figures: tuple[FigureSpec, ...] = ()
    items: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    """Other names of the matter in replies, e.g. «Муниципальный диалог»; a strong sign of the request."""
    body: str = ""
    """The letter's own text, paragraphs parted by blank lines; empty: the template alone speaks."""
    reminders: tuple[ReminderStage, ...] = ()
    summary: SummarySpec = SummarySpec()
    benchmarks: tuple[Benchmark, ...] = ()
    site_figures: tuple[SiteFigure, ...] = ()

    @property
    def id(self) -> RequestId:
        return RequestId(f"{self.number}-{self.date.year}")
