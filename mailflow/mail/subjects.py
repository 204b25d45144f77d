"""Subjects without what mail clients put before them."""

from __future__ import annotations

import re

# Nobody writes longer subjects; the bound keeps a subject of "Re:" a million times cheap.
_MAX_SUBJECT = 2_000
_PREFIX = re.compile(
    r"\s*(?:"
    r"(?:re|aw|sv|vs|antw|odp|rif|r|fw|fwd|wg|tr|rv|enc|i|vl|на|ha|нa|hа|отв|ответ|пер|перес|пересл|"
    r"пересылка|fyi|уведомление|"
    r"автоответ|автоматический ответ|auto|autoreply|auto-reply|automatic reply|out of office|прочтено|"
    r"прочитано|не прочитано|read|not read|"
    r"undeliverable|не удается доставить|недоставлено|абвесенхейт|réponse automatique|"
    r"respuesta automática|automatische antwort)"
    r"\s?(?:\[\d{1,3}\]|\(\d{1,3}\)|\^\d{1,3}|\*\d{1,3})?\s?[:：]"
    r"|\[(?:\*{0,5}\s?)?(?:spam|спам|external|внешн\w+|ext|вн)[^\]\[]{0,20}\]|\*{2,5}\s?spam\s?\*{2,5}"
    r")\s*",
    re.I,
)


def strip_subject_prefixes(subject: str) -> str:
    """The subject without leading reply, forward, automatic-answer and spam marks, in any number."""
    rest = subject[:_MAX_SUBJECT]
    position = 0
    while found := _PREFIX.match(rest, position):
        position = found.end()
    return rest[position:].strip()
