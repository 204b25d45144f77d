"""Every raw message received or sent, one file each, named by the SHA-256 of its bytes."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from datetime import datetime
from pathlib import Path
from typing import IO, TypeVar

from mailflow.errors import LedgerError, NotFoundError
from mailflow.model.identifiers import ContentHash

_Place = TypeVar("_Place")

# More gain nothing: by then the disk writes them all in one go.
_SYNCS_AT_ONCE = 8


class FileArchive:
    """Files `mail/ab/ab12….eml` beneath the storage folder, 0600, complete or not there at all."""

    def __init__(self, storage: Path) -> None:
        self._folder = storage / "mail"

    def put(self, raw: bytes) -> ContentHash:
        return self.put_all([raw])[0]

    def put_all(self, raws: Sequence[bytes]) -> Sequence[ContentHash]:
        """Durable when it returns. Raises LedgerError where the disk refuses."""
        names = [ContentHash(hashlib.sha256(raw).hexdigest()) for raw in raws]
        fresh = {name: raw for name, raw in zip(names, raws, strict=True) if not self.path(name).exists()}
        try:
            self._write_all(fresh)
        except OSError as fault:
            self._give_up(fresh)
            raise LedgerError(f"Письмо не сохраняется в {self._folder}: {fault.strerror}") from fault
        return names

    def get(self, content: ContentHash) -> bytes:
        try:
            return self.path(content).read_bytes()
        except FileNotFoundError as fault:
            raise NotFoundError(f"Письма {content[:12]}… нет в архиве {self._folder}") from fault

    def erase(self, content: ContentHash) -> None:
        """Remove the bytes; erasing what is not there changes nothing. Raises LedgerError."""
        try:
            self.path(content).unlink(missing_ok=True)
        except OSError as fault:
            raise LedgerError(f"Письмо не стирается из {self._folder}: {fault.strerror}") from fault

    def erase_others(self, known: Collection[ContentHash], before: datetime) -> None:
        """By the time of the file. Raises LedgerError."""
        try:
            for path in self._folder.glob("*/*.eml"):
                if ContentHash(path.stem) not in known and path.stat().st_mtime < before.timestamp():
                    path.unlink(missing_ok=True)
        except OSError as fault:
            raise LedgerError(f"Письма не стираются из {self._folder}: {fault.strerror}") from fault

    def free_octets(self) -> int:
        """Raises LedgerError."""
        try:
            return shutil.disk_usage(self._folder.parent).free
        except OSError as fault:
            raise LedgerError(f"Папка данных {self._folder.parent} не читается: {fault.strerror}") from fault

    def path(self, content: ContentHash) -> Path:
        """Where the message lies (or would lie)."""
        return self._folder / content[:2] / f"{content}.eml"

    def _write_all(self, fresh: Mapping[ContentHash, bytes]) -> None:
        """All written before the first is synced, all synced at once: the disk then serves them together."""
        folders = {self.path(name).parent for name in fresh}
        self._make_folders([folder for folder in folders if not folder.exists()])
        with ExitStack() as open_files:
            files = {name: open_files.enter_context(_new_file(self._fresh(name))) for name in fresh}
            for name, file in files.items():
                file.write(fresh[name])
                file.flush()
            _all_at_once(os.fsync, [file.fileno() for file in files.values()])
        for name in fresh:
            self._fresh(name).replace(self.path(name))
        _all_at_once(_sync, folders)

    def _give_up(self, names: Iterable[ContentHash]) -> None:
        """A full disk needs the room."""
        for name in names:
            with suppress(OSError):
                self._fresh(name).unlink()

    def _fresh(self, name: ContentHash) -> Path:
        return self.path(name).with_suffix(f".new-{os.getpid()}")

    def _make_folders(self, missing: Collection[Path]) -> None:
        """Made and made durable by one sync of the folder above them."""
        if missing:
            # The mode is for the last folder alone, so the one above is made by itself.
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            for folder in missing:
                folder.mkdir(exist_ok=True, mode=0o700)
            _sync(self._folder)


def _all_at_once(sync: Callable[[_Place], None], places: Collection[_Place]) -> None:
    """Waiting for the disk is all these threads do. Raises what the first failing one raises."""
    if len(places) < 2:
        for place in places:
            sync(place)
        return
    with ThreadPoolExecutor(min(len(places), _SYNCS_AT_ONCE)) as threads:
        list(threads.map(sync, places))


def _new_file(path: Path) -> IO[bytes]:
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
