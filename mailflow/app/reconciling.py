"""A ledger restored from a backup is younger than the mailbox: what lies in Sent is not sent again (A58).

Message-IDs of letters are derived from their keys, so a letter sent in the lost hours has left its name in
the Sent folder. One look there after each start is enough: nobody else sends for this ledger meanwhile.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from mailflow.app.desk import Desk
from mailflow.app.troubles import trouble_began, trouble_ended
from mailflow.errors import PermanentError, TransientError
from mailflow.model.fact import LetterClaimed, LetterSettled, SendResult
from mailflow.model.identifiers import ContentHash
from mailflow.model.plan import DueLetter

RESTORED_TROUBLE = "restored"

_TOLD_FOR = timedelta(days=1)
_GRACE = timedelta(days=1)
"""Sent folders are searched by whole days, in the server's own timezone."""


def reconcile(desk: Desk) -> None:
    """Look once into Sent for letters that the ledger does not know; tried again where that fails."""
    told = desk.book.marks.troubles.get(RESTORED_TROUBLE)
    if told is not None and desk.clock.now() - told[1].at > _TOLD_FOR:
        trouble_ended(desk, RESTORED_TROUBLE)
    if desk.sent_elsewhere is not None:
        return
    try:
        found = desk.mailbox.sent_since(_last_life(desk) - _GRACE)
    except (TransientError, PermanentError) as fault:
        desk.note(f"sent_folder_not_read: {type(fault).__name__}")
        return
    desk.sent_elsewhere = frozenset(each for each in found if desk.book.outbox.letter_of(each) is None)


def leave_out_sent(desk: Desk, letters: Sequence[DueLetter]) -> Sequence[DueLetter]:
    """The letters without those that surely went out in a life the ledger has lost; these are recorded."""
    known = desk.sent_elsewhere or frozenset()
    gone = [letter for letter in letters if letter.message_id in known and letter.attempt == 1]
    if not gone:
        return letters
    for letter in gone:
        desk.record(*_sent_before(letter, desk.clock.now()))
    trouble_began(
        desk,
        RESTORED_TROUBLE,
        "Журнал старше почтового ящика: похоже, папка данных восстановлена из резервной копии. "
        f"Письма, копии которых лежат в «Отправленных» (сейчас {len(gone)}), повторно не отправлены, "
        "ответы прочитаны заново. Решения сотрудников, принятые после снятия копии, потеряны: "
        "просмотрите очередь (worker.py review) и повторите их.",
    )
    still_due = {letter.key for letter in letters} - {letter.key for letter in gone}
    return [letter for letter in letters if letter.key in still_due]


def _last_life(desk: Desk) -> datetime:
    """When the ledger last knew what went on, and never later than now; before that, the first request."""
    now = desk.clock.now()
    entries = desk.book.entries
    if entries:
        return min(entries[max(entries)].fact.at, now)
    zone = desk.configuration.association.timezone
    dates = [request.date for request in desk.configuration.requests]
    return min([datetime.combine(day, time.min, zone) for day in dates], default=now)


def _sent_before(letter: DueLetter, now: datetime) -> tuple[LetterClaimed, LetterSettled]:
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
    words = "копия найдена в «Отправленных»; журнал восстановлен из резервной копии"
    return claim, LetterSettled(now, letter.key, letter.attempt, SendResult.SENT, words)
