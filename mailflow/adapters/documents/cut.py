"""Bounds on what one document may send back, and the words that say what was cut."""

from __future__ import annotations

from dataclasses import replace

from mailflow.adapters.documents.content import Extracted
from mailflow.adapters.documents.limits import DocumentLimits
from mailflow.model.message import Table


def cut(extracted: Extracted, limits: DocumentLimits) -> Extracted:
    """The same, within the limits of pages, characters and cells."""
    pages, page_problem = _cut_pages(extracted.pages, limits)
    tables, table_problem = _cut_tables(extracted.tables, limits.cells)
    problems = dict.fromkeys(filter(None, (extracted.problem, page_problem, table_problem)))
    return replace(extracted, pages=pages, tables=tables, problem="; ".join(problems) or None)


def _cut_pages(pages: tuple[str, ...], limits: DocumentLimits) -> tuple[tuple[str, ...], str | None]:
    kept: list[str] = []
    room = limits.text_chars
    for page in pages[: limits.pages]:
        kept.append(_sendable(page[:room]))
        room -= len(kept[-1])
    problem = None
    if len(pages) > limits.pages:
        problem = f"прочитаны первые {limits.pages} страниц из {len(pages)}"
    elif sum(map(len, pages)) > limits.text_chars:
        problem = f"прочитаны первые {limits.text_chars} знаков"
    return tuple(kept), problem


def _sendable(text: str) -> str:
    """Half of a surrogate pair cannot be encoded, and NUL has no place in a text."""
    if "\x00" in text:
        text = text.replace("\x00", "")
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def _cut_tables(tables: tuple[Table, ...], cells: int) -> tuple[tuple[Table, ...], str | None]:
    kept: list[Table] = []
    room = cells
    for table in tables:
        rows: list[tuple[str, ...]] = []
        for row in table.rows:
            room -= max(1, len(row))
            if room < 0:
                kept.append(Table(tuple(rows), table.name))
                return tuple(kept), f"прочитаны первые {cells} ячеек таблиц"
            rows.append(row)
        kept.append(table)
    return tuple(kept), None
