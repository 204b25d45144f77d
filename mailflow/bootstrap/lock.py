"""The lock that only one worker holds."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

from mailflow.adapters.worker_lock import hold_worker_lock


def worker_lock(storage: Path) -> AbstractContextManager[None]:
    """The right to be the only worker. Raises LedgerBusyError at once."""
    return hold_worker_lock(storage)
