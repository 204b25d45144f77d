"""HTML files, also those that call themselves .xls or .doc."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from mailflow.adapters.documents.content import Content, Extracted, UnreadableError
from mailflow.adapters.documents.desk import Desk
from mailflow.mail.parsing.charsets import decode_text
from mailflow.model.message import Table

DECLARED = re.compile(rb"""charset\s*=\s*["']?([\w-]+)""", re.IGNORECASE)

UNSEEN = ("style", "script", "template")

# The declaration stands within the first kilobyte (HTML Living Standard, 13.2.3.2).
DECLARED_WITHIN = 1_024


def read_html(content: Content, desk: Desk) -> Extracted:
    """One page; rows of tables stand in it too."""
    import html_text  # noqa: PLC0415 - most messages have no HTML file

    source = _decode(content.data[: desk.limits.xml_octets])
    parser = etree.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, encoding="utf-8")
    try:
        root = etree.fromstring(source.encode(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError("разметка HTML повреждена") from error
    if root is None:
        return Extracted()
    etree.strip_elements(root, *UNSEEN, with_tail=False)
    tables = tuple(_tables(root))
    _level_cells(root)
    text: str = html_text.etree_to_text(root)
    return Extracted(pages=(text,), tables=tables)


def _level_cells(root: etree._Element) -> None:
    """A cell of one paragraph stands in the line of its row: word processors make a paragraph of each."""
    for cell in root.iter("td", "th"):
        if len(cell) == 1 and cell[0].tag in {"p", "div"} and not (cell.text or "").strip():
            cell[0].tag = "span"


def _decode(data: bytes) -> str:
    declared = DECLARED.search(data[:DECLARED_WITHIN])
    return decode_text(data, declared[1].decode("ascii", "replace") if declared else "")[0]


def _tables(root: etree._Element) -> Iterator[Table]:
    """Tables that hold data: the innermost ones, for mail is laid out with tables too."""
    for table in root.iter("table"):
        if next(table.iterdescendants("table"), None) is None:
            yield Table(tuple(tuple(map(_cell, row.iter("td", "th"))) for row in table.iter("tr")))


def _cell(node: etree._Element) -> str:
    return " ".join("".join(str(piece) for piece in node.itertext()).split())
