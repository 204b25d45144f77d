"""The one place that knows every class: it builds desks from a checked configuration."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from mailflow.adapters.archive import FileArchive
from mailflow.adapters.attempts import FileAttempts
from mailflow.adapters.charts import territory_chart
from mailflow.adapters.clock import RehearsalClock, SystemClock, wall_drift
from mailflow.adapters.documents import ChildDocuments
from mailflow.adapters.folders import write_files
from mailflow.adapters.heartbeat import load_heartbeat, save_heartbeat
from mailflow.adapters.imap import ImapMailbox
from mailflow.adapters.ledger import TinyLedger
from mailflow.adapters.log import get_log, set_up_log
from mailflow.adapters.message_files import SavedMessage, read_saved
from mailflow.adapters.scheduler import Pulse
from mailflow.adapters.smtp import SmtpMailer
from mailflow.adapters.templates import TemplateStore, check_templates
from mailflow.adapters.tools import missing_tools
from mailflow.adapters.workbook import build_registry
from mailflow.adapters.worker_lock import hold_worker_lock
from mailflow.app.desk import Desk
from mailflow.app.mails.samples import sample_board, sample_names, sample_values
from mailflow.app.ports import Archive, Clock, Envelope, Mailbox, Mailer
from mailflow.app.reading import Reader
from mailflow.app.records import Records
from mailflow.app.service import Service
from mailflow.app.summary_files import summary_files
from mailflow.app.tick import TickReport
from mailflow.cases.calendar import WorkingCalendar
from mailflow.config import load
from mailflow.errors import Fault, NotFoundError, TransientError
from mailflow.mail.compose import Automatic, OutgoingMail, compose, self_test
from mailflow.matching.understand import Matcher
from mailflow.model.board import Board
from mailflow.model.fact import SendResult
from mailflow.model.message import Address
from mailflow.model.settings import Configuration

__all__ = [
    "RunningService",
    "SavedMessage",
    "as_storage",
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

READING_CHILDREN = 2
"""Processes that open mail for the worker: the second one reads on while the first is stuck in a scan."""

CONFIGURATION_LOOK_SECONDS = 2


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
            renderer=stack.enter_context(closing(_templates(configuration))),
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


class OfficeReports:
    """The `Reports` port: the workbook and the chart."""

    def registry(self, board: Board, configuration: Configuration) -> bytes:
        return build_registry(board, configuration)

    def chart(self, board: Board, configuration: Configuration) -> bytes:
        return territory_chart(board, configuration)


def template_faults(configuration: Configuration) -> list[Fault]:
    """What is wrong with the templates, with file and line."""
    return check_templates(Path(configuration.templates), sample_values)


def write_summary(configuration: Configuration, board: Board, now: datetime, out: Path) -> list[Path]:
    """The final report of a board as files in `out`."""
    with closing(_templates(configuration)) as renderer:
        return write_files(out, summary_files(configuration, board, now, renderer, OfficeReports()))


def write_preview(configuration: Configuration, template: str | None, out: Path) -> list[Path]:
    """Mails with sample data as pages and texts. Raises NotFoundError for an unknown template."""
    names = sample_names()
    if template is not None and template not in names:
        raise NotFoundError(f"Шаблона «{template}» нет; есть: {', '.join(names)}")
    files: dict[str, bytes | str] = {}
    with closing(_templates(configuration)) as renderer:
        for name in [template] if template else names:
            mail = renderer.render(name, sample_values(name))
            files[f"{name}.html"] = mail.html
            files[f"{name}.txt"] = f"{mail.subject}\n\n{mail.text}"
        if "summary.html" in files:
            files["territories.png"] = territory_chart(sample_board(), configuration)
            files["summary.html"] = str(files["summary.html"]).replace("cid:chart", "territories.png")
    return write_files(out, files)


def round_trip(configuration: Configuration, *, patience_seconds: int = 60) -> float:
    """A letter to ourselves by SMTP, found by IMAP; seconds it took. Raises WorldError with the reason."""
    now = system_clock().now()
    association = configuration.association
    domain = association.email.rpartition("@")[2].encode("idna").decode()
    message_id = f"<check.{now:%Y%m%d%H%M%S}@{domain}>"
    mail = OutgoingMail(
        letter="check",
        message_id=message_id,
        date=now,
        from_=Address(association.short_name, association.email),
        to=Address("", association.email),
        subject="Проверка связи mailflow",
        text="Это письмо служба отправила самой себе, чтобы проверить оба почтовых сервера. "
        "Отвечать на него не нужно.",
        automatic=Automatic.GENERATED,
    )
    envelope = Envelope("check", association.email, association.email, compose(mail))
    sending = next(iter(SmtpMailer(configuration.smtp).send([envelope])))
    if sending.result is not SendResult.SENT:
        raise TransientError(f"Сервер отправки {configuration.smtp.server.host}: {sending.words}")
    with closing(ImapMailbox(configuration.imap)) as mailbox:
        for _ in range(patience_seconds):
            if mailbox.find_own(message_id):
                return (system_clock().now() - now).total_seconds()
            mailbox.wait(1)
    raise TransientError(
        f"Письмо самим себе принято сервером отправки, но за {patience_seconds} с не появилось в ящике"
    )


def _templates(configuration: Configuration) -> TemplateStore:
    return TemplateStore(Path(configuration.templates), sample_values)


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


@dataclass(slots=True)
class RunningService:
    """The service with its pulse. `stop` may be called from a signal handler at any moment."""

    service: Service
    pulse: Pulse
    stopping: threading.Event

    def run_until_stopped(self) -> None:
        """Passes at every poll interval and whenever IDLE says that mail came."""
        log = get_log()
        seconds = self.service.desk.configuration.imap.poll_seconds
        self.pulse.every(seconds, "pass", self.service.one_pass)
        while not self.stopping.is_set():
            if self._news(log.warning):
                self.pulse.run("pass")
            self.pulse.beat()
        log.info("service_stopped")

    def stop(self) -> None:
        self.stopping.set()

    def _news(self, warn: Callable[[str], object]) -> bool:
        try:
            return self.service.desk.mailbox.wait(CONFIGURATION_LOOK_SECONDS)
        except TransientError:
            # The next pass reconnects and tells; here it only must not spin.
            self.stopping.wait(CONFIGURATION_LOOK_SECONDS)
            return False
        except Exception as fault:  # noqa: BLE001 - part of the scheduled job «wait»: told, never ends the service
            warn(f"wait_failed {type(fault).__name__}")
            self.stopping.wait(CONFIGURATION_LOOK_SECONDS)
            return False


@contextmanager
def open_service(folder: Path, configuration: Configuration, clock: Clock) -> Iterator[RunningService]:
    """The service over `folder`; hold the worker lock around it."""
    log = get_log()
    storage = as_storage(configuration)
    with open_desk(configuration, clock) as desk:
        store = desk.renderer
        assert isinstance(store, TemplateStore)
        service = Service(
            desk=desk,
            health=load_heartbeat(storage),
            reload=_reloader(folder),
            adopt=adopt,
            template_faults=store.current_faults,
            beat=lambda health: save_heartbeat(storage, health),
            told=_log_pass,
        )
        pulse = Pulse(lambda name, fault: log.error("job_failed", job=name, fault=fault), wall_drift)
        log.info("service_started", municipalities=len(configuration.directory))
        yield RunningService(service, pulse, threading.Event())


def _reloader(folder: Path) -> Callable[[], Configuration | None]:
    """A configuration anew whenever a file beneath the folder has changed since the last good look."""
    seen = [_stamps(folder)]

    def reload() -> Configuration | None:
        now = _stamps(folder)
        if now == seen[0]:
            return None
        fresh = load(folder, os.environ)
        seen[0] = now
        return fresh

    return reload


def _stamps(folder: Path) -> Iterable[tuple[str, int, int]]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return [(str(path), (stat := path.stat()).st_mtime_ns, stat.st_size) for path in files]


def _log_pass(report: TickReport) -> None:
    if report.taken.read or report.sent.sent or report.sent.failed or not report.mailbox_read:
        get_log().info(
            "pass",
            read=report.taken.read,
            recorded=report.taken.recorded,
            review=report.taken.review,
            sent=report.sent.sent,
            failed=report.sent.failed,
            mailbox_read=report.mailbox_read,
        )
