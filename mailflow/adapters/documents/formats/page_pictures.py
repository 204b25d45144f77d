"""Whether a page of a PDF is a picture of text, and that picture."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from mailflow.adapters.documents.formats.ink import in_grey
from mailflow.adapters.documents.formats.text_layer import (
    FEW_LETTERS,
    LETTERS_OF_A_STAMP,
    count_letters,
    is_believable,
    is_garbled,
)
from mailflow.mail.parsing.plausible import looks_russian

if TYPE_CHECKING:
    from PIL.Image import Image

# Tesseract reads office scans as well at 200 as at 300 dpi and a third faster; PDF counts 72 to the inch.
SCALE = 200 / 72

# A0 at 200 dpi is 6,600: beyond that a page size is a mistake or an attack.
LONGEST_SIDE = 5_000

# A3 at 200 dpi: in colour a page takes three times the memory.
MOST_COLOURED_PIXELS = 8_000_000

# A page of A4 at 40 dpi: below that no letter can be told from another.
FEWEST_PIXELS = 150_000

# Letters drawn as curves: a page of them has thousands, a form with a frame and a logo some dozens.
FEWEST_CURVES = 300

# No honest page has more pictures (scanners cut one into strips); counting them takes time.
MOST_OBJECTS = 2_000

# A scan fills its page; a photo in a report does not.
WHOLE_PAGE = 0.6


def has_text_in_pictures(page: Any, text: str) -> bool:
    """Whether recognising the page may tell more than its text layer does.

    Scanners add a layer of their own, in the language they were bought for: it must read like Russian.
    """
    if is_believable(text) and count_letters(text) >= LETTERS_OF_A_STAMP and looks_russian(text):
        return False
    pixels, covered, curves = _survey(page)
    if not is_believable(text):
        # Fonts without a ToUnicode map leave signs and private characters, one for each letter shown.
        unread = count_letters(text) >= FEW_LETTERS or is_garbled(text)
        return pixels >= FEWEST_PIXELS or curves >= FEWEST_CURVES or unread
    return pixels >= FEWEST_PIXELS and covered >= WHOLE_PAGE


def render(page: Any) -> Image:
    """The page as a reader sees it, in grey that makes coloured ink pale; a huge one in plain grey."""
    width, height = page.get_size()
    scale = min(SCALE, LONGEST_SIDE / max(1.0, width, height))
    bitmap = page.render(scale=scale, grayscale=width * height * scale * scale > MOST_COLOURED_PIXELS)
    try:
        return in_grey(bitmap.to_pil()).copy()
    finally:
        bitmap.close()


def _survey(page: Any) -> tuple[int, float, int]:
    """Pixels of all pictures on the page, the share of it that they cover, and the number of curves."""
    from pypdfium2 import raw  # noqa: PLC0415 - loads a large library; most messages have no PDF

    pixels, covered, curves = 0, 0.0, 0
    wanted = [raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH]
    width, height = page.get_size()
    for item in islice(page.get_objects(filter=wanted, max_depth=3), MOST_OBJECTS):
        if item.type == raw.FPDF_PAGEOBJ_PATH:
            curves += 1
            continue
        columns, rows = item.get_px_size()
        left, bottom, right, top = item.get_bounds()
        pixels += columns * rows
        covered += max(0.0, right - left) * max(0.0, top - bottom)
    return pixels, covered / max(1.0, width * height), curves
