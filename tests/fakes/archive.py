"""An archive in memory."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Collection, Sequence
from datetime import datetime

from mailflow.errors import NotFoundError
from mailflow.model.identifiers import ContentHash


class FakeArchive:
    """Keeps raw messages in a dictionary."""

    def __init__(self) -> None:
        self.kept: dict[ContentHash, bytes] = {}
        self._kept_at: dict[ContentHash, float] = {}
        self.free = 10**12

    def free_octets(self) -> int:
        return self.free

    def put(self, raw: bytes) -> ContentHash:
        return self.put_all([raw])[0]

    def put_all(self, raws: Sequence[bytes]) -> Sequence[ContentHash]:
        names = [ContentHash(hashlib.sha256(raw).hexdigest()) for raw in raws]
        self.kept.update(zip(names, raws, strict=True))
        self._kept_at.update(dict.fromkeys(names, time.time()))
        return names

    def get(self, content: ContentHash) -> bytes:
        if content not in self.kept:
            raise NotFoundError(content)
        return self.kept[content]

    def erase(self, content: ContentHash) -> None:
        self.kept.pop(content, None)

    def erase_others(self, known: Collection[ContentHash], before: datetime) -> None:
        for name in set(self.kept) - set(known):
            if self._kept_at[name] < before.timestamp():
                del self.kept[name]
