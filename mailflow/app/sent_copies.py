"""Copies of our letters in the Sent folder, made up for where the mailbox refused or the program stopped.

They are what tells a restored ledger, and of a letter in doubt, that it went out (reconciling, doubts).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from mailflow.app.desk import Desk
from mailflow.errors import NotFoundError, PermanentError, TransientError
from mailflow.model.fact import LetterSettled, SendResult
from mailflow.model.identifiers import ContentHash


def keep_copies(desk: Desk, contents: Iterable[ContentHash] = ()) -> None:
    """Copy what was owed before and letters that have gone out now, in this order.

    A mailbox that refuses costs no letter: the rest stays owed until the next pass. The refused copy goes to
    the end, for it may be this one alone that the server does not take.
    """
    if not desk.configuration.imap.sent_copy:
        return
    desk.copies_owed += contents
    while desk.copies_owed and not desk.mailbox_failed:
        try:
            raw = desk.archive.get(desk.copies_owed[0])
            has_folder = desk.mailbox.keep_sent_copy(raw, desk.clock.now())
        except NotFoundError:
            has_folder = True  # erased since: who asked for that wants no copy
        except (TransientError, PermanentError) as fault:
            desk.note(f"sent_copy_failed: {type(fault).__name__}")
            desk.mailbox_failed = True
            desk.copies_owed.append(desk.copies_owed.pop(0))
            return
        if not has_folder:
            desk.copies_owed.clear()
            return
        desk.watch.gained()
        del desk.copies_owed[0]


def owe_missing_copies(desk: Desk, found: frozenset[str], since: datetime) -> None:
    """After a start: owe copies of letters that went out since then and are not in Sent.

    `found` are the Message-IDs there. The program was stopped between the server's answer and the copy.
    """
    missing: list[ContentHash] = []
    for entry in reversed(desk.book.entries.values()):
        fact = entry.fact
        if fact.at < since:
            break
        if isinstance(fact, LetterSettled) and fact.result is SendResult.SENT and not fact.who:
            claim = desk.book.outbox.records[fact.letter].claim
            if claim.content and claim.message_id not in found:
                missing.append(claim.content)
    desk.copies_owed += reversed(missing)
