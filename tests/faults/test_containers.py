"""Two containers on one volume: processes that do not see each other, and one data folder (A51)."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.rig import LETTERS_LEAVE, REPOSITORY, Rig, rig
from tests.secret import SECRET
from tests.servers.availability import program

APART = ("--pid", "--fork", "--kill-child", "--mount-proc", "--ipc", "--uts")
"""Namespaces of its own, as a container has; the network stays, for the servers are on loopback."""


def _contained(built: Rig, *words: str) -> subprocess.Popen[str]:
    secrets = {"MAILFLOW_IMAP__PASSWORD": SECRET, "MAILFLOW_SMTP__PASSWORD": SECRET}
    command = [program("unshare"), *APART, sys.executable, "worker.py", "--config", str(built.config)]
    command += ["--now", LETTERS_LEAVE.isoformat(), *words]
    return subprocess.Popen(
        command,
        cwd=REPOSITORY,
        env={**os.environ, **secrets},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _may_unshare() -> bool:
    done = subprocess.run([program("unshare"), *APART, "true"], capture_output=True, check=False)
    return done.returncode == 0


def test_of_two_containers_one_works_and_the_other_says_why_not(tmp_path: Path) -> None:
    if not _may_unshare():
        pytest.skip("namespaces are not permitted here")
    with rig(tmp_path) as built:
        holder = _contained(built, "run")
        assert holder.stderr is not None
        for line in holder.stderr:
            if '"event":"pass"' in line.replace(" ", ""):
                break
        second = _contained(built, "tick")
        _, told = second.communicate(timeout=60)
        assert (second.returncode, told.strip().count("\n")) == (1, 0)
        assert "уже работает" in told
        sent = len(built.delivered)
        # The end of the holder, without a word: the lock goes with it.
        holder.send_signal(signal.SIGKILL)
        holder.communicate(timeout=60)
        third = _contained(built, "tick")
        third.communicate(timeout=60)
        assert third.returncode == 0
        assert len(built.delivered) == sent
        assert set(built.copies().values()) == {1}
