"""«Объект» as a unit names nothing: the titles tell what is counted, and what was done to it."""

from decimal import Decimal

from mailflow.model.request import FigureSpec
from mailflow.reading.figures.figures import find_figures
from mailflow.reading.passages import Passage, Place

_SPECS = (
    FigureSpec("monuments", "Памятники и воинские захоронения на учёте", unit="объект"),
    FigureSpec("repaired", "Отремонтировано в 2024 году", unit="объект"),
)


def _read(text: str) -> dict[str, Decimal]:
    return dict(find_figures([Passage(Place.BODY, text)], _SPECS, 2024).figures)


def test_what_was_repaired_is_told_by_the_deed() -> None:
    told = {"monuments": Decimal(11), "repaired": Decimal(3)}

    assert _read("На учёте 11 памятников, отремонтировано 3 памятника.") == told
    assert _read("Находятся 11 памятников. В 2024 году отремонтировано 3 памятника.") == told
    assert _read("На учёте 11 памятников.") == {"monuments": Decimal(11)}
