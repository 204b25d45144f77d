"""Letters of the hours that a restored ledger has lost (A58).

Those whose copy lies in Sent went out. Of the others that were due by then nobody knows, for the mailbox may
have refused a copy: they are in doubt, like a letter whose line broke after the final dot.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from mailflow.app.planning import wanted_now
from mailflow.app.records import Records
from mailflow.cases.standstill import ABOUT_MESSAGES, RESTORED_TROUBLE, may_have_left
from mailflow.model.fact import LetterClaimed, LetterSettled, SendResult
from mailflow.model.identifiers import ContentHash
from mailflow.model.plan import DueLetter

_FOUND = "копия найдена в «Отправленных»; журнал восстановлен из резервной копии"
_NOT_FOUND = "могло уйти до восстановления журнала из резервной копии; в «Отправленных» копии нет"


def found_in_sent(records: Records) -> frozenset[str]:
    """What looks into Sent found; the ledger keeps their names, for a letter may fall due much later."""
    told = records.book.marks.troubles_told
    return frozenset(
        each for _, trouble, _ in told if trouble.name == RESTORED_TROUBLE for each in trouble.details
    )


def leave_out_sent(
    records: Records, letters: Sequence[DueLetter], known: frozenset[str]
) -> Sequence[DueLetter]:
    """The letters without those `known` to have gone out in a life that is lost; these are recorded."""
    gone = [letter for letter in letters if letter.message_id in known]
    _record(records, gone, SendResult.SENT, _FOUND)
    return _without(letters, gone)


def leave_out_late(records: Records, letters: Sequence[DueLetter]) -> Sequence[DueLetter]:
    """The letters without those that were held back when all else was put in doubt, and may have left."""
    marks = records.book.marks
    late = [
        letter
        for letter in letters
        if _may_be_held_long(letter) and letter.attempt == 1 and may_have_left(letter, marks)
    ]
    _record(records, late, SendResult.IN_DOUBT, _NOT_FOUND)
    return _without(letters, late)


def _may_be_held_long(letter: DueLetter) -> bool:
    """A person may assign a message, or answer the question that holds a reminder, weeks after its hour."""
    return letter.kind in ABOUT_MESSAGES or bool(letter.stage)


def settle_found(records: Records) -> None:
    """While all mail stands still: record what is due and was found in Sent; `plan` tells the rest."""
    if RESTORED_TROUBLE in records.book.marks.troubles:
        leave_out_sent(records, wanted_now(records), found_in_sent(records))


def put_in_doubt(records: Records) -> int:
    """Before mail goes on: whatever may have left in the lost hours waits for a person; how many letters."""
    due = leave_out_sent(records, wanted_now(records), found_in_sent(records))
    doubtful = [letter for letter in due if may_have_left(letter, records.book.marks)]
    _record(records, doubtful, SendResult.IN_DOUBT, _NOT_FOUND)
    return len(doubtful)


def _without(letters: Sequence[DueLetter], some: Iterable[DueLetter]) -> Sequence[DueLetter]:
    keys = {letter.key for letter in some}
    return [letter for letter in letters if letter.key not in keys]


def _record(records: Records, letters: Sequence[DueLetter], result: SendResult, words: str) -> None:
    if letters:
        now = records.clock.now()
        records.record(*(fact for each in letters for fact in _lost(each, result, words, now)))


def _lost(
    letter: DueLetter, result: SendResult, words: str, now: datetime
) -> tuple[LetterClaimed, LetterSettled]:
    claim = LetterClaimed(
        at=now,
        letter=letter.key,
        kind=letter.kind,
        recipient=letter.recipient,
        message_id=letter.message_id,
        content=ContentHash(""),
        attempt=letter.attempt,
        request=letter.request,
        stage=letter.stage,
        cases=letter.cases,
        district=letter.district,
    )
    return claim, LetterSettled(now, letter.key, letter.attempt, result, words)
