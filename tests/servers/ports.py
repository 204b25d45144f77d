"""Loopback ports that nobody uses, and waiting until somebody does."""

from __future__ import annotations

import os
import socket
import time
from itertools import count

_TRY_SECONDS = 0.005
_FIRST, _LAST = 11_000, 32_000
_RANGE = 50
_drawn = count()


def unused_port() -> int:
    """A port below the range from which the system takes ports for outgoing connections, taken by nobody.

    Each test process draws from a range of its own: two that ask at once must not get the same.
    """
    ranges = (_LAST - _FIRST) // _RANGE
    start = _FIRST + os.getpid() % ranges * _RANGE
    for _ in range(_RANGE):
        port = start + next(_drawn) % _RANGE
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise RuntimeError(f"every port from {start} to {start + _RANGE} is in use")


def wait_until_listening(port: int, seconds: float = 10.0) -> None:
    """Raises TimeoutError."""
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1.0).close()
        except OSError:
            time.sleep(_TRY_SECONDS)
        else:
            return
    raise TimeoutError(f"nobody listens on {port}")
