"""The child process: opens messages in its jail until the parent hangs up.

Started as `python -m mailflow.adapters.documents.child FD PARENT SETTINGS`.
"""

from __future__ import annotations

import importlib
import json
import shutil
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from mailflow.adapters.documents import wire
from mailflow.adapters.documents.desk import Desk
from mailflow.adapters.documents.jail import alarm, allow_seconds, enter_jail, resident_octets
from mailflow.adapters.documents.limits import DocumentLimits
from mailflow.adapters.documents.ocr import Ocr
from mailflow.adapters.documents.opening import list_message
from mailflow.model.message import OpenedMessage

Opener = Callable[[bytes, Desk], OpenedMessage]

# In every second mail: loaded once, before the first.
COMMON = ("lxml.etree", "pypdfium2", "html_text", "PIL.Image", "python_calamine")


def main(arguments: list[str]) -> None:
    descriptor, parent, settings = arguments
    # pytesseract would load it, a quarter of a child's memory, only to accept arrays of pixels.
    sys.modules["numpy"] = None  # type: ignore[assignment]  # what "not to be imported" is written as
    chosen: dict[str, Any] = json.loads(settings)
    limits = DocumentLimits(**chosen["limits"])
    opener = _load(chosen["opener"])
    for module in COMMON:
        importlib.import_module(module)
    enter_jail(limits, int(parent))
    with Connection(int(descriptor)) as connection:
        _serve(connection, opener, limits, Ocr(enabled=chosen["ocr"]))


def _serve(connection: Connection, opener: Opener, limits: DocumentLimits, ocr: Ocr) -> None:
    def tell(attachment: int) -> None:
        connection.send_bytes(wire.pack_progress(attachment))

    connection.send_bytes(wire.READY)
    opened = 0
    while True:
        try:
            task = wire.unpack_task(connection.recv_bytes())
        except (EOFError, OSError):
            return
        for raw in task.raws:
            allow_seconds(limits.message_seconds)
            desk = Desk(limits, ocr, alarm, tell, task.skipped)
            message = opener(raw, desk) if task.documents else list_message(raw)
            connection.send_bytes(wire.pack_opened(message))
        _sweep(Path.cwd())
        opened += len(task.raws)
        tired = opened >= limits.messages or resident_octets() > limits.resident
        connection.send_bytes(wire.TIRED if tired else wire.DONE)


def _load(path: str) -> Opener:
    """The function named `module:function`."""
    module, _, name = path.partition(":")
    opener: Opener = getattr(importlib.import_module(module), name)
    return opener


def _sweep(folder: Path) -> None:
    """Remove what a helper program left behind: the folder is this child's own."""
    for entry in folder.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry, ignore_errors=True)
        else:
            entry.unlink(missing_ok=True)


if __name__ == "__main__":
    main(sys.argv[1:])
