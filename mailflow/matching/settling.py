"""From signs to cases: what is recorded, what a person must decide, and why.

Recorded only where request and municipality are each fixed by a strong sign, one candidate remains and
nothing contradicts. A wrong credit is the worst fault: in doubt a person decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from mailflow.matching.answers import Answer, read_answer
from mailflow.matching.authors.other_names import reports_about_another
from mailflow.matching.candidates import rank_candidates
from mailflow.matching.context import Context
from mailflow.matching.gathering import plain
from mailflow.matching.matter import Matter
from mailflow.matching.papers.addressees import TO_OTHERS, is_to_others
from mailflow.matching.papers.drafts import BLANK, DRAFT, is_blank, is_draft
from mailflow.matching.papers.enclosed_papers import ANSWERS_OTHER, encloses_answer_to_other
from mailflow.matching.papers.instructions import PASSED_ON, is_instruction
from mailflow.matching.papers.other_papers import other_papers
from mailflow.matching.papers.suspicions import find_suspicions, is_unknown_sender
from mailflow.matching.reasons import MUNICIPALITIES, PARTLY, REQUESTS, joined
from mailflow.matching.repeats.repetition import settle_by_repetition
from mailflow.matching.request_settling import RequestSettling
from mailflow.matching.rows.tables import is_district
from mailflow.matching.signs.carrying import (
    carries_unread_letter,
    claims_forwarded_letter,
    forwards_anothers_letter,
    forwards_neighbours_letter,
    forwards_unsigned_letter,
    titles_other_settlement,
)
from mailflow.matching.signs.senders import AddressBook
from mailflow.matching.signs.signs import MunicipalitySign, RequestSign
from mailflow.matching.verdict import Doubt, Municipalities, Requests, settle_municipality, settle_requests
from mailflow.model.request import Request
from mailflow.model.understanding import Candidate, CaseVerdict, Decision, Signal
from mailflow.reading.names.name_index import NameIndex
from mailflow.reading.outcomes.delay_wordings import INTERIM
from mailflow.reading.outcomes.wanted import wanted_by
from mailflow.reading.passages import Place
from mailflow.reading.references.segments import find_split
from mailflow.reading.tables.text_tables import find_text_tables

# A heading and two settlements.
_FEWEST_ROWS = 2


@dataclass(frozen=True, slots=True)
class Findings:
    """What a reply says, whatever came before it; `answers` to the requests it is read for, in order."""

    matter: Matter
    requests: Requests
    suspicions: tuple[str, ...]
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """`promises`: the reply is of a kind whose promised date matters."""

    cases: tuple[CaseVerdict, ...]
    candidates: tuple[Candidate, ...]
    reason: str | None
    unknown_sender: bool
    promises: bool


def look_into(matter: Matter, context: Context, book: AddressBook) -> Findings:
    """All that is to be found before anything is settled."""
    requests = settle_requests(matter.request_signs)
    suspicions = find_suspicions(matter, book, context)
    suspicions += _other_purposes(matter, context, requests)
    suspicions += _partly(matter, requests, context)
    asked = _read_for(requests, matter.request_signs, context)
    answers = tuple(read_answer(matter.gathered, each, context.requests) for each in asked)
    return Findings(matter, requests, tuple(suspicions), answers)


def settle(findings: Findings, context: Context, index: NameIndex) -> Settled:
    """Cases and candidates of one reply."""
    matter, requests, suspicions = findings.matter, findings.requests, findings.suspicions
    places = settle_municipality(matter.municipality_signs, context.directory)
    places = _unless_carried(matter, context, places, index)
    places = settle_by_repetition(matter, context, places, requests)
    cases: list[CaseVerdict] = []
    reasons: list[str] = list(suspicions)
    candidates: list[Candidate] = []
    promises = False
    asked = _read_for(requests, matter.request_signs, context)
    for request, answer in zip(asked, findings.answers, strict=True):
        fixed = bool(requests.fixed)
        found = RequestSettling(
            matter, context, index, request, places, fixed=fixed, suspicious=bool(suspicions)
        )
        found.run(answer)
        cases += found.cases
        reasons += found.reasons
        candidates += found.candidates
        promises = promises or found.promises
        if found.is_shared:
            places = replace(places, doubt=None)
    reasons = _with_doubts(reasons, matter, requests, places, cases, candidates)
    if (places.fixed is None and places.doubt is not None) or not requests.fixed:
        candidates = [*rank_candidates(matter, requests, places, context), *candidates]
    wants_person = any(each.decision is Decision.REVIEW for each in cases) or not cases or candidates
    return Settled(
        cases=tuple(cases),
        candidates=tuple(dict.fromkeys(candidates)),
        reason=joined(reasons) if wants_person else None,
        unknown_sender=is_unknown_sender(matter),
        promises=promises,
    )


def _partly(matter: Matter, requests: Requests, context: Context) -> list[str]:
    """Several requests named in one breath, some answered and some promised."""
    if len(requests.fixed) < 2:
        return []
    for passage in matter.gathered.at(Place.BODY, Place.DOCUMENT_HEAD, Place.DOCUMENT):
        if not find_split(passage.text, context.requests) and INTERIM.search(plain(passage).lower()):
            return [PARTLY]
    return []


def _other_purposes(matter: Matter, context: Context, requests: Requests) -> list[str]:
    """Why the message may be no answer to us at all."""
    asked = [each for each in context.requests if each.id in requests.fixed]
    found = other_papers(matter.gathered, [wanted_by(each) for each in asked])
    if is_draft(matter.gathered):
        found.append(DRAFT)
    if is_blank(matter.gathered):
        found.append(BLANK)
    if encloses_answer_to_other(matter.gathered, context.requests):
        found.append(ANSWERS_OTHER)
    if is_instruction(matter.gathered):
        found.append(PASSED_ON)
    elif is_to_others(matter, context.association):
        found.append(TO_OTHERS)
    return found


def _unless_carried(
    matter: Matter, context: Context, places: Municipalities, index: NameIndex
) -> Municipalities:
    """Nobody is fixed by address alone while a document in the letter seems to be somebody else's."""
    fixed, signs = places.fixed, matter.municipality_signs
    if fixed is None:
        return places
    if is_district(fixed, context.directory):
        listing = _listing(matter, context)
        doubtful = carries_unread_letter(matter.gathered, fixed, signs, listing) or forwards_unsigned_letter(
            matter.gathered, signs
        )
    else:
        doubtful = titles_other_settlement(fixed, signs)
    doubtful = doubtful or forwards_anothers_letter(matter.gathered, fixed, signs)
    doubtful = doubtful or forwards_neighbours_letter(matter.gathered, fixed, signs, context.directory)
    doubtful = doubtful or claims_forwarded_letter(matter.gathered, fixed, signs)
    doubtful = doubtful or reports_about_another(matter.gathered, fixed, context.directory, index)
    return replace(places, fixed=None, doubt=Doubt.CONTRADICTION) if doubtful else places


def _listing(matter: Matter, context: Context) -> frozenset[str]:
    """Documents with a flattened table of figures asked for, of several rows."""
    specs = [each.figures for each in context.requests if each.figures]
    return frozenset(
        document.name
        for document in matter.gathered.documents
        if any(
            len(table.rows) > _FEWEST_ROWS
            for each in specs
            for table in find_text_tables(document.text, each)
        )
    )


def _read_for(requests: Requests, signs: Sequence[RequestSign], context: Context) -> Iterator[Request]:
    """Requests to read the letter for: the fixed ones, else the likeliest, for a person to confirm.

    None where the letter answers one that is not ours and nothing in it speaks of ours.
    """
    codes = requests.fixed or (() if _answers_a_stranger(signs) else requests.ranked[:1])
    for code in codes:
        request = next((each for each in context.requests if each.id == code), None)
        if request is not None:
            yield request


def _answers_a_stranger(signs: Sequence[RequestSign]) -> bool:
    named = [each for each in signs if each.evidence.signal is not Signal.ONLY_OPEN_REQUEST]
    return bool(named) and all(each.request is None for each in named)


def _with_contradiction(doubt: str, signs: Sequence[RequestSign] | Sequence[MunicipalitySign]) -> str:
    """The doubt, and the first sign that contradicts: it is not among what speaks for a case."""
    detail = next((each.evidence.detail for each in signs if each.contradicts), None)
    return doubt if detail is None else f"{doubt} — {detail}"


def _with_doubts(
    reasons: list[str],
    matter: Matter,
    requests: Requests,
    places: Municipalities,
    cases: Sequence[CaseVerdict],
    candidates: Sequence[Candidate],
) -> list[str]:
    if requests.doubt is not None:
        reasons.insert(0, _with_contradiction(REQUESTS[requests.doubt], matter.request_signs))
    if places.doubt is not None:
        reasons.insert(0, _with_contradiction(MUNICIPALITIES[places.doubt], matter.municipality_signs))
    if candidates and not reasons:
        reasons.append("не все строки удалось отнести к муниципалитетам")
    if not cases and not reasons:
        reasons.append("не удалось определить, кто и на что отвечает")
    return reasons
