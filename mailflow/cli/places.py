"""Where things are, and what time it is, for one call."""

from __future__ import annotations

import os
from argparse import Namespace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from mailflow.app.ports import Clock
from mailflow.bootstrap import rehearsal_clock, system_clock
from mailflow.config import load
from mailflow.model.settings import Configuration


def config_folder(arguments: Namespace) -> Path:
    """`--config`, else MAILFLOW_CONFIG, else `config` beside `worker.py`."""
    if arguments.config is not None:
        return Path(arguments.config)
    named = os.environ.get("MAILFLOW_CONFIG")
    return Path(named) if named else Path(__file__).resolve().parents[2] / "config"


def configuration_of(arguments: Namespace, *, need_secrets: bool = False) -> Configuration:
    """The checked configuration. Raises OperatorError with all faults."""
    return load(config_folder(arguments), os.environ, need_secrets=need_secrets)


def clock_of(arguments: Namespace, configuration: Configuration) -> Clock:
    """The machine's clock, or one that stands at `--now`."""
    if arguments.now is None:
        return system_clock()
    return rehearsal_clock(aware(arguments.now, configuration.association.timezone))


def aware(instant: datetime, timezone: ZoneInfo) -> datetime:
    """An instant without an offset is the association's local time."""
    return instant if instant.tzinfo is not None else instant.replace(tzinfo=timezone)
