"""Text that is drawn after the line it stands in: forms filled in, numbers printed over a blank, columns.

PDFium gives text in the order of drawing: all lines with their blanks, and at the end «96», «05», «2».
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Any, NamedTuple

# Words that come late are a number, a date, a name; what is longer is a column of its own.
LONGEST = 30

# Lower than this share of its line a word is a footnote's number.
SMALLEST = 0.6

# A blank between words, a word just behind its line; both in heights of the line.
BLANK = 0.1
NEAR = 2.0

# Strokes to write on.
STROKES = frozenset("_.…")

# A number or a mark printed above the text is no letterhead; the mark of a signature may stand anywhere.
LETTERHEAD = 3
MARK = "сертификат"

# The next line of a column is no further down, in heights of a line.
NEXT_LINE = 2.0

# No honest page has more; each costs some microseconds.
MOST_CHARACTERS = 20_000


class Glyph(NamedTuple):
    """A character on the page and the room it takes in its line, in points from the lower left corner."""

    char: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def middle(self) -> float:
        return (self.bottom + self.top) / 2


Line = list[Glyph]


class Row:
    """A line with what is seen of it, measured once: each late word is held against each line."""

    __slots__ = ("bottom", "height", "line", "seen", "top")

    def __init__(self, line: Line) -> None:
        self.line = line
        self.seen = [glyph for glyph in line if _is_seen(glyph)]
        self.bottom = min((glyph.bottom for glyph in self.seen), default=0.0)
        self.top = max((glyph.top for glyph in self.seen), default=0.0)
        self.height = max((glyph.top - glyph.bottom for glyph in self.seen), default=0.0)


def with_late_text(layer: Any, text: str) -> str:
    """The text of a page with what was drawn late put into its lines; the text itself where nothing was."""
    if not _jumps_up(layer) or not 0 < layer.count_chars() <= MOST_CHARACTERS:
        return text
    lines = list(_drawn_lines(layer))
    put = head_first(put_into_lines(lines))
    return text if put == lines else "\n".join(map(_written, put))


def put_into_lines(lines: Sequence[Line]) -> list[Line]:
    """Lines in the order of drawing, without those whose words all stand in the gaps of earlier ones."""
    put: list[Row] = []
    for line in lines:
        row = Row(list(line))
        words = list(_words(line)) if _is_late(put, row) else []
        homes = [_home(put, word) for word in words]
        if not homes or None in homes:
            put.append(row)
            continue
        for word, home in zip(words, homes, strict=True):
            if home is not None:
                kept = _without_blank(put[home].seen, word)
                put[home] = Row(sorted((*kept, *word), key=lambda glyph: glyph.left))
    return [row.line for row in put]


def head_first(lines: Sequence[Line]) -> list[Line]:
    """Lines in the order of drawing, but a letterhead drawn after all that stands beneath it before that.

    A column that goes on beside the text is none.
    """
    bottoms, tops = [_bottom(line) for line in lines], [_top(line) for line in lines]
    start, top = 0, float("-inf")
    while start < len(lines) and not (start and bottoms[start] >= top):
        top = max(top, tops[start])
        start += 1
    end = start
    while end < len(lines) and bottoms[end] >= top:
        end += 1
    head = lines[start:end]
    goes_on = end < len(lines) and 0 <= bottoms[end - 1] - tops[end] < NEXT_LINE * (tops[end] - bottoms[end])
    if end - start < LETTERHEAD or goes_on or any(MARK in _written(line).lower() for line in head):
        return list(lines)
    return [*head, *lines[:start], *lines[end:]]


def _bottom(line: Line) -> float:
    return min(glyph.bottom for glyph in line)


def _top(line: Line) -> float:
    return max(glyph.top for glyph in line)


def _without_blank(seen: Line, word: Line) -> Iterator[Glyph]:
    """What is seen of a line, without the strokes that the word is written on."""
    for is_blank, run in groupby(seen, key=lambda glyph: glyph.char == "_"):
        glyphs = list(run)
        if not (is_blank and glyphs[0].left < word[-1].right and word[0].left < glyphs[-1].right):
            yield from glyphs


def _jumps_up(layer: Any) -> bool:
    """Whether a piece of text is drawn higher than the one before, at the height of an earlier one."""
    boxes = [layer.get_rect(number) for number in range(layer.count_rects())]
    highest = float("inf")
    for (_, bottom, _, top), (_, next_bottom, _, next_top) in pairwise(boxes):
        highest = min(highest, top)
        if next_bottom > top and next_top > highest:
            return True
        highest = max(highest, bottom) if next_top < bottom else highest
    return False


def _drawn_lines(layer: Any) -> Iterator[Line]:
    from pypdfium2 import PdfiumError, raw  # noqa: PLC0415 - loads a large library; most messages have no PDF

    line: Line = []
    page, box = layer.raw, raw.FS_RECTF()  # one box for all: a page has thousands of characters
    for number in range(layer.count_chars()):
        char = chr(raw.FPDFText_GetUnicode(page, number))
        if char not in "\r\n":
            if not raw.FPDFText_GetLooseCharBox(page, number, box):
                raise PdfiumError("no box of a character")
            line.append(Glyph(char, box.left, box.bottom, box.right, box.top))
        elif line:
            yield line
            line = []
    if line:
        yield line


def _is_late(put: Sequence[Row], row: Row) -> bool:
    """Whether the line is short and stands no lower than the last one."""
    seen, last = row.seen, put[-1].seen if put else []
    return bool(seen and last) and len(seen) <= LONGEST and seen[0].middle > last[0].bottom


def _is_seen(glyph: Glyph) -> bool:
    return not glyph.char.isspace() and glyph.right > glyph.left


def _words(line: Line) -> Iterator[Line]:
    word: Line = []
    for glyph in line:
        if _is_seen(glyph):
            word.append(glyph)
        elif word:
            yield word
            word = []
    if word:
        yield word


def _home(rows: Sequence[Row], word: Line) -> int | None:
    """The line at whose height the word stands and that has room for it."""
    for number, row in enumerate(rows):
        if row.seen and _is_level(row, word) and _has_room(row, word):
            return number
    return None


def _is_level(row: Row, word: Line) -> bool:
    if not row.bottom <= word[0].middle <= row.top:
        return False
    high = max(glyph.top for glyph in word) - min(glyph.bottom for glyph in word)
    return high >= SMALLEST * row.height


def _has_room(row: Row, word: Line) -> bool:
    """A gap in the line, or the place behind it: anywhere for a number, near by for a date, no letters."""
    left, right = word[0].left, word[-1].right
    covered = (glyph for glyph in row.seen if glyph.left < right and left < glyph.right)
    if any(glyph.char not in STROKES and _covers(glyph, left, right) for glyph in covered):
        return False
    end = max(glyph.right for glyph in row.seen)
    if left < end:
        return True
    digits = sum(glyph.char.isdigit() for glyph in word)
    return digits == len(word) or (digits > 0 and left - end <= NEAR * row.height)


def _covers(glyph: Glyph, left: float, right: float) -> bool:
    return min(glyph.right, right) - max(glyph.left, left) > (glyph.right - glyph.left) / 3


def _height(line: Line) -> float:
    return max(glyph.top - glyph.bottom for glyph in line)


def _written(line: Line) -> str:
    """The line as text: its own blanks, and one where words put into it stand apart."""
    if any(glyph.char.isspace() for glyph in line):
        return "".join(glyph.char for glyph in line)
    apart = BLANK * _height(line)
    text = line[0].char
    for before, after in pairwise(line):
        text += (" " if after.left - before.right > apart else "") + after.char
    return text
