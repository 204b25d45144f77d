"""Which messages and folders a server fails at, and how often: one small file, so that passes of separate
processes (`tick` from cron) add up, and no letter that cannot be had keeps all behind it out for ever."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import orjson

Key = tuple[str, int, int]
"""Folder, UIDVALIDITY, UID; the UID 0 stands for the folder's listing."""


class Stubborn:
    """Failures by key, kept in a file where `path` is given. No fact: a lost file costs some more tries."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._failures = Counter(self._load())

    def failures(self, key: Key) -> int:
        return self._failures[key]

    def failed(self, keys: Iterable[Key]) -> None:
        self._failures.update(keys)
        self._save()

    def mended(self, key: Key) -> None:
        """The server has given it after all, or it is given up for good."""
        if key in self._failures:
            del self._failures[key]
            self._save()

    def _load(self) -> dict[Key, int]:
        if self._path is None:
            return {}
        try:
            stored = orjson.loads(self._path.read_bytes())
            return {(str(name), int(validity), int(uid)): int(count) for name, validity, uid, count in stored}
        except (OSError, ValueError, TypeError):
            return {}

    def _save(self) -> None:
        if self._path is None:
            return
        fresh = self._path.with_name(f"{self._path.name}.new-{os.getpid()}")
        # A full disk is no reason to stop reading: this process counts on by itself.
        with suppress(OSError):
            fresh.write_bytes(orjson.dumps([[*key, count] for key, count in self._failures.items()]))
            fresh.chmod(0o600)
            fresh.replace(self._path)
            return
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
