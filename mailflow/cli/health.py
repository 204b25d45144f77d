"""The command `health`: asked every minute by HEALTHCHECK, so it loads little."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from datetime import datetime, timedelta, tzinfo

from mailflow.app.health import MailboxHealth
from mailflow.bootstrap import as_storage, load_heartbeat
from mailflow.cli.json_lines import dump
from mailflow.cli.places import clock_of, configuration_of
from mailflow.cli.printing import say, show

MAX_AGE_SECONDS = 900

MAX_UNFINISHED = 2
"""Passes cut short in a row: one more is no passing fault."""


def health(arguments: Namespace) -> int:
    """Status 0 where the mailbox was read not long ago and mail goes out: for HEALTHCHECK and monitoring."""
    configuration = configuration_of(arguments)
    state = load_heartbeat(as_storage(configuration))
    now = clock_of(arguments, configuration).now()
    # A service that looks once an hour is not ill in between.
    max_age = arguments.max_age or max(MAX_AGE_SECONDS, 3 * configuration.imap.poll_seconds)
    seen = _moment(state.last_success, configuration.association.timezone)
    complaints = list(_complaints(state, now, timedelta(seconds=max_age), seen))
    if arguments.json:
        shown = {"healthy": not complaints, "last_poll": state.last_success, "words": state.words}
        show(dump(shown | {"complaints": complaints}))
        return 1 if complaints else 0
    for each in complaints:
        say(each)
    if not complaints:
        show(f"Служба работает, ящик прочитан {seen}.")
    return 1 if complaints else 0


def _complaints(state: MailboxHealth, now: datetime, max_age: timedelta, seen: str) -> Iterator[str]:
    # A look in the future was by a clock since corrected, and says nothing of today.
    if state.last_success is None or abs(now - state.last_success) > max_age:
        yield f"Ящик давно не прочитан (последний раз: {seen}). {state.words}".strip()
    if state.unfinished > MAX_UNFINISHED:
        yield f"Проходы обрываются, подряд уже {state.unfinished}: причина в журнале службы (job_failed)."
    if state.sending:
        yield state.sending


def _moment(at: datetime | None, timezone: tzinfo) -> str:
    return f"{at.astimezone(timezone):%d.%m.%Y %H:%M}" if at else "ни разу"
