"""The rendering child as its parent sees it: started when needed, killed when it takes too long."""

from __future__ import annotations

import fcntl
import json
import os
import pickle
import selectors
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

import mailflow
from mailflow.adapters.templates.child import LENGTH

# The child ends itself by CPU time; this is for a child that is stuck without computing.
TIMEOUT_SECONDS = 20.0

# What an unprivileged process may ask for (pipe(7), pipe-max-size).
PIPE_OCTETS = 1 << 20


class ChildGoneError(Exception):
    """The child died or ran out of time while it answered."""


class RenderProcess:
    """One long-lived child; it forgets everything when it is restarted."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None

    @property
    def is_running(self) -> bool:
        return self._child is not None and self._child.poll() is None

    def start(self, sources: Mapping[str, str]) -> None:
        """A fresh child with these sources. Raises ChildGoneError."""
        self.stop()
        root = Path(mailflow.__file__).parent.parent
        self._child = subprocess.Popen(
            [sys.executable, "-m", "mailflow.adapters.templates.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=root,
            # No secret of the worker's environment reaches the templates.
            env={"PATH": os.defpath, "PYTHONPATH": str(root), "PYTHONUTF8": "1"},
        )
        _widen(self._child.stdout)
        self.load(sources)

    def load(self, sources: Mapping[str, str]) -> None:
        """Give the running child other sources."""
        self.ask({"sources": dict(sources)})

    def ask(self, question: Mapping[str, Any]) -> dict[str, Any]:
        """The child's answer. Raises ChildGoneError; the child is then stopped."""
        self.put(question)
        return self.take()

    def put(self, question: Mapping[str, Any]) -> None:
        """Ask, and take the answer later; of several questions in one, each answer. Raises ChildGoneError.

        Nothing else may be put before all answers are taken: two full pipes would wait for each other.
        """
        try:
            self._write(pickle.dumps(dict(question)))
        except (OSError, ChildGoneError):
            self.stop()
            raise ChildGoneError from None

    def take(self, timeout_seconds: float = TIMEOUT_SECONDS) -> dict[str, Any]:
        """The next answer. Raises ChildGoneError; the child is then stopped."""
        try:
            return self._receive(time.monotonic() + timeout_seconds)
        except (OSError, ChildGoneError, ValueError):
            self.stop()
            raise ChildGoneError from None

    def stop(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        for stream in (child.stdin, child.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:
                    continue
        child.wait()

    def _write(self, content: bytes) -> None:
        child = self._child
        if child is None or child.stdin is None:
            raise ChildGoneError
        child.stdin.write(LENGTH.pack(len(content)) + content)
        child.stdin.flush()

    def _receive(self, deadline: float) -> dict[str, Any]:
        child = self._child
        if child is None or child.stdout is None:
            raise ChildGoneError
        with selectors.DefaultSelector() as selector:
            selector.register(child.stdout, selectors.EVENT_READ)
            length = LENGTH.unpack(_read(child.stdout.fileno(), LENGTH.size, selector, deadline))[0]
            answer: dict[str, Any] = json.loads(_read(child.stdout.fileno(), length, selector, deadline))
        return answer


def _widen(stream: IO[bytes] | None) -> None:
    """Room for some mails, so that the child need not wait until the first is taken (Linux only)."""
    with suppress(OSError, AttributeError):
        if stream is not None:
            fcntl.fcntl(stream.fileno(), fcntl.F_SETPIPE_SZ, PIPE_OCTETS)


def _read(descriptor: int, octets: int, selector: selectors.BaseSelector, deadline: float) -> bytes:
    content = bytearray()
    while len(content) < octets:
        if not selector.select(max(0.0, deadline - time.monotonic())):
            raise ChildGoneError
        piece = os.read(descriptor, min(octets - len(content), 1 << 16))
        if not piece:
            raise ChildGoneError
        content += piece
    return bytes(content)
