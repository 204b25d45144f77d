"""Villages and towns as a weak sign of their municipality: «ст-ца Ольгинская», «х. Беднягина».

A village alone never settles anything: Первомайский stands in 18 municipalities.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from mailflow.model.identifiers import Oktmo
from mailflow.model.municipality import Locality
from mailflow.reading.names.name_words import Token, plain_word

_TYPES = {"ст": "ст-ца", "станиц": "ст-ца", "х": "х", "хут": "х", "с": "с", "сел": "с", "д": "д"}
_TOWN_TYPES = {"г": "г", "гор": "г", "город": "г", "пгт": "пгт", "аул": "аул"}
_ADJECTIVE_ENDINGS = {
    "ая": ("ая", "ой", "ую", "ою"),
    "ий": ("ий", "ого", "ому", "им", "ом"),
    "ый": ("ый", "ого", "ому", "ым", "ом"),
    "ой": ("ой", "ого", "ому", "ым", "им", "ом"),
    "ое": ("ое", "ого", "ому", "ым", "им", "ом"),
}
# Nouns: «Абинск», «Александровка», «Гулькевичи», «Заречье».
_NOUN_ENDINGS = (
    ("ка", ("ка", "ки", "ке", "ку", "кой")),
    ("ко", ("ко", "ка", "ку", "ком", "ке")),
    ("во", ("во", "ва", "ву", "вом", "ве")),
    ("но", ("но", "на", "ну", "ном", "не")),
    ("ье", ("ье", "ья", "ью", "ьем")),
    ("чи", ("чи", "чей", "чам", "чами", "чах")),
    ("а", ("а", "ы", "е", "у", "ой")),
    ("ы", ("ы", "ов", "ам", "ами", "ах")),
    ("ь", ("ь", "я", "ю", "ем", "е", "и", "ью")),
    ("й", ("й", "я", "ю", "ем", "е")),
    *((each, (each, each + "а", each + "у", each + "ом", each + "е")) for each in "бвгдзклмнпрстфхц"),
)


@dataclass(frozen=True, slots=True)
class LocalityIndex:
    """From (type, first word form) to the whole name and its municipalities."""

    by_first: Mapping[tuple[str, str], tuple[tuple[tuple[frozenset[str], ...], Oktmo], ...]] = field(
        repr=False
    )

    @classmethod
    def build(cls, localities: Iterable[Locality]) -> LocalityIndex:
        found: dict[tuple[str, str], list[tuple[tuple[frozenset[str], ...], Oktmo]]] = defaultdict(list)
        for locality in localities:
            words = tuple(_forms(word) for word in plain_word(locality.name).replace("-", " ").split())
            for form in words[0] if words else ():
                found[_broad(locality.kind.rstrip(".")), form].append((words, locality.municipality))
        return cls({key: tuple(rows) for key, rows in found.items()})

    def find(self, tokens: Sequence[Token], place: int) -> tuple[int, tuple[Oktmo, ...]]:
        """How many tokens after the type word at `place` name a locality, and of whom; (0, ()) for none."""
        if place + 1 >= len(tokens) or "\n" in tokens[place + 1].gap or _is_initial(tokens, place):
            return 0, ()
        rows = self.by_first.get((_type_of(tokens[place].text), tokens[place + 1].text), ())
        best = 0
        owners: list[Oktmo] = []
        for words, municipality in rows:
            length = len(words)
            if length < best or not _agrees(words, tokens, place + 1):
                continue
            if length > best:
                best, owners = length, []
            owners.append(municipality)
        return best, tuple(dict.fromkeys(owners))


def _is_initial(tokens: Sequence[Token], place: int) -> bool:
    """«Е.П. Учебный», «О.Г. Сочинская»: behind another initial the letter is no «посёлок», no «город»."""
    if place == 0 or len(tokens[place].text.rstrip(".")) != 1:
        return False
    before = tokens[place - 1].text
    return len(before.rstrip(".")) == 1 and (tokens[place].gap.startswith(".") or before.endswith("."))


def _agrees(words: tuple[frozenset[str], ...], tokens: Sequence[Token], place: int) -> bool:
    if place + len(words) > len(tokens):
        return False
    if any(tokens[place + n].text not in forms for n, forms in enumerate(words)):
        return False
    after = place + len(words)
    return not (after < len(tokens) and tokens[after].glued)


def _forms(word: str) -> frozenset[str]:
    for ending, forms in _ADJECTIVE_ENDINGS.items():
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return frozenset(word[: -len(ending)] + form for form in forms)
    for ending, forms in _NOUN_ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return frozenset(word[: -len(ending)] + form for form in forms)
    return frozenset({word})


def _broad(kind: str) -> str:
    return "п" if kind in ("п", "пос") else kind


def _type_of(written: str) -> str:
    word = written.rstrip(".").split("-")[0].strip()
    if word.startswith("посел") or word in ("п", "пос"):
        return "п"
    for stem in ("станиц", "хут", "город", "сел", "аул", "пгт", "гор", "ст", "г", "х", "с", "д"):
        if word.startswith(stem):
            return (_TYPES | _TOWN_TYPES)[stem]
    return word
