"""The head of a letter set in two columns: letterhead at the left, addressee at the right.

Recognition joins what stands side by side to one line, «ТИХОРЕЦКОГО РАЙОНА Ассоциация «Совет», or loses
lines that stand half a line lower than their neighbours. So the right column is laid beneath the left one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

# The page is surveyed in squares, 1 mm of an A4 sheet wide.
SQUARES = 210

# The grey, of 255, of a square that holds a stroke of a letter; dust and grain stay below.
INKED = 24

# The gap between the columns: wider than any blank between words, and somewhere about the middle.
NARROWEST = 4
FIRST, LAST = 0.3, 0.7

# The gap is three lines deep, two of which stand beside each other; it begins near the top of the page.
SHORTEST = 12
BESIDE = 7
HIGHEST = 0.25
DEEPEST = 0.55

# A word has ink in so many squares of a row; the frame of a page has less.
WORD = 4

# So far above the ink that closes the gap the line it belongs to may begin.
ASCENT = 4

PAPER = 255


@dataclass(frozen=True, slots=True)
class _Gap:
    """A white strip between two columns, in squares; `bottom` and `right` are exclusive."""

    left: int
    right: int
    top: int
    bottom: int

    @property
    def middle(self) -> int:
        return (self.left + self.right) // 2


def unfolded(page: Image) -> Image:
    """The page with its right upper column beneath the left one; the page itself where there is none."""
    side = max(1, page.width // SQUARES)
    rows = _survey(page, side)
    gap = _gap(rows)
    if gap is None:
        return page
    return _laid_out(page, gap.middle * side, gap.top * side, _between_lines(rows, gap) * side)


def _survey(page: Image, side: int) -> list[bytes]:
    """A byte for each square, row by row: 1 where there is ink."""
    from PIL.Image import Resampling  # noqa: PLC0415 - most messages have no picture

    size = (max(1, page.width // side), max(1, page.height // side))
    small = page.resize(size, Resampling.BOX).point(lambda grey: int(PAPER - grey >= INKED))
    squares: bytes = small.tobytes()
    return [squares[start : start + size[0]] for start in range(0, len(squares), size[0])]


def _gap(rows: list[bytes]) -> _Gap | None:
    """The strip about the middle with the most lines on either side of it, of these the widest, or None."""
    gaps = [(_inked_beside(rows, gap), gap) for gap in _gaps(rows)]
    enough = [(inked, gap.right - gap.left, gap) for inked, gap in gaps if inked >= BESIDE]
    return max(enough, key=lambda each: each[:2])[2] if enough else None


def _gaps(rows: list[bytes]) -> Iterator[_Gap]:
    width = len(rows[0])
    strips = [_strip(bytes(row[column] for row in rows)) for column in range(width)]
    for left in range(int(width * FIRST), int(width * LAST)):
        across = strips[left : left + NARROWEST]
        top, bottom = max(each[0] for each in across), min(each[1] for each in across)
        right = left
        while right < width and strips[right][0] <= top and strips[right][1] >= bottom:
            right += 1
        if bottom - top >= SHORTEST and bottom <= len(rows) * DEEPEST:
            yield _Gap(left, right, top, bottom)


def _inked_beside(rows: list[bytes], gap: _Gap) -> int:
    """How many rows of the poorer side have ink, where both sides have some at the same height; else 0."""
    beside = rows[gap.top : gap.bottom]
    left = [number for number, row in enumerate(beside) if sum(row[: gap.left]) >= WORD]
    right = [number for number, row in enumerate(beside) if sum(row[gap.right :]) >= WORD]
    if not left or not right or min(left[-1], right[-1]) - max(left[0], right[0]) < BESIDE:
        return 0
    return min(len(left), len(right))


def _strip(column: bytes) -> tuple[int, int]:
    """Where the longest white run of a column that begins near its top begins and ends."""
    longest = (0, 0)
    place = 0
    while 0 <= place <= len(column) * HIGHEST:
        end = column.find(1, place)
        end = len(column) if end < 0 else end
        longest = max(longest, (place, end), key=lambda run: run[1] - run[0])
        place = column.find(0, end)
    return longest


def _between_lines(rows: list[bytes], gap: _Gap) -> int:
    """The row to cut at: the whitest just above the line that closes the gap."""
    nearest = range(gap.bottom - 1, max(gap.top, gap.bottom - ASCENT) - 1, -1)
    return min(nearest, key=lambda row: sum(rows[row]))


def _laid_out(page: Image, middle: int, top: int, bottom: int) -> Image:
    from PIL import Image  # noqa: PLC0415 - as above

    depth = bottom - top
    sheet = Image.new("L", (page.width, page.height + depth), PAPER)
    sheet.paste(page.crop((0, 0, page.width, top)), (0, 0))
    sheet.paste(page.crop((0, top, middle, bottom)), (0, top))
    sheet.paste(page.crop((middle, top, page.width, bottom)), (0, bottom))
    sheet.paste(page.crop((0, bottom, page.width, page.height)), (0, bottom + depth))
    return sheet
