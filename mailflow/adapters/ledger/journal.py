"""The journal file: one document a line, appended and synced; rewritten only to erase personal data.

A line is `CRC32 JSON\\n`; the first one names the format and its version. A torn last line (the machine
stopped within a write) was never acknowledged and is cut off; any other damage stops the program with an
explanation, for an unreadable ledger must never look like an empty one (everything would be sent again).
"""

from __future__ import annotations

import fcntl
import os
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import orjson

from mailflow.errors import LedgerError

FORMAT = "mailflow-ledger"
VERSION = 1

CHUNK_OCTETS = 1 << 20
"""Read at once: a year's journal never lies in memory as a whole."""

Record = dict[str, Any]


def create_journal(path: Path) -> None:
    """Write a new journal with its heading, durable and complete or not there at all."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = _write_fresh(path, ())
    with suppress(FileExistsError):  # another process was first: its journal stands
        os.link(fresh, path)
    fresh.unlink()
    sync_folder(path.parent)


def replace_journal(path: Path, records: Iterable[Record]) -> None:
    """Put another journal in the place of this one, whole or not at all; its old bytes are gone.

    Only for erasing personal data. Hold `exclusive`; other open journals refuse to write afterwards.
    Raises LedgerError.
    """
    try:
        _write_fresh(path, records).replace(path)
        sync_folder(path.parent)
    except OSError as fault:
        raise LedgerError(f"Журнал {path} не переписывается: {fault.strerror}") from fault


def _write_fresh(path: Path, records: Iterable[Record]) -> Path:
    # With records it holds personal data: what a stop leaves behind is swept by its name (worker_lock.py).
    fresh = path.with_suffix(f".new-{os.getpid()}")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        write_all(handle, _line({"format": FORMAT, "version": VERSION}))
        for record in records:
            write_all(handle, _line(record))
        os.fsync(handle)
    except OSError:
        # A full disk needs the room.
        with suppress(OSError):
            fresh.unlink()
        raise
    finally:
        os.close(handle)
    return fresh


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
        self._doubtful: int | None = None
        """From here on the file may hold refused lines: a fault struck, and another one while taking back."""

    def refresh(self) -> Iterator[Record]:
        """Records appended since the last look, by whomever; take them all. Raises LedgerError on damage."""
        size = self._size()
        position, rest = self._offset, b""
        while position < size:
            chunk = self._read(min(size - position, CHUNK_OCTETS), position)
            if not chunk:
                break
            position += len(chunk)
            *lines, rest = (rest + chunk).split(b"\n")
            for line in lines:
                record = self._parse(line)
                self._offset += len(line) + 1
                if self._line_number == 1:
                    self._check_heading(record)
                else:
                    yield record
        if self._line_number == 0:
            raise LedgerError(f"{self._path}: это не журнал mailflow")

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """Hold the journal against other writers for the length of one append.

        Raises LedgerError where the journal has been rewritten since it was opened (personal data erased).
        """
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX)
        except OSError as fault:
            raise LedgerError(f"Журнал {self._path} не запирается: {fault.strerror}") from fault
        try:
            if not self._is_in_place():
                raise LedgerError(f"Журнал {self._path} заменён, пока программа работала: запустите её снова")
            yield
        finally:
            # What was appended is durable whether or not the lock can be given back: it ends with the handle.
            with suppress(OSError):
                fcntl.flock(self._handle, fcntl.LOCK_UN)

    def _is_in_place(self) -> bool:
        try:
            return self._path.stat().st_ino == os.fstat(self._handle).st_ino
        except FileNotFoundError:
            return False
        except OSError as fault:
            raise LedgerError(f"Журнал {self._path} не читается: {fault.strerror}") from fault

    def append(self, records: Sequence[Record]) -> None:
        """Durable when it returns; on any fault the file is as before. Call within `exclusive`, refreshed."""
        if self._read_only:
            raise LedgerError(f"Журнал {self._path} открыт только для чтения")
        octets = b"".join(_line(record) for record in records)
        start = self._offset if self._doubtful is None else min(self._doubtful, self._offset)
        try:
            # Lines that could not be taken back, and stand now, may never have reached the disk.
            again = os.pread(self._handle, self._offset - start, start)
            os.ftruncate(self._handle, self._offset)  # a torn line of a stopped writer
            os.lseek(self._handle, start, os.SEEK_SET)
            write_all(self._handle, again + octets)
            os.fsync(self._handle)
        except OSError as fault:
            self._take_back(fault)
        self._doubtful = None
        self._offset += len(octets)
        self._line_number += len(records)

    def close(self) -> None:
        with suppress(OSError):
            os.close(self._handle)

    def _take_back(self, fault: OSError) -> None:
        try:
            os.ftruncate(self._handle, self._offset)
            os.fsync(self._handle)
        except OSError:
            # What is on the disk is unknown: the next append reads the file and writes these lines again.
            self._doubtful = self._offset if self._doubtful is None else min(self._doubtful, self._offset)
        raise LedgerError(f"Журнал {self._path} не записывается: {fault.strerror}") from fault

    def _read(self, octets: int, position: int) -> bytes:
        try:
            return os.pread(self._handle, octets, position)
        except OSError as fault:
            raise LedgerError(f"Журнал {self._path} не читается: {fault.strerror}") from fault

    def _size(self) -> int:
        size = os.fstat(self._handle).st_size
        if size == 0:
            raise LedgerError(
                f"Журнал {self._path} пуст, хотя должен существовать. Ничего не отправлено. "
                "Остановите службу и выполните: python worker.py repair. Или восстановите папку данных из "
                "резервной копии."
            )
        return size

    def _parse(self, line: bytes) -> Record:
        self._line_number += 1
        if not is_whole(line + b"\n"):
            raise LedgerError(
                f"{self._path}:{self._line_number}: строка журнала повреждена или файл не журнал mailflow. "
                "Ничего не отправлено. Остановите службу и выполните: python worker.py repair — журнал будет "
                "исправлен по своей второй копии, и программа скажет, чего вернуть не удалось. Или "
                "восстановите папку данных из резервной копии."
            )
        record: object = orjson.loads(line.partition(b" ")[2])
        if not isinstance(record, dict):
            raise LedgerError(f"{self._path}:{self._line_number}: это не запись журнала mailflow")
        return record

    def _check_heading(self, heading: Record) -> None:
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


def is_whole(line: bytes) -> bool:
    """Whether a line with its end is as it was written."""
    checksum, _, body = line.removesuffix(b"\n").partition(b" ")
    return line.endswith(b"\n") and checksum == b"%08x" % zlib.crc32(body)


def _line(record: Record) -> bytes:
    body = orjson.dumps(record)
    return b"%08x %s\n" % (zlib.crc32(body), body)


def write_all(handle: int, octets: bytes) -> None:
    """All of it, however little the system takes at once. Raises OSError."""
    view = memoryview(octets)
    while view:
        view = view[os.write(handle, view) :]
