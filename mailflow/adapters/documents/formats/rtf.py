"""RTF: the text with page headers and text boxes, pictures left out."""

from __future__ import annotations

import re

from mailflow.adapters.documents.content import Content, Extracted
from mailflow.adapters.documents.desk import Desk

# Pictures are hexadecimal: no text has so long a run of it, and the reader takes a microsecond a digit.
HEXADECIMAL = re.compile(r"[0-9a-fA-F\s]{400,}")

# The reader drops these groups; the letterhead stands in one of them.
EDGES = re.compile(r"\\(?:header|footer)[lrf]?(?![a-z])")
TEXT_BOX = re.compile(r"\{\\\*\\shpinst|\\shptxt(?![a-z])")


def read_rtf(content: Content, _desk: Desk) -> Extracted:
    """One page. Octets beyond ASCII and escapes without a declared code page are windows-1251."""
    from striprtf.striprtf import rtf_to_text  # noqa: PLC0415 - most messages have no RTF

    source = HEXADECIMAL.sub("", content.data.decode("latin-1"))
    source = TEXT_BOX.sub(lambda found: "{" if found[0].startswith("{") else r"\par ", source)
    source = EDGES.sub(r"\\par ", source)
    text: str = rtf_to_text(_escaped(source), encoding="cp1251", errors="replace")  # type: ignore[no-untyped-call]  # ships no types
    return Extracted(pages=("\n".join(_row(line) for line in text.splitlines()).strip(),))


def _escaped(source: str) -> str:
    """Bare octets above ASCII, which the standard forbids and some writers use, as escapes."""
    return "".join(char if char < "\x80" else f"\\'{ord(char):02x}" for char in source)


def _row(line: str) -> str:
    """The reader parts cells by bars; here they are parted by tabs as everywhere."""
    return line.removesuffix("|").replace("|", "\t") if line.endswith("|") else line
