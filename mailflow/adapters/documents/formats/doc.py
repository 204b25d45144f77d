"""DOC of Word 97 to 2003, by catdoc."""

from __future__ import annotations

import shutil
import subprocess

from mailflow.adapters.documents.content import Content, Extracted, UnreadableError
from mailflow.adapters.documents.desk import Desk

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
    return Extracted(pages=tuple(page.strip() for page in text.split("\f")))
