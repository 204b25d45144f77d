"""The body of an outgoing message: MIME entities in pure ASCII (RFC 2045, RFC 2046).

Everything is quoted-printable or Base64 in short lines, so that no server needs to change a byte (DKIM),
no line begins with a dot and no content can hold a boundary: "=_" occurs in neither encoding.
"""

from __future__ import annotations

import binascii
import re
from base64 import encodebytes
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256

from mailflow.mail.composing.safe_headers import file_name_parameters, parameter_field
from mailflow.mail.parsing.file_names import clean_file_name
from mailflow.mail.visible_text import many_lines

_TYPE = re.compile(r"[A-Za-z0-9][\w.+-]{0,60}/[A-Za-z0-9][\w.+-]{0,80}", re.ASCII)
_ONE_OCTET = bytes(range(127))
_LEADING = re.compile(rb"^(?:\.|F(?=rom ))", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file as it goes along; `content_id` is set for images that the HTML shows by `cid:`."""

    name: str
    content_type: str
    content: bytes = field(repr=False)
    content_id: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """Header lines (each with its CRLF) and body lines (all with CRLF) of one part."""

    head: str
    body: bytes = field(repr=False)


def text_entity(text: str, subtype: str) -> Entity:
    """text/plain or text/html; control characters are gone, line ends are CRLF."""
    content = many_lines(text).rstrip("\n").encode("utf-8", "replace") + b"\n"
    lines = content.replace(b"\n", b"\r\n")
    # Base64 is shorter once a fifth of the octets would each take three.
    if 5 * len(content.translate(None, _ONE_OCTET)) > len(content):
        encoding, body = "base64", encodebytes(lines).replace(b"\n", b"\r\n")
    else:
        encoding, body = "quoted-printable", _quoted_printable(content)
    head = parameter_field("Content-Type", f"text/{subtype}", ["charset=utf-8"])
    return Entity(f"{head}Content-Transfer-Encoding: {encoding}\r\n", body)


def _quoted_printable(content: bytes) -> bytes:
    encoded = binascii.b2a_qp(content, quotetabs=False, istext=True)
    # A dot or "From " at the beginning of a line tempts servers to change it (RFC 5321, 4.5.2).
    return _LEADING.sub(_escape, encoded).replace(b"\n", b"\r\n")


def _escape(found: re.Match[bytes]) -> bytes:
    return b"=2E" if found[0] == b"." else b"=46"


def file_entity(attachment: Attachment, disposition: str) -> Entity:
    """An attachment, or an image shown inline, under a clean name."""
    name = clean_file_name(attachment.name) or "file"
    old, new = file_name_parameters(name)
    content_type = attachment.content_type.lower()
    # RFC 2046, 5.2.1 forbids Base64 for message/*, and multipart/* would be opened.
    if not _TYPE.fullmatch(content_type) or content_type.startswith(("message/", "multipart/")):
        content_type = "application/octet-stream"
    head = parameter_field("Content-Type", content_type, old)
    head += "Content-Transfer-Encoding: base64\r\n" + parameter_field("Content-Disposition", disposition, new)
    if attachment.content_id:
        cleaned = re.sub(r"[^A-Za-z0-9.@_-]", "", attachment.content_id)[:60]
        head += f"Content-ID: <{cleaned}>\r\n"
    return Entity(head, _base64(attachment.content))


# A campaign sends the same file to everybody; more than a few of them would only fill the memory.
@lru_cache(maxsize=3)
def _base64(content: bytes) -> bytes:
    return encodebytes(content).replace(b"\n", b"\r\n")


def multipart(subtype: str, entities: Sequence[Entity], seed: str) -> Entity:
    """The entities under one roof; a single one needs none. `seed` makes the boundary repeatable."""
    if len(entities) == 1:
        return entities[0]
    boundary = f"=_{subtype[:3]}_{sha256(f'{subtype}/{seed}'.encode()).hexdigest()[:24]}"
    related = ['type="multipart/alternative"'] if subtype == "related" else []
    head = parameter_field("Content-Type", f"multipart/{subtype}", [*related, f'boundary="{boundary}"'])
    opening = f"--{boundary}\r\n".encode("ascii")
    pieces = [opening + entity.head.encode("ascii") + b"\r\n" + entity.body + b"\r\n" for entity in entities]
    return Entity(head, b"".join(pieces) + f"--{boundary}--\r\n".encode("ascii"))
