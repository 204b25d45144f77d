"""What is known of the mailbox from one pass to the next; no fact, only a sign of life."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(slots=True)
class MailboxHealth:
    """When the mailbox was last read, kept by the caller across ticks."""

    last_success: datetime | None = None
    failing_since: datetime | None = None
    failures: int = 0
    words: str = ""
