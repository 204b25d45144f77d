"""Words for people: findings on standard error, one line each."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from mailflow.cli.json_lines import dump


def say(line: str) -> None:
    """One finding."""
    print(line, file=sys.stderr)  # noqa: T201 - the command line speaks here


def show_paths(arguments: Namespace, paths: Sequence[Path]) -> None:
    """Files that were written: a line each, or with `--json` one list."""
    if arguments.json:
        show(dump([str(path) for path in paths]))
        return
    for path in paths:
        show(str(path))


def show(text: str) -> None:
    """An answer on standard output."""
    print(text)  # noqa: T201 - the command line speaks here
