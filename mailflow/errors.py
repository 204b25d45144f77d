"""One tree of errors, named by whose fault they are.

Bad mail is never an error: it is a value with defects (rule 7 of the architecture).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


class MailflowError(Exception):
    """The root: whoever catches it may print its text to the operator, in Russian."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault in the operator's files, in plain Russian.

    `file` is the path as the operator knows it; `line` and `column` count from 1;
    a directory row names `row` (1 is the heading) and the `column_name`.
    """

    file: str
    text: str
    line: int | None = None
    column: int | None = None
    column_name: str | None = None

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)
        name = f" (колонка «{self.column_name}»)" if self.column_name else ""
        return f"{place}{name}: {self.text}"


class OperatorError(MailflowError):
    """The operator's files or arguments are wrong; carries all faults at once."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = tuple(faults)


class UsageError(MailflowError):
    """A command was called with words that make no sense together (exit status 2)."""


class NotFoundError(MailflowError):
    """A message, case, request or fact with that name does not exist (exit status 1)."""


class WorldError(MailflowError):
    """A server, disk or document outside this program failed."""


class TransientError(WorldError):
    """It may go away by itself: try again later."""


class PermanentError(WorldError):
    """It will not go away by itself: a person must act."""


class LoginError(PermanentError):
    """The server answered and refused user or password (a broken line is TransientError)."""


class LedgerError(PermanentError):
    """The ledger cannot be opened or written; nothing may be sent."""


class LedgerBusyError(MailflowError):
    """Another worker holds the ledger."""
