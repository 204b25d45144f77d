"""DOC of Word 97 to 2003, by catdoc."""

from __future__ import annotations

import shutil
import struct
import subprocess

from mailflow.adapters.documents.content import Content, Extracted, UnreadableError
from mailflow.adapters.documents.desk import Desk

SECTOR = 512

# MS-DOC, 2.5: FibBase begins with wIdent; 14 words and 22 long words of the FIB follow it.
FIB = ((0x00, 0xA5EC), (0x20, 14), (0x3E, 22))

# MS-DOC, 2.5.4: ccpHdd at 0x54, then macros, comments, endnotes, text boxes, text boxes of headers.
LENGTHS_BEHIND, LENGTHS = 0x54, "<6i"

NOT_INSTALLED = "чтение файлов .doc не установлено (пакет catdoc)"


def read_doc(content: Content, desk: Desk) -> Extracted:
    """One page; form feeds part pages where the author set them."""
    program = shutil.which("catdoc")
    if program is None:
        raise UnreadableError(NOT_INSTALLED)
    try:
        # -w: one line a paragraph. 8-bit text without a declared charset is windows-1251.
        answer = subprocess.run(  # noqa: S603 - a fixed command; the document is only its input
            [program, "-w", "-s", "cp1251", "-d", "utf-8", "-"],
            input=content.data,
            capture_output=True,
            timeout=desk.limits.document_seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise TimeoutError from error
    text = answer.stdout.decode("utf-8", "replace").replace("\x07", "\t").strip()
    if answer.returncode and not text:
        raise UnreadableError("файл .doc повреждён")
    text = _edges_first(text, _length_behind(content.data))
    return Extracted(pages=tuple(page.strip() for page in text.split("\f")))


def _length_behind(data: bytes) -> int:
    """How many characters of page headers and text boxes the file keeps behind its main text."""
    for start in range(SECTOR, len(data) - LENGTHS_BEHIND - 24, SECTOR):
        if all(data[start + at : start + at + 2] == struct.pack("<H", value) for at, value in FIB):
            return sum(max(0, each) for each in struct.unpack_from(LENGTHS, data, start + LENGTHS_BEHIND))
    return 0


def _edges_first(text: str, length: int) -> str:
    """The letterhead stands in a page header or a text box: before the letter, as a reader sees it.

    The program leaves some signs out, so the last lines may be fewer than the file says, never more.
    """
    start = text.find("\n", len(text) - length) + 1
    if not 0 < length < len(text) or not start:
        return text
    return f"{text[start:].strip()}\n\n{text[:start].strip()}"
