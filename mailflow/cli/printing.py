"""Words for people: findings on standard error, one line each."""

from __future__ import annotations

import sys


def say(line: str) -> None:
    """One finding."""
    print(line, file=sys.stderr)  # noqa: T201 - the command line speaks here


def show(text: str) -> None:
    """An answer on standard output."""
    print(text)  # noqa: T201 - the command line speaks here
