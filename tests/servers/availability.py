"""Which of Debian's servers are installed; with MAILFLOW_NO_SKIP=1 a missing one is a failure."""

from __future__ import annotations

import os
import shutil

import pytest

_SYSTEM_PATHS = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/lib/postfix/sbin"])


def program(name: str) -> str:
    """The program's path; skips (or fails) the test where it is missing."""
    path = shutil.which(name, path=_SYSTEM_PATHS)
    if path is not None:
        return path
    words = f"{name} is not installed"
    if os.environ.get("MAILFLOW_NO_SKIP") == "1":
        pytest.fail(words)
    pytest.skip(words)


def is_root() -> bool:
    return os.geteuid() == 0
