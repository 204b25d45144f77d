"""Header fields of an outgoing message, written so that no value can begin a field of its own.

Every value passes through `one_line` first and leaves as printable ASCII in lines of at most 78
characters (faults.md, fact 3: CVE-2024-6923 and its relatives live in the standard header writer).
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Sequence
from itertools import pairwise
from urllib.parse import quote

import idna

from mailflow.errors import PermanentError
from mailflow.mail.visible_text import one_line
from mailflow.model.message import Address

_LINE = 78
# RFC 2047, 2: a line with an encoded word has at most 76 characters; 39 octets become 52 of Base64.
_WORD_OCTETS = 39
_LOCAL_PART = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_DOMAIN = re.compile(
    r"(?=.{1,253}\Z)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*"
)
_MESSAGE_ID = re.compile(r"<[!-;=?A-~]{1,200}@[!-;=?A-~]{1,200}>")
_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]*")


def ascii_address(address: str) -> str:
    """The address as it goes over the wire: an internationalised domain as punycode (RFC 5891).

    Raises PermanentError for anything else than a plain mailbox; a local part beyond ASCII would need
    SMTPUTF8 (RFC 6531), which the servers in use do not offer.
    """
    local, _, domain = address.rpartition("@")
    if not local.isascii():
        raise PermanentError(
            f"Адрес «{one_line(address)[:100]}»: имя до знака @ не латиницей, отправить нельзя"
        )
    try:
        domain = domain.lower() if domain.isascii() else idna.encode(domain, uts46=True).decode("ascii")
    except idna.IDNAError as error:
        raise PermanentError(f"Адрес «{one_line(address)[:100]}»: неверный домен") from error
    # RFC 5321, 4.5.3.1: 64 octets before the sign, 254 in all (256 with the angle brackets).
    is_good = _LOCAL_PART.fullmatch(local) and _DOMAIN.fullmatch(domain) and len(local) <= 64
    if not is_good or len(local) + len(domain) > 253:
        raise PermanentError(f"Адрес «{one_line(address)[:100]}» записан неверно, отправить нельзя")
    return f"{local}@{domain}"


def text_field(name: str, value: str) -> str:
    """An unstructured field: Subject and our own X- fields."""
    text = one_line(value)
    if text.isascii() and "=?" not in text:
        lines = _folded(f"{name}:", text.split(" "))
        if all(len(line) <= _LINE for line in lines):
            return _lines(lines)
    return _lines(_folded(f"{name}:", encoded_words(text)))


def address_field(name: str, mailbox: Address) -> str:
    """A field of exactly one mailbox."""
    address = f"<{ascii_address(mailbox.address)}>"
    return _lines(_folded(f"{name}:", [*_phrase(one_line(mailbox.name)), address]))


def ids_field(name: str, ids: Sequence[str]) -> str:
    """Message-ID, In-Reply-To, References; the identifiers were checked by `good_ids`."""
    return _lines(_folded(f"{name}:", list(ids)))


def good_ids(ids: Sequence[str]) -> tuple[str, ...]:
    """Identifiers fit to be written (RFC 5322, 3.6.4); received ones may hold anything."""
    return tuple(text for text in ids if _MESSAGE_ID.fullmatch(text))


def encoded_words(text: str) -> list[str]:
    """RFC 2047 words that cut no character in two."""
    pieces: list[bytes] = [b""]
    for sign in text:
        octets = sign.encode("utf-8", "replace")
        if len(pieces[-1]) + len(octets) > _WORD_OCTETS:
            pieces.append(b"")
        pieces[-1] += octets
    return [f"=?utf-8?B?{b64encode(piece).decode('ascii')}?=" for piece in pieces if piece]


def file_name_parameters(name: str) -> tuple[list[str], list[str]]:
    """Parameters for Content-Type (`name`, RFC 2047, read by old Outlook) and for Content-Disposition
    (`filename`, RFC 2231 with continuations)."""
    if name.isascii() and '"' not in name and "\\" not in name and len(name) <= 60:
        return [f'name="{name}"'], [f'filename="{name}"']
    words = encoded_words(name)
    old = [f'name="{words[0]}', *words[1:]] if words else ['name="']
    old[-1] += '"'
    pieces = _percent_pieces(name)
    if len(pieces) == 1:
        return old, [f"filename*=utf-8''{pieces[0]}"]
    new = [
        f"filename*{n}*={'' if n else chr(117) + 'tf-8' + chr(39) * 2}{piece}"
        for n, piece in enumerate(pieces)
    ]
    return old, new


def _percent_pieces(name: str) -> list[str]:
    pieces = [""]
    for sign in name:
        encoded = quote(sign, safe="", errors="replace")
        if len(pieces[-1]) + len(encoded) > 54:
            pieces.append("")
        pieces[-1] += encoded
    return pieces


def parameter_field(name: str, value: str, parameters: Sequence[str]) -> str:
    """A MIME field; a parameter that is a list of encoded words comes in several pieces."""
    items = [value, *parameters]
    # Pieces of one quoted value are separated by a blank alone, parameters by a semicolon.
    ends = ["" if following.startswith("=?") else ";" for _, following in pairwise(items)]
    return _lines(_folded(f"{name}:", [item + end for item, end in zip(items, [*ends, ""], strict=True)]))


def _phrase(name: str) -> list[str]:
    if not name:
        return []
    if not name.isascii() or "=?" in name or len(name) > 60:
        return encoded_words(name)
    if _ATOMS.fullmatch(name):
        return name.split(" ")
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return [f'"{escaped}"']


def _folded(start: str, words: Sequence[str]) -> list[str]:
    """RFC 5322, 2.2.3: lines of at most 78 characters where the words allow it."""
    lines = [start]
    for word in words:
        if len(lines[-1]) + 1 + len(word) > _LINE and lines[-1] != start:
            lines.append("")
        lines[-1] += f" {word}"
    return lines


def _lines(lines: Sequence[str]) -> str:
    return "\r\n".join(lines) + "\r\n"
