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
WRAPPED = 5
"""No more lines lie between two rows whose numbers follow each other."""
TAKEN = "\x1f"
"""Stands for a line that belongs to the row above; no text holds this character once normalised."""


def joined_rows(lines: Sequence[str]) -> list[str]:
    """The lines with each wrapped row on its first line; the lines it took are `TAKEN`, so places hold."""
    found = [_unglued(line) for line in lines]
    ordinals = {int(each["ordinal"]) for line in lines if (each := _ORDINAL.match(line))}
    _join_behind(found)
    _join_bare(found)
    at = 0
    while at < len(found):
        taken = _wrapped(found, at, ordinals)
        if taken:
            found[at] = " ".join(line.strip() for line in found[at : at + taken + 1])
            found[at + 1 : at + taken + 1] = [TAKEN] * taken
        at += taken + 1
    return found


def counts_on(above: re.Match[str], row: re.Match[str]) -> bool:
    """Whether the ordinal of a row follows that of the row above."""
    first, second = (each.groupdict().get("ordinal") for each in (above, row))
    return bool(first and second) and int(str(second)) == int(str(first)) + 1


def _join_behind(lines: list[str]) -> None:
    """«3 Администрация 3 0 2⏎Журавского⏎сельского поселения»: values in the first line of a name."""
    for at, line in enumerate(lines):
        row = _VALUED.match(line) if line[-1:].isdigit() or line.rstrip()[-1:] in _LAST_OF_VALUES else None
        count = _rest_below(lines, at) if row is not None else 0
        if (
            row is None
            or not count
            or (_HAS_KIND.search(row["label"]) and not _OF_DISTRICT.match(lines[at + 1]))
        ):
            continue
        rest = " ".join(each.strip() for each in lines[at + 1 : at + count + 1])
        lines[at] = f"{row['label']} {rest}{row['values']}"
        lines[at + 1 : at + count + 1] = [TAKEN] * count


def _rest_below(lines: Sequence[str], at: int) -> int:
    """How many lines go on with the name, the last of them with its kind; 0 where values follow them."""
    count = 0
    while count < _MOST_LINES and at + count + 1 < len(lines) and continues_name(lines[at + count + 1]):
        count += 1
    below = lines[at + count + 1] if at + count + 1 < len(lines) else ""
    ended = count and _ENDS_KIND.search(lines[at + count]) is not None
    return count if ended and not _VALUES.match(below) and not _FURTHER_VALUES.match(below) else 0


def continues_name(line: str) -> bool:
    """«Журавского», «сельского поселения», «Крыловского района»: the rest of a name and nothing beside it."""
    return _REST.match(line) is not None


_KIND = r"(?:поселени[еяй]|район[а]?|округ[а]?|образовани[еяй]|р-на?|кра[йя]|[сг][/.]\s?п\.?|[СсГг][Пп])"
_REST = re.compile(
    rf"\s{{0,10}}(?:(?:[А-Я][а-я-]{{2,30}}(?:ого|его|ой)|[а-я-]{{3,30}}(?:ого|его|ое|ее|ый|ий|ой)|{_KIND})(?:\s{{1,4}}|$)){{1,5}}$"
)
_ENDS_KIND = re.compile(rf"{_KIND}\s{{0,4}}$")
_HAS_KIND = re.compile(rf"\b{_KIND}(?:\s|$)")
_OF_DISTRICT = re.compile(
    r"\s{0,10}(?:[А-Я][а-я-]{2,30}(?:ого|его)\s(?:муниципального\s)?)?(?:района|р-на|округа)\b"
)
_VALUED = re.compile(
    r"(?P<label>\s{0,10}(?:\d{1,3}[.)]?\s{1,4})?[А-Яа-я\"][^\n\d|\t]{2,80}?)(?P<values>(?:\s{1,6}(?:\d{1,6}|-|нет)){1,8})\s{0,4}$"
)
_FURTHER_VALUES = re.compile(rf"\s{{0,10}}{_KIND}(?:\s{{1,6}}(?:\d{{1,6}}|-|нет)){{1,8}}\s{{0,4}}$")
_LAST_OF_VALUES = frozenset("-т0123456789")


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
