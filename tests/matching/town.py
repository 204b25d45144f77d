"""A directory for tests: the municipalities of the krai, with addresses given out at random."""

from __future__ import annotations

import csv
import random
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from mailflow.model.identifiers import Oktmo
from mailflow.model.municipality import Directory, Locality, Municipality
from mailflow.model.request import FigureSpec, Request
from mailflow.model.settings import Association

_ROOT = Path(__file__).parents[2]

ASSOCIATION = Association(
    "Ассоциация «Совет муниципальных образований»", "sovet@sovet-mokk.example", ZoneInfo("Europe/Moscow")
)
MARATHON = Request(
    "96",
    date(2024, 9, 5),
    "Об участии в марафоне «Муниципальный диалог»",
    date(2024, 9, 30),
    figures=(
        FigureSpec("practices", "успешных практик", "практика"),
        FigureSpec("initiatives", "инициатив"),
    ),
)
PROPOSALS = Request("89", date(2024, 8, 20), "О предложениях в план работы Палаты", date(2024, 9, 20))
REQUESTS = (PROPOSALS, MARATHON)


@cache
def example_directory() -> Directory:
    """The directory of `tests/examples`, with the villages that ship in `config/`."""
    with (_ROOT / "tests/examples/municipalities.csv").open(encoding="utf-8-sig", newline="") as file:
        municipalities = tuple(
            Municipality(
                Oktmo(row["oktmo"]),
                row["name"],
                row["kind"],
                Oktmo(row["parent"]) if row["parent"] else None,
                emails=tuple(row["emails"].split()),
            )
            for row in csv.DictReader(file)
        )
    with (_ROOT / "config/localities.csv").open(encoding="utf-8-sig", newline="") as file:
        localities = tuple(
            Locality(row["type"], row["name"], Oktmo(row["mo_oktmo"])) for row in csv.DictReader(file)
        )
    return Directory(municipalities, localities)


def town(seed: int) -> Directory:
    """The same municipalities with free mail, regional mail, own domains and a few shared boxes."""
    chance = random.Random(seed)
    given: list[Municipality] = []
    shared: dict[Oktmo, str] = {}
    for each in example_directory():
        address = _address(each, chance)
        if each.parent and chance.random() < 0.06:
            address = shared.setdefault(each.parent, address)
        given.append(replace(each, emails=(address,)))
    return Directory(tuple(given), example_directory().localities)


def _address(municipality: Municipality, chance: random.Random) -> str:
    code = municipality.oktmo
    if municipality.parent is None:
        return chance.choice([f"adm@d{code}.mo-krasnodar.example", f"m{code}@mo-krasnodar.example"])
    return chance.choice(
        [f"mo{code}@mail-ru.example", f"mo{code}@yandex-ru.example", f"adm@sp{code}.example"]
    )
