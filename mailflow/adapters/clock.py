"""The one file that reads the clock."""

from __future__ import annotations

import time
from datetime import UTC, datetime


class SystemClock:
    """The machine's clock, UTC."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class RehearsalClock:
    """A clock set by `--now` or by the demo; it stands still between settings."""

    def __init__(self, now: datetime) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now

    def set(self, now: datetime) -> None:
        self._now = now


def monotonic() -> float:
    """Seconds since some moment; nobody can set this clock."""
    return time.monotonic()


def wall_drift() -> float:
    """Local wall clock minus monotonic clock, seconds: it changes only when somebody sets the clock or
    summer time begins or ends, for `schedule` counts by local time."""
    now = time.time()
    return now + time.localtime(now).tm_gmtoff - time.monotonic()
