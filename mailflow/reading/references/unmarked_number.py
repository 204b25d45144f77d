"""The own number of a letterhead set in cells, without its sign: «01-01-29/1519 ⇥ от ⇥ 18.09.2024»."""

from __future__ import annotations

import re
from datetime import date

from mailflow.reading.normal import normalise
from mailflow.reading.passages import Passage, Place
from mailflow.reading.written_dates import DATE, read_date

_ALONE = re.compile(
    rf"^[ \t_|]{{0,20}}(?P<number>\d{{1,4}}(?:[.-]\d{{1,4}}){{0,4}}[/-]\d[\w/.-]{{0,12}}|\d{{2,5}})"
    rf"[ \t_|]{{1,20}}от[ \t_|]{{1,20}}(?P<date>{DATE})[ \t_|]{{0,9}}(?:г(?:ода|\.)?)?[ \t_|]{{0,20}}$",
    re.MULTILINE,
)
# «На №» at the end of the line above: the number of what is answered.
_ANSWERED = re.compile(r"(?:\bна|№|\bвход\w*\.?|\bвх\.?)[\s_|]*\Z")


def unmarked_numbers(passage: Passage) -> list[tuple[str, date | None]]:
    """Numbers that stand alone with «от» and a date on a line of the head."""
    if passage.place is not Place.DOCUMENT_HEAD:
        return []
    plain = normalise(passage.text)
    low = plain.lower()
    return [
        (plain[match.start("number") : match.end("number")], read_date(match["date"]))
        for match in _ALONE.finditer(low)
        if _ANSWERED.search(low, max(0, match.start() - 30), match.start()) is None
    ]
