"""RAR archives by rarfile, which lets unar unpack one file at a time to a pipe."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from mailflow.adapters.documents.content import Content, UnreadableError
from mailflow.adapters.documents.desk import Desk
from mailflow.adapters.documents.formats.member_names import base_name
from mailflow.adapters.documents.formats.zip import BROKEN, LOCKED

NOT_INSTALLED = "распаковка RAR не установлена (пакет unar)"


def rar_members(content: Content, desk: Desk) -> Iterator[Content]:
    """The files in order of the archive; links are left out."""
    import rarfile  # noqa: PLC0415 - most messages have no RAR

    try:
        with rarfile.RarFile(BytesIO(content.data)) as archive:
            if archive.needs_password():
                raise UnreadableError(LOCKED)
            for info in archive.infolist():
                if info.is_file():
                    desk.take_file()
                    yield Content(base_name(info.filename), "", _read(archive, info, desk))
    except rarfile.RarCannotExec as error:
        raise UnreadableError(NOT_INSTALLED) from error
    except (rarfile.PasswordRequired, rarfile.RarWrongPassword) as error:
        raise UnreadableError(LOCKED) from error
    except (rarfile.Error, EOFError, OSError) as error:
        raise UnreadableError(BROKEN) from error


def _read(archive: Any, info: Any, desk: Desk) -> bytes:
    with archive.open(info) as stream:
        return desk.read(stream)
