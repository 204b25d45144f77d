"""One worker at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from mailflow.errors import LedgerBusyError

_HALF_WRITTEN = ("*.new-*", "mail/*/*.new-*")
"""Names under which archive, attempts, heartbeat and journal write before they rename."""


@contextmanager
def hold_worker_lock(storage: Path) -> Iterator[None]:
    """Hold the storage folder as the only worker; the lock ends with the process, also by kill -9.

    Raises LedgerBusyError at once where another worker holds it.
    """
    storage.mkdir(parents=True, exist_ok=True, mode=0o700)
    lock = FileLock(storage / "worker.lock", mode=0o600)
    try:
        lock.acquire(timeout=0)
    except Timeout as fault:
        raise LedgerBusyError(f"Другой экземпляр mailflow уже работает с папкой {storage}") from fault
    try:
        _sweep(storage)
        yield
    finally:
        lock.release()


def _sweep(storage: Path) -> None:
    """Remove what a stopped worker left half written: copies of mail that no erasure would find.

    One that cannot be removed stays for the next start. A command that makes the first journal at this very
    moment finds its file gone, says so and may be repeated.
    """
    for pattern in _HALF_WRITTEN:
        for path in storage.glob(pattern):
            with suppress(OSError):
                path.unlink()
