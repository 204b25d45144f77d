"""A table of years of which a scan made running text: «Показатель 2023 год 2024 год Практики 4 8»."""

from __future__ import annotations

import re

_YEARS = re.compile(
    r"(?P<heading>\bПоказател[а-я]{1,3}\s{1,4}(?:20\d\d(?:\s?г(?:од|\.))?\s{1,4}){2,4})", re.IGNORECASE
)
_YEAR = re.compile(r"20\d\d")
_LABEL = r"[А-Яа-я][^\d\n.;:!?]{2,80}?"


def with_year_rows(text: str) -> str:
    """The text with a line for the heading and one for each row of as many numbers as the heading has years.

    Two rows at least make a table.
    """
    heading = _YEARS.search(text) if "оказател" in text.lower() else None
    if heading is None or "\t" in heading[0]:  # cells that are parted already
        return text
    years = len(_YEAR.findall(heading[0]))
    row = re.compile(
        rf"(?P<label>{_LABEL})(?P<values>(?:\s{{1,4}}\d{{1,6}}){{{years}}})(?![\d.,]|\s?год)\s{{0,4}}"
    )
    rows, at = [], heading.end()
    while (match := row.match(text, at)) is not None:
        rows.append(f"{match['label']} {' '.join(match['values'].split())}")
        at = match.end()
    if len(rows) < 2:
        return text
    lines = [text[: heading.start()], " ".join(heading[0].split()), *rows, text[at:]]
    return "\n".join(lines)
