"""Names that resemble a municipality's: proposed to a person, never a sign of anything by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from mailflow.model.identifiers import Oktmo
from mailflow.reading.name_grammar import SETTLEMENT_WORDS, kind_after
from mailflow.reading.name_index import NameIndex
from mailflow.reading.name_words import Word, scan_words

# Two wrong letters of ten; below it unrelated names begin to appear.
_LIKENESS = 80.0
_MOST = 3


@dataclass(frozen=True, slots=True)
class SimilarName:
    """A written word that is no name, with those it resembles, likest first."""

    written: str
    candidates: tuple[Oktmo, ...]
    start: int
    end: int


def find_similar_names(text: str, index: NameIndex) -> tuple[SimilarName, ...]:
    """Unknown words before «сельское поселение», «район» and the like that resemble a name."""
    return tuple(_find(text, index))


def _find(text: str, index: NameIndex) -> Iterator[SimilarName]:
    tokens = scan_words(text)
    for place, token in enumerate(tokens):
        if token.word is not Word.PLAIN or len(token.text) < 5 or token.text in index.by_first:
            continue
        kind, _, _ = kind_after(tokens, place + 1)
        if kind is None or token.text.startswith(("сельск", "городск", "муниципальн")):
            continue
        settlement = kind in SETTLEMENT_WORDS
        candidates = _resembling(token.text, index, settlement=settlement)
        if candidates:
            yield SimilarName(text[token.start : token.end], candidates, token.start, token.end)


def _resembling(word: str, index: NameIndex, *, settlement: bool) -> tuple[Oktmo, ...]:
    bare = _stem(word)
    stems = {_stem(name): name for name in index.written_names}
    found = process.extract(bare, stems.keys(), scorer=fuzz.ratio, score_cutoff=_LIKENESS, limit=_MOST)
    codes: list[Oktmo] = []
    for stem, _, _ in found:
        group = index.group_named(stems[stem])
        if group is not None:
            members = group.settlements() if settlement else group.districts()
            codes += [each.oktmo for each in members]
    return tuple(dict.fromkeys(codes))


def _stem(word: str) -> str:
    for ending in ("ского", "скому", "ским", "ском", "ское", "ский", "ской", "ого", "ому", "ое", "ый", "ий"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word[: -len(ending)]
    return word
