"""The journal file: one document a line, appended and synced, never rewritten.

A line is `CRC32 JSON\\n`; the first one names the format and its version. A torn last line (the machine
stopped within a write) was never acknowledged and is cut off; any other damage stops the program with an
explanation, for an unreadable ledger must never look like an empty one (everything would be sent again).
"""

from __future__ import annotations

import fcntl
import os
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import orjson

from mailflow.errors import LedgerError

FORMAT = "mailflow-ledger"
VERSION = 1

Record = dict[str, Any]


def create_journal(path: Path) -> None:
    """Write a new journal with its heading, durable and complete or not there at all."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = path.with_suffix(f".new-{os.getpid()}")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        _write_all(handle, _line({"format": FORMAT, "version": VERSION}))
        os.fsync(handle)
    finally:
        os.close(handle)
    with suppress(FileExistsError):  # another process was first: its journal stands
        os.link(fresh, path)
    fresh.unlink()
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make a new or renamed name durable."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


class Journal:
    """An open journal. Several processes may append; each sees the others' lines after `refresh`."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self._path = path
        self._read_only = read_only
        try:
            self._handle = os.open(path, os.O_RDONLY if read_only else os.O_RDWR)
        except OSError as fault:
            raise LedgerError(f"Журнал {path} не открывается: {fault.strerror}") from fault
        self._offset = 0
        self._line_number = 0
        self._broken: str | None = None

    def refresh(self) -> list[Record]:
        """Records appended since the last look, by whomever. Raises LedgerError on damage."""
        octets = self._read_tail()
        end = octets.rfind(b"\n") + 1
        lines = octets[:end].split(b"\n")[:-1]
        records = [self._parse(line) for line in lines]
        first = self._offset == 0
        self._offset += end
        if first:
            self._check_heading(records)
            records = records[1:]
        return records

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """Hold the journal against other writers for the length of one append."""
        fcntl.flock(self._handle, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.flock(self._handle, fcntl.LOCK_UN)

    def append(self, records: Sequence[Record]) -> None:
        """Durable when it returns; on any fault the file is as before. Call within `exclusive`, refreshed."""
        if self._broken or self._read_only:
            raise LedgerError(self._broken or f"Журнал {self._path} открыт только для чтения")
        octets = b"".join(_line(record) for record in records)
        try:
            os.ftruncate(self._handle, self._offset)  # a torn line of a stopped writer
            os.lseek(self._handle, self._offset, os.SEEK_SET)
            _write_all(self._handle, octets)
            os.fsync(self._handle)
        except OSError as fault:
            self._take_back(fault)
        self._offset += len(octets)
        self._line_number += len(records)

    def close(self) -> None:
        with suppress(OSError):
            os.close(self._handle)

    def _take_back(self, fault: OSError) -> None:
        try:
            os.ftruncate(self._handle, self._offset)
            os.fsync(self._handle)
        except OSError as second:
            # What is on the disk is unknown until the journal is read anew.
            self._broken = f"Журнал {self._path} не записывается: {second.strerror}"
        raise LedgerError(f"Журнал {self._path} не записывается: {fault.strerror}") from fault

    def _read_tail(self) -> bytes:
        size = os.fstat(self._handle).st_size
        if size == 0:
            raise LedgerError(
                f"Журнал {self._path} пуст, хотя должен существовать. Ничего не отправлено. "
                "Восстановите папку данных из резервной копии."
            )
        chunks = []
        position = self._offset
        while position < size:
            chunk = os.pread(self._handle, min(size - position, 1 << 24), position)
            if not chunk:
                break
            chunks.append(chunk)
            position += len(chunk)
        return b"".join(chunks)

    def _parse(self, line: bytes) -> Record:
        self._line_number += 1
        checksum, _, body = line.partition(b" ")
        if checksum != b"%08x" % zlib.crc32(body):
            raise LedgerError(
                f"{self._path}:{self._line_number}: строка журнала повреждена или файл не журнал mailflow. "
                "Ничего не отправлено. Восстановите папку данных из резервной копии."
            )
        record: object = orjson.loads(body)
        if not isinstance(record, dict):
            raise LedgerError(f"{self._path}:{self._line_number}: это не запись журнала mailflow")
        return record

    def _check_heading(self, records: Sequence[Record]) -> None:
        heading = records[0] if records else {}
        if heading.get("format") != FORMAT:
            raise LedgerError(f"{self._path}: это не журнал mailflow")
        version = heading.get("version")
        if not isinstance(version, int) or version < 1:
            raise LedgerError(f"{self._path}: версия журнала не указана или неизвестна ({version!r})")
        if version > VERSION:
            raise LedgerError(
                f"{self._path}: журнал записан более новой версией программы ({version}); "
                f"эта версия понимает {VERSION}"
            )


def _line(record: Record) -> bytes:
    body = orjson.dumps(record)
    return b"%08x %s\n" % (zlib.crc32(body), body)


def _write_all(handle: int, octets: bytes) -> None:
    view = memoryview(octets)
    while view:
        view = view[os.write(handle, view) :]
