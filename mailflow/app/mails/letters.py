"""The letter itself and its reminders, to municipalities, districts and the Chairman."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from mailflow.app.mails.territories import districts_of, silent_cases
from mailflow.app.mails.totals import totals_values
from mailflow.app.mails.values import (
    Values,
    common_values,
    last_day,
    local,
    local_or_none,
    municipality_values,
    request_values,
)
from mailflow.model.board import Board, Case
from mailflow.model.municipality import Municipality
from mailflow.model.request import ReminderStage, Request
from mailflow.model.settings import Configuration


def letter_values(
    configuration: Configuration, request: Request, municipality: Municipality, now: datetime
) -> Values:
    values = request_values(request, last_day(configuration, request))
    # Only the letter itself bears its number in the letterhead; every other mail speaks of it.
    return common_values(configuration, now) | {
        "запрос": values | {"в_шапке": values["ссылка"]},
        "муниципалитет": municipality_values(municipality),
    }


def reminder_values(
    configuration: Configuration,
    board: Board,
    case: Case,
    stage: ReminderStage,
    now: datetime,
    looked_at: datetime | None,
) -> Values:
    """`looked_at`: when the mailbox was last read to its end; None: now."""
    today = local(configuration, now).date()
    return _of_board(configuration, board, now, looked_at) | {
        "муниципалитет": municipality_values(case.municipality),
        "этап": stage.name,
        "случай": {
            "срок": case.due,
            "осталось": (case.due - today).days,
            "обещано": case.promised,
            "отправлено": local_or_none(configuration, case.sent_at),
            "напоминаний": len(case.reminders),
        },
    }


def district_values(
    configuration: Configuration,
    board: Board,
    district: Municipality,
    cases: Sequence[Case],
    stage: ReminderStage,
    now: datetime,
    looked_at: datetime | None,
) -> Values:
    """`cases` are the district's silent settlements, and perhaps its own."""
    beneath = [each for each in cases if each.municipality.oktmo != district.oktmo]
    return _of_board(configuration, board, now, looked_at) | {
        "муниципалитет": municipality_values(district),
        "этап": stage.name,
        "молчат": [municipality_values(each.municipality) for each in beneath],
        "молчит_район": len(beneath) < len(cases),
    }


def chair_values(
    configuration: Configuration,
    board: Board,
    stage: ReminderStage,
    now: datetime,
    looked_at: datetime | None,
) -> Values:
    districts = districts_of(configuration.directory, silent_cases(board))
    return _of_board(configuration, board, now, looked_at) | {
        "этап": stage.name,
        "итоги": totals_values(board),
        "районы": [
            {
                **municipality_values(district),
                "молчат": [
                    {**municipality_values(each.municipality), "напоминаний": len(each.reminders)}
                    for each in cases
                ],
            }
            for district, cases in districts
        ],
    }


def _of_board(
    configuration: Configuration, board: Board, now: datetime, looked_at: datetime | None
) -> Values:
    return common_values(configuration, now) | {
        "запрос": request_values(board.request, board.effective_deadline),
        "срок": board.effective_deadline,
        "просмотрено": local(configuration, looked_at or now),
    }
