"""RTF: the text with page headers and text boxes, pictures left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from mailflow.adapters.documents.content import Content, Extracted
from mailflow.adapters.documents.desk import Desk
from mailflow.model.message import Table

# Pictures are hexadecimal: no text has so long a run of it, and the reader takes a microsecond a digit.
HEXADECIMAL = re.compile(r"[0-9a-fA-F\s]{400,}")

# The reader drops these groups; the letterhead stands in one of them.
EDGES = re.compile(r"\\(?:header|footer)[lrf]?(?![a-z])")
SHAPE = re.compile(r"(?:\\\*)?\\shp(?:inst)?(?![a-z])")
TEXT_BOX = re.compile(r"\\shptxt(?![a-z])")


def read_rtf(content: Content, _desk: Desk) -> Extracted:
    """One page. Octets beyond ASCII and escapes without a declared code page are windows-1251."""
    from striprtf.striprtf import rtf_to_text  # noqa: PLC0415 - most messages have no RTF

    source = HEXADECIMAL.sub("", content.data.decode("latin-1"))
    source = SHAPE.sub("", source)
    for kept in (TEXT_BOX, EDGES):
        source = kept.sub(r"\\par ", source)
    text: str = rtf_to_text(_escaped(source), encoding="cp1251", errors="replace")  # type: ignore[no-untyped-call]  # ships no types
    lines = text.splitlines()
    return Extracted(
        pages=("\n".join("\t".join(_cells(line) or (line,)) for line in lines).strip(),),
        tables=tuple(_tables(lines)),
    )


def _escaped(source: str) -> str:
    """Bare octets above ASCII, which the standard forbids and some writers use, as escapes."""
    return "".join(char if char < "\x80" else f"\\'{ord(char):02x}" for char in source)


def _cells(line: str) -> tuple[str, ...]:
    """The cells of a table row, which the reader ends with a bar each; nothing for other lines."""
    return tuple(cell.strip() for cell in line.split("|")[:-1]) if line.endswith("|") else ()


def _tables(lines: Iterable[str]) -> Iterator[Table]:
    """Rows that follow each other."""
    for is_table, rows in groupby(map(_cells, lines), key=bool):
        if is_table:
            yield Table(tuple(rows))
