"""Ledger, book and archive, for reports and for decisions of people: no server is touched."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager

from mailflow.adapters.archive import FileArchive
from mailflow.adapters.ledger import TinyLedger
from mailflow.app.ports import Archive, Clock
from mailflow.app.records import Records
from mailflow.bootstrap.places import as_storage
from mailflow.cases.calendar import WorkingCalendar
from mailflow.model.settings import Configuration


def open_archive(configuration: Configuration) -> Archive:
    """The archive of raw mail."""
    return FileArchive(as_storage(configuration))


def calendar_of(configuration: Configuration) -> WorkingCalendar:
    return WorkingCalendar(configuration.calendar.days_off, configuration.calendar.working_days)


@contextmanager
def open_records(configuration: Configuration, clock: Clock, *, read_only: bool) -> Iterator[Records]:
    """Ledger and book alone: for reports and for people's decisions, also while the service runs."""
    with closing(TinyLedger(as_storage(configuration), read_only=read_only)) as ledger:
        records = Records(
            ledger=ledger, clock=clock, configuration=configuration, calendar=calendar_of(configuration)
        )
        records.catch_up()
        yield records
