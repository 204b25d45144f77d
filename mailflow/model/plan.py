"""What is due: letters to send, and what is held back and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mailflow.model.fact import LetterKind
from mailflow.model.identifiers import CaseId, EntryNumber, Oktmo, RequestId


@dataclass(frozen=True, slots=True)
class DueLetter:
    """One mail to one recipient.

    `key` is unique for ever: `letter/96-2024/03601401/1`, `reminder/96-2024/soft/03601401`,
    `district/96-2024/overdue-3/03601000`, `ack/<content>`, `digest/2024-09-06/<address>` ...
    `message_id` is derived from the key. `due_at` is when it may go out at the earliest.
    """

    key: str
    kind: LetterKind
    template: str
    recipient: str
    message_id: str
    due_at: datetime
    request: RequestId | None = None
    stage: str = ""
    cases: tuple[CaseId, ...] = ()
    district: Oktmo | None = None
    about: EntryNumber | None = None
    """The message an acknowledgement answers."""
    attempt: int = 1


@dataclass(frozen=True, slots=True)
class HeldLetter:
    """A letter that would be due but is held back; `reason` is Russian, `code` for counting."""

    key: str
    kind: LetterKind
    code: str
    reason: str
    request: RequestId | None = None
    stage: str = ""
    case: CaseId | None = None
    until: datetime | None = None
    recipient: str = ""
    """Set where the address itself is the reason."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Ordered by `due_at`, then key."""

    letters: tuple[DueLetter, ...] = ()
    held: tuple[HeldLetter, ...] = ()
