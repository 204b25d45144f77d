"""The socket beneath imapclient: every operation has a deadline and a limit of octets.

imaplib waits for ever on a server that drips, believes any literal it is told of, keeps half a line for
nobody after a timeout and takes over what a man in the middle wrote before STARTTLS. All of that ends here.
"""

from __future__ import annotations

import imaplib
import select
import socket
import ssl
from collections.abc import Callable
from contextlib import suppress
from typing import Any

# One line holds at most a SEARCH answer: 150,000 UIDs of ten digits take 1.7 MB.
_MAX_LINE_OCTETS = 4_000_000
_CHUNK_OCTETS = 65_536


class Allowance:
    """How long the operation under way may last and how much it may receive."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._ends = 0.0
        self._octets = 0

    def grant(self, *, seconds: float, octets: int) -> None:
        """Begin an operation."""
        self._ends = self._monotonic() + seconds
        self._octets = octets

    def seconds_left(self) -> float:
        """Raises TimeoutError where nothing is left."""
        left = self._ends - self._monotonic()
        if left <= 0:
            raise TimeoutError("the operation took too long")
        return left

    def spend(self, octets: int) -> None:
        self._octets -= octets
        if self._octets < 0:
            raise imaplib.IMAP4.abort("the server sends more than was asked for")

    def check_literal(self, octets: int) -> None:
        """A literal is refused before a single octet of it is kept."""
        if octets > self._octets:
            raise imaplib.IMAP4.abort(f"literal of {octets} octets refused")


class Wire(imaplib.IMAP4):
    """imaplib's protocol on a socket of our own; TLS from the start where `context` is given."""

    def __init__(self, host: str, port: int, context: ssl.SSLContext | None, allowance: Allowance) -> None:
        self._context = context
        self._allowance = allowance
        self._received = bytearray()
        super().__init__(host, port)

    def open(self, host: str = "", port: int = 143, timeout: float | None = None) -> None:  # noqa: ARG002
        self.host, self.port = host, port
        self.sock = socket.create_connection((host, port), timeout=self._allowance.seconds_left())
        if self._context is not None:
            self._secure(self._context)

    def _secure(self, context: ssl.SSLContext) -> None:
        plain = self.sock
        try:
            secured = context.wrap_socket(plain, server_hostname=self.host, do_handshake_on_connect=False)
        except (OSError, ValueError):
            plain.close()
            raise
        self.sock = secured
        try:
            self._handshake(secured)
        except OSError:
            secured.close()
            raise

    def _handshake(self, secured: ssl.SSLSocket) -> None:
        secured.setblocking(False)
        while True:
            try:
                return secured.do_handshake()
            except ssl.SSLWantReadError:
                self._await(readable=True)
            except ssl.SSLWantWriteError:
                self._await(readable=False)

    def _await(self, *, readable: bool) -> None:
        waiting = [self.sock]
        left = self._allowance.seconds_left()
        select.select(waiting if readable else [], [] if readable else waiting, [], left)

    def starttls(self, ssl_context: ssl.SSLContext | None = None) -> tuple[Any, list[Any]]:
        """Raises where the server cannot, or said anything in clear behind its answer (RFC 9051, 6.2.1)."""
        typ, data = self._simple_command("STARTTLS")
        if typ != "OK":
            raise self.error("STARTTLS refused")
        if self._received:
            raise self.abort("words in clear behind the answer to STARTTLS")
        assert ssl_context is not None
        self._secure(ssl_context)
        self._tls_established = True
        self._get_capabilities()  # what was said in clear is void
        return typ, data

    def read(self, size: int) -> bytes:
        self._allowance.check_literal(size - len(self._received))
        while len(self._received) < size:
            self._receive()
        return self._take(size)

    def readline(self) -> bytes:
        searched = 0
        while (end := self._received.find(b"\n", searched)) < 0:
            searched = len(self._received)
            if searched > _MAX_LINE_OCTETS:
                raise self.abort("a line without end")
            self._receive()
        return self._take(end + 1)

    def _take(self, octets: int) -> bytes:
        with memoryview(self._received) as view:
            taken = bytes(view[:octets])
        del self._received[:octets]
        return taken

    def _receive(self) -> None:
        self.sock.settimeout(self._allowance.seconds_left())
        data = self.sock.recv(_CHUNK_OCTETS)
        if not data:
            raise self.abort("the server closed the connection")
        self._allowance.spend(len(data))
        self._received += data

    def send(self, data: Any) -> None:
        rest = memoryview(data)
        while rest:
            self.sock.settimeout(self._allowance.seconds_left())
            rest = rest[self.sock.send(rest) :]

    def has_news(self, seconds: float) -> bool:
        """Whether octets are there, waiting up to `seconds` for them; for IDLE."""
        if self._received or (isinstance(self.sock, ssl.SSLSocket) and self.sock.pending()):
            return True
        return bool(select.select([self.sock], [], [], max(seconds, 0.0))[0])

    def shutdown(self) -> None:
        self._received.clear()
        with suppress(OSError):
            self.sock.close()
