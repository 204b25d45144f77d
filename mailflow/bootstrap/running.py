"""The running service: its pulse, its configuration taken up while it runs, its log."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from mailflow.adapters.clock import wall_drift
from mailflow.adapters.heartbeat import load_heartbeat, save_heartbeat
from mailflow.adapters.log import get_log
from mailflow.adapters.scheduler import Pulse
from mailflow.adapters.templates import TemplateStore
from mailflow.app.ports import Clock
from mailflow.app.service import Service
from mailflow.app.tick import TickReport
from mailflow.bootstrap.desks import adopt, open_desk
from mailflow.bootstrap.places import as_storage
from mailflow.config import is_stop_thrown, load
from mailflow.errors import Fault, OperatorError, TransientError
from mailflow.model.settings import Configuration

CONFIGURATION_LOOK_SECONDS = 2

LOOK_PATIENCE = timedelta(minutes=10)
"""A scan takes ten seconds, a bomb a minute and a half: hundreds of those must not delay a digest."""


SETTLING = timedelta(seconds=20)
"""A file saved so recently may be half written; it is taken up by a later look."""

Stamps = list[tuple[str, tuple[int, int]]]
"""Files with the time of their last change and their size."""


@dataclass(slots=True)
class RunningService:
    """The service with its pulse. `stop` may be called from a signal handler at any moment."""

    service: Service
    pulse: Pulse
    stopping: threading.Event

    def run_until_stopped(self) -> None:
        """Passes at every poll interval and whenever IDLE says that mail came."""
        log = get_log()
        seconds = self.service.desk.configuration.imap.poll_seconds
        self.pulse.every(seconds, "pass", self.service.one_pass)
        while not self.stopping.is_set():
            if self._news(log.warning):
                self.pulse.run("pass")
            self.pulse.beat()
        log.info("service_stopped")

    def stop(self) -> None:
        self.stopping.set()

    def _news(self, warn: Callable[[str], object]) -> bool:
        try:
            return self.service.desk.mailbox.wait(CONFIGURATION_LOOK_SECONDS)
        except TransientError:
            # The next pass reconnects and tells; here it only must not spin.
            self.stopping.wait(CONFIGURATION_LOOK_SECONDS)
            return False
        except Exception as fault:  # noqa: BLE001 - part of the scheduled job «wait»: told, never ends the service
            warn(f"wait_failed {type(fault).__name__}")
            self.stopping.wait(CONFIGURATION_LOOK_SECONDS)
            return False


@contextmanager
def open_service(
    folder: Path, configuration: Configuration, clock: Clock, *, doubts_clock: bool = False
) -> Iterator[RunningService]:
    """The service over `folder`; hold the worker lock around it."""
    log = get_log()
    storage = as_storage(configuration)
    with open_desk(configuration, clock, late_answers=deque()) as desk:
        desk.look_patience = LOOK_PATIENCE
        desk.doubts_clock = doubts_clock
        reloader, stopping = _Reloader(folder, clock), threading.Event()
        desk.is_ending, desk.is_stopped = stopping.is_set, reloader.sees_stop
        store = desk.renderer
        assert isinstance(store, TemplateStore)
        service = Service(
            desk=desk,
            health=load_heartbeat(storage),
            reload=reloader,
            adopt=adopt,
            template_faults=store.current_faults,
            beat=lambda health: save_heartbeat(storage, health),
            told=_log_pass,
        )
        pulse = Pulse(lambda name, fault: log.error("job_failed", job=name, fault=fault), wall_drift)
        log.info("service_started", municipalities=len(configuration.directory))
        yield RunningService(service, pulse, stopping)


class _Reloader:
    """A configuration anew whenever a file beneath the folder has changed since the last good look."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._folder = folder
        self._clock = clock
        self._seen = _stamps(folder)
        self._broken: OperatorError | None = None
        self._judged = self._seen
        self._has_stop = False

    def __call__(self) -> Configuration | None:
        now = _stamps(self._folder)
        if now == self._seen:
            self._broken = None
            return None
        if self._is_being_written(now) and not self._is_stop():
            if self._broken is not None:
                raise self._broken
            return None
        try:
            fresh = load(self._folder, os.environ)
        except OSError as fault:
            place = str(fault.filename or self._folder)
            raise OperatorError([Fault(place, f"не читается: {fault.strerror}")]) from fault
        except OperatorError as broken:
            self._broken = broken
            raise
        self._seen, self._broken = now, None
        return fresh

    def sees_stop(self) -> bool:
        """Whether the stop switch was thrown since the last good look; files are read where they changed."""
        now = _stamps(self._folder)
        if now != self._judged:
            self._judged, self._has_stop = now, now != self._seen and self._is_stop()
        return self._has_stop

    def _is_being_written(self, now: Stamps) -> bool:
        """Whether a file was saved a moment ago: half a request may be valid, and would go to hundreds of
        addresses; half the settings may lack the stop switch."""
        changed = {Path(name) for name, _ in set(now) - set(self._seen)}
        return any(self._age_of(each) < SETTLING for each in changed)

    def _is_stop(self) -> bool:
        """Whether the stop switch is on in what lies there: that acts at once, also beside a fault."""
        try:
            return load(self._folder, os.environ).service.stopped
        except (OperatorError, OSError):
            return is_stop_thrown(self._folder)

    def _age_of(self, path: Path) -> timedelta:
        """How long ago it was saved; a moment in the future is one by another clock and long past."""
        with suppress(OSError):
            age = self._clock.now() - datetime.fromtimestamp(path.stat().st_mtime, UTC)
            return age if age > -SETTLING else SETTLING
        return SETTLING


def _stamps(folder: Path) -> Stamps:
    found = []
    # An editor replaces files at any moment: what vanishes under the look is found by the next one.
    with suppress(OSError):
        for path in folder.rglob("*"):
            with suppress(OSError):
                if path.is_file():
                    stat = path.stat()
                    found.append((str(path), (stat.st_mtime_ns, stat.st_size)))
    return sorted(found)


def _log_pass(report: TickReport) -> None:
    if report.taken.read or report.sent.sent or report.sent.failed or not report.mailbox_read:
        get_log().info(
            "pass",
            read=report.taken.read,
            recorded=report.taken.recorded,
            review=report.taken.review,
            sent=report.sent.sent,
            failed=report.sent.failed,
            mailbox_read=report.mailbox_read,
        )
