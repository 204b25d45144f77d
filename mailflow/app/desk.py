"""The desk: what every use case works with, built once by the bootstrap."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from mailflow.app.ports import Archive, Clock, Documents, Ledger, Mailbox, Mailer, Renderer
from mailflow.cases.book import Book
from mailflow.cases.calendar import WorkingCalendar
from mailflow.matching.understand import Matcher
from mailflow.model.fact import Entry, Fact
from mailflow.model.settings import Configuration


@dataclass(slots=True)
class Desk:
    """Ports, configuration in force, and the book kept level with the ledger.

    `configuration` is replaced when the operator's files change; `matcher` and `calendar` follow it.
    `quiet_until` None: mail may be sent.
    """

    ledger: Ledger
    archive: Archive
    documents: Documents
    mailbox: Mailbox
    mailer: Mailer
    renderer: Renderer
    clock: Clock
    configuration: Configuration
    matcher: Matcher
    calendar: WorkingCalendar
    book: Book = field(default_factory=Book)
    seen: int = 0
    looked_at: datetime | None = None
    progress: Callable[[str], None] = lambda _: None

    def catch_up(self) -> None:
        """Take facts of other processes (a person's `assign`) into the book."""
        self._note(self.ledger.entries(self.seen))

    def record(self, *facts: Fact) -> Sequence[Entry]:
        """Record facts durably; already known ones change nothing and are not returned."""
        self.ledger.append_all(facts)
        fresh = self.ledger.entries(self.seen)
        self._note(fresh)
        return fresh

    def _note(self, entries: Sequence[Entry]) -> None:
        if entries:
            self.book.add_all(entries)
            self.seen = entries[-1].number
