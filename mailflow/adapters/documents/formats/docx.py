"""DOCX, DOCM, DOTX (ECMA-376): all parts in reading order, letterhead in the headers included."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from mailflow.adapters.documents.content import Content, Extracted, UnreadableError
from mailflow.adapters.documents.desk import Desk
from mailflow.adapters.documents.formats.image import LOGO, read_image
from mailflow.adapters.documents.formats.numbering import Numbering
from mailflow.adapters.documents.formats.package import Package, attribute, local_name, open_package
from mailflow.model.message import Table

PARTS = (
    re.compile(r"word/header\d*\.xml"),
    re.compile(r"word/document\d*\.xml"),
    re.compile(r"word/(footnotes|endnotes)\d*\.xml"),
    re.compile(r"word/footer\d*\.xml"),
)

NUMBERING = "word/numbering.xml"

PICTURE = re.compile(r"word/media/[^/]+\.(png|jpe?g|tiff?|bmp|gif)", re.IGNORECASE)

# A "document" with fewer letters is a scan pasted into an empty page.
FEW_LETTERS = 40

# Properties, field codes and what tracked changes took away (ECMA-376 part 1, 17.13.5).
SKIPPED = frozenset(
    (
        *("pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr"),
        *("instrText", "delInstrText", "del", "moveFrom", "delText", "annotationRef", "rt"),
    )
)

# A merged cell covers so many columns at most; Word itself allows 63.
WIDEST_SPAN = 63


@dataclass(slots=True)
class _Text:
    """What has been read so far, top to bottom."""

    numbering: Numbering
    lines: list[str] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)

    @property
    def joined(self) -> str:
        return "\n".join(self.lines).strip()


def read_docx(content: Content, desk: Desk) -> Extracted:
    """One page; a table stands in it row by row, cells parted by tabs, and again among the tables."""
    with open_package(content.data, desk) as package:
        lists = package.tree(NUMBERING) if NUMBERING in package.names else None
        parts = [_read_part(package.tree(name), Numbering(lists)) for name in _part_names(package.names)]
        if not parts:
            raise UnreadableError("в файле нет текста документа")
        texts = list(dict.fromkeys(part.joined for part in parts if part.joined))
        text = "\n\n".join(texts)
        pasted = _read_pictures(package, desk) if _letters(text) < FEW_LETTERS else None
    tables = tuple(table for part in parts for table in part.tables)
    if pasted is None:
        return Extracted(pages=(text,), tables=tables)
    return Extracted(
        pages=tuple(page for page in (text, *pasted.pages) if page),
        tables=tables,
        ocr=pasted.ocr,
        confidence=pasted.confidence,
        problem=pasted.problem,
    )


def _part_names(names: list[str]) -> Iterator[str]:
    for pattern in PARTS:
        yield from sorted(name for name in names if pattern.fullmatch(name))


def _read_part(root: etree._Element, numbering: Numbering) -> _Text:
    text = _Text(numbering)
    _read_blocks(root, text)
    return text


def _read_blocks(parent: etree._Element, text: _Text) -> None:
    for node in parent:
        match local_name(node):
            case "p":
                _read_paragraph(node, text)
            case "tbl":
                _read_table(node, text)
            case "AlternateContent":
                _read_blocks(_chosen(node), text)
            case name if name not in SKIPPED:
                _read_blocks(node, text)


def _read_paragraph(node: etree._Element, text: _Text) -> None:
    boxes: list[etree._Element] = []
    line = "".join(_inline(node, boxes)).strip(" ")
    for box in boxes:
        _read_blocks(box, text)
    text.lines.append(text.numbering.label(node) + line if line else "")


def _inline(parent: etree._Element, boxes: list[etree._Element]) -> Iterator[str]:
    """The characters of a paragraph's runs; text boxes anchored in it are set aside."""
    for node in parent:
        match local_name(node):
            case "t":
                yield node.text or ""
            case "tab" | "ptab":
                yield "\t"
            case "br" | "cr":
                yield "\n"
            case "noBreakHyphen":
                yield "-"
            case "txbxContent":
                boxes.append(node)
            case "AlternateContent":
                yield from _inline(_chosen(node), boxes)
            case name if name not in SKIPPED:
                yield from _inline(node, boxes)


def _chosen(alternatives: etree._Element) -> etree._Element:
    """The first choice; the fallback says the same again for old programs (ECMA-376 part 3, 7.5)."""
    return next((node for node in alternatives if local_name(node) == "Choice"), alternatives)


def _read_table(node: etree._Element, text: _Text) -> None:
    rows = tuple(tuple(_cells(row, text.numbering)) for row in _rows(node))
    text.tables.append(Table(rows))
    text.lines.extend("\t".join(" ".join(cell.split()) for cell in row) for row in rows)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for node in table:
        if local_name(node) == "tr":
            yield node
        elif local_name(node) in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _rows(node)


def _cells(row: etree._Element, numbering: Numbering) -> Iterator[str]:
    """Texts of the cells; a merged one is followed by empty ones, so that columns stay in line."""
    for node in row:
        if local_name(node) == "tc":
            cell = _read_part(node, numbering)
            yield cell.joined
            yield from [""] * (_span(node) - 1)
        elif local_name(node) in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _cells(node, numbering)


def _span(cell: etree._Element) -> int:
    spans = (attribute(node, "val") for node in cell.iter("{*}gridSpan"))
    value = next(spans, "1")
    return min(WIDEST_SPAN, int(value)) if value.isdecimal() and len(value) < 10 else 1


def _read_pictures(package: Package, desk: Desk) -> Extracted | None:
    """The scans pasted into a page; None where there are none."""
    pages: list[str] = []
    confidences: list[float] = []
    problem = None
    for name in sorted(filter(PICTURE.fullmatch, package.names)):
        try:
            scan = read_image(Content(name, "", package.read(name)), desk)
        except UnreadableError as error:
            problem = str(error)
            continue
        if scan.problem != LOGO:
            pages.extend(scan.pages)
            confidences.append(scan.confidence or 0.0)
    if not pages and not problem:
        return None
    return Extracted(tuple(pages), (), bool(pages), min(confidences, default=None), problem)


def _letters(text: str) -> int:
    return sum(character.isalpha() for character in text)
