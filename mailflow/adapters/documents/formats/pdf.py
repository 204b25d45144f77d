"""PDF: the text layer page by page; pages that are pictures of text are rendered and recognised."""

from __future__ import annotations

from typing import Any

from mailflow.adapters.documents.content import Content, Extracted, UnreadableError
from mailflow.adapters.documents.desk import Desk
from mailflow.adapters.documents.formats.page_pictures import has_text_in_pictures, render
from mailflow.adapters.documents.formats.recognition import Recognition
from mailflow.adapters.documents.formats.text_layer import count_letters, repair

LOCKED = "защищён паролем"


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
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        # The library has no type of its own for FPDF_ERR_PASSWORD, only its words.
        locked = "assword" in str(error)
        raise UnreadableError(LOCKED if locked else "файл PDF повреждён") from error


def _read_page(document: Any, index: int, desk: Desk, reading: Recognition) -> None:
    try:
        page = document[index]
    except Exception:  # noqa: BLE001 - one broken page does not hide the others
        reading.pages.append("")
        reading.note(f"страница {index + 1} повреждена")
        return
    try:
        text = repair(_text_layer(page))
        if has_text_in_pictures(page, text):
            text = max(reading.recognise(render(page), desk), text, key=count_letters)
        reading.pages.append(text)
    finally:
        page.close()


def _text_layer(page: Any) -> str:
    layer = page.get_textpage()
    try:
        text: str = layer.get_text_bounded()
    finally:
        layer.close()
    # pdfium marks a hyphen at the end of a line as U+FFFE: the word goes on.
    return text.replace("\ufffe\r\n", "").replace("\ufffe", "").replace("\r\n", "\n").strip()
