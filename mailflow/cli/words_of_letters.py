"""Russian words for kinds of letters, as `plan` shows them; states are named in `app/state_words.py`."""

from __future__ import annotations

from mailflow.model.fact import LetterKind
from mailflow.model.request import Request

KINDS = {
    LetterKind.LETTER: "письмо",
    LetterKind.REMINDER: "напоминание",
    LetterKind.DISTRICT_REMINDER: "напоминание району",
    LetterKind.CHAIR_NOTE: "записка Председателю",
    LetterKind.ACKNOWLEDGEMENT: "подтверждение ответа",
    LetterKind.ANNOUNCEMENT: "извещение о рассылке",
    LetterKind.DIGEST: "справка",
    LetterKind.ALL_IS_WELL: "всё в порядке",
    LetterKind.SUMMARY: "сводная информация",
    LetterKind.CORRECTION: "поправка к сводке",
    LetterKind.TROUBLE: "неполадка",
}


def stage_words(request: Request | None, name: str) -> str:
    """«за 5 раб. дн. до срока»; the name itself where the request has no such stage."""
    stages = request.reminders if request is not None else ()
    stage = next((each for each in stages if each.name == name), None)
    if stage is None:
        return name
    if stage.working_days_after is not None:
        return f"через {stage.working_days_after} раб. дн. после срока"
    if not stage.working_days_before:
        return "в день срока"
    return f"за {stage.working_days_before} раб. дн. до срока"
