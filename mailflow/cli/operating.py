"""Commands for the operator: check, preview, demo."""

from __future__ import annotations

import sys
from argparse import Namespace
from contextlib import nullcontext, redirect_stdout
from dataclasses import asdict
from pathlib import Path

from mailflow.bootstrap import (
    as_storage,
    missing_tools,
    round_trip,
    template_faults,
    write_preview,
)
from mailflow.cli.json_lines import dump
from mailflow.cli.places import clock_of, config_folder, configuration_of
from mailflow.cli.printing import say, show, show_paths
from mailflow.cli.words_of_servers import advice
from mailflow.config import find_notes, find_warnings
from mailflow.errors import Fault, OperatorError, UsageError
from mailflow.model.settings import Configuration


def check(arguments: Namespace) -> int:
    """0: nothing to mend; 1: something to look at; 2: the configuration or a template is wrong."""
    faults, warnings, notes, configuration = _look(arguments)
    if configuration is not None and arguments.connect and not faults:
        warnings.extend(_connect(configuration, quiet=arguments.json))
    if arguments.json:
        listed = {"faults": _listed(faults), "warnings": _listed(warnings), "notes": _listed(notes)}
        show(dump(listed))
    else:
        _speak(faults, warnings, notes)
    if faults:
        return 2
    return 1 if warnings else 0


def _look(arguments: Namespace) -> tuple[list[Fault], list[Fault], list[Fault], Configuration | None]:
    try:
        configuration = configuration_of(arguments, need_secrets=arguments.connect)
    except OperatorError as broken:
        return list(broken.faults), [], [], None
    today = clock_of(arguments, configuration).now().astimezone(configuration.association.timezone).date()
    faults = template_faults(configuration)
    return faults, find_warnings(configuration, today), find_notes(configuration, today), configuration


def _speak(faults: list[Fault], warnings: list[Fault], notes: list[Fault]) -> None:
    for fault in (*faults, *warnings):
        say(str(fault))
    for tool in missing_tools():
        say(tool)
    for note in notes:
        show(f"К сведению: {note}")
    if not faults and not warnings:
        show("Настройки, справочник и шаблоны в порядке.")


def _connect(configuration: Configuration, *, quiet: bool) -> list[Fault]:
    """A letter to ourselves, out by SMTP and found again by IMAP."""
    trip = round_trip(configuration)
    if trip.seconds is not None and not quiet:
        show(f"Письмо самим себе ушло и найдено в ящике за {trip.seconds:.1f} с.")
    return [Fault("серверы", advice(each)) for each in trip.faults]


def _listed(faults: list[Fault]) -> list[dict[str, object]]:
    return [asdict(fault) for fault in faults]


def preview(arguments: Namespace) -> int:
    """Every mail with sample data, as pages and texts."""
    configuration = configuration_of(arguments)
    out = arguments.out or as_storage(configuration) / "preview"
    show_paths(arguments, write_preview(configuration, arguments.template, Path(out)))
    return 0


def demo(arguments: Namespace) -> int:
    """The whole story; status 1 where the program's board differs from the simulated truth."""
    try:
        from mailflow.demo.show import show_story  # noqa: PLC0415 - its servers are an optional extra
    except ModuleNotFoundError as missing:
        raise UsageError(
            f"Для demo не хватает пакета {missing.name}: установите зависимости из requirements.lock"
        ) from missing
    # With --json the story is told on standard error: JSON stands alone on standard output.
    with redirect_stdout(sys.stderr) if arguments.json else nullcontext():
        status = show_story(
            config_folder(arguments),
            Path(arguments.out),
            municipalities=arguments.municipalities,
            seed=arguments.seed,
        )
    if arguments.json:
        show(dump({"out": str(arguments.out), "agrees": status == 0}))
    return status
