"""An opener for children that fails as hostile documents make libraries fail."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess

from mailflow.adapters.documents.content import Content, Extracted
from mailflow.adapters.documents.desk import Desk
from mailflow.adapters.documents.formats.text import read_text
from mailflow.adapters.documents.kind import Kind
from mailflow.adapters.documents.opening import open_message
from mailflow.adapters.documents.reading import READERS
from mailflow.model.message import OpenedMessage

OPENER = f"{__name__}:fail_or_open"


def fail_or_open(raw: bytes, desk: Desk) -> OpenedMessage:
    """The usual, unless the message carries one of these words."""
    if b"X-SEGFAULT" in raw:
        ctypes.string_at(0)
    if b"X-HANG" in raw:
        subprocess.run(["sleep", "600"], check=True)
    if b"X-EXIT" in raw:
        os._exit(0)
    if b"X-MEMORY" in raw:
        bytearray(3_000_000_000)
    if b"X-CPU" in raw:
        os.kill(os.getpid(), signal.SIGXCPU)
    if b"X-RAISE" in raw:
        raise RuntimeError("a bug")
    READERS[Kind.TEXT] = _fail_or_read
    return open_message(raw, desk)


def _fail_or_read(content: Content, desk: Desk) -> Extracted:
    """One document among others that no library survives."""
    if content.data == b"segfault":
        ctypes.string_at(0)
    if content.data == b"hang":  # as a C library does that never comes back to the interpreter
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
    if content.data in (b"hang", b"slow"):
        subprocess.run(["sleep", "600"], check=True)
    return read_text(content, desk)
