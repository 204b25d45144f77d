"""ODT and ODP (OASIS OpenDocument 1.3): page headers, the text with its tables and frames, page footers."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from mailflow.adapters.documents.content import Content, Extracted, UnreadableError
from mailflow.adapters.documents.desk import Desk
from mailflow.adapters.documents.formats.package import attribute, local_name, open_package
from mailflow.model.message import Table

# Settings, deleted text kept for tracking, comments.
# Text boxes, and the shapes that text boxes of Word become: paragraphs stand in them (ODF 1.3, 10.3).
FRAMES = frozenset({"text-box", "custom-shape", "rect", "caption"})

SKIPPED = frozenset(
    (
        *("tracked-changes", "annotation", "annotation-end", "sequence-decls", "forms", "scripts"),
        *("font-face-decls", "automatic-styles", "event-listeners"),
    )
)

MANIFEST = "META-INF/manifest.xml"

# `number-columns-repeated` may say 16,384 for the empty rest of a row.
MOST_REPEATED = 64


def read_odt(content: Content, desk: Desk) -> Extracted:
    """One page, as in `docx.read_docx`."""
    tables: list[Table] = []
    with open_package(content.data, desk) as package:
        if MANIFEST in package.names and b"encryption-data" in package.read(MANIFEST):
            raise UnreadableError("защищён паролем")
        styles = package.tree("styles.xml") if "styles.xml" in package.names else None
        body = "\n".join(_blocks(package.tree("content.xml"), tables)).strip()
    before, after = _page_edges(styles)
    return Extracted(pages=("\n\n".join(filter(None, (before, body, after))),), tables=tuple(tables))


def _page_edges(styles: etree._Element | None) -> tuple[str, str]:
    """Texts of all page headers and of all page footers, each said once."""
    if styles is None:
        return "", ""
    edges = []
    for wanted in ("header", "footer"):
        nodes = (node for node in styles.iter("{*}header*", "{*}" + wanted) if local_name(node) == wanted)
        texts = ("\n".join(_blocks(node, [])).strip() for node in nodes)
        edges.append("\n".join(dict.fromkeys(filter(None, texts))))
    return edges[0], edges[1]


def _blocks(parent: etree._Element, tables: list[Table]) -> Iterator[str]:
    for node in parent:
        match local_name(node):
            case "p" | "h":
                boxes: list[etree._Element] = []
                notes: list[etree._Element] = []
                line = "".join(_inline(node, boxes, notes)).strip(" ")
                for box in boxes:
                    yield from _blocks(box, tables)
                yield line
                for note in notes:
                    yield from _blocks(note, tables)
            case "table":
                rows = tuple(tuple(_cells(row)) for row in node.iter("{*}table-row"))
                tables.append(Table(rows, attribute(node, "name")))
                yield from ("\t".join(" ".join(cell.split()) for cell in row) for row in rows)
            case name if name not in SKIPPED:
                yield from _blocks(node, tables)


def _inline(node: etree._Element, boxes: list[etree._Element], notes: list[etree._Element]) -> Iterator[str]:
    """The characters of a paragraph; text boxes and footnotes anchored in it are set aside."""
    yield node.text or ""
    for child in node:
        match local_name(child):
            case "s":
                yield " " * _times(attribute(child, "c"))
            case "tab":
                yield "\t"
            case "line-break":
                yield "\n"
            case name if name in FRAMES:
                boxes.append(child)
            case "note-body":
                notes.append(child)
            case name if name not in SKIPPED and name != "note-citation":
                yield from _inline(child, boxes, notes)
        yield child.tail or ""


def _cells(row: etree._Element) -> Iterator[str]:
    for node in row:
        if local_name(node) not in ("table-cell", "covered-table-cell"):
            continue
        text = "\n".join(_blocks(node, [])).strip()
        yield from [text] * (_times(attribute(node, "number-columns-repeated")) if text else 1)


def _times(count: str) -> int:
    return min(MOST_REPEATED, int(count)) if count.isdecimal() and len(count) < 10 else 1
