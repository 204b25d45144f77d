"""All cases of one request."""

from __future__ import annotations

from datetime import datetime, tzinfo

from mailflow.cases.book import Book
from mailflow.cases.calendar import WorkingCalendar
from mailflow.cases.deadlines import effective_deadline, local_date
from mailflow.cases.fold import fold_case
from mailflow.cases.freshness import FoldedCase
from mailflow.model.board import Board, Case
from mailflow.model.identifiers import CaseId
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
            _case(book, request, each, calendar, timezone, as_of)
            for each in addressees(request, configuration.directory)
        ),
    )


def _case(
    book: Book,
    request: Request,
    municipality: Municipality,
    calendar: WorkingCalendar,
    timezone: tzinfo,
    as_of: datetime,
) -> Case:
    """The case as folded before, where nothing it depends on has changed: the facts about its municipality,
    the operator's values and the local day."""
    case = CaseId(request.id, municipality.oktmo)
    version, today = book.freshness.version(municipality), local_date(as_of, timezone)
    known = book.folded.get(case)
    if known is not None and known.still_holds(version, today, request, municipality, calendar, timezone):
        return known.case
    folded = fold_case(book, request, municipality, calendar, timezone, as_of)
    book.folded[case] = FoldedCase(folded, version, today, request, calendar, timezone)
    return folded


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
