"""The municipalities of the krai with invented addresses, and every way a letter names them."""

from __future__ import annotations

import csv
import random
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

DISTRICT_KINDS = ("муниципальный район", "муниципальный округ", "городской округ")
_ADJECTIVE = {"gen": ("ого", "его"), "dat": ("ому", "ему"), "loc": ("ом", "ем"), "ins": ("ым", "им")}
_KINDS = {
    "gen": ("сельского поселения", "городского поселения"),
    "loc": ("сельском поселении", "городском поселении"),
    "ins": ("сельским поселением", "городским поселением"),
    "nom": ("сельское поселение", "городское поселение"),
}


_CITY_OF = {
    "Краснодар": "города Краснодара",
    "Анапа": "города-курорта Анапы",
    "Армавир": "города Армавира",
    "Геленджик": "города-курорта Геленджик",
    "Горячий Ключ": "города Горячий Ключ",
    "Новороссийск": "города Новороссийска",
    "Сочи": "города-курорта Сочи",
}


@dataclass(frozen=True, slots=True)
class Place:
    """One municipality; `base` is its bare name («Варнавинское», «Абинский», «город-курорт Анапа»)."""

    oktmo: str
    name: str
    kind: str
    parent: str
    base: str
    email: str
    second_email: str

    @property
    def is_settlement(self) -> bool:
        return "поселение" in self.kind

    @property
    def is_city(self) -> bool:
        return self.base.startswith("город")


@dataclass(frozen=True, slots=True)
class Town:
    """All places; `shared` are addresses that two places use."""

    places: tuple[Place, ...]
    by_code: dict[str, Place]
    namesakes: frozenset[str]
    localities: dict[str, list[tuple[str, str]]]
    shared: frozenset[str]

    def settlements_of(self, district: str) -> list[Place]:
        return [each for each in self.places if each.parent == district]

    def same_name(self, place: Place) -> list[Place]:
        return [each for each in self.places if each.base == place.base and each.kind == place.kind]


def read_town(config: Path) -> Town:
    """The shipped directory; addresses are invented, the same for every seed."""
    places = []
    with (config / "municipalities.csv").open(encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            code, kind = row["oktmo"], row["kind"]
            base = _base(row["name"], kind)
            email = f"mo{code}@" + ("mail-ru" if int(code) % 3 else "yandex-ru") + ".example"
            second = f"adm@mo{code}.krd-gov.example" if int(code) % 4 == 0 else ""
            places.append(Place(code, row["name"], kind, row["parent"], base, email, second))
    shared = _share_mailboxes(places)
    count = Counter((each.base, each.kind) for each in places)
    localities: dict[str, list[tuple[str, str]]] = {}
    with (config / "localities.csv").open(encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            localities.setdefault(row["mo_oktmo"], []).append((row["type"], row["name"]))
    namesakes = frozenset(each.oktmo for each in places if count[each.base, each.kind] > 1)
    return Town(tuple(places), {each.oktmo: each for each in places}, namesakes, localities, shared)


def _share_mailboxes(places: list[Place]) -> frozenset[str]:
    """In every third district the first two settlements have one mailbox."""
    shared: set[str] = set()
    for whole in [each for each in places if int(each.oktmo) % 3 == 0]:
        here = [place for place, each in enumerate(places) if each.parent == whole.oktmo][:2]
        if len(here) == 2:
            first, second = places[here[0]], places[here[1]]
            places[here[0]] = replace(first, second_email="")
            places[here[1]] = replace(second, email=first.email, second_email="")
            shared |= {first.oktmo, second.oktmo}
    return frozenset(shared)


def _base(name: str, kind: str) -> str:
    words = name.removesuffix(" Краснодарского края")
    if "поселение" in kind:
        words = words[: words.rindex(" ", 0, words.rindex(" муниципальн"))]
    return " ".join(words.replace(kind, " ").split())


def inflected(base: str, case: str) -> str:
    """An adjective in another case; anything else stays."""
    if case == "nom" or " " in base or base[-2:] not in ("ое", "ее", "ий", "ой", "ый"):
        return base
    soft = base.endswith("ее")
    parts = base[:-2]
    return parts + _ADJECTIVE[case][soft]


def district_words(place: Place, case: str, rng: random.Random) -> str:
    """A district or okrug: «Абинского района», «Абинского р-на», «Ленинградского муниципального округа»."""
    name = inflected(place.base, case)
    okrug = "округ" in place.kind and rng.random() < 0.75  # else by its old status
    ending = {"nom": "", "gen": "а", "loc": "е", "ins": "ом", "dat": "у"}[case]
    adjective = {
        "nom": "муниципальный",
        "gen": "муниципального",
        "loc": "муниципальном",
        "ins": "муниципальным",
        "dat": "муниципальному",
    }[case]
    noun = "округ" if okrug else "район"
    short = "" if okrug else rng.choice((f" р-н{ending if case != 'nom' else ''}", f" район{ending}"))
    full = f" {adjective} {noun}{ending}"
    return name + rng.choice((full, short or full, short or full))


def settlement_words(place: Place, case: str, rng: random.Random) -> str:
    """A settlement without its district."""
    which = place.kind.startswith("город")
    noun = rng.choice(
        (
            _KINDS[case][which],
            _KINDS[case][which],
            ("с/п", "г/п")[which],
            ("СП", "ГП")[which],
            ("с.п.", "г.п.")[which],
        )
    )
    name = inflected(place.base, case)
    adjectival = name != place.base or (case == "nom" and place.base.endswith(("ое", "ее")))
    return f"{name} {noun}" if adjectival else f"{noun} {name}"


def city_words(place: Place, case: str, rng: random.Random) -> str:
    """A city: «муниципального образования город Краснодар», «МО г. Армавир», «г.-к. Анапа»."""
    bare = place.base.removeprefix("город-курорт ").removeprefix("город ")
    resort = "курорт" in place.base
    lead = {"nom": "муниципальное образование", "gen": "муниципального образования"}.get(
        case, "муниципальном образовании"
    )
    if case == "gen" and rng.random() < 0.4:
        return _CITY_OF[bare]
    kind = rng.choice(("город-курорт", "г.-к.")) if resort else rng.choice(("город", "г."))
    lead = rng.choice((lead, lead, "МО"))
    return f"{lead} {kind} {bare}"


def named(town: Town, place: Place, case: str, rng: random.Random, *, district: bool = True) -> str:
    """The place as letters name it, unmistakably unless `district` is False."""
    if place.is_city:
        return city_words(place, case, rng)
    if not place.is_settlement:
        if case in ("gen", "nom") and rng.random() < 0.35 and "район" in place.kind:
            lead = {"nom": "муниципальное образование", "gen": "муниципального образования"}[case]
            quoted = rng.choice((f"{place.base} район", f"«{place.base} район»"))
            return f"{rng.choice((lead, 'МО'))} {quoted}"
        return district_words(place, case, rng)
    words = settlement_words(place, case, rng)
    if case == "gen" and rng.random() < 0.12:
        words = f"{rng.choice(('муниципального образования', 'МО'))} {settlement_words(place, 'nom', rng)}"
    if not district:
        return words
    parent = town.by_code[place.parent]
    style = rng.random()
    if style < 0.12:
        return f"{words} ({district_words(parent, 'nom', rng)})"
    tail = district_words(parent, "gen", rng)
    return f"{words} {tail}" + (" Краснодарского края" if style > 0.75 else "")
