"""Where a letter that came lies."""

from __future__ import annotations

from pathlib import Path

from mailflow.adapters.archive import FileArchive
from mailflow.adapters.imap.folders import decoded_name
from mailflow.bootstrap.places import as_storage
from mailflow.model.fact import MessageRead
from mailflow.model.settings import Configuration


def place_of_letter(configuration: Configuration, message: MessageRead) -> tuple[str, Path]:
    """The folder of the mailbox, as mail programs name it, and the file of the kept letter.

    Either may be gone: the folder is the one it was read in, the file may have been erased.
    """
    return decoded_name(message.folder), FileArchive(as_storage(configuration)).path(message.content)
