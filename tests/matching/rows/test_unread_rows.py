"""Rows of a table that could not be read are shown to a person, never passed over in silence."""

from __future__ import annotations

import pytest

from tests.matching.desk import ABINSKY_DISTRICT, REFERENCE, read, recorded

_OPENING = f"{REFERENCE} администрация МО Абинский район направляет информацию:\n"
_HEADING = "№ Поселение Практик Инициатив\n"


@pytest.mark.parametrize(
    ("rows", "codes"),
    [
        ("1 Варнавинское с/п 3 1 8\n2 Ольгинское с/п 0 2 7", []),
        (
            f"{_HEADING}1 Варнавинское с/п 3 1\n2 Ольгинское с/п 0 2\n3 Администрация 2 2",
            ["03601401", "03601402"],
        ),
    ],
)
def test_a_person_is_told_of_rows_not_read(rows: str, codes: list[str]) -> None:
    understood = read(_OPENING + rows, sender=ABINSKY_DISTRICT)

    assert [each for each in recorded(understood) if each != "03601000"] == codes
    assert understood.reason is not None


@pytest.mark.parametrize(
    "points",
    [
        "1) Варнавинское с/п - практик - 2, инициатив -\n4;\n2) Ольгинское с/п - практик - 0, инициатив - 0;",
        "1. Варнавинское с/п - практик - 2,\nинициатив - 4;\n2. Ольгинское с/п - практик - 0,\nинициатив 0.",
        "- Варнавинское с/п: практик 2, инициатив\n4;\n- Ольгинское с/п: практик\n0, инициатив 0.",
        "Варнавинское с/п - практик 2,\nинициатив 4;\nОльгинское с/п - практик 0, инициатив -\n0.",
    ],
)
def test_a_point_of_a_list_may_take_two_lines(points: str) -> None:
    understood = read(_OPENING + points, sender=ABINSKY_DISTRICT)

    told = {each.case.municipality: tuple(map(int, each.figures.values())) for each in understood.cases}
    assert {code: values for code, values in told.items() if code != "03601000"} == {
        "03601401": (2, 4),
        "03601402": (0, 0),
    }
