"""The own number without its sign: «01-01-29/1519 ⇥ от ⇥ 18.09.2024», «ИСХ-1145/24 от 19.09.2024»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from mailflow.reading.normal import normalise
from mailflow.reading.passages import Passage, Place
from mailflow.reading.written_dates import DATE, read_date

_BLANK = r"[ \t_|]{0,20}"
_DAY = rf"(?P<date>{DATE})[ \t_|]{{0,9}}(?:г(?:ода|\.)?)?"
# An index that no quantity, hour or telephone is written like.
_INDEX = r"(?:[а-я]{1,4}[-.])?\d{1,4}(?:[.-]\d{1,5}){0,4}/\d[\w/.-]{0,12}|(?:исх|и)-\d[\w/.-]{0,12}"
_CELLS = re.compile(
    rf"^{_BLANK}(?P<number>\d{{1,4}}(?:[.-]\d{{1,4}}){{0,4}}[/-]\d[\w/.-]{{0,12}}|\d{{2,5}}|{_INDEX})"
    rf"[ \t_|]{{1,20}}от[ \t_|]{{1,20}}{_DAY}{_BLANK}$",
    re.MULTILINE,
)
_INDEX_FIRST = re.compile(
    rf"^{_BLANK}(?P<number>{_INDEX})[ \t_|]{{1,20}}от[ \t_|]{{1,20}}{_DAY}{_BLANK}$", re.MULTILINE
)
_DAY_FIRST = re.compile(
    rf"^{_BLANK}(?:от\s)?{_DAY}[ \t_|]{{1,20}}(?P<number>{_INDEX}){_BLANK}$", re.MULTILINE
)
# «На №» at the end of the line above: the number of what is answered.
_ANSWERED = re.compile(r"(?:\bна|№|\bвход\w*\.?|\bвх\.?)[\s_|]*\Z")
# A letterhead at the top of a mail.
_TOP = 600


def unmarked_numbers(passage: Passage) -> Iterator[tuple[str, date | None]]:
    """Numbers that stand alone with a date on a line of the head; in a mail only those like an index."""
    if passage.place is Place.DOCUMENT_HEAD:
        patterns, plain = (_CELLS, _DAY_FIRST), normalise(passage.text)
    elif passage.place is Place.BODY:
        patterns, plain = (_INDEX_FIRST, _DAY_FIRST), normalise(passage.text)[:_TOP]
    else:
        return
    low = plain.lower()
    for pattern in patterns:
        for match in pattern.finditer(low):
            if _ANSWERED.search(low, max(0, match.start() - 30), match.start()) is None:
                yield plain[match.start("number") : match.end("number")], read_date(match["date"])
