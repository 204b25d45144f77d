"""The command `health`: asked every minute by HEALTHCHECK, so it loads little."""

from __future__ import annotations

from argparse import Namespace
from datetime import timedelta

from mailflow.bootstrap import as_storage, load_heartbeat
from mailflow.cli.json_lines import dump
from mailflow.cli.places import clock_of, configuration_of
from mailflow.cli.printing import say, show


def health(arguments: Namespace) -> int:
    """Status 0 where the mailbox was read not long ago: for HEALTHCHECK and monitoring."""
    configuration = configuration_of(arguments)
    state = load_heartbeat(as_storage(configuration))
    now = clock_of(arguments, configuration).now()
    fresh = state.last_success is not None and now - state.last_success <= timedelta(
        seconds=arguments.max_age
    )
    if arguments.json:
        show(dump({"healthy": fresh, "last_poll": state.last_success, "words": state.words}))
    elif not fresh:
        seen = state.last_success.isoformat() if state.last_success else "ни разу"
        say(f"Ящик давно не прочитан (последний раз: {seen}). {state.words}".strip())
    return 0 if fresh else 1
