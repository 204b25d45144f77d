"""Recognised words in the order a reader takes them: lines from top to bottom, each from left to right.

Tesseract divides a page into blocks and gives one after the other. It takes the columns of a table, or the
office and the name of a signature, for blocks of their own. Above the first line as wide as the page, where
letterhead and addressee may still stand side by side, its blocks stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from mailflow.adapters.documents.misread import as_number

# A line of the letter's text, not of its head: so much of the width that all text takes.
WIDE = 0.6

# Words whose middles differ by less than this share of the lower one's height stand in one line.
LEVEL = 0.5

# A blank so many times as wide as its line is high parts two cells of a table.
CELL_GAP = 4

# The next line of a cell is no further down, in heights of a line.
NEXT_LINE = 2.5

# A count below this confidence was misread in trials (57 and 86), nearly all that were right lay above.
SURE = 90.0


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its place on the page in pixels, from the upper left corner."""

    text: str
    left: int
    top: int
    width: int
    height: int
    confidence: float = 100.0

    @property
    def is_sure(self) -> bool:
        return self.confidence >= SURE

    @property
    def right(self) -> int:
        return self.left + self.width

    @property
    def middle(self) -> float:
        return self.top + self.height / 2


Line = list[Word]


def in_reading_order(lines: Sequence[Line]) -> list[Line]:
    """Lines as tesseract found them, none of them empty, put together and in order."""
    wide = _first_wide(lines)
    if wide is None:
        return list(lines)
    head = [line for line in lines if line[0].middle < wide]
    body = [line for line in lines if line[0].middle >= wide]
    return [*head, *map(_with_numbers, _unwrapped(_rows(body)))]


def _first_wide(lines: Sequence[Line]) -> float | None:
    if not lines:
        return None
    left, right = min(line[0].left for line in lines), max(line[-1].right for line in lines)
    wide = (line[0].top for line in lines if line[-1].right - line[0].left >= WIDE * (right - left))
    return min(wide, default=None)


def _rows(lines: Iterable[Line]) -> list[Line]:
    """Lines that go on at the same height, joined."""
    rows: list[Line] = []
    for line in sorted(lines, key=lambda each: each[0].middle):
        beside = next(
            (row for row in reversed(rows[-4:]) if _goes_on(row, line) or _goes_on(line, row)), None
        )
        if beside is None:
            rows.append(list(line))
        else:
            beside += line
            beside.sort(key=lambda word: word.left)
    return rows


def _goes_on(line: Line, further: Line) -> bool:
    last, first = line[-1], further[0]
    level = abs(last.middle - first.middle) < LEVEL * min(last.height, first.height)
    return last.right <= first.left and level


def _with_numbers(row: Line) -> Line:
    cells = _number_cells(row)
    return row if cells is None else [*cells[0], *cells[1]]


def _unwrapped(rows: list[Line]) -> list[Line]:
    """«Размещено успешных … 9» above «муниципальных практик»: a cell that goes on is put together."""
    joined: list[list[Line]] = []
    for row in rows:
        columns = _columns_of(joined[-1], row) if joined else ()
        if not columns:
            joined.append(_cells(row))
            continue
        for column, cell in zip(columns, _cells(row), strict=True):
            joined[-1][column] += cell
    return [[word for cell in cells for word in cell] for cells in joined]


def _cells(row: Line) -> list[Line]:
    """The row parted at its wide blanks."""
    cells: list[Line] = [[row[0]]]
    for before, word in pairwise(row):
        if word.left - before.right > CELL_GAP * word.height:
            cells.append([])
        cells[-1].append(word)
    return cells


def _number_cells(row: Line) -> tuple[Line, Line] | None:
    """The words before the last wide blank, where only numbers stand behind it."""
    for place in range(len(row) - 1, 0, -1):
        if not as_number(row[place].text).isdigit():
            return None
        if row[place].left - row[place - 1].right > CELL_GAP * row[place].height:
            return row[:place], [replace(word, text=as_number(word.text)) for word in row[place:]]
    return None


def _columns_of(cells: list[Line], row: Line) -> tuple[int, ...]:
    """The cells that the next row goes on: each of its own beneath one of them, small letters, no number."""
    words = "".join(word.text for word in row)
    lowest = max((cell[-1] for cell in cells), key=lambda word: word.middle)
    if (
        len(cells) < 2
        or any(map(str.isdigit, words))
        or words.endswith(".")
        or row[0].middle - lowest.middle >= NEXT_LINE * lowest.height
    ):
        return ()
    columns: list[int] = []
    for cell in _cells(row):
        beneath = [at for at, above in enumerate(cells) if _meet(above, cell)]
        if len(beneath) != 1 or not cell[0].text[:1].islower():
            return ()
        columns += beneath
    return tuple(columns)


def _meet(above: Line, cell: Line) -> bool:
    """Whether they share a strip of the page."""
    left, right = min(word.left for word in above), max(word.right for word in above)
    return cell[0].left < right and left < cell[-1].right
