"""Desks from a checked configuration: for the worker, for reports and decisions, for reading."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager
from datetime import datetime
from pathlib import Path

from mailflow.adapters.archive import FileArchive
from mailflow.adapters.attempts import FileAttempts
from mailflow.adapters.clock import RehearsalClock, SystemClock
from mailflow.adapters.documents import ChildDocuments
from mailflow.adapters.imap import ImapMailbox
from mailflow.adapters.ledger import TinyLedger
from mailflow.adapters.log import get_log
from mailflow.adapters.smtp import SmtpMailer
from mailflow.adapters.worker_lock import hold_worker_lock
from mailflow.app.desk import Desk
from mailflow.app.ports import Archive, Clock, Mailbox, Mailer
from mailflow.app.reading import Reader
from mailflow.app.records import Records
from mailflow.bootstrap.papers import OfficeReports, open_templates
from mailflow.cases.calendar import WorkingCalendar
from mailflow.mail.compose import self_test
from mailflow.matching.understand import Matcher
from mailflow.model.settings import Configuration

READING_CHILDREN = 2
"""Processes that open mail for the worker: the second one reads on while the first is stuck in a scan."""


def system_clock() -> Clock:
    return SystemClock()


def rehearsal_clock(now: datetime) -> RehearsalClock:
    return RehearsalClock(now)


def as_storage(configuration: Configuration) -> Path:
    """The data folder."""
    return Path(configuration.storage)


def worker_lock(storage: Path) -> AbstractContextManager[None]:
    """The right to be the only worker. Raises LedgerBusyError at once."""
    return hold_worker_lock(storage)


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


@contextmanager
def open_desk(
    configuration: Configuration,
    clock: Clock,
    *,
    mailbox: Mailbox | None = None,
    mailer: Mailer | None = None,
) -> Iterator[Desk]:
    """A worker's desk; hold the worker lock around it. `mailbox` and `mailer` replace the real servers."""
    # Refuse to send on a Python whose header path lets a received text become a header (faults, fact 3).
    self_test()
    storage = as_storage(configuration)
    with ExitStack() as stack:
        desk = Desk(
            ledger=stack.enter_context(closing(TinyLedger(storage))),
            archive=FileArchive(storage),
            attempts=FileAttempts(storage),
            documents=stack.enter_context(closing(ChildDocuments(READING_CHILDREN))),
            mailbox=mailbox or ImapMailbox(configuration.imap),
            mailer=mailer or SmtpMailer(configuration.smtp),
            reports=OfficeReports(),
            renderer=stack.enter_context(closing(open_templates(configuration))),
            clock=clock,
            configuration=configuration,
            matcher=Matcher(configuration.directory, configuration.requests),
            calendar=calendar_of(configuration),
            note=lambda event: get_log().warning(event),
        )
        if mailbox is None:
            stack.callback(_close_mailbox, desk)
        desk.catch_up()
        yield desk


def _close_mailbox(desk: Desk) -> None:
    """The one in use at the end: edited settings may have replaced the first."""
    desk.mailbox.close()


@contextmanager
def open_reader(configuration: Configuration, *, children: int, now: datetime | None) -> Iterator[Reader]:
    """Understanding of saved mail, without ledger, mailbox or network."""
    with closing(ChildDocuments(children)) as documents:
        yield Reader(
            documents=documents,
            matcher=Matcher(configuration.directory, configuration.requests),
            configuration=configuration,
            now=now,
        )


def adopt(desk: Desk, configuration: Configuration) -> None:
    """Put an edited configuration in force; only the folders of data and templates need a restart."""
    if configuration.imap != desk.configuration.imap:
        desk.mailbox.close()
        desk.mailbox = ImapMailbox(configuration.imap)
    if configuration.smtp != desk.configuration.smtp:
        desk.mailer = SmtpMailer(configuration.smtp)
    desk.configuration = configuration
    desk.matcher = Matcher(configuration.directory, configuration.requests)
    desk.calendar = calendar_of(configuration)
