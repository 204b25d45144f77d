"""Papers as attachments: letterhead as DOCX, PDF with a text layer, scan without one, table, archive."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from xml.sax.saxutils import escape

import pypdfium2
import typst
import xlsxwriter
from PIL import Image, ImageFilter


@dataclass(frozen=True, slots=True)
class Paper:
    """An official letter on its letterhead."""

    letterhead: str
    own_requisites: str
    reference: str
    title: str
    body: str
    office: str
    signatory: str
    executor: str


@dataclass(frozen=True, slots=True)
class File:
    name: str
    content_type: str
    content: bytes


DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def as_pdf(paper: Paper, name: str) -> File:
    return File(name, "application/pdf", typst.compile(_typst(paper).encode(), format="pdf"))


def as_scan(paper: Paper, name: str, random: Random) -> File:
    """A page from the office scanner: grey, a little skewed, with noise, no text layer."""
    page = pypdfium2.PdfDocument(as_pdf(paper, name).content)[0]
    picture = page.render(scale=200 / 72).to_pil().convert("L")
    picture = picture.rotate(random.uniform(-1.2, 1.2), fillcolor=255, resample=Image.Resampling.BICUBIC)
    noise = Image.effect_noise(picture.size, 40).point(lambda level: min(255, level + 90))
    picture = Image.blend(picture, noise, 0.08).filter(ImageFilter.GaussianBlur(0.4))
    sheet = io.BytesIO()
    picture.save(sheet, "PDF", resolution=200.0, quality=60)
    return File(name, "application/pdf", sheet.getvalue())


def as_word(paper: Paper, name: str) -> File:
    """The letterhead stands in the header part, as office templates have it."""
    body = [paper.own_requisites, paper.reference, paper.title, *paper.body.split("\n")]
    body += [f"{paper.office}\t{paper.signatory}", paper.executor]
    return File(name, DOCX, _docx([paper.letterhead], body))


def as_table(name: str, rows: Sequence[Sequence[str | int]]) -> File:
    sheet = io.BytesIO()
    with xlsxwriter.Workbook(sheet, {"in_memory": True}) as book:
        page = book.add_worksheet("Свод")
        for place, row in enumerate(rows):
            page.write_row(place, 0, row)
    return File(name, XLSX, sheet.getvalue())


def as_archive(name: str, files: Sequence[File]) -> File:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            archive.writestr(file.name, file.content)
    return File(name, "application/zip", packed.getvalue())


def _typst(paper: Paper) -> str:
    def quoted(text: str) -> str:
        escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        return f'#text("{escaped}")'

    paragraphs = "\n\n".join(quoted(line) for line in paper.body.split("\n"))
    return f"""
#set page(paper: "a4", margin: (left: 3cm, right: 1.5cm, y: 2cm))
#set text(lang: "ru", size: 13pt)
#set par(justify: true)
#align(center)[#strong[{quoted(paper.letterhead.upper())}]]
#v(6mm)
{quoted(paper.own_requisites)} \\
{quoted(paper.reference)}
#v(6mm)
{quoted(paper.title)}
#v(6mm)
{paragraphs}
#v(14mm)
#grid(columns: (1fr, auto), {_cell(quoted(paper.office))}, {_cell(quoted(paper.signatory))})
#v(20mm)
#set text(size: 10pt)
{quoted(paper.executor)}
"""


def _cell(content: str) -> str:
    return f"[{content}]"


def _docx(header: Sequence[str], body: Sequence[str]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _CONTENT_TYPES)
        archive.writestr("_rels/.rels", _RELATIONS.format(_relation("officeDocument", "word/document.xml")))
        archive.writestr(
            "word/_rels/document.xml.rels", _RELATIONS.format(_relation("header", "header1.xml"))
        )
        archive.writestr("word/header1.xml", f'<w:hdr xmlns:w="{_W}">{_paragraphs(header)}</w:hdr>')
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body>{_paragraphs(body)}<w:sectPr>'
            '<w:headerReference w:type="default" r:id="rId1"/></w:sectPr></w:body></w:document>',
        )
    return packed.getvalue()


def _paragraphs(lines: Sequence[str]) -> str:
    return "".join(f"<w:p>{_runs(line)}</w:p>" for line in lines)


def _runs(line: str) -> str:
    """Text split into runs in the middle of words, as editors leave it."""
    half = len(line) // 2
    return "".join(
        f'<w:r><w:t xml:space="preserve">{escape(part)}</w:t></w:r>' for part in (line[:half], line[half:])
    )


def _relation(kind: str, target: str) -> str:
    return f'<Relationship Id="rId1" Type="{_R}/{kind}" Target="{target}"/>'


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
)
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/header1.xml" ContentType="{_WORD}.header+xml"/></Types>'
)
