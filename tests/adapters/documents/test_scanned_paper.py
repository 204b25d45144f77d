"""Scans as offices and telephones make them: turned, shaded, grainy, framed, coarse."""

from __future__ import annotations

import random

import pytest
from PIL import Image, ImageChops, ImageDraw

from mailflow.adapters.documents.formats.paper import cleaned
from mailflow.adapters.documents.misread import put_digits_right
from mailflow.adapters.documents.orientation import lies_on_its_side, turned
from tests.adapters.documents.conftest import Read
from tests.adapters.documents.page_files import encoded, picture_of

LETTER = (
    "Администрация Абинского городского поселения\n27.09.2024 № 01-15/2341\nНа № 96 от 05.09.2024\n"
    "Сообщаем, что размещены две практики.\nГлава поселения И.И. Иванов"
)


def _is_read(text: str) -> bool:
    return all(field in text for field in ("01-15/2341", "№ 96 от 05.09.2024", "две практики"))


def _shaded(page: Image.Image) -> Image.Image:
    """The shadow of a hand: the right half is darker than the ink on the left."""
    shade = Image.linear_gradient("L").rotate(90).resize(page.size).point(lambda grey: 60 + grey * 3 // 4)
    return ImageChops.multiply(page.point(lambda grey: 90 + grey * 6 // 10), shade)


def _grainy(page: Image.Image, seed: int = 1) -> Image.Image:
    """Dust and the grain of a sensor."""
    chance = random.Random(seed)
    grain = Image.frombytes("L", (400, 400), chance.randbytes(160_000)).point(lambda grey: grey // 8)
    tile = Image.new("L", page.size)
    for left in range(0, page.width, 400):
        for top in range(0, page.height, 400):
            tile.paste(grain, (left, top))
    dusty = ImageChops.subtract(page, tile)
    pen = ImageDraw.Draw(dusty)
    for _ in range(1_500):
        pen.point((chance.randrange(page.width), chance.randrange(page.height)), fill=30)
    return dusty


def _framed(page: Image.Image) -> Image.Image:
    """A thin frame around all of it: recognition takes what is framed for a picture."""
    framed = page.copy()
    ImageDraw.Draw(framed).rectangle((40, 40, 1_000, 560), outline=0)
    return framed


@pytest.mark.usefixtures("tesseract")
@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_is_read_whichever_way_it_lies(read: Read, degrees: int) -> None:
    [document] = read("Скан.png", encoded(picture_of(LETTER).rotate(degrees, expand=True)))

    assert _is_read(document.text)


@pytest.mark.usefixtures("tesseract")
@pytest.mark.parametrize("spoil", [_shaded, _grainy, _framed, lambda page: _grainy(_shaded(page))])
def test_shade_grain_and_frames_hide_no_requisite(read: Read, spoil: type) -> None:
    [document] = read("Фото.jpg", encoded(spoil(picture_of(LETTER)), "JPEG", quality=60))

    assert _is_read(document.text)
    assert (document.confidence or 0) > 70


@pytest.mark.usefixtures("tesseract")
def test_a_coarse_photo_is_enlarged_and_read(read: Read) -> None:
    coarse = picture_of(LETTER).resize((744, 540), Image.Resampling.LANCZOS)

    [document] = read("Фото.jpg", encoded(coarse, "JPEG", quality=80))

    assert _is_read(document.text)


@pytest.mark.parametrize("spoil", [_shaded, _grainy])
def test_an_empty_sheet_is_blank_however_it_was_taken(spoil: type) -> None:
    assert cleaned(spoil(Image.new("L", (1654, 2339), 255))) is None


def test_a_faint_copy_comes_out_black_on_white() -> None:
    faint = picture_of(LETTER).point(lambda grey: 200 + grey * 40 // 255)

    page = cleaned(faint)

    assert page is not None
    assert page.getextrema() == (0, 255)


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_lines_tell_whether_a_page_lies_on_its_side(degrees: int) -> None:
    askew = picture_of("\n".join([LETTER] * 6), size=(1240, 1754)).rotate(2, fillcolor=255)

    assert lies_on_its_side(turned(askew, degrees)) == (degrees in (90, 270))


@pytest.mark.parametrize(
    ("recognised", "meant"),
    [
        ("На № 9б от 05.09.2024", "На № 96 от 05.09.2024"),
        ("на исх. №9б от 5 сентября", "на исх. №96 от 5 сентября"),
        ("№ З1О от 05.09.2024", "№ 310 от 05.09.2024"),
        ("№ 96 от 05.09.2024", "№ 96 от 05.09.2024"),
        ("приложение № 5б к письму", "приложение № 5б к письму"),
        ("№ 5б от дома", "№ 5б от дома"),
        ("№ б от 1 мая", "№ б от 1 мая"),
    ],
)
def test_letters_that_can_only_be_digits_are_digits(recognised: str, meant: str) -> None:
    assert put_digits_right(recognised) == meant
