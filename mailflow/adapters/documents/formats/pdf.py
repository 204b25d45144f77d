"""PDF: the text layer page by page; pages that are pictures of text are rendered and recognised."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from mailflow.adapters.documents.content import Content, Extracted, UnreadableError
from mailflow.adapters.documents.desk import Desk

LOCKED = "защищён паролем"

# Fewer letters than this beside a picture is a stamp, a page number, a watermark.
FEW_LETTERS = 40

# Tesseract reads office scans as well at 200 as at 300 dpi and a third faster; PDF counts 72 to the inch.
SCALE = 200 / 72

# A0 at 200 dpi is 6,600: beyond that a page size is a mistake or an attack.
LONGEST_SIDE = 5_000


@dataclass(slots=True)
class _Reading:
    pages: list[str] = field(default_factory=list)
    confidences: list[float] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    recognised: bool = False

    def note(self, problem: str) -> None:
        if problem not in self.problems:
            self.problems.append(problem)


def read_pdf(content: Content, desk: Desk) -> Extracted:
    """Pages in order; UnreadableError where it is encrypted or broken."""
    reading = _Reading()
    document = _open(content.data)
    try:
        count = len(document)
        for index in range(min(count, desk.limits.pages)):
            _read_page(document, index, desk, reading)
    finally:
        document.close()
    if count > desk.limits.pages:
        reading.note(f"прочитаны первые {desk.limits.pages} страниц из {count}")
    return Extracted(
        pages=tuple(reading.pages),
        ocr=reading.recognised,
        confidence=_mean(reading.confidences) if reading.recognised else None,
        problem="; ".join(reading.problems) or None,
    )


def _open(data: bytes) -> Any:
    import pypdfium2  # noqa: PLC0415 - loads a large library; most messages have no PDF

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        # The library has no type of its own for FPDF_ERR_PASSWORD, only its words.
        locked = "assword" in str(error)
        raise UnreadableError(LOCKED if locked else "файл PDF повреждён") from error


def _read_page(document: Any, index: int, desk: Desk, reading: _Reading) -> None:
    try:
        page = document[index]
    except Exception:  # noqa: BLE001 - one broken page does not hide the others
        reading.pages.append("")
        reading.note(f"страница {index + 1} повреждена")
        return
    try:
        text = _text_layer(page)
        if _letters(text) < FEW_LETTERS and any(_pictures(page)):
            text = _recognise(page, desk, reading) or text
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


def _pictures(page: Any) -> Iterator[object]:
    from pypdfium2 import raw  # noqa: PLC0415 - as above

    yield from page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)


def _recognise(page: Any, desk: Desk, reading: _Reading) -> str:
    """The text of the picture of a page, "" with a note where it cannot be had."""
    try:
        desk.take_ocr_page()
        recognised = desk.ocr.recognise(_render(page), desk.seconds_left)
    except UnreadableError as error:
        reading.note(str(error))
        return ""
    reading.recognised = True
    reading.confidences.extend(recognised.confidences)
    return recognised.text


def _render(page: Any) -> Any:
    scale = min(SCALE, LONGEST_SIDE / max(1.0, *page.get_size()))
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        return bitmap.to_pil().copy()
    finally:
        bitmap.close()


def _letters(text: str) -> int:
    return sum(character.isalpha() for character in text)


def _mean(values: list[float]) -> float:
    return round(sum(values) / len(values), 3) if values else 0.0
