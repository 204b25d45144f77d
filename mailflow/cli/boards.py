"""The command `status`, and the boards that others explain and sum up."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime

from mailflow.app.ports import Clock
from mailflow.app.records import Records
from mailflow.app.state_words import DELIVERIES, STATES
from mailflow.bootstrap import as_storage, load_heartbeat, open_records
from mailflow.cases.review import waiting
from mailflow.cases.totals import count
from mailflow.cli.json_lines import Json, dump, instant, status_json
from mailflow.cli.places import aware, clock_of, configuration_of
from mailflow.cli.printing import show
from mailflow.errors import NotFoundError
from mailflow.model.board import Board
from mailflow.model.request import Request


@contextmanager
def records_of(arguments: Namespace) -> Iterator[tuple[Records, Clock]]:
    """Ledger and book to look at, and the clock of this call."""
    configuration = configuration_of(arguments)
    clock = clock_of(arguments, configuration)
    with open_records(configuration, clock, read_only=True) as records:
        yield records, clock


def status(arguments: Namespace) -> int:
    """The board, as JSON or as a table in words."""
    with records_of(arguments) as (records, clock):
        timezone = records.configuration.association.timezone
        as_of = aware(arguments.as_of, timezone) if arguments.as_of else clock.now()
        book = records.book
        records.book = book.as_of(as_of)
        boards = boards_of(records, as_of, arguments.request)
        review = waiting(records.book, as_of)
        if arguments.json:
            listed = [(board, asdict(count(board.cases, board.request))) for board in boards]
            show(dump(status_json(as_of, listed, review, _health(records), timezone)))
            return 0
        for board in boards:
            _show_board(board)
        show(f"Ждут решения сотрудника: {len(review)}")
    return 0


def boards_of(records: Records, as_of: datetime, request: str | None) -> tuple[Board, ...]:
    """All boards, or the one asked for. Raises NotFoundError."""
    boards = records.boards(as_of)
    if request is None:
        return boards
    chosen = tuple(board for board in boards if board.request.id == request)
    if not chosen:
        known = ", ".join(board.request.id for board in boards)
        raise NotFoundError(f"Запроса {request} нет; есть: {known}")
    return chosen


def _health(records: Records) -> Json:
    storage = as_storage(records.configuration)
    beat = load_heartbeat(storage)
    timezone = records.configuration.association.timezone
    return {
        "last_poll": instant(beat.last_success, timezone),
        "last_message": instant(records.book.marks.last_message_at, timezone),
        "unread_failures": beat.failures,
        "sends_in_doubt": len(records.book.in_doubt()),
        "calendar_until": records.calendar.known_until(),
        "troubles": [trouble.text for _, trouble in records.book.marks.troubles.values()],
    }


def _show_board(board: Board) -> None:
    totals = count(board.cases, board.request)
    request: Request = board.request
    show(f"Исх. № {request.number} от {request.date:%d.%m.%Y} {request.title}")
    show(
        f"Срок {board.effective_deadline:%d.%m.%Y}. Дел {totals.cases}: ответили в срок {totals.answered}, "
        f"с опозданием {totals.answered_late}, просрочено {totals.overdue}, ожидается {totals.awaiting}, "
        f"не отправлено {totals.not_sent}."
    )
    titles = {figure.key: figure.title for figure in request.figures}
    for case in board.cases:
        figures = ", ".join(f"{titles.get(key, key)}: {value}" for key, value in case.figures.items())
        show(
            f"{case.id.municipality}  {STATES[case.state]:<22} {DELIVERIES[case.delivery]:<14} "
            f"{case.municipality.name}  {figures}".rstrip()
        )
