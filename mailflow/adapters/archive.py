"""Every raw message received or sent, one file each, named by the SHA-256 of its bytes."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

from mailflow.errors import LedgerError, NotFoundError
from mailflow.model.identifiers import ContentHash


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
            folders = {self._write(name, raw) for name, raw in fresh.items()}
            for folder in folders:
                _sync(folder)
        except OSError as fault:
            raise LedgerError(f"Письмо не сохраняется в {self._folder}: {fault.strerror}") from fault
        return names

    def get(self, content: ContentHash) -> bytes:
        try:
            return self.path(content).read_bytes()
        except FileNotFoundError as fault:
            raise NotFoundError(f"Письма {content[:12]}… нет в архиве {self._folder}") from fault

    def path(self, content: ContentHash) -> Path:
        """Where the message lies (or would lie)."""
        return self._folder / content[:2] / f"{content}.eml"

    def _write(self, name: ContentHash, raw: bytes) -> Path:
        path = self.path(name)
        if not path.parent.exists():
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            _sync(self._folder)
        fresh = path.with_suffix(f".new-{os.getpid()}")
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
        return path.parent


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
