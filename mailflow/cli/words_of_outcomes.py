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


def verdict_words(verdict: CaseVerdict, name: str = "") -> str:
    """One line, with case and outcome as `assign` takes them; `name` is the municipality's."""
    outcome = f"{OUTCOMES[verdict.outcome]} ({verdict.outcome})"
    return f"{verdict.case}{_bracketed(name)}: {outcome}, {DECISIONS[verdict.decision]}"


def candidate_words(candidate: Candidate, name: str = "") -> str:
    """One line, with the case as `assign` takes it; `name` is the municipality's."""
    case = f"{candidate.request or '?'}/{candidate.municipality or '?'}"
    return f"вариант {case}{_bracketed(name)}: {candidate.why}"


def _bracketed(name: str) -> str:
    return f" ({name})" if name else ""
