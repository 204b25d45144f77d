"""Pictures: photos and scans are recognised; logos and icons are left alone."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import TYPE_CHECKING

from mailflow.adapters.documents.content import Content, Extracted, UnreadableError
from mailflow.adapters.documents.desk import Desk
from mailflow.adapters.documents.formats.ink import in_grey
from mailflow.adapters.documents.formats.recognition import Recognition

if TYPE_CHECKING:
    from PIL.Image import Image

LOGO = "небольшая картинка (логотип или значок), не распознавалась"

# In pixels: nothing smaller holds a line of a letter that could be read.
SMALLEST = (200, 100)

# A picture shown inside the HTML body is a signature's logo unless it could be a page.
SMALLEST_INLINE = (600, 600)

# The field of EXIF that tells how the camera was held.
ORIENTATION = 0x0112

# Tesseract is best at letters 20 to 40 pixels high: a phone's 48 megapixels only cost time.
LONGEST_SIDE = 3_600


def read_image(content: Content, desk: Desk) -> Extracted:
    """One page for each frame of a TIFF, as fax machines send them.

    The second picture of a phone is a preview, and those of a GIF move.
    """
    from PIL import Image  # noqa: PLC0415 - most messages have no picture

    Image.MAX_IMAGE_PIXELS = None  # bounded below, by our own limit
    reading = Recognition()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        picture = _open(content, desk)
        if _is_small(picture, SMALLEST_INLINE if content.inline else SMALLEST):
            return Extracted(problem=LOGO, companion=content.inline)
        pages = picture.n_frames if picture.format == "TIFF" else 1  # type: ignore[attr-defined]  # TIFF images alone have it
        picture.close()
        for number in range(min(pages, desk.limits.pages)):
            reading.pages.append(reading.recognise(_page(content, number, desk), desk))
    return reading.extracted()


def _page(content: Content, number: int, desk: Desk) -> Image:
    """One frame, upright: the picture it came from, many times as large, is given up before it is read."""
    with _open(content, desk) as picture:
        # JPEG unpacks itself smaller, where it is larger than is of use.
        picture.draft(None, (LONGEST_SIDE, LONGEST_SIDE))
        if number:
            picture.seek(number)
            _check_size(picture, desk)
        return _upright(picture)


def _open(content: Content, desk: Desk) -> Image:
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - as above

    try:
        picture = Image.open(BytesIO(content.data))
    except UnidentifiedImageError as error:
        raise UnreadableError("картинка повреждена или её формат не поддерживается") from error
    _check_size(picture, desk)
    return picture


def _check_size(picture: Image, desk: Desk) -> None:
    if picture.width * picture.height > desk.limits.image_pixels:
        raise UnreadableError("картинка слишком велика")


def _is_small(picture: Image, smallest: tuple[int, int]) -> bool:
    """Either way up: a letter may lie on its side."""
    return max(picture.size) < max(smallest) or min(picture.size) < min(smallest)


def _upright(frame: Image) -> Image:
    """Grey, turned as the camera says (EXIF orientation), not larger than is of use."""
    turn = frame.getexif().get(ORIENTATION, 1)
    grey = in_grey(_on_white(frame))
    grey.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return _turned(grey, turn)


def _turned(grey: Image, turn: int) -> Image:
    from PIL import ImageOps  # noqa: PLC0415 - as above

    grey.getexif()[ORIENTATION] = turn
    return ImageOps.exif_transpose(grey)


def _on_white(picture: Image) -> Image:
    """Transparent paper is white, not black."""
    from PIL import Image  # noqa: PLC0415 - as above

    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture
    layer = picture.convert("RGBA")
    paper = Image.new("RGBA", layer.size, "white")
    paper.alpha_composite(layer)
    return paper
