"""The number of a row is no count, above all where a scan has lost the count of that row."""

import pytest

from mailflow.reading.tables.row_numbers import without_row_numbers


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("1 Обучено старост 4\n2 Субботники НЙ", "Обучено старост 4\nСубботники НЙ"),
        (
            "№ Показатель Итог\n1. Обучено старост\n2. Субботники",
            "№ Показатель Итог\nОбучено старост\nСубботники",
        ),
        (
            "1 | Обучено старост и их\nпомощников — 12\n2 | Субботники",
            "Обучено старост и их\nпомощников — 12\nСубботники",
        ),
        ("1 субботник\n2 старосты", "1 субботник\n2 старосты"),
        ("2 Субботники 7\n1 Старосты 4", "2 Субботники 7\n1 Старосты 4"),
        (
            "1 Мая прошёл субботник.\n\n\n\n\n2 Мая — второй.",
            "1 Мая прошёл субботник.\n\n\n\n\n2 Мая — второй.",
        ),
    ],
)
def test_numbers_of_rows_of_a_scan_are_taken_off(text: str, kept: str) -> None:
    assert without_row_numbers(text, scanned=True) == kept


def test_typed_rows_keep_their_numbers_where_nothing_else_counts() -> None:
    bare, counted = "1 Субботники\n2 Старосты", "1 Субботники 3\n2 Старосты 5"

    assert without_row_numbers(bare, scanned=False) == bare
    assert without_row_numbers(counted, scanned=False) == "Субботники 3\nСтаросты 5"
