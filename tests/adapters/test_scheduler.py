"""The pulse of the service beside clocks that change."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise

import pytest
import time_machine

from mailflow.adapters.clock import wall_drift
from mailflow.adapters.scheduler import Pulse


@pytest.fixture
def _berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine in a zone with summer time, by its rule and not by its name."""
    monkeypatch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("_berlin")
@pytest.mark.parametrize(
    "change",
    [datetime(2024, 10, 27, 1, 0, tzinfo=UTC), datetime(2025, 3, 30, 1, 0, tzinfo=UTC)],
    ids=["autumn", "spring"],
)
def test_summer_time_stops_no_pass(change: datetime) -> None:
    """`schedule` would wait for the hour that the wall clock shows twice."""
    runs: list[float] = []
    faults: list[BaseException] = []
    begin = change.timestamp() - 300
    monotonic = 0.0

    def drift() -> float:
        return wall_drift() + time.monotonic() - monotonic

    with time_machine.travel(begin, tick=False) as machine:
        pulse = Pulse(lambda _, fault: faults.append(fault), drift)
        pulse.every(60, "pass", lambda: runs.append(time.time()))
        for _ in range(60):
            machine.shift(30)
            monotonic += 30
            pulse.beat()
    assert faults == []
    assert max(after - before for before, after in pairwise(runs)) <= 90
    assert runs[-1] - begin >= 1700
