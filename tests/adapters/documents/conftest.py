"""Where programs of Debian are missing, tests that need them are skipped by name."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator

import pytest

from mailflow.adapters.documents.content import Content
from mailflow.adapters.documents.desk import Desk
from mailflow.adapters.documents.limits import DocumentLimits
from mailflow.adapters.documents.ocr import Ocr
from mailflow.adapters.documents.reading import read_document
from mailflow.model.message import DocumentText

Read = Callable[..., list[DocumentText]]


@pytest.fixture(scope="session")
def ocr() -> Iterator[Ocr]:
    """One core a page, as the children have it: more threads only get into each other's way."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OMP_THREAD_LIMIT", "1")
        yield Ocr()


@pytest.fixture
def read(ocr: Ocr) -> Read:
    """Read one file in this process: `read(name, data, content_type, limits)`."""

    def read_one(
        name: str,
        data: bytes,
        content_type: str = "application/octet-stream",
        limits: DocumentLimits | None = None,
        *,
        inline: bool = False,
    ) -> list[DocumentText]:
        content = Content(name, content_type, data, inline)
        return read_document(content, Desk(limits or DocumentLimits(), ocr))

    return read_one


def _needs(program: str, package: str) -> None:
    if shutil.which(program) is None:
        reason = f"{program} is not installed (Debian package {package})"
        if os.environ.get("MAILFLOW_NO_SKIP") == "1":
            pytest.fail(reason)
        pytest.skip(reason)


@pytest.fixture
def tesseract(ocr: Ocr) -> None:
    _needs("tesseract", "tesseract-ocr-rus")


@pytest.fixture
def catdoc() -> None:
    _needs("catdoc", "catdoc")


@pytest.fixture
def unar() -> None:
    _needs("unar", "unar")
