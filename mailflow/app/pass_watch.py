"""The watch over a whole pass: a server that is silent or drips ends it, whatever it is at (faults A39).

Each operation on the wire has a deadline of its own; this one bounds their sum. What is gained sets it back,
so a long pass that gets on is not disturbed. Only waiting for servers is cut; a letter on the wire is settled
by its stage then, as after any silence.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

PASS_SECONDS = 120.0
"""A pass that gains nothing for so long comes to its end."""

LOOK_SECONDS = 90.0
"""The mailbox's share of that: a dozen commands to a server that needs seconds for each."""

SHORT_SECONDS = 60.0
"""What is left to letters, digests and alarms where the mailbox could not be read."""


@dataclass(slots=True)
class PassWatch:
    """`monotonic` in seconds. Outside of `phase` nothing is watched."""

    monotonic: Callable[[], float]
    _ends: float = math.inf
    _seconds: float = math.inf

    @contextmanager
    def phase(self, seconds: float) -> Iterator[None]:
        """Watch what happens inside: at most so long without a gain."""
        self._seconds = seconds
        self.gained()
        try:
            yield
        finally:
            self._seconds = self._ends = math.inf

    def gained(self) -> None:
        """A message recorded, a letter answered, work of our own done: the time begins anew."""
        self._ends = self.monotonic() + self._seconds

    def seconds_left(self) -> float:
        """Zero or less where the pass is to end; infinite outside of a phase."""
        return self._ends - self.monotonic()
