"""How many letters went out when and where to: what the caps are counted from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from datetime import datetime, timedelta

_CLOCK_SLACK = timedelta(minutes=5)
"""Claims further in the future stem from a clock since corrected; they must not silence the service."""


class Tally:
    """Instants of claimed letters, in order, with removal of those that surely did not go out."""

    __slots__ = ("_instants",)

    def __init__(self) -> None:
        self._instants: list[datetime] = []

    def add(self, at: datetime) -> None:
        insort(self._instants, at)

    def remove(self, at: datetime) -> None:
        place = bisect_left(self._instants, at)
        if place < len(self._instants) and self._instants[place] == at:
            del self._instants[place]

    def within(self, window: timedelta, now: datetime) -> tuple[datetime, ...]:
        """Instants within the `window` that ends now, oldest first; its far end is exclusive."""
        first = bisect_right(self._instants, now - window)
        last = bisect_right(self._instants, now + _CLOCK_SLACK)
        return tuple(self._instants[first:last])
