"""Messages opened and understood as if nothing came before them, so that several may be read at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from mailflow.app.guard import understand_guarded
from mailflow.app.ports import Documents
from mailflow.matching.context import Memory, NoMemory, context_of
from mailflow.matching.understand import Matcher
from mailflow.model.message import OpenedMessage
from mailflow.model.settings import Configuration
from mailflow.model.understanding import Understanding


@dataclass(frozen=True, slots=True)
class FirstReading:
    """What a message says taken alone, and the opened message, should it have to be understood anew."""

    opened: OpenedMessage
    understanding: Understanding


@dataclass(frozen=True, slots=True)
class FirstReader:
    """Reads each message alone; `understand` is for those that others before them bear upon."""

    documents: Documents
    matcher: Matcher
    configuration: Configuration
    now: datetime | None = None

    def read_all(self, raws: Iterable[bytes]) -> Iterator[FirstReading]:
        """In order; never raises for bad mail."""
        for opened in self.documents.open_all(raws):
            yield FirstReading(opened, self.understand(opened, NoMemory()))

    def understand(self, opened: OpenedMessage, memory: Memory) -> Understanding:
        context = context_of(self.configuration, memory, received_at=None, now=self.now)
        return understand_guarded(self.matcher, opened, context)
