"""The form of `requests/*.yaml`: one file a request; four keys are enough, the rest has defaults."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import AfterValidator, model_validator

from mailflow.config.faults import Section
from mailflow.config.fields import ClockTime, Day, Line, ListOf, Moment, Number, Records, Text, whole_number
from mailflow.model.request import ReminderStage, ReminderTarget

Lines = Annotated[tuple[Line, ...], ListOf]


def _key(text: str) -> str:
    if not _is_plain(text):
        raise ValueError(f"ключ «{text}» — пишите его латинскими буквами, например practices")
    return text


def _stage_name(text: str) -> str:
    # It stands in the keys of letters, and these in a header field.
    if not text.replace("_", "").replace("-", "").isalnum() or not text[0].isalpha():
        raise ValueError(f"имя напоминания «{text}» — пишите его одним словом из букв, например неделя")
    return text


def _is_plain(text: str) -> bool:
    return text.isascii() and text.replace("_", "").isalnum() and text[0].isalpha()


def _request_number(text: str) -> str:
    # The id NUMBER-YEAR is typed in commands and stands in Message-IDs.
    if any(character.isspace() for character in text) or len(text) > 40:
        raise ValueError(f"номер «{text}» — пишите его без пробелов и без знака №")
    return text.removeprefix("№")


Key = Annotated[Line, AfterValidator(_key)]
StageName = Annotated[Line, AfterValidator(_stage_name)]


class FigureRecord(Section):
    key: Key
    title: Line
    unit: Line = ""
    baseline: Number | None = None
    words: Lines = ()


class StageRecord(Section):
    name: StageName
    template: Line = "reminder"
    to: Literal["municipality", "district", "chair"] = "municipality"
    at: ClockTime = dt.time(10, 0)
    # Beyond a quarter of a year a reminder reminds of nothing.
    working_days_before: Annotated[int, whole_number(0, 60)] | None = None
    working_days_after: Annotated[int, whole_number(1, 60)] | None = None

    @model_validator(mode="after")
    def _one_offset(self) -> StageRecord:
        if (self.working_days_before is None) == (self.working_days_after is None):
            raise ValueError("нужен ровно один из ключей «working_days_before» и «working_days_after»")
        return self


class SummaryRecord(Section):
    working_days_after: Annotated[int, whole_number(0, 250)] = 5
    at: ClockTime = dt.time(12, 0)


class BenchmarkRecord(Section):
    figure: Key
    region: Line
    value: Number
    as_of: Day | None = None
    source: Line = ""


class SiteFigureRecord(Section):
    figure: Key
    value: Number
    as_of: Day
    source: Line = ""


class RequestFile(Section):
    """One file of `requests/`."""

    number: Annotated[Line, AfterValidator(_request_number)]
    date: Day
    title: Line
    deadline: Day
    deadline_shift: Literal["forward", "backward", "none"] = "forward"
    send_at: Moment | None = None
    attachments: Lines = ()
    recipients: Lines = ()
    figures: Annotated[tuple[FigureRecord, ...], Records] = ()
    items: Annotated[tuple[Text, ...], Records] = ()
    aliases: Lines = ()
    body: Text = ""
    reminders: Annotated[tuple[StageRecord, ...], Records] | None = None
    summary: SummaryRecord = SummaryRecord()
    benchmarks: Annotated[tuple[BenchmarkRecord, ...], Records] = ()
    site_figures: Annotated[tuple[SiteFigureRecord, ...], Records] = ()


def default_stages() -> tuple[ReminderStage, ...]:
    """The association's custom: 5 and 1 working days before, the day itself, then +1, +3 and +5."""
    ten = dt.time(10, 0)
    district, chair = ReminderTarget.DISTRICT, ReminderTarget.CHAIR
    return (
        ReminderStage("soft", ten, "reminder", working_days_before=5),
        ReminderStage("eve", ten, "reminder", working_days_before=1),
        ReminderStage("last_day", ten, "reminder_last_day", working_days_before=0),
        ReminderStage("overdue_1", ten, "reminder_overdue", working_days_after=1),
        ReminderStage("overdue_3", ten, "district_reminder", district, working_days_after=3),
        ReminderStage("overdue_5", ten, "chair_note", chair, working_days_after=5),
    )
