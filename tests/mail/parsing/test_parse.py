"""Whole messages, sound and broken: what a person would read is there, and what is wrong is said."""

from __future__ import annotations

from base64 import b64encode
from datetime import UTC, datetime, timedelta, timezone

import pytest

from mailflow.mail.parsing.parse import headers_only, parse_message
from mailflow.model.message import Address, ParsedMessage

MOSCOW = timezone(timedelta(hours=3))
HEAD = b"From: A <a@a.example>\r\nSubject: s\r\nDate: Tue, 24 Sep 2024 12:00:00 +0300\r\n"
TEXT = "Во исполнение исх. № 96 от 05.09.2024 сообщаем: практики отсутствуют."
UTF8 = TEXT.encode()
PLAIN = b"Content-Type: text/plain; charset=utf-8\r\n\r\n" + UTF8 + b"\r\n"
PDF = (
    b'Content-Type: application/pdf; name="a.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\n'
    + b64encode(b"%PDF-1.4 content")
    + b"\r\n"
)
MIXED = b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n'


def parts(message: ParsedMessage) -> list[tuple[str, str, bytes]]:
    return [(part.path, part.content_type, part.content) for part in message.parts if part.is_attachment]


def test_a_sound_message_is_a_whole_value() -> None:
    message = parse_message(
        b"Return-Path: <a@a.example>\r\n"
        b"Received: from x by mx.own.example; Tue, 24 Sep 2024 12:00:05 +0300\r\n"
        + HEAD
        + b"To: c@own.example\r\n"
        b"Message-ID: <1@a.example>\r\nIn-Reply-To: <96@own.example>\r\nReferences: <0@own.example>\r\n"
        b" <96@own.example>\r\nMIME-Version: 1.0\r\n" + PLAIN
    )
    assert message.from_ == Address("A", "a@a.example")
    assert message.to == (Address("", "c@own.example"),)
    assert (message.message_id, message.in_reply_to) == ("<1@a.example>", ("<96@own.example>",))
    assert message.references == ("<0@own.example>", "<96@own.example>")
    assert message.date == datetime(2024, 9, 24, 12, tzinfo=MOSCOW)
    assert message.received_stamp == datetime(2024, 9, 24, 12, 0, 5, tzinfo=MOSCOW)
    assert (message.return_path, message.plain) == ("a@a.example", TEXT + "\n")
    assert message.defects == ()


SOUND_MULTIPART = HEAD + MIXED + b"--b\r\n" + PLAIN + b"--b\r\n" + PDF + b"--b--\r\n"

BROKEN_STRUCTURES = {
    "no closing boundary": SOUND_MULTIPART.replace(b"--b--\r\n", b""),
    "no boundary parameter": SOUND_MULTIPART.replace(b'; boundary="b"', b""),
    "wrong boundary parameter": SOUND_MULTIPART.replace(b'"b"', b'"other"'),
    "empty boundary": SOUND_MULTIPART.replace(b'"b"', b'""'),
    "a stray line among headers": SOUND_MULTIPART.replace(b"Subject", b"stray line\r\nSubject"),
    "boundary of one part too few": SOUND_MULTIPART.replace(b"--b--", b"--b\r\n"),
    "multipart declared base64": SOUND_MULTIPART.replace(
        MIXED, b"Content-Transfer-Encoding: base64\r\n" + MIXED
    ),
}


@pytest.mark.parametrize("name", BROKEN_STRUCTURES)
def test_text_and_file_survive_a_broken_structure(name: str) -> None:
    message = parse_message(BROKEN_STRUCTURES[name])
    assert TEXT in message.plain
    assert [content for _, _, content in parts(message)] == [b"%PDF-1.4 content"]
    assert message.from_ == Address("A", "a@a.example")
    assert message.defects


HARMLESS_STRUCTURES = {
    "LF line ends": SOUND_MULTIPART.replace(b"\r\n", b"\n"),
    "CR line ends": SOUND_MULTIPART.replace(b"\r\n", b"\r"),
    "blanks after boundaries": SOUND_MULTIPART.replace(b"--b\r\n", b"--b  \r\n"),
    "preamble and epilogue": SOUND_MULTIPART.replace(b"\r\n\r\n--b", b"\r\n\r\npreamble\r\n--b", 1)
    + b"epilogue",
    "leading empty lines": b"\r\n\r\n" + SOUND_MULTIPART,
    "byte order mark": b"\xef\xbb\xbf" + SOUND_MULTIPART,
    "an mbox line": b"From a@a.example Tue Sep 24 12:00:00 2024\r\n" + SOUND_MULTIPART,
    "upper case": SOUND_MULTIPART.replace(b"multipart/mixed", b"MULTIPART/Mixed").replace(
        b"base64", b"BASE64"
    ),
    "unknown multipart": SOUND_MULTIPART.replace(b"multipart/mixed", b"multipart/strange"),
    "boundary without quotes": SOUND_MULTIPART.replace(b'"b"', b"b"),
    "boundary with a comment": SOUND_MULTIPART.replace(b'"b"', b'"b"; (comment)'),
}


@pytest.mark.parametrize("name", HARMLESS_STRUCTURES)
def test_variants_of_a_sound_structure_are_sound(name: str) -> None:
    message = parse_message(HARMLESS_STRUCTURES[name])
    assert message.plain.strip() == TEXT
    assert parts(message) == [("2", "application/pdf", b"%PDF-1.4 content")]
    assert message.from_ == Address("A", "a@a.example")
    assert message.defects == ()


BASE64 = b64encode(UTF8)
BROKEN_ENCODINGS = {
    "base64 without padding": (b"base64", b64encode(UTF8 + b" " * (-(len(UTF8) - 1) % 3)).rstrip(b"=")),
    "base64 with junk": (b"base64", BASE64[:20] + b"!\x00*" + BASE64[20:]),
    "base64 cut short": (b"base64", b64encode(UTF8 + b" xx")[:-3]),
    "base64 in two padded pieces": (b"base64", b64encode(UTF8[:40]) + b"\r\n" + b64encode(UTF8[40:])),
    "base64 that is none": (b"base64", UTF8),
    "quoted-printable with bad escapes": (b"quoted-printable", UTF8 + b" =ZZ"),
    "an unknown encoding": (b"x-strange", UTF8),
}


@pytest.mark.parametrize("name", BROKEN_ENCODINGS)
def test_a_broken_encoding_keeps_the_text(name: str) -> None:
    encoding, body = BROKEN_ENCODINGS[name]
    field = b"Content-Transfer-Encoding: " + encoding + b"\r\n"
    message = parse_message(HEAD + field + b"Content-Type: text/plain; charset=utf-8\r\n\r\n" + body)
    assert TEXT in message.plain
    assert message.defects


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        (b"Base64", BASE64),
        (b"base64", b"\r\n ".join(BASE64[n : n + 7] for n in range(0, len(BASE64), 7))),
        (b'"base64"', BASE64 + b"\r\n\r\n"),
        (b"7bit", UTF8),
        (b"8-bit", UTF8),
        (b"quoted-printable", "".join(f"={octet:02x}" for octet in UTF8).encode()),
        (b"quoted-printable", b"".join(b"=%02X=\r\n" % octet for octet in UTF8)),
    ],
)
def test_odd_but_lawful_encodings_are_no_defect(encoding: bytes, body: bytes) -> None:
    field = b"Content-Transfer-Encoding: " + encoding + b"\r\n"
    message = parse_message(HEAD + field + b"Content-Type: text/plain; charset=utf-8\r\n\r\n" + body)
    assert (message.plain.strip(), message.defects) == (TEXT, ())


def word(octets: bytes) -> bytes:
    return b"=?utf-8?B?" + b64encode(octets) + b"?="


SUBJECTS = {
    "raw UTF-8": TEXT.encode(),
    "raw cp1251": TEXT.encode("cp1251"),
    "raw koi8-r": TEXT.replace("№", "N").encode("koi8-r"),
    "one word": b"=?UTF-8?B?" + BASE64 + b"?=",
    "cut inside a character": word(UTF8[:15]) + b"\r\n " + word(UTF8[15:]),
    "B and Q mixed": word(UTF8[:15])
    + b" =?utf-8?q?"
    + b"".join(b"=%02X" % octet for octet in UTF8[15:])
    + b"?=",
    "no blank between words": word(UTF8[:16]) + word(UTF8[16:]),
    "a wrong charset": b"=?koi8-r?B?" + b64encode(TEXT.encode("cp1251")) + b"?=",
    "an unknown charset": b"=?x-what?B?" + b64encode(UTF8) + b"?=",
    "a language tag": b"=?utf-8*ru?B?" + BASE64 + b"?=",
    "no padding": b"=?utf-8?B?" + BASE64.rstrip(b"=") + b"?=",
    "blanks inside Q": b"=?utf-8?Q?" + TEXT.encode() + b"?=",
    "in quotes": b'"=?utf-8?B?' + BASE64 + b'?="',
    "mojibake": b"=?utf-8?B?" + b64encode(TEXT.encode().decode("latin-1").encode()) + b"?=",
}


@pytest.mark.parametrize("name", SUBJECTS)
def test_a_subject_is_read_whichever_way_it_was_written(name: str) -> None:
    message = parse_message(b"From: a@a.example\r\nSubject: " + SUBJECTS[name] + b"\r\n\r\nx")
    assert message.subject.strip('"').replace(" N ", " № ") == TEXT


@pytest.mark.parametrize(
    ("subject", "shown", "is_defect"),
    [
        ("=?utf-8?q?a=0D=0ABcc:_x=40evil.example?=", "a Bcc: x@evil.example", False),
        ("a\x00b\x1b[31mc", "a bc", False),
        ("=?utf-8?q?=E2=80=AEfdp.exe?=", "fdp.exe", True),
        ("=?utf-8?q?=E2=81=A6a=E2=81=A9?=", "a", True),
        ("=?utf-8?q?a=E2=80=A8b?=", "a b", False),
    ],
)
def test_a_subject_is_one_clean_line(subject: str, shown: str, is_defect: bool) -> None:
    message = parse_message(f"From: a@a.example\r\nSubject: {subject}\r\n\r\nx".encode())
    assert (message.subject, bool(message.defects)) == (shown, is_defect)


def test_a_subject_in_raw_japanese_of_seven_bits_is_read() -> None:
    raw = b"From: a@a.example\r\nSubject: " + "配信エラー (1)".encode("iso-2022-jp") + b"\r\n\r\nx"

    assert parse_message(raw).subject == "配信エラー (1)"


def test_an_escape_that_switches_to_nothing_stays_out_of_a_subject() -> None:
    assert parse_message(b"Subject: a \x1b[31mred\r\n\r\nx").subject == "a red"


def test_encoded_words_in_identifiers_are_not_decoded() -> None:
    value = b"=?utf-8?q?=3Cx=40y=3E=22=0D=0AZZ9_DELETE_Victim=0D=0A?="
    message = parse_message(HEAD + b"In-Reply-To: " + value + b"\r\nReferences: <a@b> " + value + b"\r\n\r\n")
    assert (message.in_reply_to, message.references) == ((), ("<a@b>",))
    assert message.header("In-Reply-To") == value.decode()


def test_a_folded_identifier_is_one() -> None:
    message = parse_message(HEAD + b"Message-ID:\r\n <very.long\r\n @a.example>\r\n\r\n")
    assert message.message_id == "<very.long@a.example>"


def test_alternatives_are_two_bodies_and_no_files() -> None:
    html = '<html><head><meta charset="koi8-r"></head><body>Ответ главы</body></html>'.encode("koi8-r")
    raw = (
        HEAD
        + MIXED.replace(b"mixed", b"alternative")
        + b"--b\r\n"
        + PLAIN
        + b"--b\r\nContent-Type: text/html\r\n\r\n"
        + html
        + b"\r\n--b--\r\n"
    )
    message = parse_message(raw)
    assert message.plain.strip() == TEXT
    assert "Ответ главы" in message.html
    assert parts(message) == []


def test_a_text_file_is_an_attachment_and_an_unnamed_text_is_body() -> None:
    named = b'Content-Type: text/plain; name="a.txt"\r\n\r\nfile\r\n'
    disposed = b"Content-Disposition: attachment\r\nContent-Type: text/plain\r\n\r\nfile too\r\n"
    message = parse_message(HEAD + MIXED + b"--b\r\n".join([b"", PLAIN, named, disposed]) + b"--b--")
    assert message.plain.strip() == TEXT
    assert [(part.content, part.text) for part in message.parts if part.is_attachment] == [
        (b"file", ""),
        (b"file too", ""),
    ]


def test_a_forwarded_message_is_parsed_within() -> None:
    inner = b"From: =?utf-8?B?0JjQstCw0L0=?= <i@i.example>\r\nSubject: inner\r\n" + PLAIN
    for transfer, content in ((b"7bit", inner), (b"base64", b64encode(inner))):
        field = b"Content-Transfer-Encoding: " + transfer + b"\r\n\r\n"
        raw = HEAD + MIXED + b"--b\r\nContent-Type: message/rfc822\r\n" + field + content + b"\r\n--b--"
        message = parse_message(raw)
        assert [found.from_ for found in message.embedded] == [Address("Иван", "i@i.example")]
        assert [found.plain.strip() for found in message.embedded] == [TEXT]
        assert message.plain == ""


@pytest.mark.parametrize(
    "part",
    [
        b'Content-Type: application/octet-stream; name="a.eml"\r\n\r\n',
        b"Content-Type: message/rfc822\r\nContent-Disposition: attachment; filename=a.eml\r\n\r\n",
        b"Content-Type: message/global\r\n\r\n",
    ],
)
def test_a_message_saved_as_a_file_is_parsed_within(part: bytes) -> None:
    raw = HEAD + MIXED + b"--b\r\n" + part + HEAD + PLAIN + b"--b--"
    assert [found.plain.strip() for found in parse_message(raw).embedded] == [TEXT]


def test_the_parts_of_a_digest_are_messages() -> None:
    digest = MIXED.replace(b"mixed", b"digest")
    message = parse_message(HEAD + digest + b"--b\r\n\r\n" + HEAD + PLAIN + b"--b--")
    assert [found.plain.strip() for found in message.embedded] == [TEXT]


@pytest.mark.parametrize(
    "end",
    [
        "Tue, 24 Sep 2024 12:00:05 +0300",
        "Tue, 24 Sep 2024 12:00:05 +0300 (MSK; smtp <a;b>)",
        "24 Sep 2024 12:00:05 MSK",
    ],
)
def test_the_stamp_is_the_date_of_the_newest_received_field(end: str) -> None:
    received = f"Received: from a; by b; {end}\r\nReceived: x; Mon, 1 Jan 2024 00:00:00 +0300\r\n\r\n"
    assert parse_message(received.encode()).received_stamp == datetime(2024, 9, 24, 12, 0, 5, tzinfo=MOSCOW)


def test_a_delivery_report_keeps_the_text_of_its_parts() -> None:
    status = (
        b"Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; a@b.example\r\nAction: failed\r\n"
    )
    report = b'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
    raw = (
        HEAD + report + b"--b\r\n" + PLAIN + b"--b\r\nContent-Type: message/delivery-status\r\n\r\n" + status
        + b"\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <1@own.example>\r\n\r\n--b--"
    )  # fmt: skip
    message = parse_message(raw)
    assert (message.content_type, message.report_type) == ("multipart/report", "delivery-status")
    assert [(part.content_type, part.text.strip()) for part in message.parts][1:] == [
        ("message/delivery-status", status.decode().replace("\r\n", "\n").strip()),
        ("text/rfc822-headers", "Message-ID: <1@own.example>"),
    ]


def test_a_uuencoded_block_becomes_a_file() -> None:
    raw = HEAD + b"\r\nbefore\r\nbegin 644 a.txt\r\n#0V%T\r\n`\r\nend\r\nafter\r\n"
    message = parse_message(raw)
    assert message.plain == "before\nafter\n"
    assert [(part.file_name, part.content) for part in message.parts if part.is_attachment] == [
        ("a.txt", b"Cat")
    ]


def test_flowed_lines_are_joined() -> None:
    body = b"one \r\ntwo\r\n> quoted \r\n> on\r\n-- \r\nsignature\r\n From here\r\n"
    flowed = parse_message(HEAD + b"Content-Type: text/plain; format=flowed\r\n\r\n" + body)
    assert flowed.plain == "one two\n> quoted on\n-- \nsignature\nFrom here\n"
    delsp = parse_message(HEAD + b"Content-Type: text/plain; format=flowed; delsp=yes\r\n\r\none \r\ntwo\r\n")
    assert delsp.plain == "onetwo\n"


def test_winmail_dat_is_left_as_a_file() -> None:
    raw = HEAD + b'Content-Type: application/ms-tnef; name="winmail.dat"\r\n\r\n\x78\x9f\x3e\x22'
    assert parts(parse_message(raw)) == [("1", "application/ms-tnef", b"\x78\x9f\x3e\x22")]


def test_a_null_sender_is_empty_and_an_absent_one_none() -> None:
    assert parse_message(b"Return-Path: <>\r\n\r\n").return_path == ""
    assert parse_message(HEAD + b"\r\n").return_path is None


DATES = [
    ("Tue, 24 Sep 2024 12:00:00 +0300", datetime(2024, 9, 24, 9, tzinfo=UTC)),
    ("24 Sep 24 12:00 MSK", datetime(2024, 9, 24, 9, tzinfo=UTC)),
    ("Вт, 24 сен 2024 12:00:00 +0300", datetime(2024, 9, 24, 9, tzinfo=UTC)),
    ("24 сентября 2024 г., 12:00:00 +0300", datetime(2024, 9, 24, 9, tzinfo=UTC)),
    ("2024-09-24T12:00:00+03:00", datetime(2024, 9, 24, 9, tzinfo=UTC)),
    ("24.09.2024 12:00 +0300", datetime(2024, 9, 24, 9, tzinfo=UTC)),
    ("Tue Sep 24 09:00:00 2024", datetime(2024, 9, 24, 9, tzinfo=UTC)),
    ("Tue Sep 24 12:00:00 MSK 2024", datetime(2024, 9, 24, 9, tzinfo=UTC)),
    ("Tue, 24 Sep 2024 12.00.00 +0300 (MSK)", datetime(2024, 9, 24, 9, tzinfo=UTC)),
    ("Tue,24-Sep-2024 1:00:00 PM +0400", datetime(2024, 9, 24, 9, tzinfo=UTC)),
    ("Tue, 24 Sep 2024 09:00:60 -0000", datetime(2024, 9, 24, 9, 0, 59, tzinfo=UTC)),
    ("Tue, 24 Sep 124 09:00:00 GMT", datetime(2024, 9, 24, 9, tzinfo=UTC)),
    ("Thu, 01 Jan 1970 00:00:00 +0000", datetime(1970, 1, 1, tzinfo=UTC)),
    ("Thu, 01 Jan 2099 00:00:00 +0000", datetime(2099, 1, 1, tzinfo=UTC)),
    ("Fri, 31 Dec 9999 23:59:59 -1200", None),
    ("Mon, 01 Jan 0001 00:00:00 +1200", None),
    ("Tue, 31 Feb 2024 12:00:00 +0300", None),
    ("Tue, 24 Sep 2024 25:00:00 +0300", None),
    ("yesterday", None),
    ("", None),
]


@pytest.mark.parametrize(("written", "meant"), DATES)
def test_dates_are_aware_instants_or_none(written: str, meant: datetime | None) -> None:
    message = parse_message(b"From: a@a.example\r\nDate: " + written.encode() + b"\r\n\r\n")
    assert message.date == meant
    assert bool(message.defects) is (meant is None)


def test_headers_alone_are_read_with_the_reason() -> None:
    message = headers_only(SOUND_MULTIPART, "слишком большое письмо")
    assert (message.from_, message.subject) == (Address("A", "a@a.example"), "s")
    assert (message.parts, message.defects) == ((), ("слишком большое письмо",))


def test_a_message_deeper_than_any_letter_is_cut_with_a_defect() -> None:
    raw = b"Content-Type: message/rfc822\r\n\r\n" * 30 + HEAD + PLAIN
    assert "слишком много писем вложено друг в друга" in str(parse_message(raw))


def test_lines_may_end_as_on_old_macs() -> None:
    crlf = HEAD + MIXED + b"--b\r\n" + PLAIN + b"--b\r\n" + PDF + b"--b--\r\n"
    message = parse_message(crlf.replace(b"\r\n", b"\r"))

    assert (message.plain.strip(), len(parts(message)), message.defects) == (TEXT, 1, ())
