"""Plain text, visiting cards and CSV."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO

from mailflow.adapters.documents.content import Content, Extracted
from mailflow.adapters.documents.desk import Desk
from mailflow.mail.parsing.charsets import decode_text
from mailflow.model.message import Table

DELIMITERS = ";\t,"


def read_text(content: Content, desk: Desk) -> Extracted:
    return Extracted(pages=(decode_text(content.data[: 4 * desk.limits.text_chars])[0].strip(),))


def read_card(content: Content, desk: Desk) -> Extracted:
    """A visiting card or an invitation: beside the letter, never the letter (RFC 6350, RFC 5545)."""
    return replace(read_text(content, desk), companion=True)


def read_csv(content: Content, desk: Desk) -> Extracted:
    """One table beside the text; the delimiter is the one most used in the first line."""
    text = decode_text(content.data[: 4 * desk.limits.text_chars])[0].strip()
    first = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=first.count)
    try:
        rows = tuple(
            tuple(cell.strip() for cell in row)
            for row in csv.reader(StringIO(text, newline=""), delimiter=delimiter)
        )
    except csv.Error:
        rows = ()
    return Extracted(pages=(text,), tables=(Table(rows),) if rows else ())
