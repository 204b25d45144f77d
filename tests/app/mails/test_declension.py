"""Names of municipalities: all of the shipped directory, against an independent analyser."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pymorphy3
import pytest

from mailflow.app.mails.declension import (
    GrammaticalCase,
    genitive,
    inflect_municipality,
    short_name,
    split_district,
    without_region,
)

DIRECTORY = Path(__file__).parent.parent.parent.parent / "config" / "municipalities.csv"
NAMES = [row["name"] for row in csv.DictReader(DIRECTORY.read_text("utf-8").splitlines())]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "Варнавинское сельское поселение Абинского муниципального района Краснодарского края",
            "Варнавинского сельского поселения Абинского муниципального района",
        ),
        ("Динской муниципальный район Краснодарского края", "Динского муниципального района"),
        ("Приморско-Ахтарский муниципальный округ", "Приморско-Ахтарского муниципального округа"),
        ("городской округ город-курорт Сочи Краснодарского края", "городского округа город-курорт Сочи"),
        (
            "сельское поселение Союз Четырех Хуторов Гулькевичского муниципального района",
            "сельского поселения Союз Четырех Хуторов Гулькевичского муниципального района",
        ),
        ("Верхнее сельское поселение", "Верхнего сельского поселения"),
        ("Средний муниципальный район", "Среднего муниципального района"),
        ("федеральная территория «Сириус»", "федеральной территории «Сириус»"),
        ("город Дальний", "муниципального образования «город Дальний»"),
    ],
)
def test_a_name_stands_in_the_genitive(name: str, expected: str) -> None:
    assert genitive(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Абинский муниципальный район Краснодарского края", "Абинский муниципальный район"),
        ("Ивановский муниципальный округ Амурской области", "Ивановский муниципальный округ"),
        ("городской округ город Майкоп Республики Адыгея", "городской округ город Майкоп"),
        ("Белоярский район Ханты-Мансийского автономного округа", "Белоярский район"),
        ("Дубовское сельское поселение Лесного муниципального района", None),
    ],
)
def test_the_region_is_left_out(name: str, expected: str | None) -> None:
    assert without_region(name) == (expected or name)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Абинский муниципальный район Краснодарского края", "Абинский район"),
        ("Ленинградский муниципальный округ Краснодарского края", "Ленинградский округ"),
        ("городской округ город Краснодар Краснодарского края", "город Краснодар"),
        ("Ейское городское поселение Ейского муниципального района Краснодарского края", "Ейское г/п"),
        ("Ейское сельское поселение Ейского муниципального района Краснодарского края", "Ейское с/п"),
        (
            "сельское поселение Венцы-Заря Гулькевичского муниципального района Краснодарского края",
            "с/п Венцы-Заря",
        ),
        ("Сириус", "Сириус"),
    ],
)
def test_a_list_shows_short_names(name: str, expected: str) -> None:
    assert short_name(name) == expected


def test_the_district_of_a_name_is_split_off() -> None:
    assert split_district("сельского поселения Кубань Гулькевичского муниципального района") == (
        "сельского поселения Кубань",
        "Гулькевичского муниципального района",
    )
    assert split_district("Гулькевичского муниципального района") == (
        "Гулькевичского муниципального района",
        "",
    )


@pytest.mark.parametrize("case", list(GrammaticalCase))
def test_all_shipped_names_agree_with_a_morphological_analyser(case: GrammaticalCase) -> None:
    # Its dictionary lacks one adjective, «Каневской»; that is checked by hand: «Каневского», «Каневскому».
    morphology = pymorphy3.MorphAnalyzer()
    tag = {GrammaticalCase.GENITIVE: "gent", GrammaticalCase.DATIVE: "datv"}[case]
    wrong = []
    for name in NAMES:
        inflected = inflect_municipality(without_region(name), case)
        assert inflected is not None
        for word, form in zip(without_region(name).split(), inflected.split(), strict=True):
            parses = [each for each in morphology.parse(word.lower()) if "nomn" in each.tag]
            known = {
                found.word
                for each in parses
                if (found := each.inflect({tag})) and found.tag.number == each.tag.number
            }
            if word not in ("Каневской", form) and form.lower() not in {
                each.replace("ё", "е") for each in known
            }:
                wrong.append((name, form, known))
            if form == word:
                break

    assert wrong == []


def test_no_two_settlements_of_a_district_look_the_same_in_a_list() -> None:
    within = [
        (re.sub(r"^.* (\S+ муниципального \w+)$", r"\1", without_region(name)), short_name(name))
        for name in NAMES
    ]

    assert len(set(within)) == len(within)
