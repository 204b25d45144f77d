"""What a person is shown beside each variant."""

from __future__ import annotations

from tests.matching.desk import REFERENCE, read, recorded


def test_a_telephone_code_that_tells_a_namesake_is_shown_beside_it() -> None:
    body = f"{REFERENCE} в Красносельском поселении размещена 1 практика.\nИсп. Петрова, 8 (86160) 3-11-22"

    first, *others = read(body, sender="clerk@free.example").candidates

    assert first.municipality == "03613162"
    assert "телефонный код 86160" in first.why
    assert others
    assert all("телефонный код" not in each.why for each in others)
    assert first.why.count("«Красносельском поселении»") == 1


def test_a_name_outside_its_district_is_told_to_the_person_who_decides() -> None:
    body = f"{REFERENCE} размещена 1 практика.\n\nГлава Комсомольского сельского поселения Абинского района"

    understood = read(body, sender="clerk@free.example")

    assert understood.cases == ()
    assert "«Комсомольского сельского поселения Абинского района»" in (understood.reason or "")
    assert "такого муниципалитета в справочнике нет" in (understood.reason or "")


def test_the_municipality_of_a_culture_house_is_proposed() -> None:
    body = "На № 96 от 05.09.2024\nМБУК «Дом культуры Холмского сельского поселения» сообщает: практика одна."

    found = read(body)

    assert "03601408" in {each.municipality for each in found.candidates} | {
        each.case.municipality for each in found.cases
    }
    assert recorded(found) == []


def test_a_name_beside_a_foreign_district_is_proposed_where_nobody_else_is() -> None:
    name = "Варнавинское сельское поселение Тимашевского района"
    body = f"К исх. № 96 от 05.09.2024. {name}.\nРазмещено 2 практики."
    found = read(body)

    assert (recorded(found), [each.municipality for each in found.candidates][:1]) == ([], ["03601401"])
