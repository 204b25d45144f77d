"""Letters in doubt: claimed, and then the program stopped or the line broke after the final dot.

Our own copy proves that such a letter went out: one in Sent, or the whole letter come back to a folder that
is read, for anybody may send its Message-ID. Without a copy nobody knows, and sending again might double it:
a person is asked (faults A47).
"""

from __future__ import annotations

from collections.abc import Sequence

from mailflow.app.desk import Desk
from mailflow.app.records import Records
from mailflow.errors import NotFoundError, PermanentError, TransientError
from mailflow.model.fact import Entry, LetterClaimed, LetterSettled, SendResult
from mailflow.model.identifiers import ContentHash


def settle_doubts(desk: Desk) -> int:
    """Look for our own copies of letters in doubt; returns how many were settled.

    Those of hours that a restored ledger has lost have been looked for all at once (reconciling).
    """
    settled = 0
    for claimed in [each for each in desk.book.in_doubt() if each.content]:
        try:
            found = _came_back(desk, claimed) or desk.mailbox.find_sent(claimed.message_id)
        except (TransientError, PermanentError):
            return settled
        if found:
            desk.record(_settled(desk, claimed, SendResult.SENT, "найдена собственная копия письма"))
            desk.watch.gained()
            settled += 1
    return settled


def _came_back(desk: Desk, claimed: LetterClaimed) -> bool:
    """Whether a message was read with the letter's Message-ID and its very body (a copy to ourselves)."""
    numbers = desk.book.message_by_id(claimed.message_id)
    received = (_body(desk, desk.book.inbox.messages[number].content) for number in numbers)
    return any(body and body == _body(desk, claimed.content) for body in received)


def _body(desk: Desk, content: ContentHash) -> bytes:
    """What follows the header, which every server adds to; b"" where the mail was erased."""
    try:
        return desk.archive.get(content).partition(b"\r\n\r\n")[2].rstrip()
    except NotFoundError:
        return b""


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
