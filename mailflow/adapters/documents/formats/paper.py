"""The picture of a page made ready for recognition: dark letters of one strength on white paper.

Measured on letters printed, scanned and photographed in every quality: of pages with shade, frames and
grain three times as many references are read as without it; clean scans read as before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mailflow.adapters.documents.orientation import lies_on_its_side
from mailflow.adapters.documents.rules import draw_rules

if TYPE_CHECKING:
    from PIL.Image import Image

# A4 at 150 dpi is 1,754 pixels high: letters of a coarser picture are too small for tesseract.
COARSE = 1_800

# The paper's own brightness is looked for on a picture so many times smaller, within so many of its pixels.
SHRINK, REACH = 8, 9

# Hairlines of a crisp page (two colours, or drawn by a program) would be lost with the grain: of one pixel
# they become three. Confidence of such pages rises from 72 to 93, that of other scans stays.
SOFT = 0.8

# Removes grain and leaves letters.
GRAIN = 3

# The share of a page that the darkest ink of a few words covers.
FEWEST_INK = 0.001

# The difference of grey between ink and paper that a faded copy still has.
FAINTEST_INK = 25


def cleaned(picture: Image) -> Image | None:
    """The page in grey with its paper white and its ink black; None where there is no ink on it."""
    from PIL import ImageChops, ImageFilter  # noqa: PLC0415 - most messages have no picture

    page = _enlarged(picture.convert("L"))
    ink = ImageChops.subtract(_paper(page), page)
    smoothed = ink.filter(ImageFilter.GaussianBlur(SOFT)).filter(ImageFilter.MedianFilter(GRAIN))
    darkest = _darkest(smoothed.histogram())
    if darkest < FAINTEST_INK:
        return None
    clear = smoothed.point([255 - min(255, grey * 255 // darkest) for grey in range(256)])
    draw_rules(ink, clear, darkest, lying=lies_on_its_side(clear))
    return clear


def _enlarged(page: Image) -> Image:
    from PIL.Image import Resampling  # noqa: PLC0415 - as above

    if max(page.size) >= COARSE:
        return page
    return page.resize((2 * page.width, 2 * page.height), Resampling.BICUBIC)


def _paper(page: Image) -> Image:
    """What the page would be without letters: the brightest around each place, smoothed."""
    from PIL import ImageFilter  # noqa: PLC0415 - as above
    from PIL.Image import Resampling  # noqa: PLC0415 - as above

    small = (max(1, page.width // SHRINK), max(1, page.height // SHRINK))
    brightest = page.resize(small, Resampling.BOX).filter(ImageFilter.MaxFilter(REACH))
    smooth = brightest.filter(ImageFilter.GaussianBlur(REACH - 1))
    return smooth.resize(page.size, Resampling.BILINEAR)


def _darkest(histogram: list[int]) -> int:
    """The grey that only the darkest ink exceeds."""
    room = sum(histogram) * FEWEST_INK
    for grey in range(len(histogram) - 1, 0, -1):
        room -= histogram[grey]
        if room < 0:
            return grey
    return 0
