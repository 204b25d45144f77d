"""A loopback server on threads: one for accepting, one a connection; everything is closed at the end."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from types import TracebackType
from typing import Self

HANG_SECONDS = 30.0


class LoopbackServer:
    """Subclasses talk in `serve`; OSError there means that the other side went away."""

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self.connections = 0
        self.ended = threading.Event()
        self._open: list[tuple[int, socket.socket]] = []
        self._threads: list[threading.Thread] = []

    def __enter__(self) -> Self:
        self._begin(threading.Thread(target=self._accept, daemon=True))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.ended.set()
        # Closing alone does not wake a thread in accept().
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for _, connection in self._open:
            close(connection)
        for thread in self._threads:
            thread.join(timeout=5)

    def serve(self, connection: socket.socket) -> None:
        raise NotImplementedError

    def remember(self, connection: socket.socket) -> None:
        """Closed when the thread that serves it is done with it, at the end at the latest."""
        self._open.append((threading.get_ident(), connection))

    def hang(self) -> None:
        """Say nothing until the test is over."""
        self.ended.wait(HANG_SECONDS)
        raise ConnectionError("the test is over")

    def _begin(self, thread: threading.Thread) -> None:
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            self._begin(threading.Thread(target=self._serve, args=(connection,), daemon=True))

    def _serve(self, connection: socket.socket) -> None:
        self.remember(connection)
        with suppress(OSError):
            self.serve(connection)
        for thread, each in tuple(self._open):
            if thread == threading.get_ident():
                close(each)


class Lines:
    """Reads lines from a connection; what came behind a line waits for the next call."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._waiting = bytearray()

    def read(self) -> bytes:
        """A line with its end, b"" where the other side has gone."""
        while (end := self._waiting.find(b"\n")) < 0:
            data = self._connection.recv(65_536)
            if not data:
                return b""
            self._waiting += data
        line = bytes(self._waiting[: end + 1])
        del self._waiting[: end + 1]
        return line


def close(connection: socket.socket) -> None:
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)
    with suppress(OSError):
        connection.close()
