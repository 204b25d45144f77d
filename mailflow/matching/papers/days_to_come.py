"""Numbers beside a day that has not come: «распоряжение подписано: 5 октября, 300 участников» is a plan."""

from __future__ import annotations

import re
from datetime import date

from mailflow.matching.gathering import Gathered, plain
from mailflow.reading.dates import find_dates
from mailflow.reading.normal import unwrapped
from mailflow.reading.passages import Place
from mailflow.reading.speech.predicates import Predicate, Time, find_predicates
from mailflow.reading.speech.words import Sentence, sentences

AHEAD = "числа названы при дне, который ещё не наступил: решите, отчёт это или план"

_TEXTS = (Place.BODY, Place.FORWARDED)
_READ_CHARS = 2_500
# «в срок до 30 сентября», «по состоянию на 1 октября», «№ 15 от 1 октября» set a term or name a paper.
_TERM = re.compile(r"\b(?:до|к|ко|на|по|от|срок|позднее|позже|ранее|раньше)\s[\"_]{0,2}$")
_PLANNING = frozenset(
    {
        "подписать",
        "утвердить",
        "издать",
        "согласовать",
        "назначить",
        "запланировать",
        "наметить",
        "определить",
    }
)
_COUNT = re.compile(r"(?<![\d.,№-])\d{1,6}\s[а-я]{4,}")


def counts_ahead(gathered: Gathered, day: date | None) -> bool:
    """Whether all that is counted stands in sentences that name a day to come and tell no deed."""
    if day is None:
        return False
    counting = [
        (each, text)
        for passage in gathered.at(*_TEXTS)
        for text in [unwrapped(plain(passage))[:_READ_CHARS].lower()]
        for each in sentences(text)
        if _COUNT.search(_without_dates(each.text, day))
    ]
    return bool(counting) and all(_is_ahead(each, day) for each, _ in counting)


def _without_dates(text: str, day: date) -> str:
    for found in reversed(find_dates(text, day)):
        text = f"{text[: found.start]} {text[found.end :]}"
    return text


def _is_ahead(sentence: Sentence, day: date) -> bool:
    if any(_tells(each) for each in find_predicates(sentence)):
        return False
    return any(
        found.day > day and _TERM.search(sentence.text[: found.start]) is None
        for found in find_dates(sentence.text, day)
        if found.snippet[:1].isdigit()
    )


def _tells(each: Predicate) -> bool:
    """A deed done or that lasts; a paper signed does none."""
    return each.time in (Time.DONE, Time.NOW) and each.lemma not in _PLANNING
