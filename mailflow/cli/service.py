"""Commands of the service: run, tick."""

from __future__ import annotations

import signal
from argparse import Namespace
from datetime import datetime, time
from types import FrameType

from mailflow.app.tick import TickReport, tell_passes_cut_short, tick
from mailflow.bootstrap import (
    as_storage,
    load_heartbeat,
    open_desk,
    open_service,
    save_heartbeat,
    worker_lock,
)
from mailflow.cli.json_lines import dump
from mailflow.cli.places import clock_of, config_folder, configuration_of
from mailflow.cli.printing import say
from mailflow.errors import LedgerError


def run(arguments: Namespace) -> int:
    """The service until SIGTERM or SIGINT; letters and messages under way are finished first."""
    configuration = configuration_of(arguments, need_secrets=True)
    with (
        worker_lock(as_storage(configuration)),
        open_service(
            config_folder(arguments),
            configuration,
            clock_of(arguments, configuration),
            doubts_clock=arguments.now is None,
        ) as service,
    ):

        def stop(_: int, __: FrameType | None) -> None:
            service.stop()

        signal.signal(signal.SIGTERM, stop)
        signal.signal(signal.SIGINT, stop)
        service.run_until_stopped()
    return 0


def tick_once(arguments: Namespace) -> int:
    """One pass; status 1 where the mailbox could not be read or a letter failed."""
    configuration = configuration_of(arguments, need_secrets=True)
    clock = clock_of(arguments, configuration)
    storage = as_storage(configuration)
    with worker_lock(storage), open_desk(configuration, clock) as desk:
        health = load_heartbeat(storage)
        desk.doubts_clock = arguments.now is None
        since = None
        if arguments.since is not None:
            since = datetime.combine(arguments.since, time.min, configuration.association.timezone)
        try:
            report = tick(desk, health, since=since)
            tell_passes_cut_short(desk, health.unfinished)
        except (LedgerError, OSError):
            health.unfinished += 1
            save_heartbeat(storage, health)
            raise
        health.unfinished = 0
        save_heartbeat(storage, health)
    print(dump(report.as_json()) if arguments.json else _in_words(report))  # noqa: T201
    for trouble in report.troubles:
        say(trouble.replace("\n", " "))
    if not report.mailbox_read:
        say(f"Ящик не прочитан: {health.words}")
    return 0 if report.mailbox_read and not report.sent.failed and not report.troubles else 1


def _in_words(report: TickReport) -> str:
    held = "".join(
        f"\n  задержано {count}: {report.sent.reasons[code]}" for code, count in report.sent.held.items()
    )
    return (
        f"Прочитано писем: {report.taken.read}, учтено: {report.taken.recorded}, "
        f"ждут решения: {report.taken.review}, отправлено: {report.sent.sent}, "
        f"не отправлено: {report.sent.failed}, под сомнением: {report.sent.in_doubt}.{held}"
    )
