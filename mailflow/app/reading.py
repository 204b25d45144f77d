"""Saved messages understood, without ledger, mailbox or network; one remembers those before it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from mailflow.app.guard import understand_guarded
from mailflow.app.ports import Documents
from mailflow.matching.context import context_of
from mailflow.matching.memory import RunningMemory
from mailflow.matching.understand import Matcher
from mailflow.model.settings import Configuration
from mailflow.model.understanding import Understanding


@dataclass(slots=True)
class Reader:
    """Reads raw messages in order; a repeated or correcting letter is told by those read before."""

    documents: Documents
    matcher: Matcher
    configuration: Configuration
    now: datetime | None = None
    memory: RunningMemory = field(default_factory=RunningMemory)

    def read(self, raws: Iterable[bytes]) -> Iterator[Understanding]:
        hashes: list[str] = []

        def noted() -> Iterator[bytes]:
            for raw in raws:
                hashes.append(hashlib.sha256(raw).hexdigest())
                yield raw

        for place, opened in enumerate(self.documents.open_all(noted())):
            context = context_of(self.configuration, self.memory, received_at=None, now=self.now)
            understanding = understand_guarded(self.matcher, opened, context)
            self.memory.note(hashes[place], understanding)
            yield understanding
