"""A number without its sign in the cells of a letterhead."""

from datetime import date

import pytest

from mailflow.reading.passages import Passage, Place
from mailflow.reading.references.requisites import find_requisites

DAY = date(2024, 9, 18)


@pytest.mark.parametrize(
    ("head", "number"),
    [
        ("На №\t96\tот\t05.09.2024 г.\t\n01-01-29/1519\t\tот\t18.09.2024г.\t", "01-01-29/1519"),
        ("1519\tот\t«18» сентября 2024 года", "1519"),
        ("\t02.11-459\tот\t18.09.2024\nНа №\t96\tот\t05.09.2024", "02.11-459"),
        ("на №\n1519 от 18.09.2024", None),
        ("вх.\t1519\tот\t18.09.2024", None),
        ("Решение Совета 1519 от 18.09.2024", None),
        ("96\tот\t18.09.2024", None),
    ],
)
def test_it_is_the_senders_where_it_stands_alone_with_its_date(head: str, number: str | None) -> None:
    text = f"АДМИНИСТРАЦИЯ\nХолмского сельского поселения\n{head}\nВ ассоциацию"
    found = find_requisites([Passage(Place.DOCUMENT_HEAD, text)], ["96", "104"])
    assert (found.sender_number, found.sender_date) == (number, DAY if number else None)


def test_a_letterhead_of_a_district_is_no_constituency() -> None:
    text = "КОРЖОВСКОЕ ПОСЕЛЕНИЕ\nЛЕНИНГРАДСКОГО ОКРУГА\n29.07.2024 № 01-34/55\nна № 96 от 05.09.2024"
    found = find_requisites([Passage(Place.DOCUMENT_HEAD, text)], ["96", "104"])

    assert (found.sender_number, found.sender_date) == ("01-34/55", date(2024, 7, 29))


@pytest.mark.parametrize(("place", "number"), [(Place.DOCUMENT_HEAD, "104"), (Place.BODY, None)])
def test_a_letterhead_may_bear_the_number_of_another_request(place: Place, number: str | None) -> None:
    found = find_requisites(
        [Passage(place, "Исх. № 104 от 18.09.2024\nНа № 96 от 05.09.2024")], ["96", "104"]
    )

    assert found.sender_number == number
