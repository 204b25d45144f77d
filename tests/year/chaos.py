"""Faults by a seed: errors of the world in so many of a hundred operations, and kills."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from random import Random


class KilledError(BaseException):
    """The process is gone: nothing may catch this, nothing after it happens."""


@dataclass
class Chaos:
    """`kill_rate` and `fault_rate` are probabilities of one operation."""

    random: Random
    fault_rate: float
    kill_rate: float
    kills_left: int
    disk_is_full: bool = False
    calm: bool = True
    happened: Counter[str] = field(default_factory=Counter)

    def fails(self, what: str) -> bool:
        self.happened["operations"] += 1
        if self.calm or self.random.random() >= self.fault_rate:
            return False
        self.happened[what] += 1
        return True

    def may_kill(self) -> None:
        if not self.calm and self.kills_left and self.random.random() < self.kill_rate:
            self.kills_left -= 1
            self.happened["kills"] += 1
            raise KilledError
