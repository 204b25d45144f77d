"""All cases of one request."""

from __future__ import annotations

from datetime import datetime

from mailflow.cases.book import Book
from mailflow.cases.calendar import WorkingCalendar
from mailflow.cases.deadlines import effective_deadline
from mailflow.cases.fold import fold_case
from mailflow.model.board import Board
from mailflow.model.municipality import Directory, Municipality
from mailflow.model.request import Request
from mailflow.model.settings import Configuration


def fold_board(
    book: Book, configuration: Configuration, request: Request, as_of: datetime, calendar: WorkingCalendar
) -> Board:
    """The board of a request at `as_of`, in the order of the directory (see `fold_case` on later facts)."""
    timezone = configuration.association.timezone
    return Board(
        request=request,
        as_of=as_of,
        effective_deadline=effective_deadline(request, calendar),
        cases=tuple(
            fold_case(book, request, each, calendar, timezone, as_of)
            for each in addressees(request, configuration.directory)
        ),
    )


def addressees(request: Request, directory: Directory) -> tuple[Municipality, ...]:
    """Members that exist on the request's date and are named by code or kind; no names: all members."""
    wanted = frozenset(each.strip().lower() for each in request.recipients)
    return tuple(
        each
        for each in directory
        if each.member
        and each.exists_on(request.date)
        and (not wanted or each.oktmo in wanted or each.kind.lower() in wanted)
    )
