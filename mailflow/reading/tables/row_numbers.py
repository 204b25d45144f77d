"""Numbers of rows before their labels: «1 Успешные практики 4», «2 Инициативы 7» in a flattened table.

Where the count of a row is lost, the number of the row must not stand in for it.
"""

from __future__ import annotations

import re

# «1 практика» counts, «1 Практики … 4» is the first row: a label begins with a capital letter.
_ROW = re.compile(r"(?P<head>[ \t]{0,10}~?(?P<number>\d{1,2})[.)]?[ \t|,‚']{1,4})(?=[А-ЯЁ][^\n]{2})")
_COUNTED = re.compile(r"\D[ \t]~?\d{1,6}[ \t.;|]{0,3}$")
# A label takes so many lines more.
_WRAPPED = 2


def without_row_numbers(text: str, *, scanned: bool) -> str:
    """The text without numbers 1, 2, 3 … that begin lines one below the other.

    In typed text one of these rows must end with a count of its own; a scan may have lost them all.
    """
    lines = text.split("\n")
    for start, line in enumerate(lines):
        if _number(line) == 1:
            rows = _rows(lines, start)
            if len(rows) > 1 and (scanned or any(_COUNTED.search(lines[at]) for at in rows)):
                for at in rows:
                    lines[at] = _ROW.sub("", lines[at], count=1)
    return "\n".join(lines)


def _rows(lines: list[str], start: int) -> list[int]:
    """Places of the rows that count on from the first one."""
    rows = [start]
    at = start + 1
    while at < len(lines) and at - rows[-1] <= _WRAPPED + 1:
        if _number(lines[at]) == len(rows) + 1:
            rows.append(at)
        at += 1
    return rows


def _number(line: str) -> int:
    found = _ROW.match(line)
    return int(found["number"]) if found else 0
