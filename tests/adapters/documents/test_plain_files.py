"""Texts, tables and markup without a package around them; and what a file is, whatever its name says."""

from __future__ import annotations

from base64 import b64encode

import pytest

from mailflow.adapters.documents import DocumentLimits
from mailflow.adapters.documents.content import Content
from mailflow.adapters.documents.kind import Kind, find_kind
from mailflow.model.message import Table
from tests.adapters.documents import compound_files, containers, office_files, page_files
from tests.adapters.documents.conftest import Read

RUSSIAN = "Во исполнение вашего письма сообщаем: размещены две практики."


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8-r", "cp866"])
def test_a_text_file_is_read_in_its_charset(read: Read, charset: str) -> None:
    [document] = read("Ответ.txt", RUSSIAN.encode(charset))

    assert document.pages == (RUSSIAN,)


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_csv_file_is_a_table(read: Read, delimiter: str) -> None:
    text = delimiter.join(("Поселение", "Практик")) + "\r\n" + delimiter.join(('"Абинское, город"', "2"))

    [document] = read("Свод.csv", text.encode("cp1251"))

    assert document.tables == (Table((("Поселение", "Практик"), ("Абинское, город", "2"))),)


def test_html_of_a_word_processor_keeps_rows_together_and_hides_its_styles(read: Read) -> None:
    source = (
        "<html><head><meta charset=utf-8><style>p { color: red }</style></head><body><p>Свод</p>"
        "<table><tr><td><p>Размещено практик</p></td><td><p>2</p></td></tr></table></body></html>"
    )

    [document] = read("Письмо.htm", source.encode())

    assert document.text.splitlines() == ["Свод", "", "Размещено практик 2"]


def test_html_named_xls_gives_text_and_tables(read: Read) -> None:
    page = (
        "<html><head><meta charset=windows-1251></head><body><p>Свод</p>"
        "<table><tr><td>Абинское</td><td>2</td></tr></table></body></html>"
    )

    [document] = read("Свод.xls", page.encode("cp1251"), "application/vnd.ms-excel")

    assert document.tables == (Table((("Абинское", "2"),)),)
    assert document.text.split() == ["Свод", "Абинское", "2"]


def test_a_passport_of_a_document_system_is_a_companion_that_can_be_read(read: Read) -> None:
    passport = (
        '<?xml version="1.0" encoding="windows-1251"?><x:doc xmlns:x="urn:x">'
        '<x:num regdate="2024-09-25">29/8123-1</x:num><x:org>Администрация</x:org><x:empty/></x:doc>'
    )

    [document] = read("passport.xml", passport.encode("cp1251"))

    assert document.companion
    assert document.text == "regdate: 2024-09-25\nnum: 29/8123-1\norg: Администрация"


def test_a_passport_says_which_letter_it_is_and_which_it_answers(read: Read) -> None:
    letter = "<n><number>{}</number><date>{}</date></n>"
    passport = (
        f"<doc>{letter.format('29/8', '2024-09-25')}"
        f"<link type='В ответ на'>{letter.format('96', '2024-09-05')}</link>"
        f"<link type='Основание'>{letter.format('12', '2023-01-10')}</link></doc>"
    )

    [document] = read("docinfo.xml", passport.encode())

    assert document.text.splitlines()[-2:] == ["Исх. № 29/8 от 25.09.2024", "На № 96 от 05.09.2024"]


@pytest.mark.parametrize(
    "declaration",
    ['<!ENTITY a "ha"><!ENTITY b "&a;&a;">', '<!ENTITY b SYSTEM "file:///etc/passwd">'],
)
def test_entities_of_xml_are_not_resolved(read: Read, declaration: str) -> None:
    data = f'<?xml version="1.0"?><!DOCTYPE l [{declaration}]><l>&b;</l>'

    [document] = read("a.xml", data.encode())

    assert document.text == ""
    assert document.problem == "в XML объявлены сущности: такой файл не читается из осторожности"


def test_a_stamp_picture_is_a_companion(read: Read) -> None:
    [document] = read("Визуализация ЭП.png", page_files.encoded(page_files.picture_of("ЭП", size=(150, 80))))

    assert document.companion


def test_text_beyond_the_limit_is_cut_and_said_so(read: Read) -> None:
    [document] = read("a.txt", b"x" * 50, limits=DocumentLimits(text_chars=10))

    assert (document.text, document.problem) == ("x" * 10, "прочитаны первые 10 знаков")


def test_cells_beyond_the_limit_are_cut_and_said_so(read: Read) -> None:
    [document] = read("a.csv", b"a;b\nc;d\ne;f", limits=DocumentLimits(cells=4))

    assert document.tables == (Table((("a", "b"), ("c", "d"))),)
    assert document.problem == "прочитаны первые 4 ячеек таблиц"


def test_a_file_of_nothing_but_nul_says_that_it_has_no_text(read: Read) -> None:
    [document] = read("a.txt", bytes(100), "text/plain")

    assert (document.text, document.problem) == ("", "текст не найден")


def test_what_nobody_can_read_says_so(read: Read) -> None:
    [[video], [nothing]] = [read("a.mp4", bytes(range(256)) * 9), read("a.docx", b"")]

    assert (video.problem, nothing.problem) == ("неизвестный формат файла", "пустой файл")


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.pdf", b"\xff\xd8\xff\xe0", Kind.IMAGE),
        ("a.doc", office_files.docx(""), Kind.DOCX),
        ("a.doc", office_files.rtf("x"), Kind.RTF),
        ("a.doc", b"<html><body>x", Kind.HTML),
        ("a.xls", office_files.xlsx(("a", [["x"]])), Kind.WORKBOOK),
        ("a.xls", compound_files.compound({"Workbook": b"x"}), Kind.WORKBOOK),
        ("a.docx", compound_files.doc("x"), Kind.DOC),
        ("a.zip", office_files.odt(""), Kind.ODT),
        ("noname", b"%PDF-1.4", Kind.PDF),
        ("noname", b"MZ\x90\x00 %PDF-1.4", Kind.PDF),
        ("noname", b"just words", Kind.TEXT),
        ("a.bin", containers.seven_zip({"a": b"x"}), Kind.ARCHIVE),
        ("a.txt", containers.stored_rar("a", b"x"), Kind.RAR),
        ("a.xml", b"\xef\xbb\xbf<?xml version='1.0'?><a/>", Kind.XML),
        ("Письмо.pdf.sig", b"\x30\x80", Kind.SIGNATURE),
        ("noname", containers.signed(b"%PDF-1.4"), Kind.SIGNATURE),
        ("Письмо.pdf", containers.signed(b"%PDF-1.4", indefinite=True), Kind.SIGNATURE),
    ],
)
def test_bytes_decide_before_names(name: str, data: bytes, kind: Kind) -> None:
    assert find_kind(Content(name, "application/octet-stream", data)) is kind


def test_a_web_page_in_one_file_named_doc_is_read_with_its_tables(read: Read) -> None:
    page = "<table><tr><td>Практики</td><td>Инициативы</td></tr><tr><td>2</td><td>5</td></tr></table>"
    archive = (
        'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary="--=_x"\r\n\r\n'
        "This document is a Single File Web Page.\r\n\r\n----=_x\r\nContent-Location: file:///C:/a.htm\r\n"
        'Content-Transfer-Encoding: base64\r\nContent-Type: text/html; charset="utf-8"\r\n\r\n'
        f"{b64encode(page.encode()).decode()}\r\n----=_x--\r\n"
    )

    [document] = read("Ответ.doc", archive.encode())

    assert document.tables == (Table((("Практики", "Инициативы"), ("2", "5"))),)
    assert "multipart" not in document.text


def test_a_workbook_of_one_xml_file_is_a_table(read: Read) -> None:
    name = "urn:schemas-microsoft-com:office:spreadsheet"
    source = (
        f'<?xml version="1.0"?><Workbook xmlns="{name}" xmlns:ss="{name}"><Worksheet ss:Name="Лист1"><Table>'
        '<Row><Cell ss:MergeAcross="1"><Data>Свод</Data></Cell></Row>'
        '<Row><Cell><Data>Холмское</Data></Cell><Cell ss:Index="3"><Data>2</Data></Cell></Row>'
        "</Table></Worksheet></Workbook>"
    )

    [document] = read("Свод.xls", source.encode())

    assert document.tables == (Table((("Свод", "Свод"), ("Холмское", "", "2"))),)
    assert document.pages == ("Свод\tСвод\nХолмское\t\t2",)
