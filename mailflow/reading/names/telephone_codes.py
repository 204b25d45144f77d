"""Telephone codes of the districts: a hint to the district, no more.

The table holds the five-digit codes of Krasnodar Krai in the Russian numbering plan (ABC codes 861xx) by the
district's name; what the directory's own `phone` column says wins over it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from mailflow.model.identifiers import Oktmo
from mailflow.model.municipality import DISTRICT_KINDS, Directory

_PHONE = re.compile(
    r"(?:\+?7|(?<!\d)8|(?<![\d(]))[\s(-]{0,3}\(?(?P<code>\d{5})\)?[\s-]{0,3}\d(?:[\s-]?\d){3,5}(?!\d)"
)
# A plain search for what every match holds costs a tenth of the pattern.
_FIVE_DIGITS = re.compile(r"\d{5}")
_KRAI: Mapping[str, str] = {
    "86130": "тимашевск",
    "86131": "крымск",
    "86132": "ейск",
    "86133": "анапа",
    "86135": "усть-лабинск",
    "86137": "армавир",
    "86138": "кавказск",
    "86140": "успенск",
    "86141": "геленджик",
    "86142": "кореновск",
    "86143": "приморско-ахтарск",
    "86144": "отрадненск",
    "86145": "ленинградск",
    "86146": "славянск",
    "86147": "курганинск",
    "86148": "темрюкск",
    "86149": "новопокровск",
    "86150": "абинск",
    "86151": "щербиновск",
    "86152": "апшеронск",
    "86153": "староминск",
    "86154": "белоглинск",
    "86155": "белореченск",
    "86156": "брюховецк",
    "86157": "выселковск",
    "86158": "тбилисск",
    "86159": "горячий ключ",
    "86160": "гулькевичск",
    "86161": "крыловск",
    "86162": "динск",
    "86163": "калининск",
    "86164": "каневск",
    "86165": "красноармейск",
    "86166": "северск",
    "86167": "туапсинск",
    "86168": "кущевск",
    "86169": "лабинск",
    "86191": "павловск",
    "86192": "мостовск",
    "86195": "новокубанск",
    "86196": "тихорецк",
}


def districts_of_phones(text: str, directory: Directory) -> tuple[tuple[str, Oktmo], ...]:
    """Codes of telephones in the text with the district each belongs to, each once."""
    if _FIVE_DIGITS.search(text) is None:
        return ()
    codes = dict.fromkeys(match["code"] for match in _PHONE.finditer(text))
    if not codes:
        return ()
    known = _codes_of(directory)
    return tuple((code, known[code]) for code in codes if code in known)


@lru_cache(maxsize=2)
def _codes_of(directory: Directory) -> dict[str, Oktmo]:
    learned: dict[str, set[Oktmo]] = defaultdict(set)
    for municipality in directory:
        for match in _PHONE.finditer(municipality.phone):
            learned[match["code"]].add(municipality.parent or municipality.oktmo)
    table = dict(_from_table(directory))
    return table | {code: next(iter(owners)) for code, owners in learned.items() if len(owners) == 1}


def _from_table(directory: Directory) -> Iterator[tuple[str, Oktmo]]:
    """The table speaks of Krasnodar Krai alone: elsewhere districts of these names have other codes."""
    for municipality in directory:
        name = municipality.name.lower()
        if municipality.kind not in DISTRICT_KINDS or "краснодарского края" not in name:
            continue
        for code, stem in _KRAI.items():
            if name.startswith(stem) or f" {stem}" in name:
                yield code, municipality.oktmo
