"""PDF: the text layer page by page; pages that are pictures of text are rendered and recognised."""

from __future__ import annotations

import re
from typing import Any

from mailflow.adapters.documents.content import Content, Extracted, UnreadableError
from mailflow.adapters.documents.desk import Desk
from mailflow.adapters.documents.formats.late_text import with_late_text
from mailflow.adapters.documents.formats.page_pictures import has_text_in_pictures, render
from mailflow.adapters.documents.formats.recognition import Recognition
from mailflow.adapters.documents.formats.text_layer import better, repair
from mailflow.adapters.documents.formats.turned_text import level_text, text_turn

LOCKED = "защищён паролем"

# «№ 10806/02.01-» and «13» beneath it: a narrow letterhead breaks a number at its hyphen.
BROKEN_NUMBER = re.compile(r"(?<=\d)- ?\n(?=\d)")


def read_pdf(content: Content, desk: Desk) -> Extracted:
    """Pages in order; UnreadableError where it is encrypted or broken."""
    reading = Recognition()
    document = _open(content.data)
    try:
        count = len(document)
        for index in range(min(count, desk.limits.pages)):
            _read_page(document, index, desk, reading)
    finally:
        document.close()
    if count > desk.limits.pages:
        reading.note(f"прочитаны первые {desk.limits.pages} страниц из {count}")
    return reading.extracted()


def _open(data: bytes) -> Any:
    import pypdfium2  # noqa: PLC0415 - loads a large library; most messages have no PDF

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        # The library has no type of its own for FPDF_ERR_PASSWORD, only its words.
        locked = "assword" in str(error)
        raise UnreadableError(LOCKED if locked else "файл PDF повреждён") from error
    if document.get_formtype():
        document.init_forms()  # draws what is typed into fields that came without a picture of it
    return document


def _read_page(document: Any, index: int, desk: Desk, reading: Recognition) -> None:
    try:
        page = _filled_in(document, index)
    except Exception:  # noqa: BLE001 - one broken page does not hide the others
        reading.pages.append("")
        reading.note(f"страница {index + 1} повреждена")
        return
    try:
        text = repair(_text_layer(document, index, page))
        pictures = [render(page)] if has_text_in_pictures(page, text) else []
    finally:
        page.close()  # and what it has unpacked, before recognition takes its share
    if pictures:
        text = better(reading.recognise(pictures.pop(), desk), text)
    reading.pages.append(text)


def _filled_in(document: Any, index: int) -> Any:
    """The page with the fields of its form and the notes on it made part of its text."""
    from pypdfium2 import raw  # noqa: PLC0415 - as above

    page = document[index]
    if not raw.FPDFPage_GetAnnotCount(page):
        return page
    raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
    page.close()
    return document[index]


def _text_layer(document: Any, index: int, page: Any) -> str:
    turn = text_turn(page)
    text = level_text(document, index, turn) if turn or page.get_rotation() else _upright_text(page)
    # pdfium marks a hyphen at the end of a line as U+FFFE: the word goes on.
    text = text.replace("\ufffe\r\n", "").replace("\ufffe", "").replace("\r\n", "\n").strip()
    return BROKEN_NUMBER.sub("-", text)


def _upright_text(page: Any) -> str:
    layer = page.get_textpage()
    try:
        return with_late_text(layer, str(layer.get_text_bounded()))
    finally:
        layer.close()
