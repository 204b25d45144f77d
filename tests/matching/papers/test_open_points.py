"""What is still being found out leaves open a figure that is not told, and none that is."""

from __future__ import annotations

import pytest

from tests.matching.desk import REFERENCE, VARNAVINSKOE, read, recorded


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Размещено 2 практики. Данные об инициативах уточняются.", ["03601401"]),
        ("Размещено 2 практики. Количество инициатив уточняем.", ["03601401"]),
        ("Размещено 2 практики. Данные о практиках уточняются.", []),
        ("Размещено 2 практики. Данные о практиках и инициативах уточняются.", []),
        ("Размещено 2 практики. Данные уточняются.", []),
    ],
)
def test_only_what_is_not_told_may_be_left_open(said: str, expected: list[str]) -> None:
    assert recorded(read(f"{REFERENCE} сообщаем. {said}", sender=VARNAVINSKOE)) == expected
