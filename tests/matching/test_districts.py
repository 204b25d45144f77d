"""A district answers for its settlements: only those it lists, its totals never added again."""

from __future__ import annotations

from decimal import Decimal

import pytest

from mailflow.matching.reasons import SETTLEMENTS_ALONE
from mailflow.model.message import DocumentText, Table
from mailflow.model.understanding import Decision, Outcome
from tests.matching.desk import ABINSKY_DISTRICT, REFERENCE, page, read, recorded

_ROWS = (
    ("№", "Поселение", "Практик", "Инициатив"),
    ("1", "Варнавинское с/п", "2", "1"),
    ("2", "Ольгинское", "1", "0"),
    ("3", "Неведомское с/п", "3", "0"),
    ("", "ИТОГО", "6", "1"),
)


def _workbook(rows: tuple[tuple[str, ...], ...]) -> DocumentText:
    text = "\n".join("\t".join(row) for row in rows)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return DocumentText("Свод.xlsx", kind, 9000, "cd" * 32, pages=(text,), tables=(Table(rows),))


def test_a_table_closes_the_listed_settlements_and_the_district_without_its_total() -> None:
    understood = read(REFERENCE, sender=ABINSKY_DISTRICT, documents=(_workbook((*_ROWS[:3], _ROWS[4])),))

    assert {each.case.municipality: dict(each.figures) for each in understood.cases} == {
        "03601000": {},
        "03601401": {"practices": Decimal(2), "initiatives": Decimal(1)},
        "03601402": {"practices": Decimal(1), "initiatives": Decimal(0)},
    }
    assert understood.reason is None


def test_a_line_that_names_nobody_known_waits_for_a_person_while_the_others_stand() -> None:
    understood = read(REFERENCE, sender=ABINSKY_DISTRICT, documents=(_workbook(_ROWS),))

    assert recorded(understood) == ["03601000", "03601401", "03601402"]
    assert understood.candidates
    assert understood.reason is not None


def test_a_table_from_an_unknown_sender_is_not_recorded() -> None:
    assert recorded(read(REFERENCE, documents=(_workbook(_ROWS[:3]),))) == []


def test_who_answers_for_a_row_signs_no_letter() -> None:
    rows = (
        ("Наименование", "Инициатив", "Практик", "Ответственный"),
        ("Администрация Варнавинского сельского поселения", "1", "2", "Д.П. Тестовый"),
        ("Администрация Ольгинского сельского поселения", "0", "1", "А.А. Примерная"),
    )

    understood = read(REFERENCE, sender=ABINSKY_DISTRICT, documents=(_workbook(rows),))

    assert recorded(understood) == ["03601401", "03601402"]


def test_a_list_of_one_beside_a_list_of_several_is_shared_out_too() -> None:
    body = (
        f"{REFERENCE} администрация МО Абинский район сообщает по поселениям.\n"
        "По две практики разместили: Варнавинское с/п, Холмское с/п.\nНе размещали практики: Ольгинское с/п."
    )

    understood = read(body, sender=ABINSKY_DISTRICT)

    assert {"03601401", "03601402", "03601408"} <= set(recorded(understood))


def test_names_alone_behind_a_colon_are_a_list_too() -> None:
    body = (
        f"{REFERENCE} администрация Абинского района сообщает: практик и инициатив нет: Холмское, Ольгинское."
    )

    understood = read(body, sender=ABINSKY_DISTRICT)

    assert set(recorded(understood)) == {"03601402", "03601408"}


def test_a_name_alone_keeps_what_stands_behind_its_semicolon() -> None:
    body = (
        f"{REFERENCE} администрация Абинского района сообщает:\n1) Холмское: практики – нет; инициативы – 1\n"
        "2) Ольгинское сельское поселение: практики – 1; инициативы – нет\n"
        "3) Варнавинское сельское поселение: практики – 2; инициативы – 3"
    )

    understood = read(body, sender=ABINSKY_DISTRICT)

    assert {each.case.municipality: dict(each.figures) for each in understood.cases if each.figures} == {
        "03601401": {"practices": Decimal(2), "initiatives": Decimal(3)},
        "03601402": {"practices": Decimal(1), "initiatives": Decimal(0)},
        "03601408": {"practices": Decimal(0), "initiatives": Decimal(1)},
    }


_EACH = {
    "03601401": {"practices": Decimal(0), "initiatives": Decimal(2)},
    "03601408": {"practices": Decimal(3), "initiatives": Decimal(0)},
}


@pytest.mark.parametrize(
    "listed",
    [
        "Практики:\nВарнавинское с/п – 0\nХолмское с/п – 3\n\n"
        "Инициативы:\nВарнавинское с/п – 2\nХолмское с/п – 0",
        "Варнавинское с/п\nПрактик: 0\nИнициатив: 2\n\nХолмское с/п\nПрактик: 3\nИнициатив: нет",
        "Варнавинское с/п: практики не размещались, инициативы внесены (2).\n"
        "Холмское с/п: практики размещены (3), инициативы не вносились.",
    ],
)
def test_lists_are_read_by_figure_by_block_and_by_sentence(listed: str) -> None:
    body = f"{REFERENCE} администрация Абинского района сообщает.\n\n{listed}"

    understood = read(body, sender=ABINSKY_DISTRICT)

    assert {each.case.municipality: dict(each.figures) for each in understood.cases if each.figures} == _EACH
    assert set(recorded(understood)) >= set(_EACH)


def test_a_list_in_the_text_closes_each_settlement() -> None:
    body = (
        f"{REFERENCE} администрация МО Абинский район сообщает по поселениям:\n"
        "Варнавинское с/п - 2 практики, 1 инициатива;\nОльгинское с/п - практик нет, инициатив нет."
    )

    understood = read(body, sender=ABINSKY_DISTRICT)

    assert recorded(understood) == ["03601401", "03601402"]


@pytest.mark.parametrize(
    "listed",
    [
        "Практики по поселениям: Варнавинское – 2, Ольгинское – не размещало.",
        "по району 2 практики, в том числе: Варнавинское – 2, Ольгинское – ни одной.",
        "сведения:\nПоселение | Практик\nВарнавинское сельское | 2\nОльгинское сельское | 0\nВсего | 2",
        "сообщаем о практиках поселений:\nВарнавинское – 2\nОльгинское – нет",
    ],
)
def test_a_list_may_stand_in_a_sentence_or_leave_out_the_kind(listed: str) -> None:
    understood = read(f"{REFERENCE} администрация МО Абинский район: {listed}", sender=ABINSKY_DISTRICT)

    rows = {each.case.municipality: each.figures for each in understood.cases if "practices" in each.figures}
    assert rows == {
        "03601401": {"practices": Decimal(2)},
        "03601402": {"practices": Decimal(0)},
    }


@pytest.mark.parametrize(
    "heading",
    ["Планируемые к размещению практики:", "В 2024 году практик нет. Размещены практики в 2023 году:"],
)
def test_a_list_of_plans_or_of_another_year_credits_nobody(heading: str) -> None:
    body = f"{REFERENCE}\n\n{heading}\nВарнавинское с/п 2\nОльгинское с/п 1"

    assert not {"03601401", "03601402"} & set(recorded(read(body, sender=ABINSKY_DISTRICT)))


def test_the_districts_own_line_is_its_own_figure() -> None:
    rows = "1. Абинский район – 4\n2. Варнавинское с/п – 2\n3. Ольгинское с/п – 1\nИТОГО – 7"
    understood = read(f"{REFERENCE} сообщаем о практиках:\n{rows}", sender=ABINSKY_DISTRICT)

    assert {each.case.municipality: each.figures.get("practices") for each in understood.cases} == {
        "03601000": 4,
        "03601401": 2,
        "03601402": 1,
    }


def test_a_district_that_lists_some_settlements_is_asked_whether_it_answers_itself() -> None:
    rows = "Варнавинское с/п - 2 практики, 1 инициатива;\nОльгинское с/п - практик нет, инициатив нет."
    alone = f"{REFERENCE} администрация МО Абинский район сообщает по поселениям:\n{rows}"
    summed = f"{REFERENCE} администрация МО Абинский район: по району 3 практики, в том числе:\n{rows}"

    understood = read(alone, sender=ABINSKY_DISTRICT)

    assert understood.reason == SETTLEMENTS_ALONE
    assert [each.case.municipality for each in understood.cases if each.decision is Decision.REVIEW] == [
        "03601000"
    ]
    assert recorded(read(summed, sender=ABINSKY_DISTRICT)) == ["03601000", "03601401", "03601402"]


def test_with_its_settlements_is_proposed_and_not_closed() -> None:
    body = f"{REFERENCE} администрация МО Абинский район с учетом поселений сообщает: размещено 7 практик."

    understood = read(body, sender=ABINSKY_DISTRICT)

    assert recorded(understood) == ["03601000"]
    assert "03601401" in [each.municipality for each in understood.candidates]


def test_a_district_that_reports_about_one_settlement_is_asked_for_whom_it_answers() -> None:
    body = f"{REFERENCE} администрация МО Абинский район сообщает: в Варнавинском с/п размещено 2 практики."

    understood = read(body, sender=ABINSKY_DISTRICT)

    assert [each.decision for each in understood.cases] == [Decision.REVIEW]
    assert "03601401" in [each.municipality for each in understood.candidates]


def test_a_flattened_table_keeps_its_heading_where_the_letterhead_ends() -> None:
    letterhead = "\n".join(f"Строка бланка и адресата, всего их семь: {each}" for each in "абвгдеж")
    signed = "Глава муниципального образования Абинский район А.Б. Лесной"
    heading = "№ п/п Поселение Практики Инициативы"
    rows = "1 Варнавинское с/п 2 1\n2 Ольгинское с/п 1 0\nИТОГО 3 1"
    for filling in range(0, 260, 13):
        text = "\n".join((REFERENCE, letterhead, "о" * filling, signed, heading, rows))

        understood = read("См. вложение.", sender=ABINSKY_DISTRICT, documents=(page(text),))

        assert recorded(understood) == ["03601000", "03601401", "03601402"], filling


def test_a_district_is_named_behind_its_settlements() -> None:
    text = (
        "АДМИНИСТРАЦИЯ МУНИЦИПАЛЬНОГО ОБРАЗОВАНИЯ АБИНСКИЙ РАЙОН\n"
        f"{REFERENCE}\n\nНаправляем сведения поселений муниципального образования Абинский район: практик 3."
    )

    assert recorded(read("См. вложение.", documents=(page(text),))) == ["03601000"]


def test_a_department_signs_for_the_district_without_a_name() -> None:
    body = (
        f"{REFERENCE} направляем таблицу.\n\n"
        "Специалист отдела по взаимодействию с поселениями администрации Абинского района"
    )

    found = read(body, documents=(_workbook((*_ROWS[:3], _ROWS[4])),))

    assert recorded(found) == ["03601000", "03601401", "03601402"]


def test_a_numbered_row_that_cannot_be_read_is_shown() -> None:
    table = "№ Поселение Практик Инициатив\n1 Варнавинское с/п 1 0\n2 Ольгинское с/п\nПримечаний нет"
    letter = f"АДМИНИСТРАЦИЯ\nАБИНСКОГО РАЙОНА\n{REFERENCE}\n\n{table}"

    found = read("", sender=ABINSKY_DISTRICT, documents=(page(letter),))

    assert "03601402" in {each.municipality for each in found.candidates}


def test_a_total_before_its_parts_is_no_part() -> None:
    body = (
        f"{REFERENCE} администрация МО Абинский район сообщает: всего размещено 5 практик, в том числе: "
        "Варнавинское с/п - 2; Ольгинское с/п - 3."
    )

    found = read(body, sender=ABINSKY_DISTRICT)

    assert {each.case.municipality: each.figures.get("practices") for each in found.cases[1:]} == {
        "03601401": Decimal(2),
        "03601402": Decimal(3),
    }


def test_a_line_goes_on_behind_its_semicolon() -> None:
    body = (
        f"{REFERENCE} администрация МО Абинский район сообщает:\n"
        "Варнавинское с/п: практик - 2; инициатив - 1\nОльгинское с/п: практик - 0; инициатив - 4"
    )

    found = read(body, sender=ABINSKY_DISTRICT)

    assert [[int(value) for value in each.figures.values()] for each in found.cases[1:]] == [[2, 1], [0, 4]]


def test_a_piece_of_a_list_does_not_end_with_its_unit_cut_short() -> None:
    body = (
        f"{REFERENCE} администрация МО Абинский район сообщает: Варнавинское с/п — 2 практики, 45 тыс. руб., "
        "0 инициатив; Ольгинское с/п — 5 практик, 133 тыс. рублей, 2 инициативы. Холмское с/п — 1 практика."
    )

    found = read(body, sender=ABINSKY_DISTRICT)

    assert [[int(value) for value in each.figures.values()] for each in found.cases[1:]] == [
        [2, 0],
        [5, 2],
        [1],
    ]


def test_a_line_of_a_list_does_not_write_what_the_next_line_tells() -> None:
    body = (
        f"{REFERENCE}\nНаправляем информацию:\n1. Варнавинское с/п - практик 1, инициатив 0\n"
        "2. Холмское с/п - практик 0, инициатив 0\nСама администрация района разместила 3 практики."
    )

    assert recorded(read(body, sender=ABINSKY_DISTRICT)) == ["03601401", "03601408"]


def test_a_line_that_says_there_is_none_counts_none_of_what_the_others_count() -> None:
    body = (
        f"{REFERENCE} сообщаем по поселениям Абинского района:\n1. Варнавинское с/п – 2 практики;\n"
        "2. Холмское с/п – нет;\n3. Ольгинское с/п – отсутствуют."
    )
    figures = {
        str(each.case.municipality): each.figures for each in read(body, sender=ABINSKY_DISTRICT).cases
    }

    assert figures["03601408"] == figures["03601402"] == {"practices": 0}


def test_a_heading_above_a_table_makes_no_letterhead_of_its_first_line() -> None:
    text = (
        "Реестр\nПоселение\tДата ответа\nВарнавинское сельское поселение\tнет\n"
        "Холмское сельское поселение\tнет"
    )
    rows = tuple(tuple(each.split("\t")) for each in text.split("\n")[1:])
    said = f"{REFERENCE} администрация Абинского района сообщает: размещено 3 практики."
    register = page(text, name="Реестр.docx", tables=(Table(rows),))

    assert recorded(read(said, sender=ABINSKY_DISTRICT, documents=(register,))) == ["03601000"]


@pytest.mark.parametrize(
    ("heading", "codes"),
    [
        ("Практик в 2022 году", []),
        ("Практик в 2024 году", ["03601401", "03601402"]),
        ("Практик", ["03601401", "03601402"]),
    ],
)
def test_a_table_of_an_earlier_year_is_none(heading: str, codes: list[str]) -> None:
    rows = (("Поселение", heading), ("Варнавинское с/п", "2"), ("Ольгинское с/п", "1"))
    understood = read(
        f"{REFERENCE} направляем таблицу.", sender=ABINSKY_DISTRICT, documents=(_workbook(rows),)
    )

    assert [each for each in recorded(understood) if each != "03601000"] == codes


@pytest.mark.parametrize(
    "silent",
    ["информация не представлена", "сведения не предоставлены", "Ответ до настоящего времени не получен"],
)
@pytest.mark.parametrize("cells", [1, 2])
def test_a_settlement_of_which_nothing_was_heard_has_not_answered(silent: str, cells: int) -> None:
    rows = (
        *_ROWS[:2],
        ("2", "Ольгинское", *[silent] * cells, *[""] * (2 - cells)),
        ("3", "Холмское", "1", "1"),
    )

    understood = read(REFERENCE, sender=ABINSKY_DISTRICT, documents=(_workbook(rows),))

    assert "03601402" not in {each.case.municipality for each in understood.cases}
    assert "03601402" in {each.municipality for each in understood.candidates}
    assert understood.reason is not None


def test_a_line_of_a_list_that_tells_of_silence_credits_nobody() -> None:
    listed = (
        "Варнавинское с/п – практик 2; Ольгинское с/п – информация не представлена; Холмское с/п – практик 1."
    )

    assert "03601402" not in recorded(read(f"{REFERENCE}: {listed}", sender=ABINSKY_DISTRICT))


@pytest.mark.parametrize(
    ("title", "codes"),
    [
        (
            "Приложение к письму администрации МО Абинский район (на № 96 от 05.09.2024)",
            ["03601401", "03601402"],
        ),
        ("Приложение к письму администрации района в ответ на № 96 от 05.09.2024", ["03601401", "03601402"]),
        ("Приложение № 1 к письму от 19.09.2024 № 1234", ["03601401", "03601402"]),
        ("Приложение к исх. № 1234 от 19.09.2024", ["03601401", "03601402"]),
        ("Приложение к письму министерства финансов от 05.09.2024 № 96", []),
    ],
)
def test_an_annex_names_the_answer_it_belongs_to(title: str, codes: list[str]) -> None:
    annex = _workbook(((title, "", "", ""), *_ROWS[:3]))

    assert recorded(read(REFERENCE, sender=ABINSKY_DISTRICT, documents=(annex,))) == codes


def test_a_table_may_name_settlements_across() -> None:
    rows = (
        ("Сведения, исх. № 96 от 05.09.2024", "", "", ""),
        ("Показатель", "Варнавинское", "Ольгинское", "Всего"),
        ("Практики", "2", "1", "3"),
        ("Инициативы", "0", "4", "4"),
    )
    understood = read("Абинский район, свод.", sender=ABINSKY_DISTRICT, documents=(_workbook(rows),))

    assert {
        each.case.municipality: [int(one) for one in each.figures.values()] for each in understood.cases
    } == {
        "03601000": [],
        "03601401": [2, 0],
        "03601402": [1, 4],
    }


def test_a_number_of_an_unread_column_is_no_answer_of_nothing() -> None:
    rows = (("Поселение", "Практик", "Идеи"), ("Варнавинское", "0", "3"), ("Ольгинское", "0", "0"))
    understood = read(REFERENCE, sender=ABINSKY_DISTRICT, documents=(_workbook(rows),))
    told = {str(each.case.municipality): each.outcome for each in understood.cases}

    assert told["03601401"] is Outcome.REPORT
    assert told["03601402"] is Outcome.NOTHING


def test_a_list_without_letterhead_is_no_settlements_letter() -> None:
    rows = "1 Варнавинское с/п 2 0\n2 Ольгинское с/п 1 4\n3 Холмское с/п 0 0"
    listed = page(f"Сведения Абинского района\n№ п/п Поселение Практики Инициативы\n{rows}\nИТОГО 3 4")
    understood = read(f"Абинский район, {REFERENCE}", sender=ABINSKY_DISTRICT, documents=(listed,))

    assert recorded(understood) == ["03601000", "03601401", "03601402", "03601408"]
