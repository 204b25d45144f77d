"""One worker at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from mailflow.errors import LedgerBusyError


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
        yield
    finally:
        lock.release()
