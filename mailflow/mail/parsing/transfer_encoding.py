"""Content-Transfer-Encoding undone (RFC 2045, 6), also where it is broken.

Each function gives the content and a defect in Russian, "" where nothing was wrong.
"""

from __future__ import annotations

import binascii
import re

_BASE64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="
# Deleting by table is ten times faster than a pattern, and attachments are large.
_NOT_BASE64 = bytes(octet for octet in range(256) if octet not in _BASE64)
_BAD_ESCAPE = re.compile(rb"=(?![0-9A-Fa-f]{2}|[ \t]*\r?\n|[ \t]*\Z)")
_UU_LINE = re.compile(rb"begin(?:-base64)? [0-7]{3,4} ")


def undo_transfer_encoding(content: bytes, encoding: str) -> tuple[bytes, str]:
    """The bytes meant; an unknown encoding leaves them as they are."""
    name = encoding.partition(";")[0].strip().strip("\"'").lower().replace("_", "-")
    if name in ("", "7bit", "8bit", "binary", "7-bit", "8-bit"):
        return content, ""
    if name in ("base64", "base-64", "b"):
        return _from_base64(content)
    if name in ("quoted-printable", "quotedprintable", "qp", "q"):
        return _from_quoted_printable(content)
    if name in ("x-uuencode", "uuencode", "x-uue", "uue"):
        found = _UU_LINE.search(content)
        return (uudecode(content[found.start() :].partition(b"\n")[2]), "") if found else (content, _UNKNOWN)
    return content, _UNKNOWN


def _from_quoted_printable(content: bytes) -> tuple[bytes, str]:
    decoded = binascii.a2b_qp(content)
    # A sound "=" was written "=3D": only where the counts differ is it worth to look for the fault.
    is_sound = decoded.count(b"=") == content.count(b"=3D") + content.count(b"=3d")
    if is_sound or not _BAD_ESCAPE.search(content):
        return decoded, ""
    return decoded, "повреждена кодировка quoted-printable"


_UNKNOWN = "неизвестная кодировка содержимого"
_DAMAGED = "повреждена кодировка base64"


def _from_base64(content: bytes) -> tuple[bytes, str]:
    packed = content.translate(None, b" \t\r\n")
    kept = packed.translate(None, _NOT_BASE64)
    # Text that was never encoded has blanks within its lines and signs that Base64 does not know.
    if len(kept) < 0.9 * len(packed) or (len(content.split(None, 2)) > 2 and _is_prose(content)):
        return content, "содержимое не закодировано, хотя объявлено base64"
    defect = _DAMAGED if len(kept) != len(packed) else ""
    inner = kept.rstrip(b"=").find(b"=")
    if inner >= 0:
        pieces = [piece for piece in kept.split(b"=") if piece]
        return b"".join(_padded(piece) for piece in pieces), _DAMAGED
    letters = kept.rstrip(b"=")
    if len(kept) % 4:
        defect = _DAMAGED
    return _padded(letters), defect


def _is_prose(content: bytes) -> bool:
    """Several words a line; Base64 lines hold none or, when re-flowed, long ones."""
    first = content.strip().split(b"\n", 1)[0].split()
    return len(first) > 2 and max(map(len, first)) < 40


def _padded(letters: bytes) -> bytes:
    """One letter more than whole bytes says nothing: it is a lost rest."""
    letters = letters[: len(letters) - (len(letters) % 4 == 1)]
    return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4))


def uudecode(lines: bytes) -> bytes:
    """The content of a uuencoded block, from the line after `begin` to `end`; broken lines are skipped."""
    decoded: list[bytes] = []
    for line in lines.split(b"\n"):
        content = line.rstrip(b"\r")
        if content.strip() == b"end":
            break
        if content:
            decoded.append(_uu_line(content))
    return b"".join(decoded)


def _uu_line(line: bytes) -> bytes:
    try:
        return binascii.a2b_uu(line)
    except binascii.Error:
        # Some encoders add trailing signs: cut to the length the first character tells.
        length = (((line[0] - 32) & 63) * 4 + 5) // 3
    try:
        return binascii.a2b_uu(line[:length])
    except binascii.Error:
        return b""
