"""How clerks write a municipality's name: inflected by its own small rules, abbreviated at random."""

from __future__ import annotations

import random
import re

from mailflow.model.municipality import Directory, Municipality

_FIXED = ("Кубань", "Кубанец", "Венцы-Заря", "Голубая Нива", "Союз Четырех Хуторов", "им М. Горького")


def own_name(municipality: Municipality) -> str:
    """«Варнавинское», «Абинский», «Кубань», «Анапа»."""
    name = re.sub(r" Краснодарского края$", "", municipality.name)
    for fixed in _FIXED:
        if f"поселение {fixed}" in name:
            return fixed
    city = re.search(r"(?:город|город-курорт) ([А-Я][а-я]+(?: [А-Я][а-я]+)?)$", name)
    return city[1] if city else name.split()[0]


def is_city(municipality: Municipality) -> bool:
    return "город " in municipality.name or "город-курорт" in municipality.name


def genitive(word: str) -> str:
    for ending, other in (
        ("ское", "ского"),
        ("цкое", "цкого"),
        ("ское", "ского"),
        ("ое", "ого"),
        ("ий", "ого"),
        ("ой", "ого"),
    ):
        if word.endswith(ending):
            return word[: -len(ending)] + other
    return word


def in_genitive(
    municipality: Municipality, directory: Directory, chance: random.Random, *, district: bool
) -> str:
    """«Варнавинского с/п Абинского р-на»; without `district` the district is left out."""
    own = own_name(municipality)
    if is_city(municipality):
        return chance.choice(["муниципального образования город ", "города "]) + _city_genitive(own, chance)
    if municipality.parent is None:
        kind = chance.choice(["района", "муниципального района", "р-на", "муниципального округа"])
        return f"{genitive(own)} {kind}"
    rural = municipality.kind.startswith("сельск")
    kind = chance.choice(
        ["сельского поселения", "с/п", "с.п.", "СП", "сельского поселения"]
        if rural
        else ["городского поселения", "г/п", "г.п.", "ГП", "городского поселения"]
    )
    words = f"{kind} {own}" if own in _FIXED else f"{genitive(own)} {kind}"
    if not district:
        return words
    parent = directory[municipality.parent]
    tail = chance.choice(
        [
            "района",
            "района Краснодарского края",
            "р-на",
            "муниципального района",
            "муниципального района Краснодарского края",
        ]
    )
    return f"{words} {genitive(own_name(parent))} {tail}"


def in_nominative(municipality: Municipality, directory: Directory, chance: random.Random) -> str:
    """«Администрация Варнавинского сельского поселения Абинского района», as the sender calls itself."""
    name = in_genitive(municipality, directory, chance, district=True)
    if municipality.parent is None and not is_city(municipality) and chance.random() < 0.5:
        return f"администрация муниципального образования {own_name(municipality)} район"
    return f"администрация {name}"


def _city_genitive(own: str, chance: random.Random) -> str:
    if chance.random() < 0.5:
        return own
    return {"Краснодар": "Краснодара", "Армавир": "Армавира", "Анапа": "Анапы", "Сочи": "Сочи"}.get(own, own)
