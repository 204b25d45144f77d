"""Names that resemble a municipality's: proposed to a person, never a sign of anything by themselves."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from mailflow.model.identifiers import Oktmo
from mailflow.reading.names.name_grammar import SETTLEMENT_WORDS, kind_after
from mailflow.reading.names.name_index import NameIndex
from mailflow.reading.names.name_words import Word, plain_word, scan_words

# Two wrong letters of ten; below it unrelated names begin to appear.
_LIKENESS = 0.78
_MOST = 6


@dataclass(frozen=True, slots=True)
class SimilarName:
    """A written word that is no name, with those it resembles, likest first; `nearest` lead equally."""

    written: str
    candidates: tuple[Oktmo, ...]
    nearest: tuple[Oktmo, ...]
    start: int
    end: int


def find_similar_names(text: str, index: NameIndex) -> tuple[SimilarName, ...]:
    """Unknown words before «сельское поселение», «район» and the like that resemble a name."""
    return tuple(_find(text, index))


def similar_in_district(written: str, district: Oktmo, index: NameIndex) -> frozenset[Oktmo]:
    """Settlements of the district that resemble the first written word, which names none there."""
    own = index.settlements_by_district.get(district, frozenset())
    words = plain_word(written).split()
    return frozenset(_resembling(words[0], index, settlement=True)) & own if words else frozenset()


def resembles_district(word: str, districts: Collection[Oktmo | None], index: NameIndex) -> bool:
    """Whether an unread word may be one of these districts, misspelt."""
    return any(each in districts for each in _resembling(word, index, settlement=False))


def _find(text: str, index: NameIndex) -> Iterator[SimilarName]:
    tokens = scan_words(text)
    for place, token in enumerate(tokens):
        kind, _, _ = kind_after(tokens, place + 1)
        if kind is None or token.word is not Word.PLAIN:
            continue
        if token.text in index.by_first and not token.glued:
            continue
        if token.text.startswith(("сельск", "городск", "муниципальн")):
            continue
        first = place - 1 if token.glued and place else place
        word = "".join(each.text for each in tokens[first : place + 1])
        ranked = _resembling(word, index, settlement=kind in SETTLEMENT_WORDS)
        if ranked:
            best = min(ranked.values())
            nearest = tuple(code for code, distance in ranked.items() if distance == best)
            start, end = tokens[first].start, token.end
            yield SimilarName(text[start:end], tuple(ranked)[:_MOST], nearest, start, end)


def _resembling(word: str, index: NameIndex, *, settlement: bool) -> dict[Oktmo, float]:
    """Members of the groups whose forms come nearest, likest first, with their distance."""
    if len(word) < 5:
        return {}
    found = process.extract(
        word,
        index.by_first.keys(),
        scorer=DamerauLevenshtein.normalized_similarity,
        score_cutoff=_LIKENESS,
        limit=12,
    )
    ranked: dict[Oktmo, float] = {}
    for form, likeness, _ in found:
        for group in index.by_first[form]:
            members = group.settlements() if settlement else group.districts()
            for each in members if len(group.words) == 1 else ():
                ranked.setdefault(each.oktmo, 1 - likeness)
    return ranked
