"""Rows of a flattened table whose name took two lines of its cell: «5 Еремизино-Борисовское⏎с.п.⏎0 0»."""

from __future__ import annotations

import re
from collections.abc import Sequence

_OPENING = re.compile(r"\s{0,10}(?P<ordinal>\d{1,3})[.)]?\s{1,4}[А-Яа-я\"(][^\n\d|\t]{2,80}$")
_NAME = re.compile(r"\s{0,10}[А-Я\"][А-Яа-я\" -]{2,40}(?:ое|ая)\s{0,4}$")
# What goes on behind a name: its kind, its district, an initial; never a word that begins a sentence.
_FURTHER = re.compile(
    r"\s{0,10}(?:(?:сельско|городско|муниципальн)[а-я]{1,4}|поселени[еяй]|район[а-я]?|округ[а-я]?|[сг][/.]\s?п\.?|[сг]п"
    r"|р-на?|[А-Я][а-я-]{3,30}(?:ого|ое|ая)|[А-Я]?[а-я-]{3,25})(?:\s[а-яА-Я/.-]{1,25}){0,4}"
    r"(?P<values>(?:\s{1,6}(?:\d{1,6}|-|нет)){0,8})\s{0,4}$"
)
_KIND_FIRST = re.compile(r"\s{0,10}(?:(?:сельско|городско)[а-я]{1,3}|поселени[ея]|[сг][/.]\s?п\.?|[сг]п)\s")
_VALUES = re.compile(r"\s{0,10}(?:\d{1,6}|-|нет)(?:\s{1,6}(?:\d{1,6}|-|нет)){0,7}\s{0,4}$")
_MOST_LINES = 3
TAKEN = "\x1f"
"""Stands for a line that belongs to the row above; no text holds this character once normalised."""


def joined_rows(lines: Sequence[str]) -> list[str]:
    """The lines with each wrapped row on its first line; the lines it took are `TAKEN`, so places hold."""
    found = [_unglued(line) for line in lines]
    ordinals = {int(each["ordinal"]) for line in lines if (each := _ORDINAL.match(line))}
    _join_bare(found)
    at = 0
    while at < len(found):
        taken = _wrapped(found, at, ordinals)
        if taken:
            found[at] = " ".join(line.strip() for line in found[at : at + taken + 1])
            found[at + 1 : at + taken + 1] = [TAKEN] * taken
        at += taken + 1
    return found


def _join_bare(lines: list[str]) -> None:
    """«Администрация сельского⏎поселения Кубанец⏎0 0» below a row: values alone take the lines above."""
    for at in range(2, len(lines)):
        if not _VALUES.match(lines[at]):
            continue
        above = range(at - 1, max(0, at - 1 - _MOST_LINES), -1)
        first = next((back for back in above if _ENDS_ROW.search(lines[back])), None)
        between = lines[first + 1 : at] if first is not None else []
        if first is None or not between or not all(_OF_NAME.match(line) for line in between):
            continue
        lines[first + 1] = " ".join(line.strip() for line in lines[first + 1 : at + 1])
        lines[first + 2 : at + 1] = [TAKEN] * (at - first - 1)


_ENDS_ROW = re.compile(r"[а-я.\"]\s{1,6}(?:\d{1,6}|-|нет)(?:\s{1,6}(?:\d{1,6}|-|нет)){0,7}\s{0,4}$")
_OF_NAME = re.compile(r"\s{0,10}[А-Яа-я\"(][А-Яа-я\"(). -]{2,60}$")


def _unglued(line: str) -> str:
    """«8 Щербиновское с/п7 2 1»: narrow cells lost the blank between name and number."""
    glued = len(line) < _LONGEST_ROW and _DIGIT_AT_WORD.search(line) is not None
    match = _GLUED.match(line) if glued else None
    return line if match is None else f"{match['label']} {match['values']}"


_GLUED = re.compile(
    r"(?P<label>\s{0,10}(?:\d{1,3}[.)]?\s{1,4})?[А-Яа-я\"][^\n\d|\t]{2,90}?(?:[сг]/п|[сг]\.\s?п\.?|поселение|[а-я]ое|[а-я]{3}))"
    r"(?P<values>\d{1,6}(?:\s{1,6}(?:\d{1,6}|-|нет)){1,8}\s{0,4})$"
)
_DIGIT_AT_WORD = re.compile(r"\d(?<=[а-я.]\d)")
_LONGEST_ROW = 200
_ORDINAL = re.compile(r"\s{0,10}(?P<ordinal>\d{1,3})[.)]?\s")


def _wrapped(lines: Sequence[str], at: int, ordinals: set[int]) -> int:
    """How many lines below belong to the row that begins here; 0 for a row of one line and for no row."""
    opening = _OPENING.match(lines[at])
    if opening is not None and {int(opening["ordinal"]) - 1, int(opening["ordinal"]) + 1} & ordinals:
        return _lines_below(lines, at)
    below = lines[at + 1] if at + 1 < len(lines) else ""
    if opening is None and _NAME.match(lines[at]) and _KIND_FIRST.match(below):
        further = _FURTHER.match(below)
        return 1 if further is not None and further["values"] else 0
    return 0


def _lines_below(lines: Sequence[str], at: int) -> int:
    for count, line in enumerate(lines[at + 1 : at + 1 + _MOST_LINES], start=1):
        if _VALUES.match(line):
            return count
        further = _FURTHER.match(line)
        if further is None:
            return 0
        if further["values"]:
            return 0 if further["values"].split() == ["нет"] else count  # «Примечаний нет»
    return 0
