"""The service's pulse. `schedule` only ticks: what is due is decided by the plan, from the ledger."""

from __future__ import annotations

from collections.abc import Callable

import schedule

Report = Callable[[str, BaseException], None]

CLOCK_JUMP_SECONDS = 60.0
"""A wall clock that moved so much more or less than the monotonic one has been set: jobs start anew."""


class Pulse:
    """Jobs at intervals. A raising job is reported, keeps its place, and starves nobody."""

    def __init__(self, report: Report, drift: Callable[[], float]) -> None:
        self._report = report
        self._read_drift = drift
        self._jobs: list[tuple[int, str, Callable[[], None]]] = []
        self._scheduler = schedule.Scheduler()
        self._drift = drift()

    def every(self, seconds: int, name: str, job: Callable[[], None]) -> None:
        """Run `job` every so many seconds, the first time at once."""
        self._jobs.append((seconds, name, job))
        self._plan(seconds, name, job)
        self._guarded(name, job)

    def run(self, name: str) -> None:
        """Run the job of that name now, out of turn."""
        for _, known, job in self._jobs:
            if known == name:
                self._guarded(name, job)

    def beat(self) -> None:
        """Run what has become due."""
        drift = self._read_drift()
        if abs(drift - self._drift) > CLOCK_JUMP_SECONDS:
            self._drift = drift
            self._scheduler.clear()
            for seconds, name, job in self._jobs:
                self._plan(seconds, name, job)
                self._guarded(name, job)
            return
        self._scheduler.run_pending()

    def _plan(self, seconds: int, name: str, job: Callable[[], None]) -> None:
        self._scheduler.every(seconds).seconds.do(self._guarded, name, job)

    def _guarded(self, name: str, job: Callable[[], None]) -> None:
        try:
            job()
        except Exception as fault:  # noqa: BLE001 - one scheduled job: reported, the others go on
            self._report(name, fault)
