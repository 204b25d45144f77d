"""The region a municipality lies in, as its charter name tells."""

from __future__ import annotations

from functools import lru_cache

from mailflow.model.municipality import Directory
from mailflow.patterns import Gated
from mailflow.reading.names.name_index import NameIndex
from mailflow.reading.names.names import NameMention

_REGION = Gated(
    r"(?P<name>[а-я]+(?:-[а-я]+)?)(?:ого|ой)\s(?:края|области)|республик\w\s(?P<republic>[а-я]{4,})"
)


def regions_of(mention: NameMention, index: NameIndex) -> frozenset[str]:
    """Stems of the regions of all whom the mention may mean; empty where the directory names none."""
    codes = (*mention.candidates, *mention.contradicted)
    return frozenset(stem for code in codes if (stem := _region(index.directory[code].name)))


@lru_cache(maxsize=8)
def regions_of_all(directory: Directory) -> frozenset[str]:
    """Stems of every region the directory's charter names mention; empty where they mention none."""
    return frozenset(stem for each in directory if (stem := _region(each.name)))


@lru_cache(maxsize=2_000)
def _region(charter_name: str) -> str:
    found = _REGION.search(charter_name.lower().replace("ё", "е"))
    if found is None:
        return ""
    # Republics decline: «Адыгея», «Адыгеи».
    return found["name"] or found["republic"][:-1]
