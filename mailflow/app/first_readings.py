"""Messages opened and understood as if nothing came before them, so that several may be read at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from mailflow.app.guard import examine_guarded, settle_guarded
from mailflow.app.ports import Documents
from mailflow.matching.context import Context, Memory, context_of
from mailflow.matching.memory import FirstMemory
from mailflow.matching.understand import Examined, Matcher
from mailflow.model.identifiers import CaseId
from mailflow.model.settings import Configuration
from mailflow.model.understanding import Understanding


@dataclass(frozen=True, slots=True)
class FirstReading:
    """What a message says taken alone; `examined` gives what it was settled by, should that be done anew.

    `asked` are the cases of which it was asked what came before: nothing else can change what it says.
    """

    examined: Callable[[], Examined]
    understanding: Understanding
    asked: frozenset[CaseId]


@dataclass(frozen=True, slots=True)
class FirstReader:
    """Reads each message alone; `settle` is for those that others before them bear upon."""

    documents: Documents
    matcher: Matcher
    configuration: Configuration
    now: datetime | None = None

    def read_all(self, raws: Iterable[bytes]) -> Iterator[FirstReading]:
        """In order; never raises for bad mail."""
        for opened in self.documents.open_all(raws):
            memory = FirstMemory()
            examined = examine_guarded(self.matcher, opened, self._context(memory))
            understanding = self.settle(examined, memory)
            again = partial(Examined, examined.basis, examined.findings)
            yield FirstReading(again, understanding, frozenset(memory.asked))

    def settle(self, examined: Examined, memory: Memory) -> Understanding:
        return settle_guarded(self.matcher, examined, self._context(memory))

    def _context(self, memory: Memory) -> Context:
        return context_of(self.configuration, memory, received_at=None, now=self.now)
