"""7z, tar and what gzip, bzip2 or xz packed, by libarchive, in memory."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from mailflow.adapters.documents.content import Content, UnreadableError
from mailflow.adapters.documents.desk import Desk
from mailflow.adapters.documents.formats.member_names import base_name, guess_name
from mailflow.adapters.documents.formats.zip import BROKEN, LOCKED

NOT_INSTALLED = "чтение архивов 7z и tar не установлено (пакет libarchive13)"

# One file, packed: its name is the archive's without the ending.
PACKERS = ((b"\x1f\x8b", "gz"), (b"BZh", "bz2"), (b"\xfd7zXZ\x00", "xz"))


def archive_members(content: Content, desk: Desk) -> Iterator[Content]:
    """The regular files in order; links and devices are left out."""
    try:
        import libarchive  # noqa: PLC0415 - loads a C library; most messages have no such archive
    except (ImportError, OSError, TypeError, AttributeError) as error:
        raise UnreadableError(NOT_INSTALLED) from error
    yield from _members(libarchive, content, desk)


def _members(libarchive: Any, content: Content, desk: Desk) -> Iterator[Content]:
    seen = 0
    try:
        with libarchive.memory_reader(content.data, header_codec="cp866") as entries:
            for entry in entries:
                seen += 1
                if entry.isreg:
                    desk.take_file()
                    yield Content(_name(entry), "", _read(entry, desk))
    except libarchive.ArchiveError as error:
        if seen or not _packer(content.data):
            locked = "ncrypt" in str(error) or "assphrase" in str(error)
            raise UnreadableError(LOCKED if locked else BROKEN) from error
        yield from _packed_file(libarchive, content, desk)


def _packed_file(libarchive: Any, content: Content, desk: Desk) -> Iterator[Content]:
    name = content.name
    if content.suffix == _packer(content.data):
        name = name.rpartition(".")[0]
    try:
        with libarchive.memory_reader(content.data, format_name="raw") as entries:
            for entry in entries:
                desk.take_file()
                yield Content(name, "", _read(entry, desk))
    except libarchive.ArchiveError as error:
        raise UnreadableError(BROKEN) from error


def _read(entry: Any, desk: Desk) -> bytes:
    return desk.read(_Blocks(entry))


class _Blocks(BytesIO):
    """The blocks of an entry as a stream: `read` gives the next one, whatever its size."""

    def __init__(self, entry: Any) -> None:
        super().__init__()
        self._blocks = iter(entry.get_blocks())

    def read(self, _size: int | None = -1, /) -> bytes:
        return bytes(next(self._blocks, b""))


def _name(entry: Any) -> str:
    name = entry.pathname
    return base_name(guess_name(name) if isinstance(name, bytes) else name or "")


def _packer(data: bytes) -> str:
    return next((suffix for magic, suffix in PACKERS if data.startswith(magic)), "")
