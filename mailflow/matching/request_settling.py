"""One reply read for one request: its own case, the rows of its table, what it proposes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mailflow.matching.answers import Answer, left_to_district
from mailflow.matching.case_evidence import CaseEvidence
from mailflow.matching.context import Context
from mailflow.matching.matter import Matter
from mailflow.matching.objections import objections
from mailflow.matching.papers.closing import strangers
from mailflow.matching.reasons import (
    FOR_NEIGHBOUR,
    NOT_ASKED,
    OUTCOMES,
    PARTLY_LATER,
    SETTLEMENTS_ALONE,
)
from mailflow.matching.recipients import heirs_duties, is_asked
from mailflow.matching.repeats.duplicates import find_duplicate
from mailflow.matching.repeats.later_answers import DISAGREES, says_otherwise
from mailflow.matching.rows.on_behalf import Meant, settlements_meant, speaks_for_itself
from mailflow.matching.rows.rows import RowCases, cases_of_rows
from mailflow.matching.rows.shared_letters import SharedLetter, read_shared_letter
from mailflow.matching.rows.tables import DistrictTable, common_district, is_district, read_tables
from mailflow.matching.signs.signs import weak
from mailflow.matching.verdict import Municipalities
from mailflow.model.identifiers import CaseId, Oktmo
from mailflow.model.municipality import Municipality
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
from mailflow.reading.names.name_index import NameIndex


class RequestSettling:
    """`run` fills `cases`, the `reasons` why a person is asked, and the `candidates` shown to that person.

    `promises`: the letter names a day of answering or asks for one, whoever wrote it. `is_shared`: several
    settlements wrote it together.
    `places` is whose letter it is; it is recorded only where the request is `fixed` and nobody `suspicious`.
    """

    def __init__(
        self,
        matter: Matter,
        context: Context,
        index: NameIndex,
        request: Request,
        places: Municipalities,
        *,
        fixed: bool,
        suspicious: bool,
    ) -> None:
        self._matter = matter
        self._context = context
        self._index = index
        self._request = request
        self._places = places
        self._sure = fixed and not suspicious
        self._evidence = CaseEvidence(matter, request, sure=self._sure)
        self.cases: list[CaseVerdict] = []
        self.reasons: list[str] = []
        self.candidates: list[Candidate] = []
        self.promises = False
        self.is_shared = False

    def run(self, answer: Answer) -> None:
        table = read_tables(self._matter.gathered, self._request, self._index, self._district())
        if self._is_for_settlements(table):
            self._settle_rows(table, answer)
        elif (shared := self._shared()) is not None:
            self._settle_shared(shared, answer)
        elif self._places.fixed is not None:
            about = self._settlements_meant()
            answer = answer if self._district() else left_to_district(answer, self._matter.gathered)
            self._settle_one(self._places.fixed, answer, sure=self._sure and not about.instead)
            self._propose(about)
        elif self._places.likely is not None:
            self._settle_one(self._places.likely, answer, sure=False)
        self.promises = _promises(answer, self.cases)

    def _shared(self) -> SharedLetter | None:
        """The letter of several; whoever is known to have written it must be one of them."""
        if self._district() is not None:
            return None
        matter, fixed = self._matter, self._places.fixed
        shared = read_shared_letter(
            matter.gathered, self._request.figures, matter.municipality_signs, self._index
        )
        if shared is None or fixed is None:
            return shared
        return shared if fixed in shared.authors else None

    def _settle_shared(self, shared: SharedLetter, answer: Answer) -> None:
        """Each of those who share the letter has its own case."""
        self.is_shared = True
        table = DistrictTable(rows=shared.rows)
        # What each of them counts are different values of one figure in the letter as a whole.
        outcome = Outcome.REPORT if answer.outcome is Outcome.UNCLEAR else answer.outcome
        against = [OUTCOMES[outcome]] if outcome in FOR_A_PERSON else []
        against += [PARTLY_LATER] if outcome is Outcome.INTERIM else []
        against += [] if shared.announced or self._places.fixed is None else [FOR_NEIGHBOUR]
        against += strangers(self._matter, self._request, outcome, self._context.requests, answer.figures)
        self.reasons += against
        found = cases_of_rows(
            table, self._request, self._evidence.of(None), answer, sure=self._sure and not against
        )
        for verdict in found.cases:
            own = self._evidence.of(verdict.case.municipality)
            self._add(replace(verdict, evidence=(*own[:6], verdict.evidence[-1])))

    def _settlements_meant(self) -> Meant:
        district = self._district()
        if district is None:
            return Meant()
        return settlements_meant(self._matter.gathered, district, self._index)

    def _propose(self, meant: Meant) -> None:
        """What a district may have said for its settlements is proposed, never closed."""
        known = {each.case.municipality for each in self.cases}
        for code in meant.settlements:
            if code not in known and is_asked(self._context.directory[code], self._request):
                self.candidates.append(Candidate(self._request.id, code, meant.why))
        if meant.settlements:
            self.reasons.append(meant.reason)

    def _district(self) -> Oktmo | None:
        fixed = self._places.fixed
        return fixed if fixed is not None and is_district(fixed, self._context.directory) else None

    def _is_for_settlements(self, table: DistrictTable) -> bool:
        """A district lists its settlements; a settlement's own table names itself alone."""
        others = [each for each in table.rows if each.municipality != self._places.fixed]
        return bool(others or (table.unresolved and self._district())) and bool(table.rows)

    def _settle_rows(self, table: DistrictTable, answer: Answer) -> None:
        district = self._district()
        sure = (
            self._sure
            and district is not None
            and common_district(table, self._context.directory) == district
        )
        rows: RowCases = cases_of_rows(
            table, self._request, self._evidence.of(district), answer, sure=sure and not table.ambiguous
        )
        if district is not None:
            told = {*answer.items, *(each for verdict in rows.cases for each in verdict.items)}
            own = replace(
                answer,
                figures=table.own or {},
                outcome=rows.outcome,
                items=tuple(sorted(told)),
                doubt=None,
            )
            whole = speaks_for_itself(self._matter.gathered, table, district, self._index)
            self._settle_one(district, own, sure=sure and whole, tabled=len(table.rows) > 1)
            self.reasons += [] if whole else [SETTLEMENTS_ALONE]
        for verdict in rows.cases:
            self._add(verdict)
        self.candidates += rows.candidates
        self.reasons += rows.reasons
        if not sure:
            self.reasons.append("таблица по поселениям: проверьте, от какого района она пришла")

    def _settle_one(self, code: Oktmo, answer: Answer, *, sure: bool, tabled: bool = False) -> None:
        """The case of its author; of one that came to be after the letter, the cases of those it replaced."""
        merged = heirs_duties(code, self._context.directory, self._request, self._matter.day)
        asked = is_asked(self._context.directory[code], self._request)
        if asked or not merged:
            evidence = self._evidence.of(code)
            settled = self._settle_case(code, answer, evidence, sure=sure, asked=asked, tabled=tabled)
        else:
            first, merged = merged[0], merged[1:]
            settled = self._settle_case(
                first, answer, self._evidence.of_heir(self._writer()), sure=sure, asked=True, tabled=tabled
            )
        if settled.decision is Decision.RECORDED or not asked:
            self._close(merged, settled, answer)

    def _settle_case(
        self,
        code: Oktmo,
        answer: Answer,
        evidence: tuple[Evidence, ...],
        *,
        sure: bool,
        asked: bool,
        tabled: bool,
    ) -> CaseVerdict:
        case = CaseId(self._request.id, code)
        outcome, figures = answer.outcome, answer.figures
        repeated = find_duplicate(
            self._context.memory.prior_answers(case),
            self._matter.requisites,
            self._matter.gathered.documents,
            self._own_words(),
            outcome,
        )
        if repeated is not None:
            outcome, figures = Outcome.DUPLICATE, {}
            evidence = (*evidence, weak(Signal.DUPLICATE, f"повтор: {repeated.why}"))
        found = objections(
            self._matter,
            self._request,
            self._context.requests,
            replace(answer, outcome=outcome),
            repeated=repeated is not None,
            beneath=self._district() is None,
            tabled=tabled,
        )
        reasons = [*found, *([] if asked else [NOT_ASKED])]
        self.reasons += reasons
        verdict = CaseVerdict(
            case=case,
            outcome=outcome,
            decision=Decision.RECORDED if sure and not reasons else Decision.REVIEW,
            figures=figures,
            evidence=evidence,
            items=answer.items if outcome is not Outcome.DUPLICATE else (),
        )
        self._add(verdict)
        return verdict

    def _own_words(self) -> str:
        """By which the letter may be known again; «пересылаю ответ» stands above any answer passed on."""
        gathered = self._matter.gathered
        return "" if gathered.forwards else gathered.text

    def _close(self, merged: Sequence[Oktmo], settled: CaseVerdict, answer: Answer) -> None:
        """The successor answers for those that have been merged into it; its figures are counted once."""
        for code in merged:
            case = CaseId(self._request.id, code)
            evidence = self._evidence.of_heir(self._writer())
            self._add(CaseVerdict(case, settled.outcome, settled.decision, {}, evidence, answer.items))

    def _writer(self) -> Municipality | None:
        code = self._places.fixed or self._places.likely
        return self._context.directory[code] if code is not None else None

    def _add(self, verdict: CaseVerdict) -> None:
        if any(each.case == verdict.case for each in self.cases):
            return
        if says_otherwise(verdict, self._context.memory.prior_answers(verdict.case)):
            verdict = replace(verdict, decision=Decision.REVIEW)
            self.reasons.append(DISAGREES)
        self.cases.append(verdict)


def _promises(answer: Answer, cases: Sequence[CaseVerdict]) -> bool:
    """Whether a day named here is one of answering; what repeats a letter promises nothing anew."""
    later = answer.outcome in (Outcome.INTERIM, Outcome.EXTENSION)
    return later and not any(each.outcome is Outcome.DUPLICATE for each in cases)
