"""The temporary folders of children: one each, named after the parent, gone with it."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

PREFIX = "mailflow-documents-"
OWNED = re.compile(re.escape(PREFIX) + r"(\d{1,9})-.*")


def make_folder() -> str:
    """A new folder for the owner alone; those that a killed parent left behind are removed first."""
    for folder in Path(tempfile.gettempdir()).glob(PREFIX + "*"):
        owner = OWNED.fullmatch(folder.name)
        if owner and not _is_alive(int(owner[1])):
            remove_folder(str(folder))
    return tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-")


def remove_folder(folder: str) -> None:
    shutil.rmtree(folder, ignore_errors=True)


def _is_alive(process: int) -> bool:
    with suppress(PermissionError):  # somebody else's, and alive
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return False
    return True
