"""Cases of a district's table: one for each settlement it lists."""

from __future__ import annotations

from dataclasses import dataclass

from mailflow.matching.answers import Answer
from mailflow.matching.rows.rows_of_text import SettlementRow
from mailflow.matching.rows.tables import DistrictTable
from mailflow.matching.signs.signs import strong
from mailflow.model.identifiers import CaseId
from mailflow.model.request import Request
from mailflow.model.understanding import (
    FOR_A_PERSON,
    Candidate,
    CaseVerdict,
    Decision,
    Evidence,
    Outcome,
    Signal,
)
from mailflow.reading.outcomes.items import items_of_figures


@dataclass(frozen=True, slots=True)
class RowCases:
    """`outcome` is the district's own over all its lines."""

    cases: tuple[CaseVerdict, ...]
    candidates: tuple[Candidate, ...]
    reasons: tuple[str, ...]
    outcome: Outcome


def cases_of_rows(
    table: DistrictTable, request: Request, evidence: tuple[Evidence, ...], answer: Answer, *, sure: bool
) -> RowCases:
    """Lines with figures are recorded; one without any, and those not resolved, wait for a person."""
    settled = [row for row in table.rows if row.figures]
    empty = [row for row in table.rows if not row.figures]
    outcome = _outcome_of_all(table, answer)
    decision = Decision.RECORDED if sure and outcome not in FOR_A_PERSON else Decision.REVIEW
    cases = tuple(
        CaseVerdict(
            CaseId(request.id, row.municipality),
            _outcome(row, outcome),
            decision,
            row.figures,
            (*evidence[:6], strong(Signal.TABLE, row.where)),
            items_of_figures(request.items, request.figures, row.figures),
        )
        for row in settled
    )
    candidates = [
        Candidate(request.id, row.municipality, f"{row.where}: показатели не прочитаны") for row in empty
    ]
    candidates += [
        Candidate(request.id, code, f"{each.where}: подходит несколько муниципалитетов")
        for each in table.unresolved
        for code in each.candidates
    ]
    candidates += [
        Candidate(request.id, None, f"{each.where}: название не найдено в справочнике")
        for each in table.unresolved
        if not each.candidates
    ]
    reasons = ("не все строки таблицы удалось отнести к поселениям",) if candidates else ()
    return RowCases(cases, tuple(candidates), reasons, outcome)


def _outcome_of_all(table: DistrictTable, answer: Answer) -> Outcome:
    """A table is an answer in substance, whatever its covering note says of zeros here and there."""
    if answer.outcome in (Outcome.CORRECTION, Outcome.DUPLICATE):
        return answer.outcome
    return Outcome.NOTHING if all(_tells_nothing(row) for row in table.rows) else Outcome.REPORT


def _outcome(row: SettlementRow, whole: Outcome) -> Outcome:
    if whole is Outcome.CORRECTION:
        return whole
    return Outcome.NOTHING if _tells_nothing(row) else Outcome.REPORT


def _tells_nothing(row: SettlementRow) -> bool:
    return not any(row.figures.values()) and not row.unread
