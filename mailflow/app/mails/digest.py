"""The daily digest: the staff's questions of every morning, in their order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from mailflow.app.mails.calls import call_values
from mailflow.app.mails.declension import short_name, without_region
from mailflow.app.mails.territories import districts_of, silent_cases
from mailflow.app.mails.totals import claimed_values, totals_values
from mailflow.app.mails.values import (
    OUTCOMES,
    Values,
    common_values,
    figures_line,
    local,
    municipality_values,
    reference,
    request_values,
)
from mailflow.cases.totals import count
from mailflow.model.board import Board, Case, ReviewItem, State
from mailflow.model.fact import Entry, LetterClaimed, LetterKind, MessageAssigned, MessageRead, TroubleBegan
from mailflow.model.identifiers import CaseId, Oktmo, RequestId
from mailflow.model.plan import Plan
from mailflow.model.settings import Configuration
from mailflow.model.understanding import ANSWERS, Decision, Figures, Outcome

LETTERS = {
    LetterKind.LETTER: "письма",
    LetterKind.REMINDER: "напоминания",
    LetterKind.DISTRICT_REMINDER: "напоминания главам районов",
    LetterKind.CHAIR_NOTE: "записка Председателю",
    LetterKind.ACKNOWLEDGEMENT: "подтверждения",
    LetterKind.ANNOUNCEMENT: "объявление о напоминаниях",
    LetterKind.DIGEST: "справка",
    LetterKind.ALL_IS_WELL: "еженедельное сообщение",
    LetterKind.SUMMARY: "сводная информация",
    LetterKind.CORRECTION: "поправка к сводной информации",
    LetterKind.TROUBLE: "сообщение о неполадке",
}
_SINGULAR = {
    LetterKind.LETTER: "письмо",
    LetterKind.REMINDER: "напоминание",
    LetterKind.DISTRICT_REMINDER: "напоминание главе района",
    LetterKind.ACKNOWLEDGEMENT: "подтверждение",
}
# What staff need not hear of: the digest itself and its kin.
_OWN_MAIL = frozenset({LetterKind.DIGEST, LetterKind.ALL_IS_WELL, LetterKind.TROUBLE})
# More letters than a person decides in a day; `review` shows all.
_MAX_REVIEW = 100
# Three names are enough for a person who knows the territory; `review` shows all.
_MAX_CANDIDATES = 3
# As many doubts at once come of a restored backup alone; `doubt` shows all.
_MAX_DOUBTS = 20
_ANSWERED = ANSWERS | {Outcome.INTERIM}


def digest_values(  # noqa: PLR0913 - the questions of a morning are many
    configuration: Configuration,
    boards: Sequence[Board],
    review: Sequence[ReviewItem],
    new_entries: Sequence[Entry],
    plan: Plan,
    troubles: Sequence[TroubleBegan],
    letters_in_doubt: Sequence[LetterClaimed],
    now: datetime,
    *,
    notes: Sequence[str] = (),
) -> Values:
    """`boards` are those of running requests, `new_entries` the facts since the last digest, `plan` the
    rest of the day; `notes` are further anomalies in Russian."""
    return common_values(configuration, now) | {
        "запросы": [_request_line(configuration, each, now) for each in boards],
        "решения": [_review_line(configuration, each) for each in review[:_MAX_REVIEW]],
        "всего_решений": len(review),
        "звонки": call_values(boards, review),
        "ответили": list(_answers(configuration, new_entries)),
        "сроки": sorted(_dates(configuration, boards, now), key=lambda line: line["день"]),
        "опоздали": [line for board in boards for line in _late(board)],
        "уйдёт": _counted(Counter(LETTERS[each.kind] for each in plan.letters if each.kind not in _OWN_MAIL)),
        "удержано": [
            {"почему": reason, "сколько": number}
            for reason, number in Counter(each.reason for each in plan.held).most_common()
        ],
        "неполадки": [
            *(f"с {local(configuration, each.at):%d.%m.%Y %H:%M}: {each.text}" for each in troubles),
            *notes,
            *_further_doubts(len(letters_in_doubt) - _MAX_DOUBTS),
        ],
        "под_сомнением": [
            {"кому": each.recipient, "что": _one_of(each.kind), "когда": local(configuration, each.at)}
            for each in letters_in_doubt[:_MAX_DOUBTS]
        ],
    }


def _further_doubts(count: int) -> Iterator[str]:
    if count > 0:
        yield f"ещё писем, о которых неизвестно, ушли ли они: {count}. Все покажет команда worker.py doubt"


def _one_of(kind: LetterKind) -> str:
    return _SINGULAR.get(kind, LETTERS[kind])


def _counted(numbers: Counter[str]) -> list[Values]:
    return [{"что": what, "сколько": number} for what, number in numbers.items()]


def _request_line(configuration: Configuration, board: Board, now: datetime) -> Values:
    today = local(configuration, now).date()
    figures = claimed_values(board.request.figures, count(board.cases, board.request))
    return (
        request_values(board.request, board.effective_deadline)
        | totals_values(board)
        | {
            "осталось": (board.effective_deadline - today).days,
            "показатели": figures,
            "районы": list(_silent_districts(configuration, board)),
        }
    )


def _silent_districts(configuration: Configuration, board: Board) -> Iterator[Values]:
    for unit, cases in districts_of(configuration.directory, silent_cases(board)):
        values = municipality_values(unit)
        beneath = [each.municipality for each in cases if each.municipality.oktmo != unit.oktmo]
        yield {
            "название": short_name(unit.name),
            "род": values["название_род"],
            "телефон": unit.phone,
            "сам": len(beneath) < len(cases),
            "поселения": [{"название": short_name(each.name), "телефон": each.phone} for each in beneath],
        }


def _review_line(configuration: Configuration, item: ReviewItem) -> Values:
    message = item.entry.fact
    assert isinstance(message, MessageRead)
    said = message.understanding
    return {
        "обозначение": item.entry.number,
        "получено": local(configuration, said.received_at or message.at),
        "от": f"{said.from_name} <{said.from_address}>" if said.from_name else said.from_address,
        "тема": said.subject or "(без темы)",
        "причина": item.reason,
        "варианты": _candidates(configuration, message),
    }


def _candidates(configuration: Configuration, message: MessageRead) -> list[str]:
    said = message.understanding
    settled = [
        f"{_named(configuration, each.case.municipality, each.case.request)}: {OUTCOMES[each.outcome]}"
        for each in said.cases
    ]
    told = {(each.case.request, each.case.municipality) for each in said.cases}
    possible = [
        " — ".join(filter(None, (_named(configuration, each.municipality, each.request), each.why)))
        for each in said.candidates
        if (each.request, each.municipality) not in told
    ]
    return [*settled, *possible][:_MAX_CANDIDATES]


def _name(configuration: Configuration, code: Oktmo | None) -> str:
    found = configuration.directory.get(code) if code is not None else None
    return without_region(found.name) if found is not None else ""


def _named(configuration: Configuration, code: Oktmo | None, request: RequestId | None) -> str:
    """The municipality, and the letter where there are several."""
    found = next((each for each in configuration.requests if each.id == request), None)
    told = reference(found) if found is not None and len(configuration.requests) > 1 else ""
    return ", ".join(filter(None, (_name(configuration, code), told)))


def _line(case: Case) -> Values:
    return {"название": without_region(case.municipality.name), "телефон": case.municipality.phone}


def _answers(configuration: Configuration, entries: Sequence[Entry]) -> Iterator[Values]:
    """Answers recorded by the program or by a person since the last digest."""
    for entry in entries:
        fact = entry.fact
        if isinstance(fact, MessageRead):
            said = fact.understanding
            dated = f" от {said.sender_date:%d.%m.%Y}" if said.sender_date else ""
            number = f"№ {said.sender_number}{dated}" if said.sender_number else ""
            stranger = f"с незнакомого адреса {said.from_address}" if said.unknown_sender else ""
            for verdict in said.cases:
                if verdict.decision is Decision.RECORDED:
                    yield from _answer(
                        configuration, verdict.case, verdict.outcome, verdict.figures, number, stranger
                    )
        elif isinstance(fact, MessageAssigned):
            decided = f"письмо № {fact.message}, решение: {fact.who}"
            yield from _answer(configuration, fact.case, fact.outcome, fact.figures, "", decided)


def _answer(
    configuration: Configuration, case: CaseId, outcome: Outcome, figures: Figures, number: str, note: str
) -> Iterator[Values]:
    request = next((each for each in configuration.requests if each.id == case.request), None)
    if request is None or outcome not in _ANSWERED:
        return
    yield {
        "название": _name(configuration, case.municipality),
        "ссылка": reference(request),
        "итог": OUTCOMES[outcome],
        "показатели": figures_line(request.figures, figures),
        "реквизиты": number,
        "пометка": note,
    }


def _dates(configuration: Configuration, boards: Sequence[Board], now: datetime) -> Iterator[Values]:
    today = local(configuration, now).date()
    for board in boards:
        for case in board.cases:
            if case.is_answered:
                continue
            if case.extended_until is not None:
                yield _line(case) | _date("срок продлён", case.extended_until, today)
            elif case.promised is not None:
                yield _line(case) | _date("обещан ответ", case.promised, today)


def _date(what: str, day: date, today: date) -> Values:
    return {"что": what, "день": day, "прошёл": day < today}


def _late(board: Board) -> Iterator[Values]:
    for case in board.cases:
        if case.state is State.ANSWERED_LATE:
            yield {"название": without_region(case.municipality.name), "дней": case.days_late}
