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
from mailflow.app.troubles import trouble_began, trouble_ended
from mailflow.cases.message_ids import domain_of, is_derived
from mailflow.cases.standstill import REPAIRED_TROUBLE, RESTORED_TROUBLE, SENT_TROUBLE, TO_STAFF
from mailflow.errors import PermanentError, TransientError
from mailflow.model.fact import (
    Fact,
    FolderBaseline,
    FolderRewound,
    LetterClaimed,
    MessageRead,
    PositionMoved,
    SendResult,
)

_JUST_NOW = timedelta(hours=1)
"""A program that dies is started again sooner, and backups are made less often."""

_GRACE = timedelta(days=1)
"""Sent folders are searched by whole days, in the server's own timezone."""


_SENT_NOT_READ = (
    "Папка «Отправленные» не читается ({fault}), а до этого запуска журнал молчал больше часа: возможно, "
    "папка данных восстановлена из копии, и служба не знает, что ушло без неё. Письма читаются и "
    "учитываются, но ничего, кроме справок, не отправляется. Что сделать: проверьте, открывается ли папка "
    "«Отправленные» в почте. Отправка продолжится сама, как только служба прочтёт её."
)


def note_last_life(desk: Desk) -> None:
    """Before the first look after a start: until when the ledger knew what went on, at most until now.

    Where that is long ago it may have been restored, and no letter goes out before Sent was looked at.
    """
    if desk.last_life is None:
        now, known = desk.clock.now(), _last_sign_of_life(desk)
        desk.last_life = min(known or _first_request(desk, now), now)
        desk.may_be_restored = known is None or now - desk.last_life > _JUST_NOW


def _last_sign_of_life(records: Records) -> datetime | None:
    """When a pass that had looked into Sent recorded something; None: never.

    A person may decide, and a pass without a mailbox may write to staff, before anybody has looked there.
    """
    waits = records.book.marks.troubles.get(SENT_TROUBLE)
    for entry in reversed(records.book.entries.values()):
        if _is_sign_of_life(entry.fact) and (waits is None or entry.number < waits[0]):
            return entry.fact.at
    return None


def _is_sign_of_life(fact: Fact) -> bool:
    match fact:
        case LetterClaimed(kind=kind, content=content):
            return kind not in TO_STAFF and bool(content)
        case _:
            return isinstance(fact, MessageRead | PositionMoved | FolderBaseline | FolderRewound)


def _first_request(records: Records, now: datetime) -> datetime:
    """A ledger without facts knows nothing since then."""
    zone = records.configuration.association.timezone
    dates = [request.date for request in records.configuration.requests]
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
        if desk.may_be_restored:
            # Recorded before all else: the next start must know that what follows proves nothing.
            trouble_began(desk, SENT_TROUBLE, _SENT_NOT_READ.format(fault=fault))
        return
    owe_missing_copies(desk, found, max(since, _last_recorded(desk) - _GRACE))
    lost = found_in_sent(desk)
    unknown = frozenset(each for each in found if not _is_accounted_for(desk, each)) - lost
    domain = domain_of(desk.configuration.association.email)
    ours = tuple(sorted(each for each in unknown if is_derived(each, domain)))
    if ours or REPAIRED_TROUBLE in desk.book.marks.troubles:
        _stop(desk, ours)
    desk.sent_elsewhere = unknown | lost
    desk.may_be_restored = False
    trouble_ended(desk, SENT_TROUBLE)
    trouble_ended(desk, REPAIRED_TROUBLE)


def _last_recorded(records: Records) -> datetime:
    entries = records.book.entries
    return entries[max(entries)].fact.at if entries else records.clock.now()


def _stop(desk: Desk, ours: tuple[str, ...]) -> None:
    trouble_began(
        desk,
        RESTORED_TROUBLE,
        f"{_found(ours)} Письма читаются и "
        "учитываются, но ничего, кроме справок, не отправляется, пока вы не подтвердите. Что сделать: "
        "1) повторите решения, принятые после снятия копии (worker.py review); 2) посмотрите, что уйдёт "
        "(worker.py plan); 3) разрешите отправку: worker.py resume restored. Найденные письма второй раз "
        "не уйдут. О других, чей час наступил до восстановления, и о подтверждениях на ответы, пришедшие до "
        "него, служба не знает, ушли ли они: сама она их не отправит, решите о них командой worker.py doubt. "
        "Номера писем из справок, которые пришли после снятия копии, больше не действуют: те же номера "
        "получат другие письма.",
        ours,
    )


def _found(ours: tuple[str, ...]) -> str:
    if not ours:
        return "Журнал был повреждён и исправлен не полностью: последние записи могли пропасть."
    return (
        f"В «Отправленных» лежат письма службы ({len(ours)}), которых нет в журнале: похоже, папка данных "
        "восстановлена из резервной копии (или на этот ящик работает ещё одна служба)."
    )


def _is_accounted_for(records: Records, message_id: str) -> bool:
    """A letter that the ledger thinks put off, and that lies in Sent, went out in a life it has lost."""
    letter = records.book.outbox.letter_of(message_id)
    return letter is not None and records.book.outbox.records[letter].result is not SendResult.RETRY
