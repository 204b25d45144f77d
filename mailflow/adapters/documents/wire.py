"""What parent and child say to each other over their socket.

The parent trusts the child's values no further than their types: a child that a document has taken over
must not choose what the parent's unpickler calls.
"""

from __future__ import annotations

import io
import pickle
from dataclasses import dataclass
from typing import Any

from mailflow.model.message import OpenedMessage

READY = b"ready"
DONE = b"done"
TIRED = b"tired"
PROGRESS = b"@"

# Everything an OpenedMessage is made of.
ALLOWED = {
    "mailflow.model.message": {
        "Address",
        "BodyPart",
        "DocumentText",
        "ForwardedLetter",
        "NewText",
        "OpenedMessage",
        "ParsedMessage",
        "Table",
    },
    "datetime": {"datetime", "timezone", "timedelta"},
    "_codecs": {"encode"},
}


@dataclass(frozen=True, slots=True)
class Task:
    """Messages to open in one round trip, with their documents or only parsed.

    `skipped` is the attachment (from 0) not to be opened, None for no such.
    """

    raws: tuple[bytes, ...]
    documents: bool = True
    skipped: int | None = None


def pack_task(task: Task) -> bytes:
    return pickle.dumps((task.raws, task.documents, task.skipped), protocol=pickle.HIGHEST_PROTOCOL)


def unpack_task(frame: bytes) -> Task:
    raws, documents, skipped = pickle.loads(frame)  # noqa: S301 - our own parent wrote it
    return Task(raws, documents, skipped)


def pack_progress(attachment: int) -> bytes:
    """Said before an attachment is opened, so that the parent knows which one was fatal."""
    return PROGRESS + b"%d" % attachment


def progress(frame: bytes) -> int | None:
    """The attachment that is being opened, None where the frame is something else."""
    number = frame.removeprefix(PROGRESS)
    return int(number) if len(number) < len(frame) < 10 and number.isdigit() else None


def pack_opened(opened: OpenedMessage) -> bytes:
    return pickle.dumps(opened, protocol=pickle.HIGHEST_PROTOCOL)


def unpack_opened(frame: bytes) -> OpenedMessage:
    """Raises pickle.UnpicklingError where the frame is anything but an opened message."""
    opened = _Unpickler(io.BytesIO(frame)).load()
    if not isinstance(opened, OpenedMessage):
        raise pickle.UnpicklingError("not an opened message")
    return opened


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if name in ALLOWED.get(module, ()):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} has no place in a message")
