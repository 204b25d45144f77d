"""Time for long runs: each takes its share of MAILFLOW_FAULTS_MINUTES and says how far it came.

Points are taken in an order that the seed fixes (MAILFLOW_FAULTS_SEED), so that a run that is cut short has
tried some of everything, and a complaint can be seen again. Runs of following seeds begin far from each
other, so that together they try ever more of them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from random import Random
from time import monotonic
from typing import TypeVar

import pytest

Point = TypeVar("Point")

COVERED = "covered"
"""Name of the property of a test report."""
WORKERS = 2
GOLDEN = (5**0.5 - 1) / 2
FOR_LONG_RUNS = 0.65
"""The rest is for the tests without a share of their own."""


def minutes() -> float:
    return float(os.environ.get("MAILFLOW_FAULTS_MINUTES", "20"))


def seed() -> int:
    """A fixed one in `make test`; `make faults` gives the number of the day."""
    return int(os.environ.get("MAILFLOW_FAULTS_SEED", "4"))


def _beginning(number: int, length: int) -> int:
    """Multiples of the golden section, modulo one, part a line ever more evenly (Knuth, 6.4)."""
    return int(number * GOLDEN % 1 * length)


class Budget:
    """One run's time: `share` of all long runs together."""

    def __init__(self, share: float) -> None:
        self.seconds = share * minutes() * 60 * WORKERS * FOR_LONG_RUNS
        self.covered = 0
        self.wanted = 0
        self._begun = monotonic()

    def over(self, points: Iterable[Point]) -> Iterator[Point]:
        """The points in mixed order until the time is up; the first is always tried."""
        order = list(points)
        Random(0).shuffle(order)
        begin = _beginning(seed(), len(order))
        order = order[begin:] + order[:begin]
        self.wanted += len(order)
        for point in order:
            if self.covered and monotonic() - self._begun > self.seconds:
                return
            yield point
            self.covered += 1

    def __str__(self) -> str:
        took = monotonic() - self._begun
        return f"{self.covered} of {self.wanted} in {took:.0f} s (of {self.seconds:.0f} s), seed {seed()}"


@pytest.fixture
def budget(record_property: Callable[[str, object], None]) -> Iterator[Callable[[float], Budget]]:
    """Makes the budget of a long run; what it covered stands in the summary."""
    made: list[Budget] = []

    def make(share: float) -> Budget:
        made.append(Budget(share))
        return made[-1]

    yield make
    for each in made:
        record_property(COVERED, str(each))
