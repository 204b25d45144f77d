"""What is known of the service from one pass to the next; no fact, only a sign of life."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(slots=True)
class MailboxHealth:
    """When the mailbox was last read, and what mail cannot tell; kept by the caller across ticks."""

    last_success: datetime | None = None
    failing_since: datetime | None = None
    failures: int = 0
    refusals: int = 0
    """Refused logins since the last success."""
    words: str = ""
    unfinished: int = 0
    """Passes in a row that a fault of disk or program cut short."""
    sending: str = ""
    """The open trouble that no mail can tell of: the server takes none, or no address of the staff does."""
