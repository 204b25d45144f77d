"""Messages opened and understood as if nothing came before them, so that several may be read at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from mailflow.app.guard import understand_guarded
from mailflow.app.ports import Documents
from mailflow.matching.context import Memory, context_of
from mailflow.matching.memory import FirstMemory
from mailflow.matching.understand import Matcher
from mailflow.model.identifiers import CaseId
from mailflow.model.message import OpenedMessage
from mailflow.model.settings import Configuration
from mailflow.model.understanding import Understanding


@dataclass(frozen=True, slots=True)
class FirstReading:
    """What a message says taken alone, and the opened message, should it have to be understood anew.

    `asked` are the cases of which it was asked what came before: nothing else can change what it says.
    """

    opened: OpenedMessage
    understanding: Understanding
    asked: frozenset[CaseId]


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
            memory = FirstMemory()
            understanding = self.understand(opened, memory)
            yield FirstReading(opened, understanding, frozenset(memory.asked))

    def understand(self, opened: OpenedMessage, memory: Memory) -> Understanding:
        context = context_of(self.configuration, memory, received_at=None, now=self.now)
        return understand_guarded(self.matcher, opened, context)
