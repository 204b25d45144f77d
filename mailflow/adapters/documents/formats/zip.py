"""ZIP archives: their files, whatever the directory claims of names and sizes."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from stat import S_ISLNK

from mailflow.adapters.documents.content import Content, UnreadableError
from mailflow.adapters.documents.desk import Desk
from mailflow.adapters.documents.formats.member_names import member_name

LOCKED = "архив защищён паролем"
BROKEN = "архив повреждён"

ENCRYPTED_FLAG = 0x1


def zip_members(content: Content, desk: Desk) -> Iterator[Content]:
    """The files in order of the directory; UnreadableError at the first that may not be read."""
    try:
        archive = zipfile.ZipFile(BytesIO(content.data), metadata_encoding="cp866")
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise UnreadableError(BROKEN) from error
    with archive:
        for info in archive.infolist():
            if info.is_dir() or S_ISLNK(info.external_attr >> 16):
                continue
            desk.take_file()
            yield Content(member_name(info), "", _read(archive, info, desk))


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, desk: Desk) -> bytes:
    if info.flag_bits & ENCRYPTED_FLAG:
        raise UnreadableError(LOCKED)
    try:
        with archive.open(info) as stream:
            return desk.read(stream)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
        raise UnreadableError(BROKEN) from error
    except RuntimeError as error:  # the only sign zipfile gives of an encrypted member
        raise UnreadableError(LOCKED) from error
