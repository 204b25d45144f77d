"""Signature files: kept as companions; a signed document is taken out of its envelope.

A tiny walk through BER (X.690) to the `eContent` of CMS SignedData (RFC 5652, 5.1 and 5.2). Nothing is
verified.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from mailflow.adapters.documents.content import Content, Extracted
from mailflow.adapters.documents.desk import Desk

SIGNATURE = "электронная подпись, текста не содержит"
SEALED = "подписанный документ не удалось извлечь (возможно, он зашифрован)"

SEQUENCE, OCTET_STRING, CONSTRUCTED_STRING, CONTEXT_0 = 0x30, 0x04, 0x24, 0xA0
SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")

# Mail programs sign a whole MIME entity and not a file: it begins with its own header fields.
MAIL_ENTITY = re.compile(rb"\s{0,4}(?:content-[a-z-]{1,40}|mime-version):", re.IGNORECASE)
SIGNED_MAIL = "Подписанное письмо.eml"

# Nobody nests the pieces of a constructed string; deeper is an attack.
DEEPEST = 8

ARMOUR = re.compile(rb"-----[A-Z0-9 ]+-----|\s+")


class _MalformedError(Exception):
    """No BER, or cut short."""


@dataclass(frozen=True, slots=True)
class _Element:
    tag: int
    body: bytes = field(repr=False)


def read_signature(content: Content, _desk: Desk) -> Extracted:
    """No text of its own: a companion of the document it signs.

    But a .p7m is the document itself, in its envelope: where that does not open, a document is missing.
    """
    if _document_within(content):
        return Extracted(companion=True)
    if content.suffix == "p7m":
        return Extracted(problem=SEALED)
    return Extracted(companion=True, problem=SIGNATURE)


def signed_members(content: Content, desk: Desk) -> Iterator[Content]:
    """The document within the envelope, if it is there (a detached signature has none)."""
    if document := _document_within(content):
        desk.take_file()
        if MAIL_ENTITY.match(document):
            yield Content(SIGNED_MAIL, "message/rfc822", document)
        else:
            yield Content(_inner_name(content), "", document)


def signed_mail(content: Content) -> bytes:
    """The MIME entity within an opaque-signed mail (RFC 8551, 3.5.2), empty where it is none."""
    document = _document_within(content)
    return document if MAIL_ENTITY.match(document) else b""


def _document_within(content: Content) -> bytes:
    try:
        return _signed_content(_binary(content.data))
    except _MalformedError:
        return b""


def _inner_name(content: Content) -> str:
    """`Письмо.pdf.sig` holds `Письмо.pdf`."""
    base = content.name.rpartition(".")[0]
    return base or content.name


def _binary(data: bytes) -> bytes:
    """Many programs save signatures as base64, with or without PEM armour."""
    if data[:1] == b"\x30":
        return data
    try:
        return binascii.a2b_base64(ARMOUR.sub(b"", data), strict_mode=True)
    except binascii.Error as error:
        raise _MalformedError from error


def _signed_content(data: bytes) -> bytes:
    outer = next(_elements(data), None)
    if outer is None or outer.tag != SEQUENCE or SIGNED_DATA not in outer.body[:16]:
        return b""
    explicit = _find(outer.body, CONTEXT_0)
    signed = _find(explicit, SEQUENCE)
    encapsulated = _find(signed, SEQUENCE)
    content = _find(encapsulated, CONTEXT_0)
    return b"".join(_octets(content, DEEPEST))


def _find(body: bytes, tag: int) -> bytes:
    """The first element of that tag among the children, empty when there is none."""
    return next((element.body for element in _elements(body) if element.tag == tag), b"")


def _octets(body: bytes, depth: int) -> Iterator[bytes]:
    """The pieces of an octet string, primitive or constructed."""
    if depth == 0:
        raise _MalformedError
    for element in _elements(body):
        if element.tag == OCTET_STRING:
            yield element.body
        elif element.tag == CONSTRUCTED_STRING:
            yield from _octets(element.body, depth - 1)


def _elements(body: bytes) -> Iterator[_Element]:
    place = 0
    while place < len(body) and body[place : place + 2] != b"\x00\x00":
        element, place = _element(body, place)
        yield element


def _element(body: bytes, place: int, depth: int = 0) -> tuple[_Element, int]:
    """The element at a place and the place behind it; lengths may be indefinite (X.690, 8.1.3.6)."""
    try:
        tag, length = body[place], body[place + 1]
    except IndexError as error:
        raise _MalformedError from error
    start = place + 2
    if length == 0x80:
        end = _end_of_contents(body, start, depth + 1)
        return _Element(tag, body[start:end]), end + 2
    if length > 0x80:
        octets = length & 0x7F
        length = int.from_bytes(body[start : start + octets])
        start += octets
    if start + length > len(body):
        raise _MalformedError
    return _Element(tag, body[start : start + length]), start + length


def _end_of_contents(body: bytes, place: int, depth: int) -> int:
    if depth > DEEPEST + 4:
        raise _MalformedError
    while body[place : place + 2] != b"\x00\x00":
        _, place = _element(body, place, depth)
    return place
