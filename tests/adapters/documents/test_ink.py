"""Coloured ink becomes paler than black, so that a stamp does not hide the letters beneath it."""

import pytest
from PIL import Image

from mailflow.adapters.documents.formats.ink import in_grey

BLACK, WHITE = (0, 0, 0), (255, 255, 255)


def _grey(colour: tuple[int, int, int], mode: str = "RGB") -> int:
    grey: bytes = in_grey(Image.new("RGB", (1, 1), colour).convert(mode)).tobytes()
    return grey[0]


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P", "CMYK", "L", "1"])
def test_black_and_white_stay(mode: str) -> None:
    assert (_grey(BLACK, mode), _grey(WHITE, mode)) == (0, 255)


@pytest.mark.parametrize("stamp", [(50, 60, 170), (120, 40, 160)])
def test_the_ink_of_a_stamp_is_paler_than_in_plain_grey(stamp: tuple[int, int, int]) -> None:
    plain: bytes = Image.new("RGB", (1, 1), stamp).convert("L").tobytes()

    assert _grey(stamp) > plain[0] + 40


def test_a_letterhead_in_dark_blue_stays_dark() -> None:
    assert _grey((0, 0, 110)) < 100
