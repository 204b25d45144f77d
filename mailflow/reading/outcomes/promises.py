"""The day by which an answer is promised in an interim letter or a request for a later date."""

from __future__ import annotations

import re
from datetime import date

from mailflow.reading.clauses.future import is_promised
from mailflow.reading.dates import FoundDate, find_dates
from mailflow.reading.normal import normalise

_BEFORE = re.compile(
    r"(?:\bдо|\bк|не\sпозднее|не\sпозже|срок\w{0,3}(?:\s[а-я]{1,20}){0,4}\s(?:на|до)?|\bпо|\bна"
    r"|\bпосле(?:\s[а-я]{1,14}){0,3}"
    # «информация будет предоставлена 28 сентября»
    r"|\b(?:будет|будут)\s[а-я]{6,20}н[аоы]?"
    # «направим в пятницу, 27 сентября»
    r"|\b(?:направим|представим|предоставим|ответить|прислать|направить|представить|предоставить|пришлем|вышлем|отправим|сообщим|ответим)(?:\s[а-я]{1,14}){0,3},?)[\s\"_]{0,3}"
    r"(?:\d{1,2}\s?(?:-|или|и)\s?)?$"
)
_PROMISE = re.compile(
    r"будет|будут|предостав|представ|направ|продл|перенес|отсроч|ответ|срок|информаци|сообщ|пришл|вышл|отправ|сда[тд]|долож|отчит|сведени|подготов|врем[яе]"
)


def find_promised_date(text: str, sent_on: date) -> date | None:
    """The last day named with «до», «к», «не позднее», «в течение» beside words of answering; None if none.

    Days before `sent_on` are never promises. Of several the latest counts: an extension names the old
    date first.
    """
    low = normalise(text).lower()
    days = [
        found.day for found in find_dates(text, sent_on) if found.day >= sent_on and _promises(low, found)
    ]
    return max(days, default=None)


def _promises(low: str, found: FoundDate) -> bool:
    written = low[found.start : found.end]
    if not written.startswith(("в теч", "до кон")) and not _BEFORE.search(
        low[max(0, found.start - 60) : found.start]
    ):
        return False
    near = low[max(0, found.start - 160) : found.end + 80]
    return _PROMISE.search(near) is not None or is_promised(near)
