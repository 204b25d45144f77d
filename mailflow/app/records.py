"""The records: the ledger of facts with its book, and the configuration in force."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from mailflow.app.ports import Clock, Ledger
from mailflow.cases.board import fold_board
from mailflow.cases.book import Book
from mailflow.cases.calendar import WorkingCalendar
from mailflow.model.board import Board
from mailflow.model.fact import Entry, Fact
from mailflow.model.identifiers import RequestId
from mailflow.model.settings import Configuration

Basis = tuple[datetime, int, int, int]
"""What boards were folded from: instant, last entry, book, configuration."""


@dataclass(slots=True, kw_only=True)
class Records:
    """What decisions of people and reports need: no mailbox, no server.

    The book is kept level with the ledger, facts of other processes included.
    """

    ledger: Ledger
    clock: Clock
    configuration: Configuration
    calendar: WorkingCalendar
    book: Book = field(default_factory=Book)
    seen: int = 0
    _folded: tuple[Basis, tuple[Board, ...]] | None = None

    def catch_up(self) -> None:
        """Take facts of other processes (a person's `assign`) into the book."""
        self._note(self.ledger.entries(self.seen))

    def record(self, *facts: Fact) -> Sequence[Entry]:
        """Record facts durably; already known ones change nothing and are not returned."""
        own = self.ledger.append_all(facts)
        self._note(self.ledger.entries(self.seen))
        return own

    def board(self, request: RequestId, as_of: datetime) -> Board | None:
        """One request's board at that instant; None: no such request."""
        return next((board for board in self.boards(as_of) if board.request.id == request), None)

    def boards(self, as_of: datetime) -> tuple[Board, ...]:
        """Every request's board at that instant; folded once until a fact or the instant changes."""
        basis = (as_of, self.seen, id(self.book), id(self.configuration))
        if self._folded is None or self._folded[0] != basis:
            boards = tuple(
                fold_board(self.book, self.configuration, request, as_of, self.calendar)
                for request in self.configuration.requests
            )
            self._folded = (basis, boards)
        return self._folded[1]

    def _note(self, entries: Sequence[Entry]) -> None:
        if entries:
            self.book.add_all(entries)
            self.seen = entries[-1].number
