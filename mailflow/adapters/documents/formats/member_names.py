"""Names of files inside ZIP archives, whose charset nobody declared.

Windows of a Russian office writes code page 866; other programs windows-1251 or UTF-8 without the flag
that APPNOTE 4.4.4 has for it.
"""

from __future__ import annotations

import struct
import zipfile

UTF8_FLAG = 0x800

# An extra field: its kind and length; the Unicode path begins with a version and the sum of the other name.
FIELD = struct.Struct("<HH")
UNICODE_PATH = 0x7075
VERSION_AND_SUM = 5


def member_name(info: zipfile.ZipInfo) -> str:
    """The last part of the path, readable; for showing only, never for writing.

    The archive must have been opened with `metadata_encoding="cp866"`, which keeps every octet.
    """
    name = info.orig_filename
    if spelled := _unicode_path(info.extra):
        return base_name(spelled)
    if not info.flag_bits & UTF8_FLAG:
        name = guess_name(name.encode("cp866", "replace"))
    return base_name(name)


def _unicode_path(extra: bytes) -> str:
    """The name in UTF-8 that a packer kept beside the one in a code page (APPNOTE 4.6.9), or ""."""
    while len(extra) >= FIELD.size:
        kind, length = FIELD.unpack_from(extra)
        if kind == UNICODE_PATH:
            return extra[FIELD.size + VERSION_AND_SUM : FIELD.size + length].decode("utf-8", "replace")
        extra = extra[FIELD.size + length :]
    return ""


def guess_name(raw: bytes) -> str:
    """UTF-8 where it is that, else the Russian code page that gives more letters and fewer frames."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return max((raw.decode(charset, "replace") for charset in ("cp866", "cp1251")), key=_likeness)


def base_name(path: str) -> str:
    """What follows the last slash of either kind, free of control characters."""
    name = path.replace("\\", "/").rstrip("/").rpartition("/")[2]
    return "".join(character for character in name if character.isprintable())[:255]


def _likeness(name: str) -> int:
    """Small letters count most: the wrong code page gives capitals, frames and signs instead."""
    return sum(2 if "а" <= char <= "я" else 1 if "А" <= char <= "Я" else 0 for char in name) - 3 * sum(
        not (char.isascii() or "А" <= char <= "я" or char in "ёЁ№«»–—") for char in name
    )
