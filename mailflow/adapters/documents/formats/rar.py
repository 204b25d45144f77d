"""RAR archives by rarfile, which lets unar unpack one file at a time to a pipe."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from mailflow.adapters.documents.content import Content, UnreadableError
from mailflow.adapters.documents.desk import Desk
from mailflow.adapters.documents.formats.member_names import base_name, guess_name
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
                    yield Content(_name(info), "", _read(archive, info, desk))
    except rarfile.RarCannotExec as error:
        raise UnreadableError(NOT_INSTALLED) from error
    except (rarfile.PasswordRequired, rarfile.RarWrongPassword) as error:
        raise UnreadableError(LOCKED) from error
    except (rarfile.Error, EOFError, OSError) as error:
        raise UnreadableError(BROKEN) from error


def _name(info: Any) -> str:
    """A name that RAR 4 keeps without Unicode stands in the code page of whoever packed it.

    The library tries UTF-16 on it, which makes Chinese of any name.
    """
    import rarfile  # noqa: PLC0415 - as above

    if isinstance(info, rarfile.Rar3Info) and not info.flags & rarfile.RAR_FILE_UNICODE:
        return base_name(guess_name(info.orig_filename))
    return base_name(info.filename)


def _read(archive: Any, info: Any, desk: Desk) -> bytes:
    with archive.open(info) as stream:
        return desk.read(stream)
