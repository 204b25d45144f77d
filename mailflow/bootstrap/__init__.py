"""The one place that knows every class: it builds desks from a checked configuration.

A name is loaded when it is first asked for: `health` runs every minute and must not load what reads mail.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mailflow.adapters.folders import write_files
    from mailflow.adapters.heartbeat import load_heartbeat, save_heartbeat
    from mailflow.adapters.log import set_up_log
    from mailflow.adapters.message_files import SavedMessage, read_saved
    from mailflow.adapters.templates import check_templates
    from mailflow.adapters.tools import missing_tools
    from mailflow.bootstrap.desks import adopt, open_desk
    from mailflow.bootstrap.letter_to_self import round_trip
    from mailflow.bootstrap.letters import place_of_letter
    from mailflow.bootstrap.lock import worker_lock
    from mailflow.bootstrap.papers import OfficeReports, template_faults, write_preview, write_summary
    from mailflow.bootstrap.places import as_storage, rehearsal_clock, system_clock
    from mailflow.bootstrap.reading import open_reader, open_rereader
    from mailflow.bootstrap.records import calendar_of, open_archive, open_records
    from mailflow.bootstrap.repairing import Repair, repair_ledger
    from mailflow.bootstrap.running import RunningService, open_service

__all__ = [
    "OfficeReports",
    "Repair",
    "RunningService",
    "SavedMessage",
    "adopt",
    "as_storage",
    "calendar_of",
    "check_templates",
    "load_heartbeat",
    "missing_tools",
    "open_archive",
    "open_desk",
    "open_reader",
    "open_records",
    "open_rereader",
    "open_service",
    "place_of_letter",
    "read_saved",
    "rehearsal_clock",
    "repair_ledger",
    "round_trip",
    "save_heartbeat",
    "set_up_log",
    "system_clock",
    "template_faults",
    "worker_lock",
    "write_files",
    "write_preview",
    "write_summary",
]

_HOMES = {
    "adapters.folders": "write_files",
    "adapters.heartbeat": "load_heartbeat save_heartbeat",
    "adapters.log": "set_up_log",
    "adapters.message_files": "SavedMessage read_saved",
    "adapters.templates": "check_templates",
    "adapters.tools": "missing_tools",
    "bootstrap.desks": "adopt open_desk",
    "bootstrap.letters": "place_of_letter",
    "bootstrap.lock": "worker_lock",
    "bootstrap.papers": "OfficeReports template_faults write_preview write_summary",
    "bootstrap.places": "as_storage rehearsal_clock system_clock",
    "bootstrap.reading": "open_reader open_rereader",
    "bootstrap.records": "calendar_of open_archive open_records",
    "bootstrap.letter_to_self": "round_trip",
    "bootstrap.repairing": "Repair repair_ledger",
    "bootstrap.running": "RunningService open_service",
}
"""Module beneath `mailflow` and the names it gives."""


if not TYPE_CHECKING:  # a misspelt name is then found by the type checker

    def __getattr__(name: str) -> object:
        for home, names in _HOMES.items():
            if name in names.split():
                return getattr(import_module(f"mailflow.{home}"), name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
