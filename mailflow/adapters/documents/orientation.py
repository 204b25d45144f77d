"""Which way the lines of a page run, told from its picture."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

# Lines of a page laid askew by two degrees still stand apart within a sixth of its width.
STRIPS = 6

# Pixels of the page to one of the profile: finer than the gap between two lines.
STEP = 4

# A table has upright rules as well: the difference must be plain.
PLAINLY = 1.5


def lies_on_its_side(page: Image) -> bool:
    """Whether ink and paper change more from left to right than from top to bottom."""
    from PIL.Image import Transpose  # noqa: PLC0415 - most messages have no picture

    return _changes(page.transpose(Transpose.ROTATE_90)) > PLAINLY * _changes(page)


def turned(page: Image, degrees: int) -> Image:
    """The page, turned against the clock by a multiple of 90 degrees."""
    from PIL.Image import Transpose  # noqa: PLC0415 - as above

    ways = {90: Transpose.ROTATE_90, 180: Transpose.ROTATE_180, 270: Transpose.ROTATE_270}
    return page.transpose(ways[degrees]) if degrees in ways else page


def _changes(page: Image) -> int:
    """How much the rows of a page differ from the rows above them, strip by strip."""
    from PIL.Image import Resampling  # noqa: PLC0415 - as above

    height = max(2, page.height // STEP)
    strips: Sequence[int] = page.resize((STRIPS, height), Resampling.BOX).tobytes()
    columns = (strips[start::STRIPS] for start in range(STRIPS))
    return sum((above - below) ** 2 for column in columns for above, below in pairwise(column))
