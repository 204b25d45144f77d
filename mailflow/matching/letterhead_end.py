"""Where letterhead, requisites and addressee of a document end, and never in the middle of a table."""

from __future__ import annotations

import re

from mailflow.reading.tables.wrapped_rows import continues_name

# A letterhead, addressee and heading take no more than this.
_HEAD_CHARS = 1500
# Rows above this are lines of a letterhead set in a table.
_LETTERHEAD_CHARS = 300
_ROW = re.compile(r"\t|\s\d{1,6}\Z")
# The heading of a table that a PDF flattened takes so many lines at most, and no tab tells them.
_HEADING_LINES = 9
_SALUTATION = re.compile(r"(?:^|\n)\s*уважаем\w{2,3}\b", re.IGNORECASE)
# Recognition puts «24.09.2024 № 459» of the left column beneath the salutation, or between its lines.
_REQUISITES_BELOW = re.compile(
    r"(?:\s{0,20}уважаем\w{2,3}\b[^\n]{0,80}\n){1,2}\s{0,20}"
    r"(?:(?:исх\w{0,7}\.?:?\s?)?№\s?[\w/.-]{1,20}\s(?:от\s)?[«\"]?\d[^\n№]{5,28}"
    r"|(?:исх\w{0,7}\.?:?\s?)?(?:от\s)?[«\"]?\d[^\n№]{5,28}№\s?[\w/.-]{1,20})[ \t]{0,9}\n",
    re.IGNORECASE,
)
_OPEN = re.compile(r"[-–—,][ \t]{0,4}\Z")
_SMALL = re.compile(r"[ \t]{0,9}[а-я\d]")
_WRAPPED_LINES = 3
_LONGEST_NAME = 60
_NUMBERED = re.compile(r"\s{0,10}\d{1,3}[.)]?\s{1,4}[А-Я\"]")


def head_length(text: str) -> int:
    """Letterhead, requisites and addressee end where the salutation begins or below its requisites."""
    found = _SALUTATION.search(text[: 2 * _HEAD_CHARS])
    if found:
        below = _REQUISITES_BELOW.match(text, found.start())
        return below.end() if below else found.start()
    return _before_table(text, _end_of_line(text, _HEAD_CHARS // 2))


def _before_table(text: str, end: int) -> int:
    """Where the table begins through which a cut at `end` would go: without its head a row says nothing."""
    start = end
    while start > _LETTERHEAD_CHARS:
        line = text.rfind("\n", 0, start - 1) + 1
        wrapped = _row_above(text, start) if start < end or continues_name(text[line:start]) else start
        if wrapped < start:
            line = wrapped
        elif not _ROW.search(text[line:start].rstrip()):
            return _before_heading(text, start) if start < end or _row_follows(text, end) else end
        start = line
    return end


def _row_above(text: str, start: int) -> int:
    """Where a row begins whose name took several lines: «7 Шабельское⏎с/п⏎0 0», else `start`."""
    line = start
    for _ in range(_WRAPPED_LINES):
        above = text.rfind("\n", 0, max(0, line - 1)) + 1
        found = text[above:line].strip()
        if _ROW.search(found):
            return line
        if len(found) > _LONGEST_NAME or found.endswith((".", ":", ";")):
            return start
        line = above
        if _NUMBERED.match(found):
            return line
    return start


def _row_follows(text: str, end: int) -> bool:
    """A row stands below, or the rest of a heading and then a row."""
    for below in text[end : end + _LETTERHEAD_CHARS].lstrip("\n").split("\n")[:_HEADING_LINES]:
        if _ROW.search(below.rstrip()):
            return True
        if len(below) > _LONGEST_NAME or below.rstrip().endswith((".", ",", ";", ":", "!")):
            return False
    return False


def _before_heading(text: str, start: int) -> int:
    """The lines above the first row of a flattened table, which name its columns."""
    if "\t" in text[start : start + _LETTERHEAD_CHARS]:
        return start
    for _ in range(_HEADING_LINES):
        line = text.rfind("\n", 0, max(0, start - 1)) + 1
        if line <= _LETTERHEAD_CHARS or text[line:start].rstrip().endswith((".", ":")):
            break
        start = line
    return start


def _end_of_line(text: str, near: int) -> int:
    """Behind the line at hand; behind the next one where it stands open: «практик – 2, инициатив –⏎4;»."""
    end = text.find("\n", near)
    if end >= 0 and _OPEN.search(text, max(0, end - 9), end) and _SMALL.match(text, end + 1):
        end = text.find("\n", end + 1)
    return len(text) if end < 0 else end
