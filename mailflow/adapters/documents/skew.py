"""How far a page lies askew, told from its picture, and the page put straight.

Tesseract reads slanted lines, but takes a slanted page apart into columns at the wrong places.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

# Beyond this a page was not laid on the glass, and turning it would cut its corners off.
MOST_DEGREES = 4.0
COARSE, FINE = 1.0, (0.5, 0.25)

# Slighter slants do no harm.
FEWEST_DEGREES = 0.5

# Lines of text stay apart at this width of the page in pixels.
WIDTH = 300

# Straight lines stand out plainly against the page as it is.
PLAINLY = 1.1

PAPER = 255


def straightened(page: Image) -> Image:
    """The page turned so that its lines run level; the page itself where they do or cannot be told."""
    degrees = slant(page)
    if abs(degrees) < FEWEST_DEGREES:
        return page
    from PIL.Image import Resampling  # noqa: PLC0415 - most messages have no picture

    return page.rotate(degrees, Resampling.BICUBIC, fillcolor=PAPER)


def slant(page: Image) -> float:
    """By how many degrees to turn the page against the clock."""
    from PIL.Image import Resampling  # noqa: PLC0415 - as above

    small = page.resize((WIDTH, max(2, page.height * WIDTH // page.width)), Resampling.BOX)
    steps = int(MOST_DEGREES / COARSE)
    best = _sharpest(small, [step * COARSE for step in range(-steps, steps + 1)])
    for step in FINE:
        best = _sharpest(small, [best - step, best, best + step])
    return best if _sharpness(small, best) > PLAINLY * _sharpness(small, 0.0) else 0.0


def _sharpest(page: Image, angles: list[float]) -> float:
    return max(angles, key=lambda angle: _sharpness(page, angle))


def _sharpness(page: Image, degrees: float) -> int:
    """How much neighbouring rows of pixels differ: most where lines of text run level."""
    from PIL.Image import Resampling  # noqa: PLC0415 - as above

    level = page.rotate(degrees, Resampling.BILINEAR, fillcolor=PAPER) if degrees else page
    rows = level.resize((1, level.height), Resampling.BOX).tobytes()
    return sum((above - below) ** 2 for above, below in pairwise(rows))
