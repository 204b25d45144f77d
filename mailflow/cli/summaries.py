"""The command `summary`: the final report as files."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from mailflow.bootstrap import as_storage, write_summary
from mailflow.cli.boards import boards_of, records_of
from mailflow.cli.places import aware
from mailflow.cli.printing import show_paths


def summary(arguments: Namespace) -> int:
    """The final report as files, also before the deadline."""
    with records_of(arguments) as (records, clock):
        timezone = records.configuration.association.timezone
        as_of = aware(arguments.as_of, timezone) if arguments.as_of else clock.now()
        records.book = records.book.as_of(as_of)
        board = boards_of(records, as_of, arguments.request)[0]
        out = arguments.out or Path(as_storage(records.configuration)) / "reports" / board.request.id
        show_paths(arguments, write_summary(records.configuration, board, as_of, out))
    return 0
