"""One child process as its parent sees it: started, given work, killed with all it started."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from multiprocessing.connection import Connection, Pipe
from time import monotonic

from mailflow.adapters.documents import wire
from mailflow.adapters.documents.folders import make_folder, remove_folder
from mailflow.adapters.documents.limits import DocumentLimits
from mailflow.errors import TransientError
from mailflow.model.message import OpenedMessage

# Nothing else of the environment reaches a child: passwords stand there too.
ENVIRONMENT = ("PATH", "LANG", "LC_ALL", "TESSDATA_PREFIX", "LD_LIBRARY_PATH", "SYSTEMROOT")


DIED = "процесс чтения завершился аварийно"


class ChildLostError(Exception):
    """The child died or overran its time. The text is the reason in Russian.

    `attachment` is the one (from 0) it was opening, None where it was not that far.
    """

    def __init__(self, reason: str, attachment: int | None = None) -> None:
        super().__init__(reason)
        self.attachment = attachment


@dataclass(frozen=True, slots=True)
class ChildSettings:
    """How to start a child; `opener` names the function that opens a message, as `module:function`."""

    limits: DocumentLimits
    ocr: bool
    opener: str


class ChildProcess:
    """A running child. Any ChildLostError means it is already killed and its folder removed."""

    def __init__(self, settings: ChildSettings) -> None:
        """Start it; TransientError where that fails, here or when it is first given work."""
        self._limits = settings.limits
        try:
            self._folder = make_folder()
        except OSError as error:
            raise TransientError("нет места или прав для процесса чтения документов (/tmp)") from error
        self.tired = False
        self._is_ready = False
        self._attachment: int | None = None
        self._connection, theirs = Pipe()
        try:
            with theirs:
                self._process = _start(settings, theirs, self._folder)
        except OSError as error:
            self._connection.close()
            remove_folder(self._folder)
            raise TransientError("не удалось запустить процесс чтения документов") from error

    def open(
        self, raws: Sequence[bytes], *, documents: bool, skipped: int | None = None
    ) -> Iterator[OpenedMessage]:
        """The messages in order, each within its own deadline; ChildLostError at the one that failed."""
        self._wait_until_ready()
        seconds = self._limits.message_seconds if documents else self._limits.parse_seconds
        self._send(wire.pack_task(wire.Task(tuple(raws), documents, skipped)))
        for _ in raws:
            frame = self._receive_opened(seconds)
            try:
                opened = wire.unpack_opened(frame)
            except Exception as error:  # a child taken over may send anything
                self.kill()
                raise ChildLostError("процесс чтения вернул неверные данные") from error
            yield opened
        self.tired = self._receive(seconds, seconds) == wire.TIRED

    def kill(self) -> None:
        """End the child and every program it started, and remove its folder; may be called again."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._connection.close()
        remove_folder(self._folder)

    def _wait_until_ready(self) -> None:
        if self._is_ready:
            return
        try:
            self._receive(self._limits.start_seconds, self._limits.start_seconds)
        except ChildLostError as error:
            raise TransientError("процесс чтения документов не запустился") from error
        self._is_ready = True

    def _send(self, frame: bytes) -> None:
        try:
            self._connection.send_bytes(frame)
        except OSError as error:
            self.kill()
            raise ChildLostError(DIED) from error

    def _receive_opened(self, seconds: float) -> bytes:
        """The frame of the next message, past those that tell which attachment is being opened."""
        deadline = monotonic() + seconds
        self._attachment = None
        while True:
            frame = self._receive(deadline - monotonic(), seconds)
            attachment = wire.progress(frame)
            if attachment is None:
                return frame
            self._attachment = attachment

    def _receive(self, seconds_left: float, of: float) -> bytes:
        try:
            if self._connection.poll(max(0.0, seconds_left)):
                return self._connection.recv_bytes(self._limits.data)
        except (EOFError, OSError) as error:
            self.kill()
            raise ChildLostError(DIED, self._attachment) from error
        self.kill()
        raise ChildLostError(f"чтение заняло больше {of:.0f} с и прервано", self._attachment)


def _start(settings: ChildSettings, theirs: Connection, folder: str) -> subprocess.Popen[bytes]:
    limits = settings.limits
    chosen = {"limits": asdict(limits), "ocr": settings.ocr, "opener": settings.opener}
    return subprocess.Popen(  # noqa: S603 - this program itself
        [
            sys.executable,
            "-P",  # the folder it stands in holds what strangers' documents made
            "-m",
            "mailflow.adapters.documents.child",
            str(theirs.fileno()),
            str(os.getpid()),
            json.dumps(chosen),
        ],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env=_environment(folder),
        pass_fds=(theirs.fileno(),),
        start_new_session=True,
    )


def _environment(folder: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ENVIRONMENT if name in os.environ}
    # OMP: one core a page; threads of tesseract make it slower when several pages are read at once.
    return kept | {
        "PYTHONPATH": os.pathsep.join(entry for entry in map(os.path.abspath, sys.path) if entry),
        "PYTHONUTF8": "1",
        "TMPDIR": folder,
        "HOME": folder,
        "OMP_THREAD_LIMIT": "1",
        # Else glibc keeps what a scan took: thresholds that are set no longer grow (mallopt(3)).
        "MALLOC_ARENA_MAX": "1",
        "MALLOC_MMAP_THRESHOLD_": "131072",
        "MALLOC_TRIM_THRESHOLD_": "131072",
    }
