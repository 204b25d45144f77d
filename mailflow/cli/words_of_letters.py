"""Russian words for kinds of letters, as `plan` shows them; states are named in `app/state_words.py`."""

from __future__ import annotations

from mailflow.model.fact import LetterKind

KINDS = {
    LetterKind.LETTER: "письмо",
    LetterKind.REMINDER: "напоминание",
    LetterKind.DISTRICT_REMINDER: "напоминание району",
    LetterKind.CHAIR_NOTE: "записка председателю",
    LetterKind.ACKNOWLEDGEMENT: "подтверждение ответа",
    LetterKind.ANNOUNCEMENT: "извещение о рассылке",
    LetterKind.DIGEST: "справка",
    LetterKind.ALL_IS_WELL: "всё в порядке",
    LetterKind.SUMMARY: "сводная информация",
    LetterKind.CORRECTION: "поправка к сводке",
    LetterKind.TROUBLE: "неполадка",
}
