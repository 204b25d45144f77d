"""Documents of answers: DOCX with its letterhead in a header part, workbooks, PDF, scans, archives."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Sequence
from functools import cache
from xml.sax.saxutils import escape

import typst
import xlsxwriter
from PIL import Image, ImageDraw, ImageFont

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/><Override PartName="/word/header1.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/></Types>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Rows = Sequence[Sequence[str | int]]


def docx(head: str, paragraphs: Sequence[str], rng: random.Random, table: Rows = ()) -> bytes:
    """Text split into runs at random, as editors leave it."""
    body = "".join(_paragraph(line, rng) for line in paragraphs) + _table(table, rng)
    document = (
        f'<?xml version="1.0" encoding="UTF-8"?><w:document {_W} {_R}><w:body>{body}<w:sectPr>'
        '<w:headerReference w:type="default" r:id="rId1"/></w:sectPr></w:body></w:document>'
    )
    header = "".join(_paragraph(line, rng) for line in head.split("\n"))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _relations("officeDocument", "word/document.xml"))
        archive.writestr("word/document.xml", document)
        archive.writestr("word/_rels/document.xml.rels", _relations("header", "header1.xml"))
        archive.writestr(
            "word/header1.xml", f'<?xml version="1.0" encoding="UTF-8"?><w:hdr {_W}>{header}</w:hdr>'
        )
    return packed.getvalue()


def _relations(kind: str, target: str) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/{kind}" Target="{target}"/></Relationships>'
    )


def _paragraph(text: str, rng: random.Random) -> str:
    cuts = sorted(rng.sample(range(1, len(text)), min(3, len(text) - 1))) if len(text) > 3 else []
    pieces = [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    runs = "".join(f'<w:r><w:t xml:space="preserve">{escape(each)}</w:t></w:r>' for each in pieces)
    return f"<w:p>{runs}</w:p>"


def _table(rows: Rows, rng: random.Random) -> str:
    if not rows:
        return ""
    cells = ("".join(f"<w:tc>{_paragraph(str(cell), rng)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{each}</w:tr>" for each in cells) + "</w:tbl><w:p/>"


def xlsx(rows: Rows) -> bytes:
    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Лист1")
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                sheet.write(number, column, value)
    return packed.getvalue()


def pdf(head: str, paragraphs: Sequence[str]) -> bytes:
    """A PDF with a text layer."""
    lines = [*head.split("\n"), *paragraphs]
    source = "\n\n".join("#" + _quoted(line) for line in lines if line)
    written: bytes = typst.compile(source.encode())
    return written


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


@cache
def _font() -> ImageFont.FreeTypeFont:
    return ImageFont.truetype("DejaVuSerif.ttf", 30)


def scan(head: str, paragraphs: Sequence[str]) -> bytes:
    """A page without a text layer."""
    packed = io.BytesIO()
    page_picture(head, paragraphs).save(packed, "PDF", resolution=200.0)
    return packed.getvalue()


def page_picture(head: str, paragraphs: Sequence[str]) -> Image.Image:
    """A sheet of A4 at 200 dpi."""
    page = Image.new("L", (1654, 2339), 255)
    pen, top = ImageDraw.Draw(page), 120
    for block in [*head.split("\n"), "", *paragraphs]:
        for line in _wrapped(block) or [""]:
            pen.text((150, top), line, fill=20, font=_font())
            top += 46
    return page


def _wrapped(text: str) -> list[str]:
    lines, line = [], ""
    for word in text.split():
        if len(line) + len(word) > 72:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return [*lines, line] if line else lines


def archive(name: str, content: bytes) -> bytes:
    """A ZIP whose member name is cp866, as Windows packs it."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        info = zipfile.ZipInfo("x" * len(name.encode("cp866", "replace")))
        file.writestr(info, content)
    plain = b"x" * len(name.encode("cp866", "replace"))
    return packed.getvalue().replace(plain, name.encode("cp866", "replace"))


def locked_archive(content: bytes) -> bytes:
    """A ZIP that says it is encrypted (APPNOTE 4.4.4, bit 0 of the flags)."""
    packed = bytearray(archive("answer.pdf", content))
    packed[6] |= 1
    central = packed.rindex(b"PK\x01\x02")
    packed[central + 8] |= 1
    return bytes(packed)
