"""First start on an old mailbox: nothing is read or sent, and the end of the mail is noted first (A36)."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from mailflow.adapters.imap import ImapMailbox
from mailflow.model.fact import FolderBaseline, LetterClaimed, MessageRead
from mailflow.model.settings import ImapSettings, Security, Server
from tests.faults.rig import ANSWER, LETTERS_LEAVE, REPOSITORY, Rig, rig
from tests.secret import SECRET
from tests.servers.dovecot import PASSWORD, Dovecot
from tests.servers.scripted_imap import Script, ScriptedImap

BEFORE = LETTERS_LEAVE - timedelta(minutes=70)
"""Neither letters nor a digest are due yet: whatever goes out now was caused by old mail."""


def test_a_hundred_and_fifty_thousand_old_messages_are_left_alone(tmp_path: Path) -> None:
    messages = dict.fromkeys(range(1, 150_001), ANSWER)
    with rig(tmp_path) as built, ScriptedImap(Script(messages=messages)) as server:
        settings = Server("127.0.0.1", server.port, Security.NONE, "u", "p", None, 20.0)
        for minutes in (0, 5):
            mailbox = ImapMailbox(ImapSettings(settings))
            report = built.tick(BEFORE + timedelta(minutes=minutes), mailbox=mailbox)
            mailbox.close()
            assert report.mailbox_read
            assert (report.taken.read, report.sent.sent) == (0, 0)
        assert not [each for each in server.commands if "FETCH" in each or "SEARCH" in each]
        (first,) = built.entries()
        assert isinstance(first.fact, FolderBaseline)
        assert (first.number, first.fact.uidnext) == (1, 150_001)


def test_the_baseline_stands_before_anything_else(tmp_path: Path) -> None:
    """Also where letters are due at once, and mail that comes after it is read."""
    with rig(tmp_path) as built:
        for _ in range(20):
            built.post(ANSWER.replace(b"<answer", b"<old"), BEFORE)
        built.tick(LETTERS_LEAVE)
        facts = [type(entry.fact) for entry in built.entries()]
        baselines = [place for place, kind in enumerate(facts) if kind is FolderBaseline]
        assert baselines == list(range(len(baselines)))
        assert MessageRead not in facts
        built.post(ANSWER, LETTERS_LEAVE)
        assert built.tick(LETTERS_LEAVE + timedelta(minutes=5)).taken.recorded == 1


@dataclass(frozen=True, slots=True)
class Run:
    seconds: float
    megabytes: float


# The peak that wait4 tells begins with that of whoever forked; the high-water mark of memory does not.
_MEASURED = """\
import re, resource, sys
from pathlib import Path
from mailflow.cli.main import main
status = main(sys.argv[2:])
own = int(re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1])
children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
Path(sys.argv[1]).write_text(str(max(own, children)))
sys.exit(status)
"""


def _worker(built: Rig, *words: str) -> Run:
    """One command in a program of its own; its peak memory, children included one by one."""
    environment = {**os.environ, "MAILFLOW_IMAP__PASSWORD": PASSWORD, "MAILFLOW_SMTP__PASSWORD": SECRET}
    peak = built.config.parent / "peak"
    command = [sys.executable, "-c", _MEASURED, str(peak), "--config", str(built.config), *words]
    begun = time.perf_counter()
    subprocess.run(command, cwd=REPOSITORY, env=environment, stdout=subprocess.DEVNULL, check=True)
    return Run(time.perf_counter() - begun, int(peak.read_text()) / 1000)


def _fill(dovecot: Dovecot, user: str, count: int) -> None:
    """Straight into the Maildir; a third unseen."""
    dovecot.doveadm("mailbox", "status", "-u", user, "messages", "INBOX")
    box = dovecot.folder / "mail" / user
    owner = box.stat()
    for place in ("cur", "new"):
        (box / place).mkdir(exist_ok=True)
        os.chown(box / place, owner.st_uid, owner.st_gid)
    for number in range(count):
        seen = number % 3 > 0
        name = f"{1_690_000_000 + number}.M{number}.old"
        path = box / "cur" / f"{name}:2,S" if seen else box / "new" / name
        path.write_bytes(ANSWER.replace(b"<answer", b"<old%d" % number))
        os.chown(path, owner.st_uid, owner.st_gid)


@pytest.mark.faults
@pytest.mark.timeout(900)
def test_a_hundred_thousand_old_messages_on_dovecot_cost_seconds(dovecot: Dovecot, tmp_path: Path) -> None:
    user = "old@les.example"
    _fill(dovecot, user, 100_000)
    with rig(tmp_path) as built:
        settings = built.config / "mailflow.yaml"
        head, tail = settings.read_text(encoding="utf-8").split("imap:\n", 1)
        imap = (
            f"imap:\n  {{host: 127.0.0.1, port: {dovecot.imaps_port}, security: tls, user: {user}, "
            f"ca_file: {dovecot.certificate.ca_file}}}\nsmtp:\n"
        )
        settings.write_text(head + imap + tail.split("smtp:\n", 1)[1], encoding="utf-8")
        runs = [
            _worker(built, "--now", (BEFORE + timedelta(minutes=each)).isoformat(), "tick") for each in (0, 5)
        ]
        for run in runs:
            print(f"first start on 100,000: {run.seconds:.1f} s, {run.megabytes:.0f} MB")
            assert run.seconds < 60
            assert run.megabytes < 200
        assert built.delivered == []
        kinds = {type(entry.fact) for entry in built.entries()}
        assert kinds.isdisjoint({MessageRead, LetterClaimed})
        dovecot.save(user, ANSWER)
        _worker(built, "--now", (BEFORE + timedelta(minutes=10)).isoformat(), "tick")
        assert sum(isinstance(entry.fact, MessageRead) for entry in built.entries()) == 1
