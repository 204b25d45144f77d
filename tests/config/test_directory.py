"""The directory as spreadsheets save it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import xlsxwriter

from mailflow.model.identifiers import Oktmo
from mailflow.model.municipality import Municipality
from tests.config.operator_folder import faults_of, load_folder, make_folder

HEADING = "oktmo;name;kind;parent;head;emails;phone;aliases;member;valid_from;valid_to;successor"
LINES = (
    HEADING,
    "03601000;Лесной муниципальный район;муниципальный район;;;rayon@les.example;8 (000) 00;;1;;;",
    "03601401;Дубовское сельское поселение;сельское поселение;03601000;Осинин Пётр Ильич;"
    "a@d.example B@Ы.example;;Дубовка, Дубки;нет;01.01.2006;2024-12-31;03601000",
)
EXPECTED = (
    Municipality(
        oktmo=Oktmo("03601000"),
        name="Лесной муниципальный район",
        kind="муниципальный район",
        emails=("rayon@les.example",),
        phone="8 (000) 00",
    ),
    Municipality(
        oktmo=Oktmo("03601401"),
        name="Дубовское сельское поселение",
        kind="сельское поселение",
        parent=Oktmo("03601000"),
        head="Осинин Пётр Ильич",
        emails=("a@d.example", "B@ы.example"),
        aliases=("Дубовка, Дубки",),
        member=False,
        valid_from=dt.date(2006, 1, 1),
        valid_to=dt.date(2024, 12, 31),
        successor=Oktmo("03601000"),
    ),
)


def folder_with(root: Path, content: bytes, name: str = "municipalities.csv") -> Path:
    folder = make_folder(root, request="number: 1\ndate: 05.09.2024\ntitle: О\ndeadline: 30.09.2024\n")
    (folder / "municipalities.csv").unlink()
    (folder / name).write_bytes(content)
    return folder


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_table_is_read_in_every_encoding_spreadsheets_save(
    tmp_path: Path, encoding: str, ending: str
) -> None:
    folder = folder_with(tmp_path, ending.join(LINES).encode(encoding))

    assert load_folder(folder).directory.municipalities == EXPECTED


def test_a_table_with_commas_is_read_like_one_with_semicolons(tmp_path: Path) -> None:
    quoted = [",".join(f'"{cell}"' for cell in line.split(";")) for line in LINES]

    assert load_folder(folder_with(tmp_path, "\n".join(quoted).encode())).directory.municipalities == EXPECTED


def test_aliases_are_parted_by_semicolons_alone(tmp_path: Path) -> None:
    text = 'oktmo,name,kind,emails,aliases\n03601000,Лесной,городской округ,a@b.example,"Лес, город; Бор"\n'

    loaded = load_folder(folder_with(tmp_path, text.encode()))

    assert loaded.directory[Oktmo("03601000")].aliases == ("Лес, город", "Бор")


def test_a_workbook_with_numbers_and_dates_gives_the_same(tmp_path: Path) -> None:
    path = tmp_path / "made.xlsx"
    workbook = xlsxwriter.Workbook(path)
    sheet = workbook.add_worksheet()
    day = workbook.add_format({"num_format": "dd.mm.yyyy"})
    for row, line in enumerate(LINES):
        for column, cell in enumerate(line.split(";")):
            sheet.write_string(row, column, cell)
    sheet.write_number(1, 0, 3601000)
    sheet.write_number(2, 0, 3601401)
    sheet.write_datetime(2, 9, dt.datetime(2006, 1, 1), day)  # noqa: DTZ001 - a cell
    sheet.write_boolean(2, 8, False)
    workbook.close()

    folder = folder_with(tmp_path, path.read_bytes(), "municipalities.xlsx")

    assert load_folder(folder).directory.municipalities == EXPECTED


def test_zeros_lost_by_a_spreadsheet_are_put_back_where_every_code_lost_one(tmp_path: Path) -> None:
    lost = "\n".join(LINES).replace("0360", "360")

    assert load_folder(folder_with(tmp_path, lost.encode())).directory.municipalities == EXPECTED


@pytest.mark.parametrize(
    ("member", "expected"),
    [("1", True), ("0", False), ("да", True), ("Нет", False), ("yes", True), ("no", False), ("", True)],
)
def test_membership_is_told_in_each_of_its_forms(tmp_path: Path, member: str, expected: bool) -> None:
    text = f"oktmo,name,kind,emails,member\n03601000,Лесной,городской округ,,{member}\n"

    assert load_folder(folder_with(tmp_path, text.encode())).directory[Oktmo("03601000")].member is expected


@pytest.mark.parametrize(
    "hostile",
    [
        "a@b.example\r\nBcc: x@y.example",
        "a@b.example\nx@y.example",
        "a@b.example>",
        "<a@b.example",
        "a b@c.example",
        "a@b@c.example",
        '"a b"@c.example',
        "a@[127.0.0.1]",
        f"{'a' * 320}@b.example",
        f"a@{'b' * 320}.example",
        "a@b..example",
        ".a@b.example",
        "a@-b.example",
        "a@b.example\u202e",
        "a@b.example\0",
        "@b.example",
        "a@",
        "a(b)@c.example",
    ],
)
def test_a_hostile_address_is_refused_with_its_row(tmp_path: Path, hostile: str) -> None:
    """A20: it never reaches RCPT."""
    cell = hostile.replace('"', '""')
    text = f'oktmo,name,kind,emails\n03601000,Лесной,городской округ,"{cell}"\n'

    faults = faults_of(folder_with(tmp_path, text.encode()))

    assert faults
    assert all(fault.startswith("municipalities.csv:") for fault in faults)
    assert any(":2 " in fault or "не текстовая таблица" in fault for fault in faults)


def test_two_tables_at_once_are_refused(tmp_path: Path) -> None:
    folder = make_folder(tmp_path)
    (folder / "municipalities.xlsx").write_bytes(b"")

    assert faults_of(folder) == [
        "municipalities.xlsx: есть и municipalities.csv, и municipalities.xlsx; оставьте один из них"
    ]


def test_a_broken_workbook_is_a_fault_and_no_crash(tmp_path: Path) -> None:
    (fault,) = faults_of(folder_with(tmp_path, b"PK\x03\x04 nonsense", "municipalities.xlsx"))

    assert fault.startswith("municipalities.xlsx: книга не открывается как XLSX")
