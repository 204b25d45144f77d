"""Letters named by their date alone: «На Ваше письмо от 05.09.2024 об участии …»."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mailflow.patterns import Gated
from mailflow.reading.normal import squeeze
from mailflow.reading.passages import Passage, Place
from mailflow.reading.scanned_spelling import readable
from mailflow.reading.written_dates import DATE, read_date

_PLACES = (Place.SUBJECT, Place.BODY, Place.FORWARDED, Place.DOCUMENT_HEAD, Place.DOCUMENT)
_LETTER = Gated(
    r"\b(?:на|в ответ на|во исполнение|в соответствии с|согласно)\sваш\w{1,3}\s"
    rf"(?:письм\w{{1,3}}|запрос\w{{0,3}}|обращени\w{{1,3}})\sот\s(?P<date>{DATE})"
    r"(?!\s*(?:г\.?|года)?\s*(?:за\s)?(?:№|исх|n\s?\d|\d))"
)


@dataclass(frozen=True, slots=True)
class DatedLetter:
    """A letter of ours as the writer names it, without a number."""

    date: date
    snippet: str


def find_dated_letters(passage: Passage) -> Iterator[DatedLetter]:
    """Each letter of the reader's («Ваше») that is named by a whole date and no number."""
    if passage.place not in _PLACES:
        return
    plain = readable(passage)
    low = plain.lower()
    if "ваш" not in low:
        return
    for match in _LETTER.finditer(low):
        written = read_date(match["date"])
        if written is not None:
            yield DatedLetter(written, squeeze(plain[match.start() : match.end()]))
