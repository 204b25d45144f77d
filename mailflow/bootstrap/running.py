"""The running service: its pulse, its configuration taken up while it runs, its log."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
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
from mailflow.config import load
from mailflow.errors import Fault, OperatorError, TransientError
from mailflow.model.settings import Configuration

CONFIGURATION_LOOK_SECONDS = 2

LOOK_PATIENCE = timedelta(minutes=10)
"""A scan takes ten seconds, a bomb a minute and a half: hundreds of those must not delay a digest."""


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
def open_service(folder: Path, configuration: Configuration, clock: Clock) -> Iterator[RunningService]:
    """The service over `folder`; hold the worker lock around it."""
    log = get_log()
    storage = as_storage(configuration)
    with open_desk(configuration, clock) as desk:
        desk.look_patience = LOOK_PATIENCE
        store = desk.renderer
        assert isinstance(store, TemplateStore)
        service = Service(
            desk=desk,
            health=load_heartbeat(storage),
            reload=_reloader(folder),
            adopt=adopt,
            template_faults=store.current_faults,
            beat=lambda health: save_heartbeat(storage, health),
            told=_log_pass,
        )
        pulse = Pulse(lambda name, fault: log.error("job_failed", job=name, fault=fault), wall_drift)
        log.info("service_started", municipalities=len(configuration.directory))
        yield RunningService(service, pulse, threading.Event())


def _reloader(folder: Path) -> Callable[[], Configuration | None]:
    """A configuration anew whenever a file beneath the folder has changed since the last good look."""
    seen = [_stamps(folder)]

    def reload() -> Configuration | None:
        now = _stamps(folder)
        if now == seen[0]:
            return None
        try:
            fresh = load(folder, os.environ)
        except OSError as fault:
            place = str(fault.filename or folder)
            raise OperatorError([Fault(place, f"не читается: {fault.strerror}")]) from fault
        seen[0] = now
        return fresh

    return reload


def _stamps(folder: Path) -> Iterable[tuple[str, int, int]]:
    found = []
    # An editor replaces files at any moment: what vanishes under the look is found by the next one.
    with suppress(OSError):
        for path in folder.rglob("*"):
            with suppress(OSError):
                if path.is_file():
                    found.append((str(path), (stat := path.stat()).st_mtime_ns, stat.st_size))
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
