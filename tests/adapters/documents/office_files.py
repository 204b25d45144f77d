"""Small writers of office files, independent of the readers under test."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

import xlsxwriter

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
CONTENT_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
ODT_MEDIA = "application/vnd.oasis.opendocument.text"


def package(parts: dict[str, str | bytes]) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return target.getvalue()


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def docx(body: str, parts: dict[str, str | bytes] | None = None) -> bytes:
    """`body` is the XML within w:body; `parts` are further parts by name under `word/`."""
    document = f'<?xml version="1.0" encoding="UTF-8"?><w:document {W}><w:body>{body}</w:body></w:document>'
    rest = {f"word/{name}": part for name, part in (parts or {}).items()}
    return package({"[Content_Types].xml": CONTENT_TYPES, "word/document.xml": document, **rest})


def header_part(text: str) -> str:
    return f"<w:hdr {W}>{paragraph(text)}</w:hdr>"


def xlsx(*sheets: tuple[str, list[list[Any]]], hidden: str = "") -> bytes:
    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    dates = book.add_format({"num_format": "dd.mm.yyyy"})
    for name, rows in sheets:
        sheet = book.add_worksheet(name)
        if name == hidden:
            sheet.hide()
        for row, values in enumerate(rows):
            for column, value in enumerate(values):
                if hasattr(value, "isoformat"):
                    sheet.write_datetime(row, column, value, dates)
                else:
                    sheet.write(row, column, value)
    book.close()
    return target.getvalue()


def odt(body: str, header: str = "") -> bytes:
    names = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
        'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
    )
    content = (
        f"<office:document-content {names}><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    styles = (
        f"<office:document-styles {names}><office:master-styles><style:master-page><style:header>"
        f"<text:p>{header}</text:p></style:header></style:master-page></office:master-styles>"
        "</office:document-styles>"
    )
    return package({"mimetype": ODT_MEDIA, "content.xml": content, "styles.xml": styles})


def rtf(text: str, before: str = "") -> bytes:
    """Russian as Word writes it: hexadecimal escapes of windows-1251."""
    escaped = "".join(
        char if char.isascii() else "".join(f"\\'{octet:02x}" for octet in char.encode("cp1251"))
        for char in text
    )
    return f"{{\\rtf1\\ansi\\ansicpg1251 {before}\\pard {escaped}\\par}}".encode("ascii")


def sparse_xlsx() -> bytes:
    """A value in the last cell of a sheet that is otherwise empty."""
    book = xlsx(("Лист1", [["начало"]]))
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(book)) as source, zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            part = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                last = b'<row r="1048576"><c r="XFD1048576"><v>7</v></c></row></sheetData>'
                part = part.replace(b"</sheetData>", last)
            archive.writestr(name, part)
    return target.getvalue()
