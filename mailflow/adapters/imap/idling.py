"""Waiting for news by IDLE (RFC 2177), believed only as a hint.

Each IDLE is ended and begun anew well within a minute: Rambler forgets longer ones, other servers and
routers drop them after 29 minutes without a word.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable

from mailflow.adapters.imap.client import Client
from mailflow.adapters.imap.session import Session
from mailflow.errors import MailflowError

RENEW_SECONDS = 45.0
# After an IDLE that broke off, or on a server without it, nothing but sleep: polling goes on beside it, and
# a login every few seconds would have the account locked.
QUIET_SECONDS = 60.0
# News behind which a look found nothing: believed again after so long, at last after a minute.
_FALSE_ALARM_SECONDS = (0.0, 0.0, 5.0, 15.0, 60.0)
_NEWS = re.compile(rb"\* \d+ (EXISTS|RECENT)\b", re.IGNORECASE)
_FOLDER = "INBOX"


class Waiter:
    """Waits through a session; never raises for server or network, for the next look will tell.

    IDLE stays open between calls of `wait` and is ended by any other operation of the session.
    """

    def __init__(
        self,
        session: Session,
        *,
        sleep: Callable[[float], None] = time.sleep,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._session = session
        self._sleep = sleep
        self._monotonic = monotonic
        self._renew_at = 0.0
        self._quiet_until = 0.0
        self._told_uidnext = 0
        self._alarm_at: int | None = None
        """INBOX's UIDNEXT as known when news was told last; the same afterwards: a false alarm."""
        self._false_alarms = 0

    def wait(self, timeout_seconds: float, seen_uidnext: int | None) -> bool:
        """True where news may have come.

        `seen_uidnext` is INBOX's UIDNEXT at the last look: mail that came since is news at once.
        """
        ends = self._monotonic() + timeout_seconds
        self._judge_last_alarm(seen_uidnext)
        try:
            while (left := ends - self._monotonic()) > 0 and not self._is_quiet():
                if self._wait_once(min(left, RENEW_SECONDS), seen_uidnext):
                    self._alarm_at = seen_uidnext
                    return True
        except MailflowError:
            self._quiet_until = self._monotonic() + QUIET_SECONDS
        self._sleep_until(ends)
        return False

    def _judge_last_alarm(self, seen_uidnext: int | None) -> None:
        """A server that cries news for nothing at each IDLE must not keep the program running in circles."""
        if self._alarm_at is None:
            return
        is_false = seen_uidnext == self._alarm_at
        self._alarm_at = None
        self._false_alarms = self._false_alarms + 1 if is_false else 0
        pause = _FALSE_ALARM_SECONDS[min(self._false_alarms, len(_FALSE_ALARM_SECONDS) - 1)]
        self._quiet_until = max(self._quiet_until, self._monotonic() + pause)

    def _is_quiet(self) -> bool:
        return self._monotonic() < self._quiet_until

    def _wait_once(self, seconds: float, seen_uidnext: int | None) -> bool:
        with self._session.operation("ожидание писем", seconds=seconds, keep_idle=True) as client:
            if client.is_idling and self._monotonic() < self._renew_at:
                return self._listen(client, seconds)
            if client.is_idling and _is_news(client.end_idle()):
                return True
            return self._begin(client, seen_uidnext) or self._listen(client, seconds)

    def _begin(self, client: Client, seen_uidnext: int | None) -> bool:
        """True where news came before IDLE was in force."""
        self._session.forget_selection()
        uidnext = self._session.examine(client, _FOLDER).get(b"UIDNEXT")
        if isinstance(uidnext, int) and seen_uidnext is not None:
            # Told once only: a look that fails must not make this spin.
            is_news = uidnext > max(seen_uidnext, self._told_uidnext)
            self._told_uidnext = max(uidnext, self._told_uidnext)
            if is_news:
                return True
        if not client.has_capability("IDLE"):
            self._quiet_until = self._monotonic() + QUIET_SECONDS
            return False
        self._renew_at = self._monotonic() + RENEW_SECONDS
        return _is_news(client.begin_idle())

    def _listen(self, client: Client, seconds: float) -> bool:
        ends = self._monotonic() + seconds
        while client.is_idling and (left := min(ends, self._renew_at) - self._monotonic()) > 0:
            if client.wire.has_news(left) and _is_news([_idle_word(client.idle_line())]):
                return True
        return False

    def _sleep_until(self, ends: float) -> None:
        left = ends - self._monotonic()
        if left > 0:
            self._sleep(left)


def _idle_word(line: bytes) -> bytes:
    """Raises where the server ended IDLE by itself or says goodbye: listening on would spin."""
    if not line.startswith(b"*") or line[:6].upper() == b"* BYE ":
        raise ConnectionError("the server ended IDLE")
    return line


def _is_news(lines: Iterable[bytes]) -> bool:
    return any(_NEWS.match(line) for line in lines)
