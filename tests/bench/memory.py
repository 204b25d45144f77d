"""Peak memory of a process and its children, watched from outside."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

_EVERY_SECONDS = 0.1


@dataclass(slots=True)
class Peak:
    """Octets resident: of the process, of its largest child, of all of them at one moment.

    `together` counts pages that processes share once (PSS); the others count them in full (RSS).
    """

    parent: int = 0
    child: int = 0
    together: int = 0


@contextmanager
def watched(pid: int) -> Iterator[Peak]:
    """The peak of `pid` and its descendants while the block runs."""
    peak, ended = Peak(), threading.Event()

    def watch() -> None:
        while not ended.wait(_EVERY_SECONDS):
            _look(pid, peak)

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield peak
    finally:
        ended.set()
        thread.join()


def _look(pid: int, peak: Peak) -> None:
    # A child between fork and exec still is its parent's memory, counted already.
    family = [each for each in _descendants(pid) if _command(each) != _command(pid)]
    peak.parent = max(peak.parent, _octets(pid, "Rss"))
    peak.child = max([peak.child, *(_octets(each, "Rss") for each in family)])
    peak.together = max(peak.together, sum(_octets(each, "Pss") for each in (pid, *family)))


def _descendants(pid: int) -> Iterator[int]:
    with suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield int(child)
                yield from _descendants(int(child))


def _command(pid: int) -> bytes:
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    return b""


def _octets(pid: int, what: str) -> int:
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith(f"{what}:"):
                return int(line.split()[1]) * 1024
    return 0
