"""Mails about one answer: the acknowledgement to its writer, the correction to the staff."""

from __future__ import annotations

from datetime import datetime

from mailflow.app.mails.declension import without_region
from mailflow.app.mails.totals import claimed_values, totals_values
from mailflow.app.mails.values import (
    OUTCOMES,
    Values,
    common_values,
    figure_values,
    last_day,
    local,
    municipality_values,
    reference,
    request_values,
)
from mailflow.cases.totals import count
from mailflow.errors import NotFoundError
from mailflow.model.board import Board
from mailflow.model.fact import Entry, MessageRead
from mailflow.model.municipality import Municipality
from mailflow.model.request import Request
from mailflow.model.settings import Configuration
from mailflow.model.understanding import ANSWERS, CaseVerdict, Outcome

_TOLD = ANSWERS | {Outcome.INTERIM, Outcome.DUPLICATE}


def acknowledgement_values(
    configuration: Configuration,
    entry: Entry,
    now: datetime,
    *,
    verdicts: tuple[CaseVerdict, ...] | None = None,
) -> Values:
    """What was counted of the message in `entry`; `verdicts` where a person decided otherwise than it says.

    It is addressed to the municipality named first, or to the district of several settlements. Raises
    NotFoundError where neither request nor municipality is in the files any more.
    """
    message = _message(entry)
    counted = _counted(configuration, message.understanding.cases if verdicts is None else verdicts)
    first, request, _ = counted[0]
    writer = _writer(configuration, [each for each, _, _ in counted]) or first
    return common_values(configuration, now) | {
        "запрос": request_values(request, last_day(configuration, request)),
        "муниципалитет": municipality_values(writer),
        "письмо": _message_values(configuration, entry),
        "ответы": [_answer_values(*each) for each in counted],
    }


def correction_values(
    configuration: Configuration,
    board: Board,
    entry: Entry,
    now: datetime,
    *,
    verdicts: tuple[CaseVerdict, ...] | None = None,
) -> Values:
    """An answer that came after the summary, with the totals as they are now."""
    message = _message(entry)
    given = message.understanding.cases if verdicts is None else verdicts
    counted = _counted(configuration, tuple(each for each in given if each.case.request == board.request.id))
    return common_values(configuration, now) | {
        "запрос": request_values(board.request, board.effective_deadline),
        "срок": board.effective_deadline,
        "письмо": _message_values(configuration, entry),
        "ответы": [_answer_values(*each) for each in counted],
        "итоги": totals_values(board),
        "показатели": claimed_values(board.request.figures, count(board.cases, board.request)),
    }


def _message(entry: Entry) -> MessageRead:
    if not isinstance(entry.fact, MessageRead):
        raise TypeError(f"entry {entry.number} is no message")
    return entry.fact


def _message_values(configuration: Configuration, entry: Entry) -> Values:
    message = _message(entry)
    said = message.understanding
    return {
        "обозначение": entry.number,
        "номер": said.sender_number or "",
        "дата": said.sender_date,
        "тема": said.subject,
        "от": said.from_address or said.from_name,
        "получено": local(configuration, said.received_at or message.at),
    }


_Counted = tuple[Municipality, Request, CaseVerdict]


def _counted(configuration: Configuration, verdicts: tuple[CaseVerdict, ...]) -> list[_Counted]:
    """Verdicts with their municipality and request, as far as both are still in the files."""
    requests = {each.id: each for each in configuration.requests}
    found: list[_Counted] = []
    for verdict in verdicts:
        municipality = configuration.directory.get(verdict.case.municipality)
        request = requests.get(verdict.case.request)
        if municipality is not None and request is not None and verdict.outcome in _TOLD:
            found.append((municipality, request, verdict))
    if not found:
        raise NotFoundError("Письмо не касается ни одного дела из нынешних справочника и запросов")
    return found


def _writer(configuration: Configuration, named: list[Municipality]) -> Municipality | None:
    """The common district where the message speaks for several of its settlements."""
    parents = {each.parent or each.oktmo for each in named}
    if len(named) < 2 or len(parents) != 1:
        return None
    return configuration.directory.get(parents.pop())


def _answer_values(municipality: Municipality, request: Request, verdict: CaseVerdict) -> Values:
    missing: list[str] = []
    if verdict.items and verdict.outcome in ANSWERS:
        missing = [text for place, text in enumerate(request.items, 1) if place not in verdict.items]
    return {
        "муниципалитет": without_region(municipality.name),
        "ссылка": reference(request),
        "название": request.title,
        "итог": OUTCOMES[verdict.outcome],
        "показатели": figure_values(request.figures, verdict.figures),
        "не_хватает": missing,
    }
