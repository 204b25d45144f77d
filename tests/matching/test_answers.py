"""What an answer is taken to say once its outcome is known."""

from decimal import Decimal

import pytest

from tests.matching.desk import REFERENCE, VARNAVINSKOE, read


def _figures(body: str, subject: str = "Ответ") -> dict[str, Decimal]:
    (case,) = read(f"{REFERENCE}\n{body}", sender=VARNAVINSKOE, subject=subject).cases
    return dict(case.figures)


@pytest.mark.parametrize("body", ["Информации не имеется.", "Отчёт нулевой.", "По всем пунктам - нет."])
def test_nothing_at_all_is_zero_for_all_that_was_asked(body: str) -> None:
    assert _figures(body) == {"practices": Decimal(0), "initiatives": Decimal(0)}


def test_nothing_of_one_figure_says_nothing_of_the_other() -> None:
    assert _figures("Успешные практики отсутствуют.") == {"practices": Decimal(0)}


def test_a_subject_speaks_where_the_letter_is_silent() -> None:
    assert _figures("Информация в теме письма.", "Практик 2, инициатив 5") == {
        "practices": Decimal(2),
        "initiatives": Decimal(5),
    }
    assert _figures("Спасибо за письмо.", "Re: размещено 252 практики") == {}
