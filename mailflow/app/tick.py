"""One pass of the service: look into the mailbox, settle doubts, send what is due, tell of troubles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from mailflow.app.clock_watch import judge_clock
from mailflow.app.desk import Desk
from mailflow.app.disk_watch import watch_disk
from mailflow.app.doubts import settle_doubts, settle_late_answers
from mailflow.app.health import MailboxHealth
from mailflow.app.pass_watch import LOOK_SECONDS, PASS_SECONDS, SHORT_SECONDS
from mailflow.app.reconciling import note_last_life
from mailflow.app.sending import Sent, send_due
from mailflow.app.sent_copies import keep_copies
from mailflow.app.taking_in import TakenIn, take_in
from mailflow.app.troubles import trouble_began, trouble_ended
from mailflow.app.watching import untellable, watch
from mailflow.errors import LoginError, TransientError

MAILBOX_TROUBLE = "mailbox"
LOGIN_TROUBLE = "mailbox-login"

FOLDER_TROUBLE = "folder:"
"""Begins the name of the trouble that a folder is not read; the folder follows."""

CONFUSED_TROUBLE = "confused:"
"""Begins the name of the trouble that the server confuses the numbers of a folder's letters; it follows."""

SILENCE_TROUBLE = "silence"
UNFINISHED_TROUBLE = "unfinished"

_FOLDER_NOT_READ = (
    "Папка «{name}» не читается: её нет в ящике или сервер не открывает её. Ответы, которые лежат "
    "в ней, не учитываются; остальные папки читаются. Если папку переименовали или удалили, верните "
    "её или исправьте folders в разделе imap файла mailflow.yaml."
)
_FOLDER_CONFUSED = (
    "Почтовый сервер путает номера писем папки «{name}»: пять раз подряд он дал список, который противоречит "
    "сам себе, и служба прочла то, что смогла. Некоторые письма могли остаться непрочитанными. Что сделать: "
    "откройте папку в почте и сверьте последние письма со списком worker.py status; недостающее перешлите на "
    "адрес ящика или перенесите в другую папку, которую читает служба. Если повторится, обратитесь в "
    "поддержку почты."
)

LONG_SILENCE = timedelta(hours=26)
"""A service that passes once a day is not late; a longer silence may have cost a reminder (faults A53)."""

REFUSED_LOGINS = 3
"""Passes without a success between: some providers refuse a good password in passing."""

PATIENCE_SECONDS = 15 * 60
"""A mailbox that cannot be reached for so long is a trouble; a shorter break mends itself."""


@dataclass(frozen=True, slots=True)
class TickReport:
    """What one pass did; printed by `tick --json`."""

    now: datetime
    taken: TakenIn
    sent: Sent
    mailbox_read: bool
    troubles: tuple[str, ...] = ()
    quiet: bool = False
    settled_doubts: int = 0

    def as_json(self) -> Mapping[str, object]:
        return {
            "now": self.now.isoformat(),
            "mailbox_read": self.mailbox_read,
            "read": self.taken.read,
            "recorded": self.taken.recorded,
            "review": self.taken.review,
            "already_known": self.taken.again,
            "sent": self.sent.sent,
            "failed": self.sent.failed,
            "in_doubt": self.sent.in_doubt,
            "doubts_settled": self.settled_doubts,
            "held": dict(self.sent.held),
            "held_reasons": dict(self.sent.reasons),
            "troubles": list(self.troubles),
        }


def tick(
    desk: Desk, health: MailboxHealth, *, since: datetime | None = None, send: bool = True
) -> TickReport:
    """One pass. A mailbox that cannot be read stops reminders, not the rest of the work."""
    desk.catch_up()
    note_last_life(desk)
    settled, last_look = settle_late_answers(desk), health.last_success
    with desk.watch.phase(LOOK_SECONDS):
        taken = look(desk, health, since=since)
        desk.mailbox_failed = taken is None
        if taken is not None:
            desk.watch.gained()
            settled += settle_doubts(desk)
            keep_copies(desk)
    judge_clock(desk, last_look, taken.newest if taken is not None else None)
    watch(desk)
    watch_disk(desk)
    with desk.watch.phase(SHORT_SECONDS if taken is None else PASS_SECONDS):
        sent = send_due(desk) if send else Sent()
    health.sending = untellable(desk)
    return TickReport(
        now=desk.clock.now(),
        taken=taken or TakenIn(),
        sent=sent,
        mailbox_read=taken is not None,
        troubles=tuple(trouble.text for _, trouble in desk.book.marks.troubles.values()),
        settled_doubts=settled,
    )


def tell_passes_cut_short(desk: Desk, count: int) -> None:
    """A line in the next digest once a pass has come to its end again (faults A50, I7)."""
    if not count:
        return
    text = (
        f"Проходы службы обрывались, подряд {count}: не записывалась папка данных или ошиблась программа. "
        "Письма в это время не читались и не отправлялись; теперь работа идёт. Что сделать: проверьте место "
        "на диске и журнал службы (job_failed)."
    )
    trouble_began(desk, UNFINISHED_TROUBLE, text)
    trouble_ended(desk, UNFINISHED_TROUBLE)


def look(desk: Desk, health: MailboxHealth, *, since: datetime | None = None) -> TakenIn | None:
    """Take in what is new; None where the mailbox cannot be read (a trouble once it lasts)."""
    now = desk.clock.now()
    try:
        taken = take_in(desk, since=since)
    except LoginError as fault:
        _note_failure(health, now, str(fault))
        health.refusals += 1
        if health.refusals >= REFUSED_LOGINS:
            trouble_began(
                desk,
                LOGIN_TROUBLE,
                f"Почтовый сервер не принимает имя или пароль: {fault}. Ответы не читаются, напоминания "
                "не отправляются. Проверьте пароль приложения и доступ почтовых программ в настройках ящика.",
            )
        return None
    except TransientError as fault:
        _note_failure(health, now, str(fault))
        if (now - (health.failing_since or now)).total_seconds() >= PATIENCE_SECONDS:
            trouble_began(
                desk,
                MAILBOX_TROUBLE,
                f"Почтовый ящик не читается с {_local(desk, health.failing_since or now)}: {fault}. "
                "Напоминания не отправляются, пока ящик не прочитан. Работа продолжится сама, "
                "когда связь восстановится.",
            )
        return None
    if health.last_success is not None and now - health.last_success > LONG_SILENCE:
        _tell_silence(desk, health.last_success, now)
    health.last_success, health.failing_since, health.words = now, None, ""
    health.failures = health.refusals = 0
    trouble_ended(desk, LOGIN_TROUBLE)
    trouble_ended(desk, MAILBOX_TROUBLE)
    _tell_of_folders(desk)
    return taken


def _tell_of_folders(desk: Desk) -> None:
    """Folders that were renamed, deleted or closed to us, and those whose letters may be passed over."""
    _tell_of_each(desk, FOLDER_TROUBLE, _FOLDER_NOT_READ, desk.mailbox.unread_folders())
    _tell_of_each(desk, CONFUSED_TROUBLE, _FOLDER_CONFUSED, desk.mailbox.confused_folders())


def _tell_of_each(desk: Desk, prefix: str, words: str, names: Sequence[str]) -> None:
    """A trouble for each name, over as soon as it is not named any more."""
    named = {f"{prefix}{name}": name for name in names}
    for trouble, name in named.items():
        trouble_began(desk, trouble, words.format(name=name))
    for trouble in [each for each in desk.book.marks.troubles if each.startswith(prefix)]:
        if trouble not in named:
            trouble_ended(desk, trouble)


def _tell_silence(desk: Desk, since: datetime, now: datetime) -> None:
    """A trouble that is over as soon as it is known: no mail of its own, a line in the next digest."""
    text = (
        f"Служба не работала или не читала ящик с {_local(desk, since)} по {_local(desk, now)} "
        "(либо часы компьютера были переведены). Пропущенные напоминания не навёрстываются: "
        "по каждому делу уходит только последнее из наступивших."
    )
    trouble_began(desk, SILENCE_TROUBLE, text)
    trouble_ended(desk, SILENCE_TROUBLE)


def _note_failure(health: MailboxHealth, now: datetime, words: str) -> None:
    health.failures += 1
    health.failing_since = health.failing_since or now
    health.words = words


def _local(desk: Desk, instant: datetime) -> str:
    return instant.astimezone(desk.configuration.association.timezone).strftime("%d.%m.%Y %H:%M")
