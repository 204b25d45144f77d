"""Raw mail written by hand: charsets, encodings and file names as clients really write them."""

from __future__ import annotations

import base64
import quopri
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import quote

_NOT_IN_KOI8 = str.maketrans(
    {"№": "N", "«": '"', "»": '"', "—": "-", "–": "-", "…": "...", "“": '"', "”": '"'}
)
_FALLBACK = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Attached:
    """A file of a letter."""

    name: str
    content_type: str
    content: bytes


@dataclass(slots=True)
class Mail:
    """A message to be written; `charset` is what the bytes are, `declared` what the header says."""

    from_name: str
    from_address: str
    subject: str
    date: datetime
    message_id: str
    plain: str | None = None
    html: str | None = None
    attached: Sequence[Attached] = ()
    in_reply_to: str = ""
    charset: str = "utf-8"
    declared: str = ""
    extra: list[str] = field(default_factory=list)
    to: str = "Sovet-MOKK23@rambler.example"


def in_charset(text: str, charset: str) -> str:
    """The text as that charset can hold it: KOI8-R has neither № nor angled quotes."""
    return text.translate(_NOT_IN_KOI8) if charset == "koi8-r" else text


def write(mail: Mail, rng: random.Random) -> bytes:
    """The message as bytes, lines ended by CRLF."""
    zone = mail.date.strftime("%z") or "+0300"
    stamp = f"{mail.date:%a, %d %b %Y %H:%M:%S} {zone}"
    head = [
        f"Received: from mx.example (mx.example [192.0.2.7]) by mail.rambler.example with ESMTPS; {stamp}",
        f"From: {_words(mail.from_name, mail.charset, rng)} <{mail.from_address}>",
        f"To: {mail.to}",
        f"Subject: {_words(mail.subject, mail.charset, rng)}",
        f"Date: {stamp}",
        f"Message-ID: <{mail.message_id}>",
        "MIME-Version: 1.0",
    ]
    if mail.in_reply_to:
        head += [f"In-Reply-To: <{mail.in_reply_to}>", f"References: <{mail.in_reply_to}>"]
    head += mail.extra
    body_head, body = _body(mail, rng)
    if mail.attached:
        parts = [_part(body_head, body), *(_file_part(each, rng) for each in mail.attached)]
        body_head, body = _multipart("mixed", parts, rng)
    return "\r\n".join([*head, *body_head]).encode() + b"\r\n\r\n" + body


def _body(mail: Mail, rng: random.Random) -> tuple[list[str], bytes]:
    texts = []
    if mail.plain is not None:
        texts.append(_text(mail.plain, "plain", mail, rng))
    if mail.html is not None:
        texts.append(_text(mail.html, "html", mail, rng))
    if len(texts) == 1:
        return texts[0]
    return _multipart("alternative", [_part(*each) for each in texts], rng)


def _text(text: str, subtype: str, mail: Mail, rng: random.Random) -> tuple[list[str], bytes]:
    content = in_charset(text, mail.charset).replace("\n", "\r\n").encode(mail.charset, "replace")
    encoding = rng.choice(("base64", "8bit", "quoted-printable"))
    head = [
        f"Content-Type: text/{subtype}; charset={mail.declared or mail.charset}",
        f"Content-Transfer-Encoding: {encoding}",
    ]
    if encoding == "base64":
        content = base64.encodebytes(content).replace(b"\n", b"\r\n")
    elif encoding == "quoted-printable":
        content = quopri.encodestring(content)
    return head, content


def _multipart(subtype: str, parts: Sequence[bytes], rng: random.Random) -> tuple[list[str], bytes]:
    mark = f"----=_Part_{rng.getrandbits(40):x}"
    head = [f'Content-Type: multipart/{subtype}; boundary="{mark}"']
    body = b"".join(b"--" + mark.encode() + b"\r\n" + part + b"\r\n" for part in parts)
    return head, body + b"--" + mark.encode() + b"--\r\n"


def _part(head: Sequence[str], body: bytes) -> bytes:
    return "\r\n".join(head).encode("utf-8", "surrogateescape") + b"\r\n\r\n" + body


def _file_part(file: Attached, rng: random.Random) -> bytes:
    head = _file_head(file, rng)
    if file.content_type == "message/rfc822":
        return _bytes_head(head) + b"\r\n\r\n" + file.content
    head.append("Content-Transfer-Encoding: base64")
    return _bytes_head(head) + b"\r\n\r\n" + base64.encodebytes(file.content).replace(b"\n", b"\r\n")


def _bytes_head(head: Sequence[str]) -> bytes:
    return "\r\n".join(head).encode("utf-8", "surrogateescape")


def _file_head(file: Attached, rng: random.Random) -> list[str]:
    kind = rng.choice((file.content_type, file.content_type, _FALLBACK))
    if file.content_type == "message/rfc822":
        kind = file.content_type
    style = rng.choice(("rfc2231", "rfc2231", "parts", "rfc2047", "raw", "twice", "windows", "koi8 word"))
    name = file.name
    if style == "rfc2231":
        return [f"Content-Type: {kind}", f"Content-Disposition: attachment; filename*=UTF-8''{quote(name)}"]
    if style == "parts":
        return [f"Content-Type: {kind}", _in_parts(name)]
    if style == "rfc2047":
        word = _words(name, "utf-8", rng)
        return [f'Content-Type: {kind}; name="{word}"', f'Content-Disposition: attachment; filename="{word}"']
    if style == "koi8 word":
        if name.translate(_NOT_IN_KOI8) != name:
            return [
                f"Content-Type: {kind}",
                f"Content-Disposition: attachment; filename*=UTF-8''{quote(name)}",
            ]
        coded = base64.b64encode(name.encode("koi8-r", "replace")).decode()
        word = f"=?koi8-r?B?{coded}?="
        return [f'Content-Type: {kind}; name="{word}"', f'Content-Disposition: attachment; filename="{word}"']
    if style == "raw":
        return [f'Content-Type: {kind}; name="{name}"', f'Content-Disposition: attachment; filename="{name}"']
    if style == "windows":
        raw = name.encode("cp1251", "replace").decode("ascii", "surrogateescape")
        return [f"Content-Type: {kind}", f'Content-Disposition: attachment; filename="{raw}"']
    twice = name.encode().decode("latin-1")
    return [f'Content-Type: {kind}; name="{twice}"', f'Content-Disposition: attachment; filename="{twice}"']


def _in_parts(name: str) -> str:
    coded = quote(name)
    pieces, start = [], 0
    while start < len(coded):
        end = min(start + 45, len(coded))
        while end < len(coded) and "%" in coded[end - 2 : end]:
            end -= 1
        pieces.append(coded[start:end])
        start = end
    lines = [
        f"filename*{place}*={'UTF-8' + chr(39) * 2 if place == 0 else ''}{piece}"
        for place, piece in enumerate(pieces)
    ]
    return "Content-Disposition: attachment;\r\n " + ";\r\n ".join(lines)


def _words(text: str, charset: str, rng: random.Random) -> str:
    """RFC 2047 words cut as clients cut them, also inside nothing but whole characters."""
    if text.isascii():
        return text
    text = in_charset(text, charset)
    pieces = [text[start : start + 18] for start in range(0, len(text), 18)]
    if charset == "utf-8" and rng.random() < 0.3:
        coded = ["".join(f"={byte:02X}" for byte in piece.encode(charset)) for piece in pieces]
        return "\r\n ".join(f"=?{charset}?Q?{each}?=" for each in coded)
    coded = [base64.b64encode(piece.encode(charset, "replace")).decode() for piece in pieces]
    return "\r\n ".join(f"=?{charset}?B?{each}?=" for each in coded)
