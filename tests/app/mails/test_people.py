"""Names of heads, as directories have them (all invented)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailflow.app.mails.addressing import Addressee, address
from mailflow.app.mails.people import dative, parse_person, salutation
from mailflow.model.identifiers import Oktmo
from mailflow.model.municipality import Municipality

NO_NAME = "Уважаемый руководитель!"


@pytest.mark.parametrize(
    ("head", "addressed", "greeting"),
    [
        ("Берёзкин Иван Иванович", "И.И. Берёзкину", "Уважаемый Иван Иванович!"),
        ("Иван Иванович Берёзкин", "И.И. Берёзкину", "Уважаемый Иван Иванович!"),
        ("БЕРЁЗКИН Иван Иванович", "И.И. Берёзкину", "Уважаемый Иван Иванович!"),
        ("Дубровская Анна Петровна", "А.П. Дубровской", "Уважаемая Анна Петровна!"),
        ("Ковальчук Олег Львович", "О.Л. Ковальчуку", "Уважаемый Олег Львович!"),
        ("Ковальчук Ольга Львовна", "О.Л. Ковальчук", "Уважаемая Ольга Львовна!"),
        ("Черных Пётр Ильич", "П.И. Черных", "Уважаемый Пётр Ильич!"),
        ("Шевченко Илья Никитич", "И.Н. Шевченко", "Уважаемый Илья Никитич!"),
        ("Мамедов Рашид Али оглы", "Р.А. Мамедову", "Уважаемый Рашид Али оглы!"),
        ("Мамедова Лейла Али кызы", "Л.А. Мамедовой", "Уважаемая Лейла Али кызы!"),
        ("Салтыкова-Дубова Нелли Юрьевна", "Н.Ю. Салтыковой-Дубовой", "Уважаемая Нелли Юрьевна!"),
        ("Рябинин О.Л.", "О.Л. Рябинину", NO_NAME),
        ("О. Л. Рябинина", "О.Л. Рябининой", NO_NAME),
        ("Ким С.Л.", "С.Л. Ким", NO_NAME),
        ("и.о. главы Осинин Пётр Ильич", "П.И. Осинину", "Уважаемый Пётр Ильич!"),
    ],
)
def test_a_head_is_addressed_by_name(head: str, addressed: str, greeting: str) -> None:
    person = parse_person(head)
    assert person is not None

    assert (dative(person).replace("\u00a0", " "), salutation(person)) == (addressed, greeting)


@pytest.mark.parametrize(
    "head", ["", "вакансия", "глава района", "Глава", "8 (000) 00-00", "ivanov@les.example"]
)
def test_what_is_no_name_is_not_addressed(head: str) -> None:
    assert salutation(parse_person(head)) == NO_NAME


@given(st.text(max_size=40))
def test_any_text_in_the_column_gives_some_address(head: str) -> None:
    municipality = Municipality(
        Oktmo("99601000"), "Лесной муниципальный район", "муниципальный район", head=head
    )

    assert address(municipality).lines[0].endswith("Лесного муниципального района")


def test_the_addressee_stands_above_the_letter_line_by_line() -> None:
    municipality = Municipality(
        Oktmo("99601401"),
        "Дубовское сельское поселение Лесного муниципального района Приморского края",
        "сельское поселение",
        head="и.о. главы Осинин Пётр Ильич",
    )

    assert address(municipality) == Addressee(
        (
            "Исполняющему обязанности главы Дубовского сельского поселения",
            "Лесного муниципального района",
            "П.И.\u00a0Осинину",
        ),
        "Уважаемый Пётр Ильич!",
    )
