"""Workbooks saved as one XML file, «Таблица XML 2003», mostly under the name .xls."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from mailflow.adapters.documents.content import Extracted
from mailflow.adapters.documents.formats.package import local_name
from mailflow.model.message import Table

# A row that names a cell far to the right is no table of a letter.
_WIDEST = 200


def is_spreadsheet(root: etree._Element) -> bool:
    """Whether the root is that of a workbook: `Workbook` with `Worksheet` elements."""
    return local_name(root) == "Workbook" and any(local_name(each) == "Worksheet" for each in root)


def read_spreadsheet(root: etree._Element) -> Extracted:
    """One page of rows, cells parted by tabs, and a table for each sheet."""
    tables = tuple(
        Table(rows) for each in root if local_name(each) == "Worksheet" and (rows := tuple(_rows(each)))
    )
    lines = ("\t".join(row).rstrip() for table in tables for row in table.rows)
    return Extracted(pages=("\n".join(lines),), tables=tables)


def _rows(sheet: etree._Element) -> Iterator[tuple[str, ...]]:
    for node in sheet.iter():
        if local_name(node) == "Row":
            yield tuple(_cells(node))


def _cells(row: etree._Element) -> Iterator[str]:
    """Cells by place: `Index` leaves some out (counted from 1), `MergeAcross` covers those behind."""
    at = 0
    for cell in row:
        if local_name(cell) != "Cell":
            continue
        index = _number(cell, "Index") - 1
        while at < min(index, _WIDEST):
            yield ""
            at += 1
        text = " ".join("".join(str(each) for each in cell.itertext()).split())
        covered = min(_number(cell, "MergeAcross"), _WIDEST)
        for _ in range(covered + 1):
            yield text
        at += covered + 1


def _number(cell: etree._Element, name: str) -> int:
    value = next((str(each) for key, each in cell.attrib.items() if str(key).endswith(name)), "")
    return int(value) if value.isdecimal() else 0
