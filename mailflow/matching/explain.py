"""The evidence of one message in words, as a clerk would say it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mailflow.model.identifiers import Oktmo, RequestId
from mailflow.model.municipality import Directory
from mailflow.model.request import Request
from mailflow.model.understanding import (
    Candidate,
    CaseVerdict,
    Decision,
    Kind,
    Outcome,
    Strength,
    Understanding,
)

_KINDS = {
    Kind.REPLY: "ответ",
    Kind.AUTO_REPLY: "автоответ",
    Kind.REGISTRATION: "уведомление о регистрации",
    Kind.BOUNCE: "сообщение о недоставке",
    Kind.DELAY: "сообщение о задержке доставки",
    Kind.RECEIPT: "уведомление о прочтении или доставке",
    Kind.BULK: "рассылка",
    Kind.OWN: "наше собственное письмо",
    Kind.COMMAND: "указание сотрудника",
}
_OUTCOMES = {
    Outcome.REPORT: "ответ по существу",
    Outcome.NOTHING: "сообщают, что данных нет",
    Outcome.INTERIM: "принято в работу, ответ обещан позже",
    Outcome.EXTENSION: "просят продлить срок",
    Outcome.QUESTION: "задают вопрос",
    Outcome.REFUSAL: "отказ",
    Outcome.REDIRECT: "передано в другой орган",
    Outcome.CORRECTION: "заменяет прежний ответ",
    Outcome.DUPLICATE: "повтор прежнего ответа",
    Outcome.UNCLEAR: "неясно, что ответили",
}
_STRENGTHS = {
    Strength.STRONG: "надёжно",
    Strength.WEAK: "слабый признак",
    Strength.CONTRADICTS: "противоречит",
}


def explain(understanding: Understanding, directory: Directory, requests: Sequence[Request]) -> str:
    """What the message was taken for, each case with its evidence, and why a person is asked."""
    return "\n".join(_lines(understanding, directory, requests))


def _lines(understanding: Understanding, directory: Directory, requests: Sequence[Request]) -> Iterator[str]:
    sender = understanding.from_address or "отправитель неизвестен"
    yield f"Письмо от {sender}, тема «{understanding.subject}»."
    yield f"Что это: {_KINDS[understanding.kind]}{_because(understanding.why_kind)}."
    for verdict in understanding.cases:
        yield from _case_lines(verdict, directory, requests)
    if understanding.candidates:
        yield "Возможные варианты, вероятный первым:"
        yield from (f"  — {_candidate(each, directory, requests)}" for each in understanding.candidates)
    if understanding.unknown_sender:
        yield "Адреса отправителя нет в справочнике."
    if understanding.reason:
        yield f"Почему нужен человек: {understanding.reason}."


def _case_lines(verdict: CaseVerdict, directory: Directory, requests: Sequence[Request]) -> Iterator[str]:
    decided = "учтено" if verdict.decision is Decision.RECORDED else "решает сотрудник"
    name = municipality_name(verdict.case.municipality, directory)
    request = request_name(verdict.case.request, requests)
    yield f"{name}, запрос {request}: {_OUTCOMES[verdict.outcome]} ({decided})."
    if verdict.figures:
        titles = _titles_of_figures(verdict.case.request, requests)
        told = ", ".join(f"{titles.get(key, key)} — {value:f}" for key, value in verdict.figures.items())
        yield f"  Показатели: {told}."
    yield from (f"  — {each.detail} ({_STRENGTHS[each.strength]})" for each in verdict.evidence)


def _titles_of_figures(code: RequestId, requests: Sequence[Request]) -> dict[str, str]:
    return {
        each.key: each.title[:1].lower() + each.title[1:]
        for request in requests
        if request.id == code
        for each in request.figures
    }


def _candidate(candidate: Candidate, directory: Directory, requests: Sequence[Request]) -> str:
    name = (
        municipality_name(candidate.municipality, directory)
        if candidate.municipality
        else "муниципалитет не определён"
    )
    request = request_name(candidate.request, requests) if candidate.request else "не определён"
    return f"{name}, запрос {request}: {candidate.why}"


def municipality_name(code: Oktmo, directory: Directory) -> str:
    """The charter name, or the code where the directory has it no more."""
    municipality = directory.get(code)
    return municipality.name if municipality else f"муниципалитет {code}"


def request_name(code: RequestId, requests: Sequence[Request]) -> str:
    """«№ 96 от 05.09.2024», or the id where the request is gone."""
    found = next((each for each in requests if each.id == code), None)
    return f"№ {found.number} от {found.date:%d.%m.%Y}" if found else code


def _because(why: str) -> str:
    return f" ({why})" if why else ""
