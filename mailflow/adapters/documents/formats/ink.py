"""Grey in which coloured ink is paler than black: stamps and pens cross the last lines of a letter.

Recognition joins the strokes of a blue stamp to the letters beneath it and gives neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

# How far grey goes towards the lightest of the three colours. In trials on stamped letters 31 of 43 figures
# were read at 0 and 35 at 0.7; from there on a letterhead in bright blue or red begins to lose letters.
PALER = 0.6

# Of these some pixels may have a colour.
COLOURED = frozenset({"RGB", "RGBA", "RGBX", "P", "PA", "CMYK", "YCbCr", "LAB", "HSV"})


# So many rows at a time: a page in colour with each of its colours takes six times the memory of a grey one.
BAND = 128


def in_grey(picture: Image) -> Image:
    """The picture in grey; black stays black, white stays white."""
    if picture.mode not in COLOURED:
        return picture.convert("L")
    from PIL import Image  # noqa: PLC0415 - most messages have no picture

    grey = Image.new("L", picture.size)
    for top in range(0, picture.height, BAND):
        band = picture.crop((0, top, picture.width, min(picture.height, top + BAND)))
        grey.paste(_paler(band.convert("RGB")), (0, top))
    return grey


def _paler(band: Image) -> Image:
    from PIL import Image, ImageChops  # noqa: PLC0415 - as above

    red, green, blue = band.split()
    lightest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return Image.blend(band.convert("L"), lightest, PALER)
