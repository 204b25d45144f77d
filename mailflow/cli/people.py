"""Commands about personal data: export, purge."""

from __future__ import annotations

from argparse import Namespace
from datetime import datetime, time

from mailflow.app.personal_data import data_on, erase_before
from mailflow.bootstrap import as_storage, open_archive, open_records, worker_lock, write_files
from mailflow.cli.json_lines import dump
from mailflow.cli.places import clock_of, configuration_of
from mailflow.cli.printing import show, show_paths


def export(arguments: Namespace) -> int:
    """Everything held on one address, as files."""
    configuration = configuration_of(arguments)
    with open_records(configuration, clock_of(arguments, configuration), read_only=True) as records:
        files = data_on(records, open_archive(configuration), arguments.address)
    show_paths(arguments, write_files(arguments.out, files))
    return 0


def purge(arguments: Namespace) -> int:
    """Erase; the service must be stopped, for the journal is rewritten."""
    configuration = configuration_of(arguments)
    before = datetime.combine(arguments.before, time.min, configuration.association.timezone)
    with (
        worker_lock(as_storage(configuration)),
        open_records(configuration, clock_of(arguments, configuration), read_only=False) as records,
    ):
        changed = erase_before(records, open_archive(configuration), before)
    words = (
        f"Стёрты тексты и личные данные писем старше {arguments.before:%d.%m.%Y}: {changed}. Числа сохранены."
    )
    show(dump({"done": words, "erased": changed}) if arguments.json else words)
    return 0
