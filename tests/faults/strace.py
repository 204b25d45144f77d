"""A pass of the worker under strace: killed, or its disk failing, at the N-th system call of a kind."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import pytest

from tests.faults.rig import REPOSITORY
from tests.servers.availability import program

WRITING = "write,pwrite64,writev,fsync,fdatasync,rename,renameat,renameat2,link,linkat,unlink,unlinkat"
"""Calls that change the disk (and the pipes to children)."""
TALKING = "sendto,sendmsg,recvfrom,recvmsg,connect,socket,shutdown"
MAKING = "openat,open,mkdir,mkdirat,ftruncate,flock,lseek,close,chmod,fchmod"
EVERY_CALL = "all"


@dataclass(frozen=True, slots=True)
class Ran:
    """How the pass ended: its exit status (negative: the signal) and what it said."""

    status: int
    said: str


class Zygote:
    """See `tests.faults.zygote`."""

    def __init__(self, folder: Path) -> None:
        self._out = folder / "said"
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.zygote"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=REPOSITORY,
            text=True,
        )

    def run(self, words: Sequence[str], *injection: str, follow: bool = False) -> Ran:
        """One command, traced with the injection (`-e inject=...`) where there is one."""
        pid = int(self._ask(json.dumps({"words": list(words), "out": str(self._out)})))
        tracer = _attach(pid, injection, follow=follow) if injection else None
        status = os.waitstatus_to_exitcode(int(self._ask("go")))
        if tracer is not None:
            tracer.wait(timeout=30)
            assert tracer.stderr is not None
            tracer.stderr.close()
        return Ran(status, self._out.read_text(encoding="utf-8", errors="replace"))

    def close(self) -> None:
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            pipe.close()
        self._process.wait(timeout=30)

    def _ask(self, line: str) -> str:
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        print(line, file=stdin, flush=True)
        return stdout.readline()


@contextmanager
def zygote(folder: Path) -> Iterator[Zygote]:
    running = Zygote(folder)
    try:
        yield running
    finally:
        running.close()


def _attach(pid: int, injection: Sequence[str], *, follow: bool) -> subprocess.Popen[str]:
    options = [part for each in injection for part in ("-e", each)]
    followed = ["-f"] if follow else []
    # Only the injected calls are stopped at: everything else runs at full speed.
    tracer = subprocess.Popen(
        [program("strace"), *followed, "-o", os.devnull, "-p", str(pid), *options],
        stderr=subprocess.PIPE,
        text=True,
    )
    stderr: IO[str] | None = tracer.stderr
    assert stderr is not None
    while line := stderr.readline():
        if "attached" in line:
            return tracer
    pytest.skip("strace may not attach to processes here")


def calls_of(run: Zygote, words: Sequence[str], calls: str, log: Path) -> int:
    """How many of these calls the main thread makes in a whole pass."""
    pid = int(run._ask(json.dumps({"words": list(words), "out": os.devnull})))
    tracer = subprocess.Popen(
        [program("strace"), "-o", str(log), "-p", str(pid), "-e", f"trace={calls}"],
        stderr=subprocess.PIPE,
        text=True,
    )
    assert tracer.stderr is not None
    while "attached" not in tracer.stderr.readline():
        pass
    run._ask("go")
    tracer.wait(timeout=30)
    tracer.stderr.close()
    return len([line for line in log.read_text(errors="replace").splitlines() if "(" in line])
