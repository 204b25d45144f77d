"""One number of a letter as a text names it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ReferenceForm(StrEnum):
    """How a number is introduced."""

    IN_REPLY = "in_reply"
    """«На № …», «во исполнение исх. № …», «в ответ на письмо № …»."""
    OWN = "own"
    """«исх. № 01-15/2341 от 27.09.2024»: the number of the letter at hand, as a rule."""
    INCOMING = "incoming"
    """«вх. № …»: the number some registry gave to a received letter."""
    BARE = "bare"
    """«№ 96 от 05.09.2024» without a word before it."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One number named in a text; `number` in lower case without spaces, e.g. `96`, `01-15/2341`.

    `certain` is False where the spelling was doubtful: a confusion of the scanner, a year of two digits,
    a number without its sign. `has_year` tells whether the date was written with its year; a date without
    one has no `date`, only `day_month`; `last_year`: «от 5 сентября прошлого года», «прошлогоднее письмо»;
    `year`: «№ 96 от 2023 года», no day beside.
    """

    number: str
    date: date | None
    form: ReferenceForm
    snippet: str
    certain: bool = True
    has_year: bool = False
    day_month: tuple[int, int] | None = None
    last_year: bool = False
    year: int | None = None
    where: str = ""
    start: int = 0
    end: int = 0
