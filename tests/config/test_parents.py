"""The code of a settlement names its district (ОК 033-2013)."""

from __future__ import annotations

from pathlib import Path

import pytest

from mailflow.model.identifiers import Oktmo
from tests.config.operator_folder import DIRECTORY, load_folder, make_folder

HEADING = "oktmo,name,kind,emails\n"
DISTRICT = "99601000,Лесной муниципальный район,муниципальный район,rayon@les.example\n"
SETTLEMENT = "99601401,Дубовское сельское поселение,сельское поселение,dub@les.example\n"
ELSEWHERE = "99602401,Кленовое сельское поселение,сельское поселение,klen@les.example\n"


def parents(tmp_path: Path, directory: str) -> dict[str, str | None]:
    found = load_folder(make_folder(tmp_path, directory=directory)).directory
    return {each.oktmo: each.parent for each in found}


def test_a_table_without_parents_takes_them_from_the_codes(tmp_path: Path) -> None:
    assert parents(tmp_path, HEADING + DISTRICT + SETTLEMENT + ELSEWHERE) == {
        "99601000": None,
        "99601401": Oktmo("99601000"),
        "99602401": None,  # its district is not in the table
    }


@pytest.mark.parametrize("parent", ["", "99602000"])
def test_what_the_operator_wrote_wins(tmp_path: Path, parent: str) -> None:
    other = "99602000,Степной муниципальный район,муниципальный район,,,step@les.example,,,\n"
    directory = DIRECTORY.replace("сельское поселение,99601000,,dub", f"сельское поселение,{parent},,dub")

    assert parents(tmp_path, directory + other)["99601401"] == (parent or "99601000")
