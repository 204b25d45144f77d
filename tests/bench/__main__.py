"""`python -m tests.bench`: all sections, or those named; exit status 0 whatever the figures."""

from __future__ import annotations

import os
import platform
from argparse import ArgumentParser
from collections.abc import Callable, Iterator

import pytest

from tests.bench import arrival, commands, intake, recording, sending
from tests.bench.table import Row, print_heading, print_rows, skipped

Section = Callable[[int], Iterator[Row]]

SECTIONS: dict[str, tuple[str, Section, int, int]] = {
    "intake": ("1. From a mailbox to recorded facts", intake.rows, 5_000, 300),
    "sending": ("2. Letters a second into smtp-sink, whole line", sending.rows, 425, 425),
    "recording": ("3. Recording one answer", recording.rows, 200, 30),
    "arrival": ("4. From arrival to record by IDLE", arrival.rows, 20, 5),
    "commands": ("5. The command line", commands.rows, 2_000, 200),
}
"""By name: title, section, amount of a full run and of a quick one."""


def main() -> None:
    parser = ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("sections", nargs="*", help=f"of {', '.join(SECTIONS)}; none named: all")
    parser.add_argument("--messages", type=int, help="messages of the first section (5000)")
    parser.add_argument("--quick", action="store_true", help="small amounts: figures mean little then")
    arguments = parser.parse_args()
    if unknown := set(arguments.sections) - set(SECTIONS):
        parser.error(f"no such section: {', '.join(sorted(unknown))}")
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    for name in arguments.sections or SECTIONS:
        title, section, full, quick = SECTIONS[name]
        amount = quick if arguments.quick else full
        if name == "intake" and arguments.messages:
            amount = arguments.messages
        print_heading(title)
        _run(name, section, amount)
    print(f"\nload at the end {os.getloadavg()[0]:.1f}")


def _run(name: str, section: Section, amount: int) -> None:
    """Print rows as they come; a program that is missing skips the section by name."""
    try:
        for row in section(amount):
            print_rows([row])
    except pytest.skip.Exception as missing:
        print_rows([skipped(name, str(missing))])


if __name__ == "__main__":
    main()
