"""Where the head of a letter ends."""

import pytest

from mailflow.matching.letterhead_end import head_length

HEAD = "АДМИНИСТРАЦИЯ\nХолмского сельского поселения\nВ ассоциацию\n"


@pytest.mark.parametrize(
    ("below", "taken"),
    [
        ("24 сентября 2024г. № 02.11-459\n", True),
        ("от «24» сентября 2024 г. № И-674\n", True),
        ("Исх. № 505/8 от 18.09.2024\n", True),
        ("№ 505/8 18.09.2024\n", True),
        ("Во исполнение № 96 от 05.09.2024\n", False),
        ("12 практик размещены по письму № 96 от 05.09.2024\n", False),
        ("2 практики размещены согласно № 96 в срок\n", False),
    ],
)
def test_requisites_alone_beneath_the_salutation_are_of_the_head(below: str, taken: bool) -> None:
    salutation = "Уважаемый Пётр Петрович!\n"
    text = f"{HEAD}{salutation}{below}Размещены 2 практики."
    told = text[: head_length(text)]
    assert told.strip() == (f"{HEAD}{salutation}{below}".strip() if taken else HEAD.strip())


def test_a_line_that_stands_open_is_not_parted_from_the_next() -> None:
    above = HEAD + "ы" * (740 - len(HEAD))
    text = f"{above}\n7) Холмское с/п – практик – 2, инициатив –\n4;\n8) Южное с/п – нет."
    assert text[: head_length(text)].endswith("инициатив –\n4;")
