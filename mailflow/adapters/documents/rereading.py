"""Lines that a stamp or a pen crosses: each is cut out of the page and read again by itself.

Recognition joins the strokes of a stamp to the lines above and below them and loses both. A strip as high as
one line holds few strokes of it, and the ink of a stamp is paler than that of letters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from statistics import median
from typing import TYPE_CHECKING

from mailflow.adapters.documents.reading_order import Line, Word

if TYPE_CHECKING:
    from PIL.Image import Image

ReadLine = Callable[["Image"], Line]

# Ink paler than this share of black is a stamp's: in trials lines lost under one came back at 0.3, and at 0.5
# letters of poor scans break.
PALE = 0.3

# A word read worse is strokes, or letters beneath them.
POOR = 60.0

# In heights of a line: what no word covers in it, the least width of a lost line, how far below the last line
# more are looked for, the blank around a strip.
UNREAD = 1.5
LOST = 3.0
FOOT = 6.0
MARGIN = 0.2

# Lines of one row differ in height by capitals and tails; a taller row is two lines beside each other.
LOWEST, TALLEST = 0.5, 1.8

# A page of a table under a stamp: more strips than these would take longer than the page.
MOST_STRIPS = 8

PAPER = 255
INKED = 128

# Grey to grey, with pale ink made paper.
DARK = [min(PAPER, int(grey / (1 - PALE))) for grey in range(256)]

# «г у», «кз»: what a pen leaves between two lines.
SPECK = 2


@dataclass(frozen=True, slots=True)
class _Band:
    """Rows of pixels that one line takes; `bottom` is exclusive."""

    top: int
    bottom: int

    @property
    def height(self) -> int:
        return self.bottom - self.top

    def holds(self, word: Word) -> bool:
        return self.top <= word.middle < self.bottom


def reread(page: Image, lines: Sequence[Line], read_line: ReadLine) -> list[Line]:
    """The lines; those that were lost or read poorly as they read by themselves, where that tells more."""
    sure = [word for line in lines for word in line if word.is_sure and len(word.text) > 1]
    if not sure:
        return list(lines)
    height = median(word.height for word in sure)
    found = list(lines)
    for band in _doubtful_bands(page, lines, height)[:MOST_STRIPS]:
        margin = int(MARGIN * height)
        around = _Band(max(0, band.top - margin), min(page.height, band.bottom + margin))
        again = [replace(word, top=word.top + around.top) for word in read_line(_dark(page, around))]
        found = _with_better(found, again, band)
    return found


def _dark(page: Image, band: _Band) -> Image:
    """A strip of the page without pale ink: a second copy of the whole page would take its memory again."""
    return page.crop((0, band.top, page.width, band.bottom)).point(DARK)


def without_strokes(lines: Sequence[Line]) -> list[Line]:
    """The lines without those of a stamp or a pen, in which no word reads well; a poor page keeps all."""
    words = [word for line in lines for word in line]
    if 2 * sum(word.is_sure for word in words) < len(words):
        return list(lines)
    return [line for line in lines if any(word.confidence >= POOR for word in line) and not _is_speck(line)]


def _is_speck(line: Line) -> bool:
    """One or two letters by themselves: no line of a letter is so short, but a number may be."""
    return _letters(line) <= SPECK and not any(map(_digits, line))


def _doubtful_bands(page: Image, lines: Sequence[Line], height: float) -> list[_Band]:
    """From top to bottom: rows with ink that no word covers, lines lost between them, poor numbers alone."""
    words = [word for line in lines for word in line]
    rows = list(_rows([word for word in words if word.is_sure], height))
    doubtful = [row for row in rows if _is_unread(page, row, words, height)]
    for above, below in pairwise([*rows, *_foot(page, rows, height)]):
        doubtful += _lost_lines(page, _Band(above.bottom, below.top), height)
    doubtful += [
        _Band(word.top, word.top + word.height)
        for word in words
        if _is_poor_number(word, height) and not any(row.holds(word) for row in rows)
    ]
    return sorted(doubtful, key=lambda band: band.top)


def _is_poor_number(word: Word, height: float) -> bool:
    """«- 3.» by itself in a line is narrower than what a lost line is known by."""
    return word.confidence < POOR and bool(_digits(word)) and word.height <= TALLEST * height


def _foot(page: Image, rows: Sequence[_Band], height: float) -> list[_Band]:
    """Where lines below the last row of the page would end."""
    end = min(page.height, int(rows[-1].bottom + FOOT * height)) if rows else 0
    return [_Band(end, end)] if rows else []


def _rows(words: Sequence[Word], height: float) -> Iterator[_Band]:
    """The bands of words that stand in one line; none for two columns whose lines do not meet."""
    band = None
    for word in sorted(words, key=lambda word: word.middle):
        if band is not None and band.holds(word):
            band = _Band(min(band.top, word.top), max(band.bottom, word.top + word.height))
            continue
        if band is not None and band.height <= TALLEST * height:
            yield band
        band = _Band(word.top, word.top + word.height)
    if band is not None and band.height <= TALLEST * height:
        yield band


def _is_unread(page: Image, row: _Band, words: Sequence[Word], height: float) -> bool:
    """Whether a word of the row is poor, or ink stands beside its words."""
    here = [word for word in words if row.holds(word)]
    if any(word.confidence < POOR for word in here):
        return True
    uncovered = _dark(page, row)
    for word in here:
        uncovered.paste(PAPER, (word.left, 0, word.right, row.height))
    return sum(_columns(uncovered)) >= UNREAD * height


def _lost_lines(page: Image, gap: _Band, height: float) -> Iterator[_Band]:
    """Runs of inked rows, as high as a line and wider than a stroke; capitals and tails are added to them."""
    from PIL.Image import Resampling  # noqa: PLC0415 - most messages have no picture

    if gap.height < LOWEST * height:
        return
    area = _dark(page, gap)
    level = area.point(lambda grey: PAPER if grey < INKED else 0).resize((1, area.height), Resampling.BOX)
    fewest = LOST * height * PAPER / page.width / 4  # letters leave three quarters of a line white
    inked: bytes = level.tobytes()
    for is_inked, run in groupby(enumerate(inked, gap.top), key=lambda row: row[1] >= fewest):
        places = [row for row, _ in run]
        if is_inked and LOWEST * height <= len(places) <= TALLEST * height:
            middle, half = (places[0] + places[-1]) / 2, max(len(places), height) / 2
            yield _Band(max(0, int(middle - half)), int(middle + half) + 1)


def _columns(picture: Image) -> Iterator[bool]:
    """Whether each column of pixels holds ink."""
    from PIL import ImageChops  # noqa: PLC0415 - as above
    from PIL.Image import Transpose  # noqa: PLC0415 - as above

    upright = ImageChops.invert(picture).transpose(Transpose.ROTATE_270)
    rows: bytes = upright.tobytes()
    return (max(rows[start : start + upright.width]) > INKED for start in range(0, len(rows), upright.width))


def _with_better(lines: Sequence[Line], again: Line, band: _Band) -> list[Line]:
    """The lines with what stood in the band replaced, where the second reading tells more."""
    before = [word for line in lines for word in line if band.holds(word)]
    if _told(again) <= max(_told(before), POOR * _letters(again)):
        return list(lines)
    kept = [[word for word in line if not band.holds(word)] for line in lines]
    numbers = [word for word in before if _digits(word) and word.confidence >= POOR]
    letters = [word for word in again if _digits(word) or not any(_overlap(word, one) for one in numbers)]
    lost = [one for one in numbers if not any(_overlap(word, one) for word in letters)]
    line = [*(_checked(word, numbers) for word in letters), *lost]
    return [*filter(None, kept), sorted(line, key=lambda word: word.left)]


def _told(line: Line) -> float:
    """Letters and digits, each as sure as its word."""
    return sum(word.confidence * _letters([word]) for word in line)


def _letters(line: Line) -> int:
    return sum(map(str.isalnum, "".join(word.text for word in line)))


def _checked(word: Word, numbers: Line) -> Word:
    """A number that was another one at first sight is unsure."""
    digits = _digits(word)
    differs = any(_digits(one) != digits and _overlap(word, one) for one in numbers)
    return replace(word, confidence=0.0) if digits and differs else word


def _digits(word: Word) -> str:
    return "".join(filter(str.isdigit, word.text))


def _overlap(word: Word, other: Word) -> bool:
    return min(word.right, other.right) - max(word.left, other.left) > min(word.width, other.width) / 2
