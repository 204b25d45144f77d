"""Ruled lines of tables and of blanks to fill in, taken off the picture of a page.

Recognition reads the upright rule of a cell as one more digit: «| 1» becomes «11».
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

# The page is looked at through windows half a millimetre long: between two lines of text at least one is
# empty, however exactly their letters («1» in a list) stand above each other.
WINDOWS_OF_A_PAGE = 370
SMALLEST_WINDOW = 3

BLACK, PAPER = 0, 255


@dataclass(frozen=True, slots=True)
class _Way:
    """Which rules to look for: pixels to a window, and what makes a row of windows a rule.

    Each doubling extends what the one before found. `filled` is the share of the ink's strength.
    """

    step: tuple[int, int]
    doublings: tuple[int, ...]
    filled: float


def _ways(page: Image, *, lying: bool) -> tuple[_Way, _Way]:
    """Upright ones are 8 mm long, for no letter is, and may be thin and blurred.

    Level ones are 27 mm long and plain: the feet of «шпщцн» make a line of their own in a long word.
    """
    window = max(SMALLEST_WINDOW, max(page.size) // WINDOWS_OF_A_PAGE)
    down, across = (1, window), (window, 1)
    if lying:
        down, across = across, down
    return _Way(down, (1, 2, 4, 2), 0.35), _Way(across, (1, 2, 4, 8, 16), 0.5)


def draw_rules(ink: Image, page: Image, strength: int, *, lying: bool) -> None:
    """Draw the rules of `ink` (white on black) on the page made of it, which has lost the thin ones.

    On a page that lies on its side the lines of text are what stands upright.
    """
    for way in _ways(ink, lying=lying):
        page.paste(BLACK, mask=_rules(ink, way, strength))


def without_rules(page: Image) -> Image:
    """The page (black on white) without long straight lines, upright or level."""
    from PIL import ImageChops  # noqa: PLC0415 - most messages have no picture

    ink = ImageChops.invert(page)
    cleared = page.copy()
    for way in _ways(page, lying=False):
        cleared.paste(PAPER, mask=_rules(ink, way, PAPER))
    return cleared


def _rules(ink: Image, way: _Way, strength: int) -> Image:
    """White where a rule runs."""
    from PIL import ImageChops, ImageFilter  # noqa: PLC0415 - as above
    from PIL.Image import Resampling  # noqa: PLC0415 - as above

    size = (max(1, ink.width // way.step[0]), max(1, ink.height // way.step[1]))
    faintest = strength * way.filled
    rules = ink.resize(size, Resampling.BOX).point(lambda grey: PAPER if grey >= faintest else 0)
    along = (int(way.step[0] > 1), int(way.step[1] > 1))
    for shift in way.doublings:
        rules = ImageChops.darker(rules, _shifted(rules, along, shift))
    for shift in way.doublings:
        rules = ImageChops.lighter(rules, _shifted(rules, along, -shift))
    # The blurred edges, and at either end the window that the rule fills in part.
    return rules.filter(ImageFilter.MaxFilter(3)).resize(ink.size, Resampling.NEAREST)


def _shifted(picture: Image, along: tuple[int, int], shift: int) -> Image:
    """What stands `shift` windows further on, moved here; nothing comes round from the other edge."""
    left, top = along[0] * shift, along[1] * shift
    return picture.crop((left, top, left + picture.width, top + picture.height))
