"""Which messages were under way when the program died: one small file, written before a look inside."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import orjson

from mailflow.errors import LedgerError
from mailflow.model.identifiers import ContentHash

FILE_NAME = "attempts.json"


@dataclass(frozen=True, slots=True)
class _Left:
    under_way: Sequence[str]
    deaths: Mapping[str, int]


class FileAttempts:
    """The `Attempts` port. What stands in the file at the start was under way at a death."""

    def __init__(self, storage: Path) -> None:
        self._path = storage / FILE_NAME
        left = self._load()
        self._deaths: dict[str, int] = {
            name: deaths + (name in left.under_way) for name, deaths in left.deaths.items()
        } | {name: 1 for name in left.under_way if name not in left.deaths}
        if left.under_way:
            self._save(())

    def deaths(self, content: ContentHash) -> int:
        """How often the program died while this message was under way."""
        return self._deaths.get(content, 0)

    @property
    def has_suspects(self) -> bool:
        return bool(self._deaths)

    def begin(self, contents: Sequence[ContentHash]) -> None:
        """Durable when it returns. Raises LedgerError where the disk refuses."""
        self._save(contents)

    def end(self, contents: Sequence[ContentHash]) -> None:
        """All of them are recorded; whoever is recorded is no suspect."""
        for content in contents:
            self._deaths.pop(content, None)
        self._save(())

    def abandon(self) -> None:
        """The program stops for a reason that is no fault of these messages: a disk, a server, a signal."""
        try:
            self._save(())
        except LedgerError:
            # Better that earlier deaths are forgotten than that a full disk makes good mail suspect.
            with suppress(OSError):
                self._path.unlink()

    def forget(self) -> None:
        """A whole look has met no suspect any more: those left were removed from the mailbox."""
        self._deaths.clear()
        self._save(())

    def _load(self) -> _Left:
        try:
            stored = orjson.loads(self._path.read_bytes())
            return _Left(stored["under_way"], {str(k): int(v) for k, v in stored["deaths"].items()})
        except (OSError, ValueError, KeyError, TypeError):
            # Nothing is known of earlier deaths: the messages themselves are not lost by that.
            return _Left((), {})

    def _save(self, under_way: Sequence[str]) -> None:
        fresh = self._path.with_suffix(f".new-{os.getpid()}")
        octets = orjson.dumps({"under_way": list(under_way), "deaths": self._deaths})
        try:
            handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(octets)
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(self._path)
        except OSError as fault:
            with suppress(OSError):
                fresh.unlink()  # a full disk needs the room
            raise LedgerError(f"{self._path} не записывается: {fault.strerror}") from fault
