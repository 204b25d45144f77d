"""Passwords in processes, files and mails (A56); owner and modes (A59); whose certificate is believed."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from mailflow.demo.servers import Account, EmbeddedServers
from tests.faults.rig import (
    ANSWER,
    ARRIVED,
    ASSOCIATION,
    LETTERS_LEAVE,
    PASSWORD,
    REMINDING,
    REPOSITORY,
    STAFF,
    Delivered,
    Rig,
    rig,
    write_config,
)
from tests.secret import FORMS, SECRET

SMTP_SECRET = "another-marker-of-a-password"


@contextmanager
def _running(built: Rig) -> Iterator[subprocess.Popen[str]]:
    """The service itself, its passwords in the environment, until its first pass is told."""
    environment = {
        **os.environ,
        "MAILFLOW_IMAP__PASSWORD": SECRET,
        "MAILFLOW_SMTP__PASSWORD": SECRET,
        "MAILFLOW_STORAGE__PATH": str(built.data),
    }
    now = REMINDING.isoformat()
    command = [sys.executable, "worker.py", "--config", str(built.config), "--now", now, "run"]
    process = subprocess.Popen(
        command, cwd=REPOSITORY, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        _, told = process.communicate(timeout=60)
        assert not any(form in told for form in FORMS)


def _descendants(pid: int) -> set[int]:
    found: set[int] = set()
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, children.read_text().split()):
            found |= {child} | _descendants(child)
    return found


def test_no_process_shows_a_password_and_no_child_holds_one(tmp_path: Path) -> None:
    """The worker's own environment is for its owner alone; its children open hostile files and get none."""
    with rig(tmp_path) as built:
        built.tick(LETTERS_LEAVE)
        built.post(ANSWER, ARRIVED)
        with _running(built) as process:
            assert process.stderr is not None
            for line in process.stderr:
                if '"event":"pass"' in line.replace(" ", ""):
                    break
            children = _descendants(process.pid)
            assert len(children) >= 2
            for pid in children:
                assert SECRET.encode() not in Path(f"/proc/{pid}/environ").read_bytes()
            for pid in (process.pid, *children):
                assert SECRET.encode() not in Path(f"/proc/{pid}/cmdline").read_bytes()
        assert built.states(REMINDING)["99601401"] == "answered"


def test_no_file_and_no_mail_holds_a_password(tmp_path: Path) -> None:
    with rig(tmp_path) as built:
        built.tick(LETTERS_LEAVE)
        built.post(ANSWER, ARRIVED)
        built.tick(REMINDING)
        wrong = {"MAILFLOW_IMAP__PASSWORD": SMTP_SECRET, "MAILFLOW_SMTP__PASSWORD": SMTP_SECRET}
        for _ in range(4):
            built.tick(REMINDING, environment=wrong)
        forms = [form.encode() for form in (*FORMS, SMTP_SECRET)]
        files = [path for path in built.data.rglob("*") if path.is_file()]
        assert len(files) >= 5
        for path in files:
            assert not any(form in path.read_bytes() for form in forms), path
        assert not any(form in each.raw for each in built.delivered for form in forms)


def test_a_certificate_of_an_own_authority_is_believed_by_its_file_alone(tmp_path: Path) -> None:
    delivered: list[Delivered] = []

    def on_mail(recipient: str, sender: str, raw: bytes) -> None:
        delivered.append(Delivered(recipient, sender, raw))

    with EmbeddedServers([Account(ASSOCIATION, PASSWORD)], on_mail=on_mail) as servers:
        built = Rig(tmp_path, servers, delivered)
        write_config(built, imap=servers.imap_port, smtp=servers.smtp_port)
        settings = built.config / "mailflow.yaml"
        text = settings.read_text(encoding="utf-8")
        settings.write_text(text.replace("security: none", "security: tls"), encoding="utf-8")
        assert not built.tick(LETTERS_LEAVE).mailbox_read
        assert delivered == []

        (built.config / "ca.pem").write_bytes(servers.ca_file.read_bytes())
        settings.write_text(
            text.replace("security: none", "security: tls, ca_file: ca.pem"), encoding="utf-8"
        )
        assert built.tick(LETTERS_LEAVE + timedelta(hours=1)).mailbox_read
        assert {each.recipient for each in delivered} > {STAFF}


def test_everything_belongs_to_who_runs_the_service_and_to_nobody_else(tmp_path: Path) -> None:
    """Under the laxest umask."""
    before = os.umask(0)
    try:
        with rig(tmp_path) as built:
            built.tick(LETTERS_LEAVE)
            built.post(ANSWER, ARRIVED)
            built.tick(REMINDING)
            paths = list(built.data.rglob("*"))
    finally:
        os.umask(before)
    assert len(paths) >= 5
    for path in paths:
        told = path.stat()
        assert (told.st_uid, told.st_gid) == (os.geteuid(), os.getegid())
        assert stat.S_IMODE(told.st_mode) == (0o700 if path.is_dir() else 0o600), path
