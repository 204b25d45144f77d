"""The desk: what the worker works with, built once by the bootstrap."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from mailflow.app.pass_watch import PassWatch
from mailflow.app.ports import Archive, Attempts, Documents, Mailbox, Mailer, Renderer, Reports, Sending
from mailflow.app.records import Records
from mailflow.model.identifiers import ContentHash

if TYPE_CHECKING:
    # What plans and reports import shall not load all that reads mail.
    from mailflow.matching.understand import Matcher


@dataclass(slots=True, kw_only=True)
class Desk(Records):
    """Records and the world. `configuration` is replaced when the operator's files change; `matcher` and
    `calendar` follow it. `looked_at`: when the mailbox was last read with success.
    """

    archive: Archive
    attempts: Attempts
    documents: Documents
    mailbox: Mailbox
    mailer: Mailer
    renderer: Renderer
    reports: Reports
    matcher: Matcher
    look_patience: timedelta | None = None
    """After so long a look into the mailbox is broken off, lest a flood of slow mail keep all waiting."""
    watch: PassWatch = field(default_factory=lambda: PassWatch(lambda: 0.0))
    """Ends a pass in which servers keep silent."""
    doubts_clock: bool = False
    """A leap of the clock is believed only with a witness; a rehearsal's clock is set on purpose."""
    mailbox_failed: bool = False
    """In this pass the mailbox failed: what else is wanted of it waits for the next one."""
    looked_at: datetime | None = None
    sent_elsewhere: frozenset[str] | None = None
    """Message-IDs in the Sent folder that the ledger does not know; None until it was looked at."""
    late_answers: deque[Sending] | None = None
    """What a server said of letters in doubt after their pass had ended; None: nobody waits for it."""
    copies_owed: list[ContentHash] = field(default_factory=list)
    """Letters that went out and have no copy in Sent yet, oldest first."""
    last_life: datetime | None = None
    """Until when the ledger knew what went on as this program started."""
    may_be_restored: bool = False
    """That was long ago, and Sent has not been looked at yet."""
    is_ending: Callable[[], bool] = lambda: False
    """The program was told to end: what is under way is finished, nothing more is begun."""
    is_stopped: Callable[[], bool] = lambda: False
    """The stop switch was thrown since the configuration was read: asked before every few letters."""
    note: Callable[[str], None] = lambda _: None
    """Where small failures are told that change nothing (a log event's name)."""
