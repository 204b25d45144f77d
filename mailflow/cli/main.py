"""From words to a command, from errors to an exit status."""

from __future__ import annotations

import gc
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from traceback import extract_tb, print_exception

from mailflow import bootstrap
from mailflow.cli.words import parse
from mailflow.errors import MailflowError, OperatorError, UsageError

DONE, FOUND, WRONG = 0, 1, 2

DEBUG = "MAILFLOW_DEBUG"
"""Set to anything: a fault of the program prints its whole traceback, which may quote letters."""

Command = Callable[[Namespace], int]

COMMANDS: dict[str, tuple[str, str]] = {
    "run": ("service", "run"),
    "tick": ("service", "tick_once"),
    "health": ("health", "health"),
    "read": ("reading", "read"),
    "status": ("boards", "status"),
    "plan": ("plans", "plan"),
    "explain": ("explaining", "explain"),
    "summary": ("summaries", "summary"),
    "review": ("decisions", "review"),
    "assign": ("assigning", "assign"),
    "dismiss": ("decisions", "dismiss"),
    "undo": ("decisions", "undo"),
    "exclude": ("decisions", "exclude"),
    "extend": ("decisions", "extend"),
    "doubt": ("decisions", "doubt"),
    "resume": ("decisions", "resume"),
    "check": ("operating", "check"),
    "preview": ("operating", "preview"),
    "demo": ("operating", "demo"),
    "export": ("people", "export"),
    "purge": ("people", "purge"),
    "repair": ("repairing", "repair"),
}
"""Module and function of each command: only the one that is asked for is loaded."""

LOGGED = frozenset({"run", "tick", "check", "demo"})
"""Commands that work with servers and write events beside what they say; the others load no log."""


def main(words: Sequence[str]) -> int:
    """Run one command. 0: done; 1: something was found or failed; 2: wrong usage or configuration."""
    # Whatever this program writes holds personal data or leads to it: for its owner alone (faults A59).
    os.umask(0o077)
    arguments = parse(words)
    if arguments.command in LOGGED:
        # Else events would go to standard output, where JSON has to stand alone.
        bootstrap.set_up_log(as_json=not sys.stderr.isatty())
    try:
        return _command(arguments.command)(arguments)
    except (OperatorError, UsageError) as fault:
        print(fault, file=sys.stderr)  # noqa: T201 - the command line speaks here
        return WRONG
    except MailflowError as fault:
        print(fault, file=sys.stderr)  # noqa: T201
        return FOUND
    except BrokenPipeError:
        # The reader of our output (head, less) has seen enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as fault:
        place = f" ({fault.filename})" if fault.filename else ""
        print(f"Не удалось: {fault.strerror or fault}{place}", file=sys.stderr)  # noqa: T201
        return FOUND
    except KeyboardInterrupt:
        return FOUND
    except Exception as fault:  # noqa: BLE001 - the door: one line and a status, whatever is wrong inside
        print(_unexpected(fault), file=sys.stderr)  # noqa: T201
        return FOUND


def _unexpected(fault: Exception) -> str:
    """The fault by type and place: its own text may quote a letter or a password (invariant I5)."""
    if os.environ.get(DEBUG):
        print_exception(fault)
    frames = extract_tb(fault.__traceback__)
    place = f" ({Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    return (
        f"Внутренняя ошибка программы: {type(fault).__name__}{place}. Сообщите её, пожалуйста, разработчику; "
        f"подробности покажет та же команда с переменной среды {DEBUG}=1"
    )


def _command(name: str) -> Command:
    module, function = COMMANDS[name]
    gc.disable()  # nothing of what is loaded is garbage: looking for it takes a tenth of the start
    try:
        command: Command = getattr(import_module(f"mailflow.cli.{module}"), function)
    finally:
        gc.enable()
    return command
