"""The JSON of the contract, from values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import orjson

from mailflow.model.board import Board, Case, ReviewItem
from mailflow.model.fact import MessageRead
from mailflow.model.understanding import Candidate, CaseVerdict, Decision, Figures, Understanding

Json = dict[str, Any]


def dump(value: object) -> str:
    """One line of UTF-8 JSON."""
    return orjson.dumps(value, default=_default).decode()


def understanding_json(file: str, understanding: Understanding, timezone: ZoneInfo) -> Json:
    """One line of `read --json`."""
    return {
        "file": file,
        "message_id": understanding.message_id,
        "sent_at": instant(understanding.sent_at, timezone),
        "received_at": instant(understanding.received_at, timezone),
        "from": {"name": understanding.from_name, "address": understanding.from_address},
        "subject": understanding.subject,
        "kind": understanding.kind,
        "decision": overall_decision(understanding),
        "failed_recipients": [each.address for each in understanding.failed_recipients],
        "text": understanding.text,
        "attachments": [
            {
                "name": each.name,
                "type": each.content_type,
                "bytes": each.octets,
                "text_chars": each.text_chars,
                "ocr": each.ocr,
                "problem": each.problem,
            }
            for each in understanding.attachments
        ],
        "cases": [case_json(each) for each in understanding.cases],
        "candidates": [candidate_json(each) for each in understanding.candidates],
        "sender_number": understanding.sender_number,
        "sender_date": understanding.sender_date,
        "incoming_number": understanding.incoming_number,
        "promised_date": understanding.promised_date,
        "signatory": understanding.signatory,
        "executor": understanding.executor,
        "phone": understanding.phone,
        "links": list(understanding.links),
        "unknown_sender": understanding.unknown_sender,
        "authentication": understanding.authentication,
        "why_kind": understanding.why_kind,
        "reason": understanding.reason,
        "defects": list(understanding.defects),
    }


def overall_decision(understanding: Understanding) -> Decision:
    """`review` where a person is asked about anything, else `recorded` where anything was, else `none`."""
    if understanding.reason is not None:
        return Decision.REVIEW
    return Decision.RECORDED if understanding.cases else Decision.NONE


def case_json(verdict: CaseVerdict) -> Json:
    return {
        "request": verdict.case.request,
        "municipality": verdict.case.municipality,
        "outcome": verdict.outcome,
        "decision": verdict.decision,
        "figures": figures_json(verdict.figures),
        "items": list(verdict.items),
        "evidence": [
            {"signal": each.signal, "detail": each.detail, "strength": each.strength}
            for each in verdict.evidence
        ],
    }


def candidate_json(candidate: Candidate) -> Json:
    return {"request": candidate.request, "municipality": candidate.municipality, "why": candidate.why}


def status_json(
    as_of: datetime,
    boards: Sequence[tuple[Board, Mapping[str, Any]]],
    review: Sequence[ReviewItem],
    health: Json,
    timezone: ZoneInfo,
) -> Json:
    """`status --json`; each board comes with its totals."""
    return {
        "as_of": instant(as_of, timezone),
        "requests": [_board_json(board, totals, timezone) for board, totals in boards],
        "review": [review_json(item, timezone) for item in review],
        "health": health,
    }


def review_json(item: ReviewItem, timezone: ZoneInfo) -> Json:
    fact = item.entry.fact
    assert isinstance(fact, MessageRead)
    understanding = fact.understanding
    received = understanding.received_at or fact.at
    return {
        "id": str(item.entry.number),
        "received_at": instant(received, timezone),
        "from": understanding.from_address,
        "subject": understanding.subject,
        "reason": item.reason,
        "cases": [case_json(each) for each in understanding.cases],
        "candidates": [candidate_json(each) for each in understanding.candidates],
    }


def _board_json(board: Board, totals: Mapping[str, Any], timezone: ZoneInfo) -> Json:
    request = board.request
    return {
        "id": request.id,
        "number": request.number,
        "date": request.date,
        "title": request.title,
        "deadline": request.deadline,
        "effective_deadline": board.effective_deadline,
        "cases": [_board_case_json(case, timezone) for case in board.cases],
        "totals": totals,
    }


def _board_case_json(case: Case, timezone: ZoneInfo) -> Json:
    return {
        "municipality": case.id.municipality,
        "name": case.municipality.name,
        "state": case.state,
        "delivery": case.delivery,
        "outcome": case.outcome,
        "answered_at": instant(case.answered_at, timezone),
        "days_late": case.days_late,
        "due": case.due,
        "figures": figures_json(case.figures),
        "items": list(case.items),
        "sender_number": case.sender_number,
        "sender_date": case.sender_date,
        "promised": case.promised,
        "sent_at": instant(case.sent_at, timezone),
        "reminders": [
            {"name": each.name, "sent_at": instant(each.sent_at, timezone)} for each in case.reminders
        ],
        "messages": [str(number) for number in case.messages],
        "waiting": [str(number) for number in case.waiting],
    }


def figures_json(figures: Figures) -> Json:
    return {key: number(value) for key, value in figures.items()}


def number(value: Decimal) -> int | float:
    """A whole number stays whole."""
    return int(value) if value == value.to_integral_value() else float(value)


def instant(moment: datetime | None, timezone: ZoneInfo) -> str | None:
    """ISO 8601 in the association's time."""
    return None if moment is None else moment.astimezone(timezone).isoformat()


def _default(value: object) -> object:
    if isinstance(value, Decimal):
        return number(value)
    raise TypeError(type(value).__name__)
