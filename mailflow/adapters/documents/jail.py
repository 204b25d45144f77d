"""The limits a child lays upon itself before it touches a stranger's bytes."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

from mailflow.adapters.documents.limits import DocumentLimits

PR_SET_PDEATHSIG = 1

# Past the parent's deadline by this much the kernel ends a child whose parent forgot it.
GRACE_SECONDS = 10


def enter_jail(limits: DocumentLimits, parent: int) -> None:
    """Bound memory, files and processes for this process and all it starts; die with the parent."""
    die_with(parent)
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_AS, limits.address_space)
    _limit(resource.RLIMIT_DATA, limits.data)
    _limit(resource.RLIMIT_FSIZE, limits.file_octets)
    _limit(resource.RLIMIT_NPROC, limits.processes)
    # A file beyond the limit shall be an error to its writer and not the end of the process.
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)


def allow_seconds(seconds: float) -> None:
    """Let this process (and each it starts) use so much more CPU time; the kernel kills beyond."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    used = usage.ru_utime + usage.ru_stime
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    most = int(used + seconds) + GRACE_SECONDS
    if hard == resource.RLIM_INFINITY or most < hard:
        resource.setrlimit(resource.RLIMIT_CPU, (most, hard))


@contextmanager
def alarm(seconds: float) -> Iterator[None]:
    """Raise TimeoutError in the body after so many seconds of wall time; not to be nested."""

    def ring(_number: int, _frame: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def resident_octets() -> int:
    """Memory in use, 0 where the system does not tell."""
    with suppress(OSError, ValueError, IndexError):
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
        return pages * resource.getpagesize()
    return 0


def die_with(parent: int) -> None:
    """Have the kernel kill this process once its parent is gone, be it by kill -9."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:  # it died before it could be asked to
        raise SystemExit(1)


def _limit(kind: int, most: int) -> None:
    """Never above what the system already allows; where it knows no such limit, nothing."""
    with suppress(OSError, ValueError):
        _, hard = resource.getrlimit(kind)
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (bound, bound))
