"""The evidence of one message in words, as a clerk would say it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo

from mailflow.model.identifiers import CaseId, Oktmo, RequestId
from mailflow.model.municipality import Directory
from mailflow.model.request import Request
from mailflow.model.understanding import (
    ANSWERS,
    Candidate,
    CaseVerdict,
    Decision,
    Figures,
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
_SAID_BY_KIND = frozenset(
    {
        "нет признаков служебного сообщения",
        "подтверждение прочтения или доставки",
        "уведомление о регистрации нашего письма",
    }
)
"""Reasons that only repeat what the message is."""
_SIGNS = (
    (Strength.STRONG, "Надёжные признаки"),
    (Strength.WEAK, "Кроме того"),
    (Strength.CONTRADICTS, "Противоречит"),
)


@dataclass(frozen=True, slots=True)
class Explainer:
    """The operator's files, by which codes and numbers get their names, and the zone of all times."""

    directory: Directory
    requests: Sequence[Request]
    timezone: tzinfo

    def explain(
        self,
        understanding: Understanding,
        *,
        case: CaseId | None = None,
        waits: str | None,
        taken_back: bool = False,
    ) -> str:
        """What the message was taken for, each case with its evidence, and why a person is asked.

        With `case` only what concerns that case; `waits` is why a person has still to decide, None where
        nobody has; `taken_back`: what the program recorded does not count any more.
        """
        decisions = {
            Decision.RECORDED: "учёт отменён" if taken_back else "учтено",
            Decision.REVIEW: "предложено сотруднику" if waits is None else "решает сотрудник",
            Decision.NONE: "не учитывается",
        }
        return "\n".join(self._lines(understanding, case, decisions, waits))

    def _lines(
        self,
        understanding: Understanding,
        case: CaseId | None,
        decisions: Mapping[Decision, str],
        waits: str | None,
    ) -> Iterator[str]:
        yield from self._head(understanding)
        verdicts = [each for each in understanding.cases if case in (None, each.case)]
        for verdict in verdicts:
            yield from self._case_lines(verdict, decisions[verdict.decision])
        others = len(understanding.cases) - len(verdicts)
        if others:
            yield f"Этим же письмом отвечают по другим делам: {others}."
        if waits is not None:
            yield from self._open_lines(understanding, verdicts)
            yield f"Почему нужен сотрудник: {waits.rstrip('.')}."
        elif understanding.reason:
            yield f"Почему спрашивали сотрудника: {understanding.reason.rstrip('.')}."

    def _head(self, understanding: Understanding) -> Iterator[str]:
        sender = understanding.from_address or "отправитель неизвестен"
        yield f"От: {sender}{self._when(understanding)}; тема {in_quotes(understanding.subject)}."
        yield f"Что это: {_KINDS[understanding.kind]}{_because(understanding)}."
        requisites = ". ".join(_requisites(understanding))
        if requisites:
            yield f"{requisites}."
        for failed in understanding.failed_recipients:
            good = " (сам адрес действует)" if failed.address_good else ""
            yield f"Не доставлено: {failed.address}{good}. {failed.diagnostic}".rstrip()
        if understanding.unknown_sender:
            yield "Адреса отправителя нет в справочнике."

    def _when(self, understanding: Understanding) -> str:
        moment = understanding.sent_at or understanding.received_at
        return f", {moment.astimezone(self.timezone):%d.%m.%Y %H:%M}" if moment else ""

    def _case_lines(self, verdict: CaseVerdict, decided: str) -> Iterator[str]:
        name = municipality_name(verdict.case.municipality, self.directory)
        request = request_name(verdict.case.request, self.requests)
        yield f"{name}, исх. {request}: {_OUTCOMES[verdict.outcome]} ({decided})."
        spec = next((each for each in self.requests if each.id == verdict.case.request), None)
        if verdict.figures:
            yield f"  Показатели: {figures_words(verdict.figures, spec)}."
        missing = missing_items(verdict, spec)
        if missing:
            yield f"  Не нашли ответа на вопросы: {'; '.join(missing)}."
        for strength, title in _SIGNS:
            details = [each.detail for each in verdict.evidence if each.strength is strength]
            if details:
                yield f"  {title}:"
                yield from (f"  — {each}" for each in details)

    def _open_lines(self, understanding: Understanding, verdicts: Sequence[CaseVerdict]) -> Iterator[str]:
        told = {(each.case.request, each.case.municipality) for each in verdicts}
        candidates = [
            each for each in understanding.candidates if (each.request, each.municipality) not in told
        ]
        if candidates:
            yield "Другие варианты, вероятный первым:" if told else "Варианты, вероятный первым:"
            yield from (f"  — {each}" for each in self._variants(candidates))

    def _variants(self, candidates: Sequence[Candidate]) -> Iterator[str]:
        """A line each; those with the same reason, as the settlements of a district, in one line."""
        together: dict[tuple[RequestId | None, str], list[str]] = {}
        for each in candidates:
            together.setdefault((each.request, each.why), []).append(self._name(each.municipality))
        for (request, why), names in together.items():
            asked = f"исх. {request_name(request, self.requests)}" if request else "запрос не определён"
            yield f"{'; '.join(names)}, {asked}: {why}"

    def _name(self, code: Oktmo | None) -> str:
        return municipality_name(code, self.directory) if code else "муниципалитет не определён"


def figures_words(figures: Figures, request: Request | None) -> str:
    """«успешные муниципальные практики — 2, инициативы — 1»; keys where the request is gone."""
    titles = {each.key: each.title for each in request.figures} if request is not None else {}
    named = ((titles.get(key, key), value) for key, value in figures.items())
    return ", ".join(f"{title[:1].lower()}{title[1:]} — {value:f}" for title, value in named)


def missing_items(verdict: CaseVerdict, request: Request | None) -> tuple[str, ...]:
    """Points of the request that an answer passes over; none where it answers no point recognisably."""
    if request is None or not verdict.items or verdict.outcome not in ANSWERS:
        return ()
    return tuple(text for place, text in enumerate(request.items, 1) if place not in verdict.items)


def _requisites(understanding: Understanding) -> Iterator[str]:
    """The letter's own number, who signed and who wrote it, what it promises."""
    if understanding.sender_number:
        dated = f" от {understanding.sender_date:%d.%m.%Y}" if understanding.sender_date else ""
        yield f"Исходящий № {understanding.sender_number}{dated}"
    if understanding.incoming_number:
        yield f"Наше письмо зарегистрировано за № {understanding.incoming_number}"
    if understanding.signatory:
        yield f"Подпись: {understanding.signatory}"
    if understanding.executor:
        yield f"Исполнитель: {understanding.executor}"
    if understanding.phone:
        yield f"Телефон: {understanding.phone}"
    if understanding.promised_date:
        yield f"Названный срок: {understanding.promised_date:%d.%m.%Y}"
    if understanding.links:
        yield f"Ссылки: {', '.join(understanding.links)}"


def in_quotes(text: str) -> str:
    """«Об участии в марафоне „Диалог“»: inner quotes become the second kind."""
    return "«" + text.replace("«", "„").replace("»", "“") + "»"


def municipality_name(code: Oktmo, directory: Directory) -> str:
    """The charter name, or the code where the directory has it no more."""
    municipality = directory.get(code)
    return municipality.name if municipality else f"муниципалитет {code}"


def request_name(code: RequestId, requests: Sequence[Request]) -> str:
    """«№ 96 от 05.09.2024», or the id where the request is gone."""
    found = next((each for each in requests if each.id == code), None)
    return f"№ {found.number} от {found.date:%d.%m.%Y}" if found else code


def _because(understanding: Understanding) -> str:
    """Why it is of this kind, where that says more."""
    why = understanding.why_kind.removeprefix(f"{_KINDS[understanding.kind]}: ")
    return f" ({why})" if why and why not in _SAID_BY_KIND else ""
