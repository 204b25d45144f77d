"""A ledger restored from a backup is younger than the mailbox: what lies in Sent is not sent again (A58).

Message-IDs of letters are derived from their keys, so a letter sent in the lost hours has left its name in
the Sent folder. A look there after each start finds those the ledger does not know. As every letter is
claimed before it leaves, there are none unless the ledger has lost them: then nothing goes out until a
person has looked (`resume`). What becomes of letters of the lost hours: `app/lost_hours.py`.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta

from mailflow.app.desk import Desk
from mailflow.app.lost_hours import found_in_sent
from mailflow.app.records import Records
from mailflow.app.sent_copies import owe_missing_copies
from mailflow.app.troubles import trouble_began
from mailflow.cases.message_ids import domain_of, is_derived
from mailflow.cases.standstill import RESTORED_TROUBLE
from mailflow.errors import PermanentError, TransientError
from mailflow.model.fact import SendResult

_JUST_NOW = timedelta(hours=1)
"""A program that dies is started again sooner, and backups are made less often."""

_GRACE = timedelta(days=1)
"""Sent folders are searched by whole days, in the server's own timezone."""


def note_last_life(desk: Desk) -> None:
    """Before the first look after a start: until when the ledger knew what went on, at most until now.

    Where that is long ago it may have been restored, and no letter goes out before Sent was looked at.
    """
    if desk.last_life is None:
        now = desk.clock.now()
        desk.last_life = _last_life(desk, now)
        desk.may_be_restored = not desk.book.entries or now - desk.last_life > _JUST_NOW


def _last_life(desk: Desk, now: datetime) -> datetime:
    """A ledger without facts knows nothing since the first request."""
    entries = desk.book.entries
    if entries:
        return min(entries[max(entries)].fact.at, now)
    zone = desk.configuration.association.timezone
    dates = [request.date for request in desk.configuration.requests]
    return min([datetime.combine(day, time.min, zone) for day in dates], default=now)


def reconcile(desk: Desk) -> None:
    """Look once into Sent for letters that the ledger does not know; tried again where that fails.

    Comes before anything is recorded: a stop in between would leave a ledger that knows of the present hour
    and of none before it, and the next look would not go back far enough.
    """
    if desk.sent_elsewhere is not None:
        return
    since = (desk.last_life or desk.clock.now()) - _GRACE
    try:
        found = desk.mailbox.sent_since(since)
    except (TransientError, PermanentError) as fault:
        desk.note(f"sent_folder_not_read: {type(fault).__name__}")
        return
    owe_missing_copies(desk, found, since)
    lost = found_in_sent(desk)
    unknown = frozenset(each for each in found if not _is_accounted_for(desk, each)) - lost
    domain = domain_of(desk.configuration.association.email)
    ours = tuple(sorted(each for each in unknown if is_derived(each, domain)))
    if ours:
        _stop(desk, ours)
    desk.sent_elsewhere = unknown | lost
    desk.may_be_restored = False


def _stop(desk: Desk, ours: tuple[str, ...]) -> None:
    trouble_began(
        desk,
        RESTORED_TROUBLE,
        f"В «Отправленных» лежат письма службы ({len(ours)}), которых нет в журнале: похоже, папка данных "
        "восстановлена из резервной копии (или на этот ящик работает ещё одна служба). Письма читаются и "
        "учитываются, но ничего, кроме справок, не отправляется, пока вы не подтвердите. Что сделать: "
        "1) повторите решения, принятые после снятия копии (worker.py review); 2) посмотрите, что уйдёт "
        "(worker.py plan); 3) разрешите отправку: worker.py resume restored. Найденные письма второй раз "
        "не уйдут. О других, чей час наступил до восстановления, и о подтверждениях на ответы, пришедшие до "
        "него, служба не знает, ушли ли они: сама она их не отправит, решите о них командой worker.py doubt.",
        ours,
    )


def _is_accounted_for(records: Records, message_id: str) -> bool:
    """A letter that the ledger thinks put off, and that lies in Sent, went out in a life it has lost."""
    letter = records.book.outbox.letter_of(message_id)
    return letter is not None and records.book.outbox.records[letter].result is not SendResult.RETRY
