"""Whom to call, by reasons: where a letter does not help."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mailflow.app.mails.declension import without_region
from mailflow.app.mails.values import Values
from mailflow.model.board import Board, Case, Delivery, ReviewItem, State
from mailflow.model.fact import MessageRead
from mailflow.model.identifiers import CaseId
from mailflow.model.understanding import Outcome

_UNDELIVERED = "письмо не доставлено"
_NO_ADDRESS = "нет адреса"
_QUESTION = "задан вопрос"
_EXTENSION = "просят продлить срок"
_DELAYED = "доставка задерживается"
_NO_TRACE = "срок прошёл, подтверждения доставки нет"
_OVERDUE = "срок прошёл, письмо доставлено"

_URGENT_FIRST = (_UNDELIVERED, _NO_ADDRESS, _QUESTION, _EXTENSION, _DELAYED, _NO_TRACE, _OVERDUE)
_ASKED = {Outcome.QUESTION: _QUESTION, Outcome.EXTENSION: _EXTENSION}
_TOLD_BY_SERVER = (_UNDELIVERED, _DELAYED)


def call_values(boards: Sequence[Board], review: Sequence[ReviewItem]) -> list[Values]:
    """One group a reason, the most urgent first, so that a hundred silent municipalities stay a paragraph.

    Questions and requests for more time count from their arrival on, also while they wait in `review`.
    """
    asked = _asked_in(review)
    calls = [(why, case) for board in boards for case in board.cases if (why := _why(case, asked))]
    groups = {each: [_line(each, case) for why, case in calls if why == each] for each in _URGENT_FIRST}
    return [{"почему": why, "кто": who} for why, who in groups.items() if who]


def _asked_in(review: Sequence[ReviewItem]) -> dict[CaseId, Outcome]:
    return {
        verdict.case: verdict.outcome
        for item in review
        if isinstance(item.entry.fact, MessageRead)
        for verdict in item.entry.fact.understanding.cases
        if verdict.outcome in _ASKED
    }


def _why(case: Case, asked: Mapping[CaseId, Outcome]) -> str | None:
    if case.is_answered or case.state in (State.EXCLUDED, State.REFUSED):
        return None
    if case.delivery is Delivery.UNDELIVERABLE:
        return _UNDELIVERED
    if not case.municipality.emails:
        return _NO_ADDRESS
    outcome = asked.get(case.id, case.outcome)
    if outcome in _ASKED:
        return _ASKED[outcome]
    if case.delivery is Delivery.DELAYED:
        return _DELAYED
    if case.state is not State.OVERDUE:
        return None
    return _OVERDUE if case.delivery is Delivery.DELIVERED else _NO_TRACE


def _line(why: str, case: Case) -> Values:
    # One line of the server's words tells enough; some servers send a page.
    words = " ".join(case.delivery_words.split())[:120] if why in _TOLD_BY_SERVER else ""
    return {
        "название": without_region(case.municipality.name),
        "телефон": case.municipality.phone,
        "слова": words,
    }
