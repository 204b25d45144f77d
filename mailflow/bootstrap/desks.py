"""The worker's desk from a checked configuration."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager

from mailflow.adapters.archive import FileArchive
from mailflow.adapters.attempts import FileAttempts
from mailflow.adapters.clock import monotonic
from mailflow.adapters.documents import ChildDocuments
from mailflow.adapters.imap import ImapMailbox, Stubborn
from mailflow.adapters.ledger import TinyLedger
from mailflow.adapters.log import get_log
from mailflow.adapters.smtp import SmtpMailer
from mailflow.app.desk import Desk
from mailflow.app.pass_watch import PassWatch
from mailflow.app.ports import Clock, Mailbox, Mailer, Sending
from mailflow.bootstrap.papers import OfficeReports, open_templates
from mailflow.bootstrap.places import as_storage
from mailflow.bootstrap.records import calendar_of
from mailflow.mail.composing.compose import self_test
from mailflow.matching.understand import Matcher
from mailflow.model.settings import Configuration

READING_CHILDREN = 2
"""Processes that open mail for the worker: the second one reads on while the first is stuck in a scan."""


@contextmanager
def open_desk(
    configuration: Configuration,
    clock: Clock,
    *,
    mailbox: Mailbox | None = None,
    mailer: Mailer | None = None,
    late_answers: deque[Sending] | None = None,
) -> Iterator[Desk]:
    """A worker's desk; hold the worker lock around it. `mailbox` and `mailer` replace the real servers;
    `late_answers` is for a program that lives long enough to hear them."""
    # Refuse to send on a Python whose header path lets a received text become a header (faults, fact 3).
    self_test()
    storage = as_storage(configuration)
    with ExitStack() as stack:
        watch = PassWatch(monotonic)
        desk = Desk(
            ledger=stack.enter_context(closing(TinyLedger(storage))),
            archive=FileArchive(storage),
            attempts=FileAttempts(storage),
            documents=stack.enter_context(closing(ChildDocuments(READING_CHILDREN))),
            mailbox=mailbox or _mailbox(configuration, watch),
            mailer=mailer or _mailer(configuration, watch, late_answers),
            late_answers=late_answers,
            watch=watch,
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


def _mailbox(configuration: Configuration, watch: PassWatch) -> ImapMailbox:
    stubborn = Stubborn(as_storage(configuration) / "stubborn.json")
    return ImapMailbox(configuration.imap, seconds_left=watch.seconds_left, stubborn=stubborn)


def _mailer(configuration: Configuration, watch: PassWatch, late: deque[Sending] | None) -> SmtpMailer:
    told_late = late.append if late is not None else None
    return SmtpMailer(configuration.smtp, seconds_left=watch.seconds_left, told_late=told_late)


def _close_mailbox(desk: Desk) -> None:
    """The one in use at the end: edited settings may have replaced the first."""
    desk.mailbox.close()


def adopt(desk: Desk, configuration: Configuration) -> None:
    """Put an edited configuration in force; only the folders of data and templates need a restart."""
    if configuration.imap != desk.configuration.imap:
        desk.mailbox.close()
        desk.mailbox = _mailbox(configuration, desk.watch)
    if configuration.smtp != desk.configuration.smtp:
        desk.mailer = _mailer(configuration, desk.watch, desk.late_answers)
    desk.configuration = configuration
    desk.matcher = Matcher(configuration.directory, configuration.requests)
    desk.calendar = calendar_of(configuration)
