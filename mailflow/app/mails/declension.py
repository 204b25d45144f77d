"""Names of municipalities in the cases of an official letter, and short for lists.

A charter name is adjectives and a noun of kind («Варнавинское сельское поселение», «городской округ»);
these agree and are inflected, whatever follows («Абинского муниципального района», «город Краснодар»)
stays as it is. Adjectives of Russian are regular, so endings are enough.
"""

from __future__ import annotations

import re
from enum import Enum


class GrammaticalCase(Enum):
    GENITIVE = 0
    DATIVE = 1


# Nouns of kind (131-FZ, art. 2) with genitive and dative.
_NOUNS = {
    "район": ("района", "району"),
    "округ": ("округа", "округу"),
    "поселение": ("поселения", "поселению"),
    "территория": ("территории", "территории"),
    "образование": ("образования", "образованию"),
}
_REGION = re.compile(
    r"\s+(?:[А-ЯЁ][\w-]+(?:ого|его|ой|ей) (?:края|области|автономного округа|автономной области)"
    r"|Республики [А-ЯЁ][\w() -]+)$"
)
_DISTRICT = re.compile(r" [А-ЯЁ][\w-]+(?:ого|его) муниципального (?:района|округа)$")
# Hard and soft adjectives; after к, г, х and hissing letters the spelling follows the sound.
_ADJECTIVES = (
    (re.compile(r"(?<=[кгх])ий$"), ("ого", "ому")),
    (re.compile(r"ий$"), ("его", "ему")),
    (re.compile(r"(?:ый|ой|ое)$"), ("ого", "ому")),
    (re.compile(r"ее$"), ("его", "ему")),
    (re.compile(r"ая$"), ("ой", "ой")),
    (re.compile(r"яя$"), ("ей", "ей")),
)


def without_region(name: str) -> str:
    """«Абинский муниципальный район Краснодарского края» without its last two words."""
    return _REGION.sub("", name)


def inflect_municipality(name: str, case: GrammaticalCase) -> str | None:
    """The name in the given case; None where it is not built as charter names are."""
    words = name.split()
    place = next((i for i, word in enumerate(words) if word in _NOUNS), None)
    if place is None:
        return None
    adjectives = [_inflect_adjective(word, case) for word in words[:place]]
    if None in adjectives:
        return None
    noun = _NOUNS[words[place]][case.value]
    return " ".join([*filter(None, adjectives), noun, *words[place + 1 :]])


def _inflect_adjective(word: str, case: GrammaticalCase) -> str | None:
    for ending, forms in _ADJECTIVES:
        if ending.search(word):
            return ending.sub(forms[case.value], word)
    return None


def genitive(name: str) -> str:
    """«Варнавинского сельского поселения Абинского муниципального района», without the region."""
    known = without_region(name)
    return inflect_municipality(known, GrammaticalCase.GENITIVE) or f"муниципального образования «{known}»"


def split_after_kind(name: str) -> tuple[str, str]:
    """The name up to its noun of kind (nominative or genitive), and the rest."""
    nouns = {each: each for noun, forms in _NOUNS.items() for each in (noun, forms[0])}
    words = name.split()
    place = next((i for i, word in enumerate(words) if word in nouns), len(words) - 1)
    return " ".join(words[: place + 1]), " ".join(words[place + 1 :])


def split_district(name: str) -> tuple[str, str]:
    """«Варнавинского сельского поселения» and «Абинского муниципального района»; "" where there is none."""
    found = _DISTRICT.search(name)
    return (name[: found.start()], found[0].strip()) if found and found.start() else (name, "")


def short_name(name: str) -> str:
    """For lists beneath a district or of districts: «Варнавинское с/п», «Абинский район», «город Сочи»."""
    head, rest = split_after_kind(without_region(name))
    if head in ("городской округ", "муниципальный округ", "муниципальный район"):
        return rest or head
    for kind, short in (("сельское поселение", "с/п"), ("городское поселение", "г/п")):
        if head == kind:
            # «сельское поселение Венцы-Заря Гулькевичского муниципального района»
            return f"{short} {split_district(rest)[0]}"
        if head.endswith(f" {kind}"):
            return f"{head.removesuffix(kind)}{short}"
    return head.replace(" муниципальный район", " район").replace(" муниципальный округ", " округ") or name
