"""Word processors and spreadsheets: what a reader sees on paper is in the text."""

from __future__ import annotations

from datetime import datetime

import pytest

from mailflow.model.message import Table
from tests.adapters.documents import compound_files, office_files
from tests.adapters.documents.conftest import Read
from tests.adapters.documents.office_files import docx, header_part, odt, paragraph, rtf, xlsx


def test_a_letterhead_in_the_header_part_comes_first(read: Read) -> None:
    data = docx(paragraph("На № 96 от 05.09.2024"), {"header1.xml": header_part("Администрация")})

    [document] = read("Письмо.docx", data)

    assert document.pages == ("Администрация\n\nНа № 96 от 05.09.2024",)


def test_runs_are_joined_and_tabs_and_breaks_kept(read: Read) -> None:
    body = (
        "<w:p><w:r><w:t>№ 9</w:t></w:r><w:r><w:t>6</w:t><w:tab/><w:t>от</w:t><w:br/><w:t>05</w:t></w:r></w:p>"
    )

    [document] = read("a.docx", docx(body))

    assert document.text == "№ 96\tот\n05"


def test_tracked_deletions_are_gone_and_insertions_stay(read: Read) -> None:
    body = (
        "<w:p><w:r><w:t>было </w:t></w:r>"
        "<w:del><w:r><w:delText>три</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>две</w:t></w:r></w:ins></w:p>"
    )

    [document] = read("a.docx", docx(body))

    assert document.text == "было две"


def test_a_text_box_is_read_once_though_it_is_written_twice(read: Read) -> None:
    box = f"<w:txbxContent>{paragraph('Бланк')}</w:txbxContent>"
    body = (
        '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>" + paragraph("Текст")
    )

    [document] = read("a.docx", docx(body))

    assert document.text.split() == ["Бланк", "Текст"]


def test_a_table_is_rows_and_stands_in_the_text(read: Read) -> None:
    def cell(text: str, span: int = 1) -> str:
        return f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{paragraph(text)}</w:tc>'

    rows = (cell("Поселение", 2) + cell("Практик"), cell("1") + cell("Абинское") + cell("2"))
    body = f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"

    [document] = read("a.docx", docx(body))

    assert document.tables == (Table((("Поселение", "", "Практик"), ("1", "Абинское", "2"))),)
    assert document.text == "Поселение\t\tПрактик\n1\tАбинское\t2"


def test_a_workbook_gives_numbers_and_dates_as_people_write_them(read: Read) -> None:
    rows = [["Практик", 4, 4.5, datetime(2024, 9, 5), True]]  # noqa: DTZ001 - a workbook knows no zone

    [document] = read("Свод.xlsx", xlsx(("Свод", rows), ("Скрытый", [["x"]]), hidden="Скрытый"))

    assert document.tables == (Table((("Практик", "4", "4.5", "2024-09-05", "да"),), "Свод"),)
    assert document.pages == ("Практик\t4\t4.5\t2024-09-05\tда",)


def test_an_odt_gives_page_header_spaces_and_tables(read: Read) -> None:
    body = (
        '<text:p>На<text:s text:c="2"/>№ 96</text:p>'
        "<text:tracked-changes><text:p>удалено</text:p></text:tracked-changes>"
        '<table:table table:name="Т"><table:table-row><table:table-cell><text:p>А</text:p></table:table-cell>'
        "<table:table-cell><text:p>2</text:p></table:table-cell></table:table-row></table:table>"
    )

    [document] = read("a.odt", odt(body, header="Бланк"))

    assert document.pages == ("Бланк\n\nНа  № 96\nА\t2",)
    assert document.tables == (Table((("А", "2"),), "Т"),)


def test_a_footnote_of_odt_follows_its_paragraph_and_touches_no_figure(read: Read) -> None:
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
        "<text:p>Без учёта модерации.</text:p></text:note-body></text:note>"
    )

    [document] = read("a.odt", odt(f"<text:p>Инициатив – 21{note}.</text:p><text:p>Глава</text:p>"))

    assert document.pages == ("Инициатив – 21.\nБез учёта модерации.\nГлава",)


def test_rtf_escapes_are_russian_and_its_page_header_is_read(read: Read) -> None:
    [document] = read("a.rtf", rtf("Размещены две практики", r"{\header \pard Blank\par}"))

    assert document.text.split() == ["Blank", "Размещены", "две", "практики"]


def test_rtf_named_doc_is_read_as_rtf(read: Read) -> None:
    [document] = read("Письмо.doc", rtf("Ответ"), "application/msword")

    assert document.text == "Ответ"


@pytest.mark.parametrize("shape", ["custom-shape", "rect"])
def test_paragraphs_of_a_shape_in_odt_stay_lines(read: Read, shape: str) -> None:
    box = f"<draw:{shape}><text:p>АДМИНИСТРАЦИЯ</text:p><text:p>АБИНСКОГО РАЙОНА</text:p></draw:{shape}>"

    [document] = read("a.odt", odt(f"<text:p>{box}</text:p><text:p>Ответ</text:p>"))

    assert document.text.split("\n") == ["АДМИНИСТРАЦИЯ", "АБИНСКОГО РАЙОНА", "", "Ответ"]


@pytest.mark.usefixtures("catdoc")
def test_an_old_doc_is_read(read: Read) -> None:
    [document] = read("Письмо.doc", compound_files.doc("На № 96 от 05.09.2024\nДве практики"))

    assert document.text == "На № 96 от 05.09.2024\nДве практики"


@pytest.mark.usefixtures("catdoc")
def test_the_page_header_of_an_old_doc_stands_before_its_text(read: Read) -> None:
    letterhead = "АДМИНИСТРАЦИЯ\nАБИНСКОГО ГОРОДСКОГО ПОСЕЛЕНИЯ\nАБИНСКОГО РАЙОНА"
    letter = "На № 96 от 05.09.2024\nДве практики\nГлава И.И. Примеров"

    [document] = read("Письмо.doc", compound_files.doc(letter, letterhead))

    assert document.text == f"{letterhead}\n\n{letter}"


def test_a_text_box_of_rtf_is_read(read: Read) -> None:
    box = r"{\shp{\*\shpinst\shpleft1{\sp{\sn shapeType}{\sv 202}}{\shptxt \pard Blank\par}}}"

    [document] = read("a.rtf", rtf("Ответ", box))

    assert document.text.split() == ["Blank", "Ответ"]


def test_rows_of_rtf_are_a_table(read: Read) -> None:
    rows = r"\trowd Name\cell Count\cell\row\trowd A\cell 2\cell\row\pard "

    [document] = read("a.rtf", rtf("Ответ", rows))

    assert document.tables == (Table((("Name", "Count"), ("A", "2"))),)
    assert document.text == "Name\tCount\nA\t2\nОтвет"


def test_pictures_in_rtf_cost_nothing(read: Read) -> None:
    picture = r"{\pict\pngblip " + "0123456789abcdef" * 200_000 + "}"

    [document] = read("a.rtf", rtf("Ответ", picture))

    assert document.text == "Ответ"


def test_slides_are_pages(read: Read) -> None:
    def slide(text: str) -> str:
        return (
            '<p:sld xmlns:p="urn:p" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
            f"<a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:sld>"
        )

    parts: dict[str, str | bytes] = {
        f"ppt/slides/slide{number}.xml": slide(str(number)) for number in (10, 2, 1)
    }

    [document] = read("a.pptx", office_files.package({"[Content_Types].xml": "<Types/>", **parts}))

    assert document.pages == ("1", "2", "10")


def test_a_locked_odt_says_so(read: Read) -> None:
    parts: dict[str, str | bytes] = {
        "mimetype": office_files.ODT_MEDIA,
        "META-INF/manifest.xml": "<m><encryption-data/></m>",
        "content.xml": b"garbage",
    }

    assert read("a.odt", office_files.package(parts))[0].problem == "защищён паролем"


def test_an_old_workbook_is_read(read: Read) -> None:
    [document] = read("Свод.xls", compound_files.xls([["Абинское", 2], ["Холмское", 1.5]]))

    assert document.tables == (Table((("Абинское", "2"), ("Холмское", "1.5")), "Лист1"),)


def test_a_locked_office_file_says_so(read: Read) -> None:
    [document] = read("a.docx", compound_files.compound({"EncryptedPackage": b"x" * 5000}))

    assert document.problem == "защищён паролем"


def test_a_sparse_workbook_is_refused_before_it_is_unfolded(read: Read) -> None:
    [document] = read("a.xlsx", office_files.sparse_xlsx())

    assert document.problem == "лист таблицы слишком велик"


def test_an_empty_document_says_that_no_text_was_found(read: Read) -> None:
    [document] = read("a.docx", docx(""))

    assert (document.text, document.problem) == ("", "текст не найден")


def test_numbers_of_automatic_lists_are_in_the_text(read: Read) -> None:
    def item(text: str, level: int, number: int = 5) -> str:
        place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        return f"<w:p><w:pPr>{place}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"

    counted = '<w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    levels = "".join(
        f'<w:lvl w:ilvl="{level}">{counted}<w:lvlText w:val="{text}"/></w:lvl>'
        for level, text in enumerate(("%1.", "%1.%2)"))
    )
    lists = (
        f'<w:numbering {office_files.W}><w:abstractNum w:abstractNumId="3">{levels}</w:abstractNum>'
        '<w:num w:numId="5"><w:abstractNumId w:val="3"/></w:num></w:numbering>'
    )
    body = (
        item("Да", 0)
        + item("Две", 0)
        + item("а", 1)
        + item("б", 1)
        + item("Нет", 0)
        + item("нет списка", 0, 9)
    )

    [document] = read("a.docx", docx(body, {"numbering.xml": lists}))

    assert document.text.splitlines() == ["1. Да", "2. Две", "2.1) а", "2.2) б", "3. Нет", "нет списка"]
