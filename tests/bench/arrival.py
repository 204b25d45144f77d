"""From the delivery of an answer to its record by the running service, which waits by IDLE."""

from __future__ import annotations

import imaplib
import os
import shutil
import smtplib
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from statistics import median

from imapclient import IMAPClient

from mailflow.adapters.ledger import TinyLedger
from mailflow.model.fact import FolderBaseline, MessageRead
from tests.bench.mails import MixedMail
from tests.bench.table import Row
from tests.bench.town import ANSWER_DAY, ASSOCIATION, configuration, settled
from tests.servers.dovecot import PASSWORD, Dovecot, dovecot
from tests.servers.smtp_sink import smtp_sink

_ROOT = Path(__file__).parents[2]
_AIM_SECONDS = 1.0
_LOOK_SECONDS = 0.002
_PATIENCE_SECONDS = 60.0


def rows(answers: int) -> Iterator[Row]:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="mailflow-bench-")))
        server = stack.enter_context(dovecot())
        port = stack.enter_context(smtp_sink())
        residents = settled()
        mail = MixedMail(configuration(residents, folder), residents, ANSWER_DAY)
        bare = median(_idle_alone(server, mail, answers))
        with _service(folder, server, port) as data:
            taken = list(_recorded(server, mail, data, answers))
    middle, worst = median(taken), max(taken)
    ratio = middle / bare
    baseline = f"{bare * 1000:.0f} ms until bare IDLE says so"
    aim = f"< {_AIM_SECONDS:g} s"
    yield Row(
        f"delivery to record, median of {answers}",
        f"{middle * 1000:.0f} ms",
        baseline,
        ratio,
        aim,
        middle < _AIM_SECONDS,
    )
    yield Row("delivery to record, slowest", f"{worst * 1000:.0f} ms", aim=aim, is_met=worst < _AIM_SECONDS)


def _idle_alone(server: Dovecot, mail: MixedMail, answers: int) -> Iterator[float]:
    """Seconds until a client that does nothing else hears of a message: the server's own pause."""
    user = "idle@mokk.example"
    with IMAPClient("127.0.0.1", server.imap_port, ssl=False) as client:
        client.login(user, PASSWORD)
        client.select_folder("INBOX", readonly=True)
        client.idle()
        for number in range(answers):
            begun = _deliver(server, user, mail.message(2 * number + 1))
            while not any(b"EXISTS" in answer for answer in client.idle_check(timeout=30)):
                pass
            yield time.perf_counter() - begun
        client.idle_done()


def _recorded(server: Dovecot, mail: MixedMail, data: Path, answers: int) -> Iterator[float]:
    with closing(TinyLedger(data, read_only=True)) as ledger:
        _wait_for(ledger, FolderBaseline, 1)
        # Its first pass is over when the service waits again.
        for number in range(answers + 1):
            begun = _deliver(server, ASSOCIATION, mail.message(2 * number + 1))
            _wait_for(ledger, MessageRead, number + 1)
            if number:
                yield time.perf_counter() - begun


def _deliver(server: Dovecot, user: str, raw: bytes) -> float:
    """When the server had accepted it."""
    with smtplib.LMTP("127.0.0.1", server.lmtp_port) as client:
        client.sendmail("sender@mail.example", [user], raw)
    return time.perf_counter()


def _wait_for(ledger: TinyLedger, kind: type[MessageRead] | type[FolderBaseline], wanted: int) -> None:
    ends = time.perf_counter() + _PATIENCE_SECONDS
    while sum(isinstance(entry.fact, kind) for entry in ledger.entries()) < wanted:
        if time.perf_counter() > ends:
            raise TimeoutError(f"the service has not recorded {kind.__name__} {wanted}")
        time.sleep(_LOOK_SECONDS)


@contextmanager
def _service(folder: Path, server: Dovecot, port: int) -> Iterator[Path]:
    """`worker.py run` on the shipped configuration; its data folder."""
    config, data = folder / "config", folder / "data"
    shutil.copytree(_ROOT / "config", config)
    with imaplib.IMAP4("127.0.0.1", server.imap_port) as client:
        client.login(ASSOCIATION, PASSWORD)  # makes the mailbox
    environment = {
        **os.environ,
        "MAILFLOW_ASSOCIATION__EMAIL": ASSOCIATION,
        "MAILFLOW_STORAGE__PATH": str(data),
        "MAILFLOW_TEMPLATES": str(_ROOT / "templates"),
        "MAILFLOW_IMAP__HOST": "127.0.0.1",
        "MAILFLOW_IMAP__PORT": str(server.imap_port),
        "MAILFLOW_IMAP__SECURITY": "none",
        "MAILFLOW_IMAP__USER": ASSOCIATION,
        "MAILFLOW_IMAP__PASSWORD": PASSWORD,
        "MAILFLOW_IMAP__POLL_SECONDS": "600",
        "MAILFLOW_SMTP__HOST": "127.0.0.1",
        "MAILFLOW_SMTP__PORT": str(port),
        "MAILFLOW_SMTP__SECURITY": "none",
        "MAILFLOW_SMTP__USER": ASSOCIATION,
        "MAILFLOW_SMTP__PASSWORD": PASSWORD,
    }
    command = [sys.executable, str(_ROOT / "worker.py"), "--config", str(config), "run"]
    log = folder / "log"
    with log.open("wb") as errors, subprocess.Popen(command, env=environment, stderr=errors) as worker:
        try:
            ends = time.perf_counter() + _PATIENCE_SECONDS
            while not (data / "ledger.journal").exists():
                if worker.poll() is not None or time.perf_counter() > ends:
                    raise RuntimeError(f"the service did not start: {log.read_text()[-500:]}")
                time.sleep(0.02)
            yield data
        finally:
            worker.terminate()
            worker.wait(timeout=30)
