"""Answers by the numbers of what was asked: «1. 307. 2. 14», «По пункту 1: …», «на второй вопрос – …»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mailflow.patterns import Gated

_ORDINALS = ("перв", "втор", "трет", "четверт", "пят", "шест")
_NTH = "|".join(_ORDINALS)
_POINT = r"(?:пункт(?:у|е|а)?|п\.\s?п\.|пп?\.|вопрос(?:у|а)?|показател[юья]|позици[ия]|строк[аеи])"
# Each way of numbering, the number or the stem of the ordinal in a group.
_WAYS = (
    # «По пункту 1: …», «на второй вопрос – …»
    Gated(rf"\b(?:(?:по|на|к)\s)?{_POINT}\s?№?\s?(?P<n>\d{{1,2}})\b\s?[-:.,]{{0,2}}\s?", re.IGNORECASE),
    Gated(rf"\b(?:по|на|к)\s(?P<n>\d{{1,2}})(?:-?[а-я]{{1,3}})?\s{_POINT}\s?[-:,]{{1,2}}\s?", re.IGNORECASE),
    Gated(rf"\b(?:(?:по|на|к)\s)?{_POINT}\s(?P<n>{_NTH})[а-я]{{1,4}}\s?[-:,]{{1,2}}\s?", re.IGNORECASE),
    Gated(
        rf"\b(?:(?:по|на|к)\s)?(?P<n>{_NTH})[а-я]{{1,4}}(?:\s{_POINT})?(?:\s?[-:,]{{1,2}}\s?|\s(?=\d))",
        re.IGNORECASE,
    ),
    # «1. Нет», «2) 390 человек», also one behind the other in a line
    re.compile(r"(?:^|(?<=\n)|(?<=[;.,:]\s)|(?<=\d\s))[ \t]{0,20}(?P<n>\d{1,2})[.)][ \t]{1,4}(?=\S)"),
    # «(1) 16 договоров (2) 733 тыс. рублей»
    re.compile(r"(?:^|(?<=[\s:;.,]))\((?P<n>\d{1,2})\)[ \t]{0,4}(?=\S)"),
    # «1 - 6», line by line or behind a semicolon
    re.compile(r"(?:^|(?<=\n)|(?<=[;.,:]\s))[ \t]{0,20}(?P<n>\d{1,2})\s?[-:]\s(?=\S)"),
)
_MOST_POINTS = 12


def answered_points(plain: str, count: int) -> list[str]:
    """What is said of each of so many points, where one way of numbering has them all in order; else nothing.

    `plain` is normalised. An answer ends with its sentence or its line, and where the next point begins.
    """
    if not 1 < count <= _MOST_POINTS:
        return []
    for way in _WAYS:
        found = _counting_on(plain, list(way.finditer(plain)))
        if len(found) == count:
            return [_answer(plain, found, at) for at in range(count)]
    return []


def _counting_on(plain: str, markers: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """Those numbered from one on, something said between them: «14.» of «1. 14. 2. 56» is an answer."""
    found: list[re.Match[str]] = []
    for each in markers:
        said = plain[found[-1].end() : each.start()].strip(" .;,\n") if found else "-"
        if said and _number(each["n"]) == len(found) + 1:
            found.append(each)
    return found


def _number(written: str) -> int:
    if written.isdigit():
        return int(written)
    return next(at for at, each in enumerate(_ORDINALS, 1) if written.lower().startswith(each))


def _answer(plain: str, found: Sequence[re.Match[str]], at: int) -> str:
    end = found[at + 1].start() if at + 1 < len(found) else len(plain)
    said = plain[found[at].end() : end]
    return said.partition("\n")[0].strip(" \t.;,")
