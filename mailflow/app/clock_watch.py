"""A clock far ahead would send every reminder and overdue note at once (faults A52).

After a leap forward the clock is believed only with a witness: a message that the mail server has stamped
within a day of it. A long downtime looks the same and ends the same way, by the first message that comes.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from mailflow.app.desk import Desk
from mailflow.app.troubles import trouble_began, trouble_ended
from mailflow.cases.standstill import CLOCK_TROUBLE

LEAP = timedelta(days=2)
"""Since the last look. A shorter one moves a letter by a day; a weekend does as much to a quiet mailbox."""

_CLOSE = timedelta(days=1)
"""How near a stamp must be to bear witness: half of what is to be told."""


def judge_clock(desk: Desk, last_look: datetime | None, newest_stamp: datetime | None) -> None:
    """After a look: stop mail where the clock has leapt and nothing read bears it out; let it go on where a
    stamp does, or where the clock was set back. `last_look` is the one before."""
    now = desk.clock.now()
    known = desk.book.marks.troubles.get(CLOCK_TROUBLE)
    is_borne_out = newest_stamp is not None and newest_stamp >= now - _CLOSE
    if is_borne_out or (known is not None and now < known[1].at - _CLOSE):
        trouble_ended(desk, CLOCK_TROUBLE)
    elif desk.doubts_clock and last_look is not None and now - last_look > LEAP:
        trouble_began(desk, CLOCK_TROUBLE, _words(desk, last_look, now))


def _words(desk: Desk, last_look: datetime, now: datetime) -> str:
    zone = desk.configuration.association.timezone
    shown, before = (f"{each.astimezone(zone):%d.%m.%Y %H:%M}" for each in (now, last_look))
    return (
        f"Часы компьютера показывают {shown}, а прошлый раз ящик читался {before}, и ни одного письма "
        "последних суток в нём нет. Похоже, часы переведены вперёд (или служба долго стояла без писем). "
        "Письма читаются и учитываются, но ничего, кроме справок, не отправляется. Что сделать: проверьте "
        "дату и время компьютера. Если они верны, ждать не нужно: worker.py resume clock. Иначе исправьте "
        "их: отправка возобновится сама, как и от первого письма, которое подтвердит время."
    )
