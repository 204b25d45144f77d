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


def with_late_text(layer: Any, text: str) -> str:
    """The text of a page with what was drawn late put into its lines; the text itself where nothing was."""
    if not _jumps_up(layer) or not 0 < layer.count_chars() <= MOST_CHARACTERS:
        return text
    lines = list(_drawn_lines(layer))
    put = put_into_lines(lines)
    return text if put == lines else "\n".join(map(_written, put))


def put_into_lines(lines: Sequence[Line]) -> list[Line]:
    """Lines in the order of drawing, without those whose words all stand in the gaps of earlier ones."""
    put: list[Line] = []
    for line in lines:
        words = list(_words(line))
        homes = [_home(put, word) for word in words] if _is_late(put, line) else []
        if not homes or None in homes:
            put.append(list(line))
            continue
        for word, home in zip(words, homes, strict=True):
            if home is not None:
                put[home] = sorted((*_without_blank(put[home], word), *word), key=lambda glyph: glyph.left)
    return put


def _without_blank(line: Line, word: Line) -> Iterator[Glyph]:
    """What is seen of the line, without the strokes that the word is written on."""
    for is_blank, run in groupby(filter(_is_seen, line), key=lambda glyph: glyph.char == "_"):
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
    from pypdfium2 import raw  # noqa: PLC0415 - loads a large library; most messages have no PDF

    line: Line = []
    for number in range(layer.count_chars()):
        char = chr(raw.FPDFText_GetUnicode(layer, number))
        if char not in "\r\n":
            line.append(Glyph(char, *layer.get_charbox(number, loose=True)))
        elif line:
            yield line
            line = []
    if line:
        yield line


def _is_late(put: Sequence[Line], line: Line) -> bool:
    """Whether the line is short and stands no lower than the last one."""
    seen = list(filter(_is_seen, line))
    last = [glyph for glyph in put[-1] if _is_seen(glyph)] if put else []
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


def _home(lines: Sequence[Line], word: Line) -> int | None:
    """The line at whose height the word stands and that has room for it."""
    for number, line in enumerate(lines):
        seen = list(filter(_is_seen, line))
        if seen and _is_level(seen, word) and _has_room(seen, word):
            return number
    return None


def _is_level(line: Line, word: Line) -> bool:
    bottom, top = min(glyph.bottom for glyph in line), max(glyph.top for glyph in line)
    high = max(glyph.top for glyph in word) - min(glyph.bottom for glyph in word)
    return bottom <= word[0].middle <= top and high >= SMALLEST * _height(line)


def _has_room(line: Line, word: Line) -> bool:
    """A gap in the line, or the place behind it: anywhere for a number, near by for a date, no letters."""
    left, right = word[0].left, word[-1].right
    covered = (glyph for glyph in line if glyph.left < right and left < glyph.right)
    if any(glyph.char not in STROKES and _covers(glyph, left, right) for glyph in covered):
        return False
    end = max(glyph.right for glyph in line)
    if left < end:
        return True
    digits = sum(glyph.char.isdigit() for glyph in word)
    return digits == len(word) or (digits > 0 and left - end <= NEAR * _height(line))


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
