"""A ledger in memory."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from mailflow.model.fact import Entry, Fact
from mailflow.model.identifiers import EntryNumber


class FakeLedger:
    """Keeps entries in a list."""

    def __init__(self) -> None:
        self._entries: list[Entry] = []

    def append(self, fact: Fact) -> Entry | None:
        return next(iter(self.append_all([fact])), None)

    def append_all(self, facts: Sequence[Fact]) -> Sequence[Entry]:
        known = {entry.fact.key for entry in self._entries}
        added = []
        for fact in facts:
            if fact.key not in known:
                known.add(fact.key)
                entry = Entry(EntryNumber(len(self._entries) + 1), fact)
                self._entries.append(entry)
                added.append(entry)
        return added

    def entries(self, after: int = 0) -> Sequence[Entry]:
        return self._entries[after:]

    def rewrite(self, change: Callable[[Fact], Fact]) -> int:
        before = self._entries
        self._entries = [Entry(entry.number, change(entry.fact)) for entry in before]
        return sum(new.fact is not old.fact for new, old in zip(self._entries, before, strict=True))

    def close(self) -> None:
        """Nothing to close."""
