"""File names are Cyrillic again, in whichever of the many ways they were written, and base names only."""

from __future__ import annotations

from base64 import b64encode
from urllib.parse import quote

import pytest

from mailflow.mail.parsing.file_names import clean_file_name
from mailflow.mail.parsing.parse import parse_message

NAME = "Ответ Лесного поселения.pdf"
UTF8 = NAME.encode()
HALF = len(UTF8) // 2


def word(octets: bytes, charset: str = "utf-8") -> bytes:
    return b"=?" + charset.encode() + b"?B?" + b64encode(octets) + b"?="


def percent(octets: bytes) -> bytes:
    return quote(octets, safe="").encode()


WAYS = {
    "RFC 2231": b"filename*=utf-8''" + percent(UTF8),
    "RFC 2231 in cp1251": b"filename*=windows-1251''" + percent(NAME.encode("cp1251")),
    "RFC 2231 in koi8-r with language": b"filename*=koi8-r'ru'" + percent(NAME.encode("koi8-r")),
    "RFC 2231 in quotes": b"filename*=\"utf-8''" + percent(UTF8) + b'"',
    "RFC 2231 with a wrong charset": b"filename*=windows-1251''" + percent(UTF8),
    "RFC 2231 without charset": b"filename*=" + percent(UTF8),
    "continuations": b"filename*0*=utf-8''"
    + percent(UTF8[:HALF])
    + b";\r\n filename*1*="
    + percent(UTF8[HALF:]),
    "continuations out of order": b"filename*1*="
    + percent(UTF8[9:])
    + b"; filename*0*=utf-8''"
    + percent(UTF8[:9]),
    "a plain end of continuations": b"filename*0*=utf-8''" + percent(UTF8[:-4]) + b'; filename*1=".pdf"',
    "extended before plain": b"filename=\"otvet.pdf\"; filename*=utf-8''" + percent(UTF8),
    "RFC 2047 in quotes": b'filename="' + word(UTF8) + b'"',
    "RFC 2047 bare": b"filename=" + word(UTF8),
    "RFC 2047 in two words": b'filename="' + word(UTF8[:HALF]) + b"\r\n " + word(UTF8[HALF:]) + b'"',
    "RFC 2047 in two words without fold": b'filename="' + word(UTF8[:HALF]) + b" " + word(UTF8[HALF:]) + b'"',
    "RFC 2047 in cp1251": b'filename="' + word(NAME.encode("cp1251"), "windows-1251") + b'"',
    "RFC 2047 with a wrong charset": b'filename="' + word(NAME.encode("koi8-r"), "windows-1251") + b'"',
    "RFC 2047 over continuations": b'filename*0="=?utf-8?B?'
    + b64encode(UTF8)[:20]
    + b'"; filename*1="'
    + b64encode(UTF8)[20:]
    + b'?="',
    "raw UTF-8": b'filename="' + UTF8 + b'"',
    "raw cp1251": b'filename="' + NAME.encode("cp1251") + b'"',
    "raw koi8-r": b'filename="' + NAME.encode("koi8-r") + b'"',
    "raw cp866": b'filename="' + NAME.encode("cp866") + b'"',
    "raw without quotes": b"filename=" + UTF8,
    "UTF-8 read as latin-1": b'filename="' + NAME.encode().decode("latin-1").encode() + b'"',
    "UTF-8 read as cp1252": b'filename="' + NAME.encode().decode("cp1252", "replace").encode() + b'"',
    "UTF-8 read as cp1251": b'filename="'
    + NAME.replace("О", "о").encode().decode("cp1251", "replace").encode()
    + b'"',
    "cp1251 read as latin-1": b'filename="' + NAME.encode("cp1251").decode("latin-1").encode() + b'"',
    "percent signs of a browser": b'filename="' + percent(UTF8) + b'"',
    "a path": b'filename="C:\\\\Users\\\\a\\\\' + UTF8 + b'"',
    "blanks around": b'FileName  =  "' + UTF8 + b'"  ',
    "continuations cut within an octet": b"filename*0*=utf-8''"
    + percent(UTF8)[:HALF]
    + b"; filename*1*="
    + percent(UTF8)[HALF:],
    "numeric references of HTML": b'filename="'
    + "".join(char if char.isascii() else f"&#{ord(char)};" for char in NAME).encode()
    + b'"',
    "a missing quote": b'filename="' + UTF8,
}
LOSSY = {"UTF-8 read as cp1252", "UTF-8 read as cp1251"}


@pytest.mark.parametrize("way", [way for way in WAYS if way not in LOSSY])
def test_a_file_name_is_read_whichever_way_it_was_written(way: str) -> None:
    raw = b"From: a@a.example\r\nContent-Disposition: attachment; " + WAYS[way] + b"\r\n\r\nx"
    assert [part.file_name for part in parse_message(raw).parts] == [NAME]


@pytest.mark.parametrize(
    "name", ["Письмо.pdf", "Отчет.doc", "Сведения по форме 2.xlsx", "исх 96 от 27.09.docx"]
)
@pytest.mark.parametrize("wrong", ["latin-1", "cp1251", "koi8-r", "cp866"])
def test_a_name_read_wrong_and_written_anew_is_repaired(name: str, wrong: str) -> None:
    spoilt = name.encode().decode(wrong)
    raw = f"From: a@a.example\r\nContent-Disposition: attachment; filename*=utf-8''{quote(spoilt)}\r\n\r\nx"
    assert [part.file_name for part in parse_message(raw.encode()).parts] == [name]


def test_the_name_of_the_content_type_stands_in() -> None:
    raw = b'From: a@a.example\r\nContent-Type: application/pdf; name="' + word(UTF8) + b'"\r\n\r\nx'
    part = parse_message(raw).parts[0]
    assert (part.file_name, part.is_attachment) == (NAME, True)


@pytest.mark.parametrize(
    ("written", "cleaned"),
    [
        ("../../etc/passwd", "passwd"),
        ("/etc/passwd", "passwd"),
        ("Исх. № 01-15/2341.pdf", "Исх. № 01-15_2341.pdf"),
        ("/srv/2024/09/27/ответ.pdf", "ответ.pdf"),
        ("a\\..\\b.pdf", "b.pdf"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("console.txt", "console.txt"),
        ("..", ""),
        ("", ""),
        ("a\0b\r\n.pdf", "a b .pdf"),
        ("отчет\u202efdp.exe", "отчетfdp.exe"),
        ("\u200bа\ufeff.pdf", "а.pdf"),
        ("\x1b[31mred.pdf", "red.pdf"),
        ('a<b>:"|?*.pdf', "a_b______.pdf"),
        ("а" * 300 + ".pdf", "а" * 251 + ".pdf"),
        ("х" * 300, "х" * 255),
        (" .pdf. ", "pdf"),
    ],
)
def test_a_name_is_a_base_name_and_nothing_more(written: str, cleaned: str) -> None:
    assert clean_file_name(written) == cleaned


def test_a_name_that_turns_direction_is_a_defect() -> None:
    name = quote("отчет\u202efdp.exe")
    raw = f"From: a@a.example\r\nContent-Disposition: attachment; filename*=utf-8''{name}\r\n\r\nx"
    message = parse_message(raw.encode())
    assert message.parts[0].file_name == "отчетfdp.exe"
    assert message.defects == ("знаки направления письма в имени файла",)
