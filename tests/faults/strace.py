"""A pass of the worker under strace: killed, or its disk failing, at the N-th system call of a kind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import sleep

import pytest

from tests.faults.orders import Order, make_gate
from tests.faults.rig import REPOSITORY
from tests.servers.availability import program

WRITING = (
    "write,pwrite64,writev,fsync,fdatasync,rename,renameat,renameat2,link,linkat,unlink,unlinkat,"
    "ftruncate,mkdir,mkdirat"
)
"""Calls that change the disk (and the pipes to children)."""
TALKING = "sendto,sendmsg,recvfrom,recvmsg,connect,socket,shutdown"
OPENING = "openat,flock,clone,clone3,chmod,fchmod"
EVERY_CALL = "all"


@dataclass(frozen=True, slots=True)
class Ran:
    """How the pass ended: its exit status (negative: the signal) and what it said."""

    status: int
    said: str

    @property
    def died(self) -> bool:
        return self.status == -signal.SIGKILL


class Zygote:
    """See `tests.faults.zygote`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.zygote"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=REPOSITORY,
            text=True,
        )
        assert self._hear() == "warm"

    def run(
        self, words: Sequence[str], *injection: str, children: bool = False, log: Path | None = None
    ) -> Ran:
        """One command, its main thread traced with the injections (`-e inject=...`) where there are any."""
        pid = self._fork(Order(list(words), self._out, children=children))
        tracer = _attached(pid, injection, log) if injection else None
        self.go()
        return self._ended(tracer)

    def run_thread(self, words: Sequence[str], thread: str, *injection: str, log: Path | None = None) -> Ran:
        """As `run`; only the first thread of that name is traced, from its first step."""
        gate = self._folder / "gate"
        make_gate(gate)
        self._fork(Order(list(words), self._out, thread=thread, gate=str(gate)))
        self.go()
        number = int(gate.with_suffix(".number").read_text())
        tracer = _attached(number, injection, log)
        _open_gate(gate.with_suffix(".open"))
        return self._ended(tracer)

    def run_child(self, words: Sequence[str], child: str, *injection: str, log: Path | None = None) -> Ran:
        """As `run`, with real children; only the first one with `child` in its command line is traced."""
        # -D: the tracer is not the parent, for the child wants its own.
        tracer = (program("strace"), "-D", "-o", str(log or os.devnull), *_options(injection))
        self._fork(Order(list(words), self._out, children=True, child=child, tracer=tracer))
        self.go()
        return self._ended(None)

    def run_until(self, words: Sequence[str], seconds: float, *, children: bool = False) -> Ran:
        """One command, killed after so many seconds with all its threads wherever they are."""
        self._fork(Order(list(words), self._out, children=children))
        self.go(f" {seconds}")
        return self._ended(None)

    def prepare(self, words: Sequence[str]) -> None:
        """A command that waits for `go`, to be started together with another zygote's."""
        self._fork(Order(list(words), self._out))

    def go(self, limit: str = "") -> None:
        self._say(f"go{limit}")

    def ended(self) -> Ran:
        return self._ended(None)

    def close(self) -> None:
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            pipe.close()
        self._process.wait(timeout=30)

    @property
    def _out(self) -> str:
        return str(self._folder / f"said-{self._process.pid}")

    def _fork(self, order: Order) -> int:
        self._say(order.written())
        return int(self._hear())

    def _ended(self, tracer: subprocess.Popen[str] | None) -> Ran:
        status = os.waitstatus_to_exitcode(int(self._hear()))
        if tracer is not None:
            tracer.wait(timeout=30)
            assert tracer.stderr is not None
            tracer.stderr.close()
        return Ran(status, Path(self._out).read_text(encoding="utf-8", errors="replace"))

    def _say(self, line: str) -> None:
        assert self._process.stdin is not None
        print(line, file=self._process.stdin, flush=True)

    def _hear(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()


@contextmanager
def zygote(folder: Path) -> Iterator[Zygote]:
    running = Zygote(folder)
    try:
        yield running
    finally:
        running.close()


@dataclass(frozen=True, slots=True)
class Call:
    """The `number`-th call of that name by one thread, from 1: so strace counts them."""

    name: str
    number: int

    def __str__(self) -> str:
        return f"{self.name} {self.number}"

    @property
    def kill(self) -> str:
        """The injection that kills just before this call."""
        return f"inject={self.name}:signal=KILL:when={self.number}"

    def fail(self, error: str, *, for_ever: bool = False) -> str:
        """The injection that lets this call fail, and all later ones of its name."""
        return f"inject={self.name}:error={error}:when={self.number}{'+' * for_ever}"


def calls_of(run: Zygote, words: Sequence[str], calls: str, log: Path) -> list[Call]:
    """The calls of these names that the main thread makes in a whole run of the command, in order."""
    run.run(words, f"trace={calls}", log=log)
    return calls_in(log)


def calls_in(log: Path) -> list[Call]:
    """The calls a tracer has written down."""
    counts: Counter[str] = Counter()
    calls = []
    for line in log.read_text(errors="replace").splitlines():
        name, opening, _ = line.partition("(")
        if opening and name.isidentifier():
            counts[name] += 1
            calls.append(Call(name, counts[name]))
    return calls


def _options(injection: Sequence[str]) -> list[str]:
    return [part for each in injection for part in ("-e", each)]


def _open_gate(pipe: Path) -> None:
    """Let the thread go on; one that was killed on its way to the gate never opens its end."""
    for _ in range(1_000):
        try:
            handle = os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:  # ENXIO: nobody waits there yet
            sleep(0.01)
            continue
        os.close(handle)
        return


def _attached(number: int, injection: Sequence[str], log: Path | None = None) -> subprocess.Popen[str]:
    tracer = subprocess.Popen(
        [program("strace"), "-o", str(log or os.devnull), "-p", str(number), *_options(injection)],
        stderr=subprocess.PIPE,
        text=True,
    )
    assert tracer.stderr is not None
    while line := tracer.stderr.readline():
        if "attached" in line:
            return tracer
    pytest.skip("strace may not attach to processes here")
