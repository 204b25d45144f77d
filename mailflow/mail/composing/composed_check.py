"""A second look at a finished message, by a reader that shares nothing with its writer (A19, A21)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mailflow.errors import PermanentError

# RFC 5322, 2.1.1.
_LONGEST_LINE = 998
_RECIPIENT = re.compile(rb"(?:(?:[^<>,;:@()\"]*|\"(?:[^\"\\]|\\.)*\" )<)?([^\s<>@,;:\"]+@[^\s<>@,;:\"]+)>?")
_SAFE = b"\t\r\n" + bytes(range(0x20, 0x7F))


def check_composed(raw: bytes, names: Sequence[str], recipient: str) -> None:
    """Exactly these header fields in this order, one recipient, printable ASCII, CRLF, no line too long.

    Raises PermanentError with the difference; the message must not be sent then.
    """
    head, separator, _ = raw.partition(b"\r\n\r\n")
    if not separator or _has_bare_line_ends(raw) or raw.translate(None, _SAFE):
        raise PermanentError("Составленное письмо содержит недопустимые знаки и не отправлено")
    if max(map(len, raw.split(b"\r\n"))) > _LONGEST_LINE:
        raise PermanentError("Составленное письмо содержит слишком длинную строку и не отправлено")
    fields = _fields(head)
    found = [name for name, _ in fields]
    if found != list(names):
        raise PermanentError(
            f"Составленное письмо имеет не те заголовки и не отправлено: {', '.join(found)[:300]}"
        )
    to = [value for name, value in fields if name.lower() in ("to", "cc", "bcc")]
    address = _RECIPIENT.fullmatch(to[0].strip()) if len(to) == 1 else None
    if address is None or address[1] != recipient.encode():
        raise PermanentError("Составленное письмо имеет не того получателя и не отправлено")


def _has_bare_line_ends(raw: bytes) -> bool:
    """A CR without LF or the other way round: then there are more of one than of the pair."""
    pairs = raw.count(b"\r\n")
    return raw.count(b"\r") != pairs or raw.count(b"\n") != pairs


def _fields(head: bytes) -> list[tuple[str, bytes]]:
    """Names and values of the header section; a line that begins with a blank goes on with the last one."""
    fields: list[tuple[str, bytes]] = []
    for line in head.split(b"\r\n"):
        if line[:1] in (b" ", b"\t") and fields:
            name, value = fields[-1]
            fields[-1] = (name, value + line)
        else:
            name_octets, _, value = line.partition(b":")
            fields.append((name_octets.decode("ascii"), value))
    return fields
