"""Letters in doubt: claimed, and then the program stopped or the line broke after the final dot.

Our own copy in the mailbox proves that such a letter went out. Without a copy nobody knows, and sending
again might double it: a person is asked (faults A47).
"""

from __future__ import annotations

from collections.abc import Sequence

from mailflow.app.desk import Desk
from mailflow.app.records import Records
from mailflow.errors import NotFoundError, PermanentError, TransientError
from mailflow.model.fact import Entry, LetterSettled, SendResult


def settle_doubts(desk: Desk) -> int:
    """Look for our own copies of letters in doubt; returns how many were settled."""
    settled = 0
    for claimed in desk.book.in_doubt():
        try:
            found = desk.mailbox.find_own(claimed.message_id)
        except (TransientError, PermanentError):
            return settled
        if found:
            words = "найдена собственная копия письма"
            _settle(desk, claimed.letter, claimed.attempt, SendResult.SENT, words)
            desk.watch.gained()
            settled += 1
    return settled


def decide_doubt(records: Records, letter: str, *, was_sent: bool, who: str) -> Sequence[Entry]:
    """A person says whether a letter in doubt went out; if not, it is sent again."""
    claimed = next((each for each in records.book.in_doubt() if each.letter == letter), None)
    if claimed is None:
        raise NotFoundError(f"Письма под сомнением с ключом {letter} нет")
    result = SendResult.SENT if was_sent else SendResult.RETRY
    return _settle(records, letter, claimed.attempt, result, "решение сотрудника", who=who)


def _settle(
    records: Records, letter: str, attempt: int, result: SendResult, words: str, *, who: str = ""
) -> Sequence[Entry]:
    now = records.clock.now()
    retry_at = now if result is SendResult.RETRY else None
    return records.record(LetterSettled(now, letter, attempt, result, words, retry_at, who))
