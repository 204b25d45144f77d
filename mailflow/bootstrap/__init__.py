"""The one place that knows every class: it builds desks from a checked configuration."""

from mailflow.adapters.folders import write_files
from mailflow.adapters.heartbeat import load_heartbeat, save_heartbeat
from mailflow.adapters.log import set_up_log
from mailflow.adapters.message_files import SavedMessage, read_saved
from mailflow.adapters.templates import check_templates
from mailflow.adapters.tools import missing_tools
from mailflow.bootstrap.desks import (
    adopt,
    as_storage,
    calendar_of,
    open_archive,
    open_desk,
    open_reader,
    open_records,
    rehearsal_clock,
    system_clock,
    worker_lock,
)
from mailflow.bootstrap.papers import OfficeReports, template_faults, write_preview, write_summary
from mailflow.bootstrap.round_trip import round_trip
from mailflow.bootstrap.running import RunningService, open_service

__all__ = [
    "OfficeReports",
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
    "open_service",
    "read_saved",
    "rehearsal_clock",
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
