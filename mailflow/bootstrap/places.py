"""Where the data are, and which clock goes: all that `health` needs, once a minute."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from mailflow.adapters.clock import RehearsalClock, SystemClock
from mailflow.app.ports import Clock
from mailflow.model.settings import Configuration


def system_clock() -> Clock:
    return SystemClock()


def rehearsal_clock(now: datetime) -> RehearsalClock:
    return RehearsalClock(now)


def as_storage(configuration: Configuration) -> Path:
    """The data folder."""
    return Path(configuration.storage)
