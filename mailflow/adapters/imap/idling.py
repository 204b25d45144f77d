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
_NEWS = re.compile(rb"\* \d+ (EXISTS|RECENT)\b", re.IGNORECASE)
_FOLDER = "INBOX"


class Waiter:
    """Waits through a session; never raises for server or network, for the next look will tell."""

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

    def wait(self, timeout_seconds: float, seen_uidnext: int | None) -> bool:
        """True where news may have come. A connection that breaks costs the rest of the time, no spinning.

        `seen_uidnext` is INBOX's UIDNEXT at the last look: mail that came since is news at once.
        """
        ends = self._monotonic() + timeout_seconds
        try:
            return self._idle_until(ends, seen_uidnext)
        except MailflowError:
            self._sleep_until(ends)
            return False

    def _idle_until(self, ends: float, seen_uidnext: int | None) -> bool:
        self._session.forget_selection()
        with self._session.operation("ожидание писем") as client:
            told = self._session.examine(client, _FOLDER)
            can_idle = client.has_capability("IDLE")
        uidnext = told.get(b"UIDNEXT")
        if seen_uidnext is not None and isinstance(uidnext, int) and uidnext > seen_uidnext:
            return True
        if not can_idle:
            self._sleep_until(ends)
            return False
        while (left := ends - self._monotonic()) > 0:
            if self._idle_once(min(left, RENEW_SECONDS)):
                return True
        return False

    def _idle_once(self, seconds: float) -> bool:
        with self._session.operation("ожидание писем", seconds=seconds) as client:
            before = client.begin_idle()
            came = _is_news(before) or self._listen(client, self._monotonic() + seconds)
            return _is_news(client.end_idle()) or came

    def _listen(self, client: Client, ends: float) -> bool:
        while (left := ends - self._monotonic()) > 0:
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
