"""A ledger restored from a backup is younger than the mailbox: what lies in Sent is not sent again (A58).

Message-IDs of letters are derived from their keys, so a letter sent in the lost hours has left its name in
the Sent folder. A look there after each start finds those the ledger does not know. As every letter is
claimed before it leaves, there are none unless the ledger has lost them: then nothing goes out until a
person has looked (`resume`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from mailflow.app.desk import Desk
from mailflow.app.records import Records
from mailflow.app.sent_copies import owe_missing_copies
from mailflow.app.troubles import trouble_began
from mailflow.cases.message_ids import domain_of, is_derived
from mailflow.cases.plan import plan
from mailflow.cases.standstill import RESTORED_TROUBLE
from mailflow.errors import PermanentError, TransientError
from mailflow.model.fact import LetterClaimed, LetterSettled, SendResult
from mailflow.model.identifiers import ContentHash
from mailflow.model.plan import DueLetter

_GRACE = timedelta(days=1)
"""Sent folders are searched by whole days, in the server's own timezone."""


def note_last_life(desk: Desk) -> None:
    """Before the first look after a start: until when the ledger knew what went on, at most until now.

    A ledger without facts knows nothing since the first request.
    """
    if desk.last_life is not None:
        return
    now = desk.clock.now()
    entries = desk.book.entries
    if entries:
        desk.last_life = min(entries[max(entries)].fact.at, now)
        return
    zone = desk.configuration.association.timezone
    dates = [request.date for request in desk.configuration.requests]
    desk.last_life = min([datetime.combine(day, time.min, zone) for day in dates], default=now)


def reconcile(desk: Desk) -> None:
    """Look once into Sent for letters that the ledger does not know; tried again where that fails."""
    if desk.sent_elsewhere is not None:
        return
    since = (desk.last_life or desk.clock.now()) - _GRACE
    try:
        found = desk.mailbox.sent_since(since)
    except (TransientError, PermanentError) as fault:
        desk.note(f"sent_folder_not_read: {type(fault).__name__}")
        return
    owe_missing_copies(desk, found, since)
    lost = _lost_before(desk)
    unknown = frozenset(each for each in found if not _is_accounted_for(desk, each)) - lost
    desk.sent_elsewhere = unknown | lost
    domain = domain_of(desk.configuration.association.email)
    ours = tuple(sorted(each for each in unknown if is_derived(each, domain)))
    if ours:
        _stop(desk, ours)


def _stop(desk: Desk, ours: tuple[str, ...]) -> None:
    """Record what went out as far as it is due, and stop until a person says go on."""
    now = desk.clock.now()
    due = plan(desk.book, desk.configuration, desk.boards(now), desk.calendar, now, looked_at=desk.looked_at)
    leave_out_sent(desk, due.letters)
    trouble_began(
        desk,
        RESTORED_TROUBLE,
        f"В «Отправленных» лежат письма службы ({len(ours)}), которых нет в журнале: похоже, папка данных "
        "восстановлена из резервной копии (или на этот ящик работает ещё одна служба). Письма читаются и "
        "учитываются, но ничего, кроме справок, не отправляется, пока вы не подтвердите. Что сделать: "
        "1) повторите решения, принятые после снятия копии (worker.py review); 2) посмотрите, что уйдёт "
        "(worker.py plan); 3) разрешите отправку: worker.py resume restored. Найденные письма второй раз "
        "не уйдут.",
        ours,
    )


def leave_out_sent(desk: Desk, letters: Sequence[DueLetter]) -> Sequence[DueLetter]:
    """The letters without those that surely went out in a life the ledger has lost; these are recorded."""
    known = desk.sent_elsewhere or frozenset()
    gone = [letter for letter in letters if letter.message_id in known]
    for letter in gone:
        desk.record(*_sent_before(letter, desk.clock.now()))
    still_due = {letter.key for letter in letters} - {letter.key for letter in gone}
    return [letter for letter in letters if letter.key in still_due]


def _is_accounted_for(records: Records, message_id: str) -> bool:
    """A letter that the ledger thinks put off, and that lies in Sent, went out in a life it has lost."""
    letter = records.book.outbox.letter_of(message_id)
    return letter is not None and records.book.outbox.records[letter].result is not SendResult.RETRY


def _lost_before(records: Records) -> frozenset[str]:
    """What earlier looks found; the ledger keeps their names, for a letter may fall due much later."""
    told = records.book.marks.troubles_told
    return frozenset(
        each for _, trouble, _ in told if trouble.name == RESTORED_TROUBLE for each in trouble.details
    )


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
