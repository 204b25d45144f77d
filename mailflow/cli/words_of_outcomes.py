"""Russian words for what messages are and say, as `review` and `read` show them."""

from __future__ import annotations

from mailflow.model.understanding import Candidate, CaseVerdict, Decision, Kind, Outcome

KINDS_OF_MESSAGES = {
    Kind.REPLY: "ответ",
    Kind.AUTO_REPLY: "автоответ",
    Kind.REGISTRATION: "уведомление о регистрации",
    Kind.BOUNCE: "сообщение о недоставке",
    Kind.DELAY: "сообщение о задержке",
    Kind.RECEIPT: "уведомление о прочтении или доставке",
    Kind.BULK: "рассылка",
    Kind.OWN: "наше собственное письмо",
    Kind.COMMAND: "указание сотрудника",
}

OUTCOMES = {
    Outcome.REPORT: "ответ по существу",
    Outcome.NOTHING: "сообщить нечего",
    Outcome.INTERIM: "принято в работу",
    Outcome.EXTENSION: "просьба продлить срок",
    Outcome.QUESTION: "вопрос",
    Outcome.REFUSAL: "отказ",
    Outcome.REDIRECT: "передано в другой орган",
    Outcome.CORRECTION: "взамен прежнего ответа",
    Outcome.DUPLICATE: "повтор прежнего ответа",
    Outcome.UNCLEAR: "содержание неясно",
}

DECISIONS = {
    Decision.RECORDED: "учтено",
    Decision.REVIEW: "ждёт решения",
    Decision.NONE: "не учитывается",
}


def verdict_words(verdict: CaseVerdict) -> str:
    """One line, with the outcome as `assign --outcome` takes it."""
    outcome = f"{OUTCOMES[verdict.outcome]} ({verdict.outcome})"
    return f"{verdict.case}: {outcome}, {DECISIONS[verdict.decision]}"


def candidate_words(candidate: Candidate) -> str:
    """One line, with the case as `assign` takes it."""
    return f"вариант {candidate.request or '?'}/{candidate.municipality or '?'}: {candidate.why}"
