"""PDF and pictures: the text layer where there is one, recognition where there is none."""

from __future__ import annotations

import pytest
from PIL import Image

from mailflow.adapters.documents import DocumentLimits
from mailflow.adapters.documents.content import Content
from mailflow.adapters.documents.desk import Desk
from mailflow.adapters.documents.formats.image import LOGO
from mailflow.adapters.documents.formats.text_layer import is_believable, repair
from mailflow.adapters.documents.ocr import NOT_INSTALLED, Ocr
from mailflow.adapters.documents.reading import read_document
from tests.adapters.documents.conftest import Read
from tests.adapters.documents.office_files import docx
from tests.adapters.documents.page_files import (
    LETTER,
    encoded,
    locked_pdf,
    picture_of,
    scan_pdf,
    scan_with_layer,
    text_pdf,
    turned_pdf,
    unmapped_pdf,
)

KEY_FIELDS = ("01-15/2341", "№ 96 от 05.09.2024", "две практики", "Абинского")


def _has_key_fields(text: str) -> bool:
    return all(field in text for field in KEY_FIELDS)


def test_a_text_layer_is_read_page_by_page(read: Read) -> None:
    [document] = read("Письмо.pdf", text_pdf(LETTER, "Приложение"))

    assert document.pages == (LETTER, "Приложение")
    assert (document.ocr, document.confidence, document.problem) == (False, None, None)


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_lines_of_a_turned_page_stay_lines(read: Read, degrees: int) -> None:
    table = "Практик 3\nИнициатив 7\nГлава поселения И.И. Примеров"

    [document] = read("Таблица.pdf", turned_pdf(table, degrees))

    assert document.text == table


@pytest.mark.usefixtures("tesseract")
def test_a_page_whose_fonts_tell_no_letters_is_recognised(read: Read) -> None:
    [document] = read("Письмо.pdf", unmapped_pdf(LETTER))

    assert document.ocr
    assert _has_key_fields(document.text)


@pytest.mark.usefixtures("tesseract")
@pytest.mark.parametrize(
    "layer", ["Ko6blJlbcKoro ceJIbcKoro IIoceJIeHHA. " * 20, "лщзъжи шгуцйф ьтчбю ъхэжд. " * 25]
)
def test_what_a_scanner_read_in_another_language_is_read_anew(read: Read, layer: str) -> None:
    [document] = read("Скан.pdf", scan_with_layer(LETTER, layer))

    assert document.ocr
    assert _has_key_fields(document.text)


def test_a_number_broken_at_its_hyphen_is_one(read: Read) -> None:
    [document] = read("Письмо.pdf", text_pdf("27.09.2024 № 10806/02.01-\n13\nПриложение - \nна 2 л."))

    assert document.text.splitlines() == ["27.09.2024 № 10806/02.01-13", "Приложение -", "на 2 л."]


def test_a_locked_pdf_says_so(read: Read) -> None:
    [document] = read("Письмо.pdf", locked_pdf())

    assert (document.pages, document.problem) == ((), "защищён паролем")


@pytest.mark.usefixtures("tesseract")
def test_a_scan_is_recognised_with_its_confidence(read: Read) -> None:
    [document] = read("Письмо.pdf", scan_pdf(LETTER))

    assert _has_key_fields(document.text)
    assert document.ocr
    assert 80 < (document.confidence or 0) <= 100


@pytest.mark.usefixtures("tesseract")
def test_a_photo_taken_sideways_and_named_pdf_is_read(read: Read) -> None:
    sideways = picture_of(LETTER).rotate(90, expand=True)
    orientation = Image.Exif()
    orientation[0x0112] = 6  # the camera was turned: show it turned by 90 degrees

    [document] = read("Фото.pdf", encoded(sideways, "JPEG", exif=orientation), "application/pdf")

    assert _has_key_fields(document.text)


@pytest.mark.usefixtures("tesseract")
def test_every_page_of_a_fax_is_read(read: Read) -> None:
    pages = [picture_of(f"{LETTER}\nЛист {number}") for number in (1, 2)]

    [document] = read("Факс.tif", encoded(pages[0], "TIFF", save_all=True, append_images=pages[1:]))

    assert [_has_key_fields(page) for page in document.pages] == [True, True]


@pytest.mark.usefixtures("tesseract")
def test_a_scan_pasted_into_a_word_file_is_read(read: Read) -> None:
    [document] = read("Письмо.docx", docx("", {"media/image1.png": encoded(picture_of(LETTER))}))

    assert document.ocr
    assert _has_key_fields(document.text)


@pytest.mark.usefixtures("tesseract")
def test_pages_beyond_the_limit_are_named_as_missing(read: Read) -> None:
    limits = DocumentLimits(ocr_pages=1)

    [document] = read("Письмо.pdf", scan_pdf(LETTER, LETTER), limits=limits)

    assert [bool(page) for page in document.pages] == [True, False]
    assert document.problem == "распознаны первые 1 страниц сканов письма"


def test_logos_are_left_alone(read: Read) -> None:
    small = encoded(picture_of("МО", size=(180, 90)))
    inline = encoded(picture_of("Администрация", size=(500, 300)))

    [[logo], [signature]] = [read("logo.png", small), read("image001.png", inline, inline=True)]

    assert (logo.problem, logo.ocr) == (LOGO, False)
    assert (signature.problem, signature.ocr, signature.companion) == (LOGO, False, True)


def test_a_blank_scan_has_no_text_and_costs_no_recognition(read: Read) -> None:
    [document] = read("scan.png", encoded(Image.new("L", (1240, 1754), "white")))

    assert (document.problem, document.ocr) == ("текст не найден", False)


@pytest.mark.parametrize(
    ("name", "data"), [("a.pdf", scan_pdf(LETTER)), ("a.png", encoded(picture_of(LETTER)))]
)
def test_without_tesseract_a_scan_has_a_problem(
    monkeypatch: pytest.MonkeyPatch, name: str, data: bytes
) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")

    [document] = read_document(Content(name, "", data), Desk(DocumentLimits(), Ocr()))

    assert (document.text, document.problem) == ("", NOT_INSTALLED)


def test_a_layer_of_numbered_glyphs_is_not_believed() -> None:
    glyphs = "\x01\x02\x03\x04\x05ÉÑ\x06ÅÇ " * 9

    assert (repair(glyphs), is_believable(glyphs)) == (glyphs, False)


@pytest.mark.parametrize(
    "broken",
    [
        "Ⱥɞɦɢɧɢɫɬɪɚɰɢɹ ɩɨɫɟɥɟɧɢɹ",
        "Àäìèíèñòðàöèÿ ïîñåëåíèÿ",
        "Администрация поселения",
    ],
)
def test_a_layer_with_wrong_letters_is_put_right(broken: str) -> None:
    assert repair(broken) == "Администрация поселения"
