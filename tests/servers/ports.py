"""Loopback ports that nobody uses, and waiting until somebody does."""

from __future__ import annotations

import socket
import time

_TRY_SECONDS = 0.005


def unused_port() -> int:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


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
