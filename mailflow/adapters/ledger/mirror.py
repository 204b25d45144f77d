"""The ledger's previous generation: a copy of the journal as it was on an earlier day, for its repair.

It grows by what the journal has gained, once a day, after each line was checked. A bad block strikes one of
the two files; erasure of personal data removes the copy.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from itertools import takewhile
from pathlib import Path
from typing import BinaryIO

from mailflow.adapters.ledger.journal import CHUNK_OCTETS, is_whole, sync_folder


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

    def _extend(self) -> None:
        created = not self.path.exists()
        with self._journal.open("rb") as source, _opened(self.path) as target:
            end = _agreed_end(source.fileno(), target.fileno())
            os.ftruncate(target.fileno(), end)
            source.seek(end)
            target.seek(end)
            while lines := source.readlines(CHUNK_OCTETS):
                if not all(is_whole(line) for line in lines):
                    break
                target.writelines(lines)
            target.flush()
            os.fsync(target.fileno())
        if created:
            sync_folder(self.path.parent)


def mirror_path(journal: Path) -> Path:
    return journal.with_suffix(".mirror")


def _opened(path: Path) -> BinaryIO:
    return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b")


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
