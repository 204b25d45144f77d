"""The ledger's previous generation: a copy of the journal as it was on an earlier day, for its repair.

It grows by what the journal has gained, once a day, after each line was checked. A bad block strikes one of
the two files; erasure of personal data removes the copy.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from io import FileIO
from itertools import takewhile
from pathlib import Path
from typing import BinaryIO

from mailflow.adapters.ledger.journal import CHUNK_OCTETS, is_whole, sync_folder, write_all


class Mirror:
    """`follow` never raises for the disk: a ledger without a second copy goes on."""

    def __init__(self, journal: Path) -> None:
        self._journal = journal
        self.path = mirror_path(journal)
        self._day: date | None = None

    def follow(self, day: date) -> None:
        """Take over what the journal has gained, where this is the first call of the day."""
        if self._day is not None and day <= self._day:
            return
        self._day = day
        with suppress(OSError):
            self._extend()

    def drop(self) -> None:
        """Personal data is erased: its copies go, those of damaged journals too. Raises OSError."""
        self.path.unlink(missing_ok=True)
        for damaged in self._journal.parent.glob(f"{self._journal.stem}.damaged-*"):
            damaged.unlink(missing_ok=True)
        self._day = None

    def renew(self) -> None:
        """The journal was repaired: what the mirror holds beyond it is no copy any more."""
        self._day = None
        with suppress(OSError):
            self.path.unlink(missing_ok=True)
            self._extend()

    def _extend(self) -> None:
        created = not self.path.exists()
        with self._journal.open("rb") as source, _opened(self.path) as target:
            end = _agreed_end(source.fileno(), target.fileno())
            source.seek(end)
            if not is_whole(source.readline()):
                return  # the journal is the one that is damaged here: what the mirror has is all there is
            source.seek(end)
            os.ftruncate(target.fileno(), end)
            try:
                _copy_whole(source, target, end)
            except OSError:
                # A full disk needs the room for the journal itself.
                os.ftruncate(target.fileno(), end)
                raise
        if created:
            sync_folder(self.path.parent)


def is_longer(journal: Path) -> bool:
    """Whether the mirror holds more than its journal, which has then lost lines without a trace."""
    try:
        return mirror_path(journal).stat().st_size > journal.stat().st_size
    except FileNotFoundError:
        return False


def mirror_path(journal: Path) -> Path:
    return journal.with_suffix(".mirror")


def _opened(path: Path) -> FileIO:
    # Unbuffered: what a fault cut off is not written once more as the file is closed.
    return FileIO(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+")


def _copy_whole(source: BinaryIO, target: FileIO, end: int) -> None:
    """Lines of the journal up to the first that is damaged; durable when it returns."""
    target.seek(end)
    while lines := source.readlines(CHUNK_OCTETS):
        if not all(is_whole(line) for line in lines):
            break
        write_all(target.fileno(), b"".join(lines))
    os.fsync(target.fileno())


def _agreed_end(journal: int, mirror: int) -> int:
    """Where the last line ends up to which the two are the same; the whole mirror is looked at once a day."""
    end = at = 0
    while True:
        ours, copied = os.pread(journal, CHUNK_OCTETS, at), os.pread(mirror, CHUNK_OCTETS, at)
        same = ours if ours == copied else b"".join(_same_lines(ours, copied))
        if b"\n" in same:
            end = at + same.rfind(b"\n") + 1
        if len(same) < CHUNK_OCTETS:
            return end
        at += CHUNK_OCTETS


def _same_lines(ours: bytes, copied: bytes) -> Iterator[bytes]:
    pairs = zip(ours.splitlines(keepends=True), copied.splitlines(keepends=True), strict=False)
    return (one for one, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
