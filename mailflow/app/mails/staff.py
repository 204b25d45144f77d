"""Short mails to the staff: the announcement of reminders, troubles, the weekly sign of life."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from mailflow.app.mails.declension import short_name
from mailflow.app.mails.totals import totals_values
from mailflow.app.mails.values import Values, common_values, last_day, local, local_or_none, request_values
from mailflow.model.board import Board
from mailflow.model.fact import TroubleBegan, TroubleEnded
from mailflow.model.identifiers import CaseId, Oktmo
from mailflow.model.municipality import Municipality
from mailflow.model.request import ReminderStage, ReminderTarget, Request
from mailflow.model.settings import Configuration


def announcement_values(
    configuration: Configuration,
    request: Request,
    stage: ReminderStage,
    cases: Sequence[CaseId],
    starts: datetime,
    now: datetime,
) -> Values:
    """Reminders about to go out from `starts` on; `cases` are those they concern."""
    directory = configuration.directory
    named = [found for case in cases if (found := directory.get(case.municipality)) is not None]
    groups: dict[Oktmo, list[Municipality]] = {}
    for each in named:
        groups.setdefault(each.parent if each.parent in directory and each.parent else each.oktmo, []).append(
            each
        )
    to_districts = stage.to is ReminderTarget.DISTRICT
    return common_values(configuration, now) | {
        "запрос": request_values(request, last_day(configuration, request)),
        "срок": last_day(configuration, request),
        "этап": describe_stage(stage),
        "начало": local(configuration, starts),
        "всего": len(groups) if to_districts else len(named),
        "районы": [
            {
                "название": short_name(directory[code].name),
                "кому": [short_name(each.name) for each in members],
            }
            for code, members in groups.items()
        ],
    }


def describe_stage(stage: ReminderStage) -> str:
    """«за 5 рабочих дней до срока, муниципальным образованиям»."""
    target = {
        ReminderTarget.MUNICIPALITY: "муниципальным образованиям",
        ReminderTarget.DISTRICT: "главам районов о молчащих поселениях",
        ReminderTarget.CHAIR: "записка Председателю",
    }[stage.to]
    if stage.working_days_after is not None:
        return f"{_working_days(stage.working_days_after)} после срока, {target}"
    if not stage.working_days_before:
        return f"в день срока, {target}"
    return f"за {_working_days(stage.working_days_before)} до срока, {target}"


def _working_days(number: int) -> str:
    is_one = number % 10 == 1 and number % 100 != 11
    is_few = number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14)
    return f"{number} {'рабочий день' if is_one else 'рабочих дня' if is_few else 'рабочих дней'}"


def trouble_values(
    configuration: Configuration,
    began: Sequence[TroubleBegan],
    now: datetime,
    *,
    ended: Sequence[tuple[TroubleBegan, TroubleEnded]] = (),
) -> Values:
    return common_values(configuration, now) | {
        "начались": [{"что": each.text, "с": local(configuration, each.at)} for each in began],
        "прошли": [
            {"что": first.text, "с": local(configuration, first.at), "по": local(configuration, last.at)}
            for first, last in ended
        ],
    }


def all_is_well_values(
    configuration: Configuration,
    boards: Sequence[Board],
    now: datetime,
    *,
    looked_at: datetime | None = None,
    messages_read: int = 0,
    calendar_until: date | None = None,
) -> Values:
    """`messages_read` counts the week's messages."""
    return common_values(configuration, now) | {
        "запросы": [
            request_values(each.request, each.effective_deadline) | totals_values(each) for each in boards
        ],
        "заглянула": local_or_none(configuration, looked_at),
        "прочитано": messages_read,
        "календарь_до": calendar_until,
    }
