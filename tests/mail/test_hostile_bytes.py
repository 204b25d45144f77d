"""Any bytes parse, and none costs more than a moment."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mailflow.mail.parsing.parse import headers_only, parse_message
from mailflow.model.message import ParsedMessage

# faults.md, A32: one second each. Of this process, for the machine of the tests may be shared.
LIMIT_SECONDS = 1.0

HEAD = b"From: A <a@a.example>\r\nSubject: s\r\n"


def nested(depth: int) -> bytes:
    heads = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n) for n in range(depth)
    )
    return HEAD + heads + b"\r\ndeep\r\n" + b"".join(b"--b%d--\r\n" % n for n in reversed(range(depth)))


def embedded(depth: int) -> bytes:
    return b"Content-Type: message/rfc822\r\n\r\n" * depth + HEAD + b"\r\ninnermost\r\n"


def many_parts(count: int) -> bytes:
    part = b"--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nx\r\n"
    return HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + part * count + b"--b--\r\n"


POISON = {
    "empty": b"",
    "only line ends": b"\r\n\r\n\r\n",
    "headers only": HEAD,
    "no header at all": b"just a text\r\nand another line",
    "NUL bytes": HEAD + b"\0: \0\r\n\r\n\0\0\0text\0",
    "NUL in subject": b"From: a@a.example\r\nSubject: a\0b\r\n\r\n",
    "binary garbage": bytes(range(256)) * 400,
    "9,000 parts": many_parts(9_000),
    "1,000 deep multiparts": nested(1_000),
    "1,000 deep messages": embedded(1_000),
    "1 MB header line": HEAD + b"X-Long: " + b"a" * 1_000_000 + b"\r\n\r\ntext",
    "1 MB subject of encoded words": b"Subject: " + b"=?utf-8?q?=D0?= " * 62_500 + b"\r\n\r\n",
    "1 MB of broken encoded words": b"Subject: " + b"=?" * 500_000 + b"\r\n\r\n",
    "half encoded words": b"Subject: " + b"=?a?q?" * 170_000 + b"\r\n\r\n",
    "folded for ever": b"Subject: a\r\n" + b" \r\n" * 300_000 + b"\r\ntext",
    "100,000 fields": b"A: b\r\n" * 100_000 + b"\r\ntext",
    "dots in From": b"From: " + b"." * 50_000 + b"\r\n\r\n",
    "angles in From": b"From: " + b"<a" * 150_000 + b"\r\n\r\n",
    "angles in Message-ID": b"Message-ID: "
    + b"<a" * 150_000
    + b"\r\nReferences: "
    + b"<a" * 99_999
    + b"\r\n\r\n",
    "commas in From": b"From: " + b"," * 300_000 + b"\r\n\r\n",
    "parentheses in From": b"From: " + b"(" * 300_000 + b"\r\n\r\n",
    "entities in From": b"From: " + b"&amp;" * 60_000 + b"\r\n\r\n",
    "quotes in From": b"From: " + b'"\\' * 150_000 + b"\r\n\r\n",
    "at signs in From": b"From: " + b"@" * 300_000 + b"\r\n\r\n",
    "colons in From": b"From: " + b"a:" * 150_000 + b"\r\n\r\n",
    "semicolons in disposition": HEAD + b"Content-Disposition: attachment" + b";" * 300_000 + b"\r\n\r\nx",
    "parameters in type": HEAD + b"Content-Type: text/plain" + b'; a="' * 60_000 + b"\r\n\r\nx",
    "escapes in type": HEAD + b'Content-Type: text/plain; a="' + b'\\"; a="\\' * 30_000 + b"\r\n\r\nx",
    "continuations in disposition": HEAD
    + b"Content-Disposition: attachment"
    + b"".join(b"; filename*%d*=%%D0" % n for n in range(20_000))
    + b"\r\n\r\nx",
    "digits in Date": b"Date: " + b"1" * 300_000 + b"\r\n\r\n",
    "blanks in Date": b"Date: 1 " + b" " * 300_000 + b"Sep 2024\r\n\r\n",
    "year 9999": b"Date: Fri, 31 Dec 9999 23:59:59 -1200\r\n\r\n",
    "year 0": b"Date: Fri, 31 Dec 0000 23:59:59 +0000\r\n\r\n",
    "begin without end": HEAD + b"\r\n" + b"begin 644 a\n!!\n" * 20_000,
    "uuencoded bombs": HEAD + b"\r\n" + b"begin 644 a\n#0V%T\nend\n" * 20_000,
    "equals signs": HEAD + b"Content-Transfer-Encoding: quoted-printable\r\n\r\n" + b"=" * 500_000,
    "padding": HEAD + b"Content-Transfer-Encoding: base64\r\n\r\n" + b"QQ==" * 100_000,
    "On On On": HEAD + b"\r\n" + b"On " * 100_000,
    "flowed": HEAD + b"Content-Type: text/plain; format=flowed\r\n\r\n" + b"> a \r\n" * 60_000,
    "mojibake": HEAD + b"Content-Type: text/plain; charset=utf-8\r\n\r\n" + "РћС‚".encode() * 60_000,
    "boundary lines": HEAD
    + b"Content-Type: multipart/mixed\r\n\r\n"
    + b"--b\r\nContent-Type: a\r\n\r\n" * 20_000,
    "boundary in boundary": HEAD
    + b"Content-Type: multipart/mixed\r\n\r\n"
    + b"".join(b"--b%d\r\nContent-Type: multipart/mixed\r\n\r\n" % n for n in range(2_000)),
    "utf-16 body": HEAD + b"Content-Type: text/plain; charset=utf-16\r\n\r\n\xff\xfea",
    "punycode charset": HEAD + b"Content-Type: text/plain; charset=punycode\r\n\r\n" + b"a-\xff" * 50_000,
    "base64 charset": HEAD + b"Content-Type: text/plain; charset=base64\r\n\r\n\xff\xff",
    "bare CR": HEAD.replace(b"\r\n", b"\r") + b"\rtext\rmore",
}


@contextmanager
def no_longer_than(seconds: float) -> Iterator[None]:
    def stop(_number: int, _frame: FrameType | None) -> None:
        # Not an Exception, so that the parser's own guard does not swallow it.
        raise KeyboardInterrupt("too slow")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def assert_clean(message: ParsedMessage) -> None:
    """A parsed message can be shown and stored: no control characters, no lone surrogates."""
    shown = [message.subject, *(part.file_name for part in message.parts)]
    shown += [mailbox.name for mailbox in (*message.to, *message.cc, *message.reply_to)]
    shown += [value for _, value in message.headers] + [message.message_id, *message.references]
    if message.from_:
        shown += [message.from_.name, message.from_.address]
    assert all(text.isprintable() or not set(text) & {chr(n) for n in range(32)} for text in shown)
    json.dumps([*shown, message.plain, message.html, *message.defects], ensure_ascii=False).encode()
    for inner in message.embedded:
        assert_clean(inner)


@pytest.mark.parametrize("name", POISON)
def test_poison_is_a_value_within_a_second(name: str) -> None:
    with no_longer_than(LIMIT_SECONDS):
        message = parse_message(POISON[name])
    assert_clean(message)
    assert not any("не удалось разобрать" in defect for defect in message.defects)


@given(st.binary(max_size=2_000))
@settings(max_examples=300, deadline=None)
def test_any_bytes_parse(raw: bytes) -> None:
    message = parse_message(raw)
    assert_clean(message)
    assert not any("не удалось разобрать" in defect for defect in message.defects)
    assert_clean(headers_only(raw, "слишком большое письмо"))
