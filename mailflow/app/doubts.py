"""Letters in doubt: claimed, and then the program stopped or the line broke after the final dot.

Our own copy in the mailbox proves that such a letter went out. Without a copy nobody knows, and sending
again might double it: a person is asked (faults A47).
"""

from __future__ import annotations

from collections.abc import Sequence

from mailflow.app.desk import Desk
from mailflow.app.records import Records
from mailflow.errors import NotFoundError, PermanentError, TransientError
from mailflow.model.fact import Entry, LetterClaimed, LetterSettled, SendResult


def settle_doubts(desk: Desk) -> int:
    """Look for our own copies of letters in doubt; returns how many were settled.

    Those of hours that a restored ledger has lost have been looked for all at once (reconciling).
    """
    settled = 0
    for claimed in [each for each in desk.book.in_doubt() if each.content]:
        try:
            found = desk.mailbox.find_own(claimed.message_id)
        except (TransientError, PermanentError):
            return settled
        if found:
            desk.record(_settled(desk, claimed, SendResult.SENT, "найдена собственная копия письма"))
            desk.watch.gained()
            settled += 1
    return settled


def settle_late_answers(desk: Desk) -> int:
    """What servers said after their pass had ended; returns how many doubts that settled.

    They may take ten minutes to answer the final dot (RFC 5321, 4.5.3.2.6), and a pass does not wait so long.
    """
    settled = 0
    while desk.late_answers:
        answer = desk.late_answers.popleft()
        claims = [each for each in desk.book.in_doubt() if each.letter == answer.letter]
        for claim in claims:
            desk.record(_settled(desk, claim, answer.result, answer.words))
            if answer.result is SendResult.SENT:
                desk.copies_owed.append(claim.content)
        settled += len(claims)
    return settled


def decide_doubt(records: Records, letter: str, *, was_sent: bool, who: str) -> Sequence[Entry]:
    """A person says whether a letter in doubt went out; if not, it is sent again.

    A key that ends in a slash stands for all that begin so (`ack/`), an empty one for all.
    """
    is_many = not letter or letter.endswith("/")
    doubts = records.book.in_doubt()
    claims = [
        each for each in doubts if each.letter == letter or (is_many and each.letter.startswith(letter))
    ]
    if not claims:
        raise NotFoundError(
            f"Письма под сомнением с ключом {letter} нет" if letter else "Писем под сомнением нет"
        )
    result = SendResult.SENT if was_sent else SendResult.RETRY
    words = "решение сотрудника"
    return records.record(*(_settled(records, each, result, words, who=who) for each in claims))


def _settled(
    records: Records, claim: LetterClaimed, result: SendResult, words: str, *, who: str = ""
) -> LetterSettled:
    now = records.clock.now()
    retry_at = now if result is SendResult.RETRY else None
    return LetterSettled(now, claim.letter, claim.attempt, result, words, retry_at, who)
