"""Which of several figures a clause speaks of where its words name more than one of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol, TypeVar

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.clauses import Token
from mailflow.reading.clauses.quantities import Dimension, find_quantities, read_unit
from mailflow.reading.clauses.stems import (
    counts_people,
    deed_forms,
    deed_stems,
    figure_stems,
    is_generic,
    is_measure,
    is_unit,
    tells_deed,
    title_words,
)
from mailflow.reading.clauses.words import stem

_SHORTEST = 3


class Named(Protocol):
    """A figure named by the tokens `at` to `end` (exclusive)."""

    @property
    def spec(self) -> FigureSpec: ...
    @property
    def at(self) -> int: ...
    @property
    def end(self) -> int: ...


Each = TypeVar("Each", bound=Named)


def of_one_word(clause: Sequence[Token], mentions: Sequence[Each]) -> list[Each]:
    """Without figures of whose titles a clause says less than of another's that the same word names.

    «избирательных участков – 5» is no «Приняли участие в голосовании», «снято с учёта 9 семей» no «Состоит
    на учёте». What a clause without a number denies it denies of all: «поддержка не оказывалась».
    """
    words = [each.text for each in clause]
    told = {each.spec.key: _told(each.spec.title, words) for each in mentions}
    if all(each.value is None for each in clause):
        told = {key: each[:1] for key, each in told.items()}
    return [
        each
        for each in mentions
        if all(
            told[each.spec.key] >= told[other.spec.key] for other in mentions if _compete(each, other, words)
        )
    ]


def with_their_units(clause: Sequence[Token], mentions: Sequence[Each]) -> list[Each]:
    """Without sums and sizes that only their deed or their object names where no number has their unit.

    «участков предоставлено 6» counts them, and tells nothing of «Площадь предоставленных участков».
    """
    counted = [each for each in mentions if not is_measure(each.spec) or counts_people(each.spec)]
    if not counted or all(each.value is None for each in clause):
        return list(mentions)
    known = {each.dimension for each in find_quantities(clause)}
    return [
        each for each in mentions if each in counted or _is_of(known, each.spec) or _is_head(clause, each)
    ]


def _is_of(known: set[Dimension], spec: FigureSpec) -> bool:
    unit = read_unit(spec.unit)
    return unit is None or unit.dimension in known


def _is_head(clause: Sequence[Token], mention: Named) -> bool:
    return clause[mention.at].text.startswith(figure_stems(mention.spec)[0])


def _compete(one: Named, other: Named, words: Sequence[str]) -> bool:
    """Named by one word; «выявлены и ликвидированы 4 свалки» speaks of both."""
    if one.spec is other.spec or one.at >= other.end or other.at >= one.end:
        return False
    return not (_says_deed(one.spec, words) and _says_deed(other.spec, words))


def _says_deed(spec: FigureSpec, words: Sequence[str]) -> bool:
    deeds = deed_stems(spec)
    return bool(deeds) and any(word.startswith(deeds) for word in words)


def _told(title: str, words: Sequence[str]) -> tuple[float, ...]:
    """How many words of a title a clause says, their share of it, and how many in the very same form."""
    parts = _parts(title)
    said = sum(any(word.startswith(part) for word in words) for part in parts)
    own = {*title_words(title)}
    return said, said / max(1, len(parts)), sum(word in own for word in words if len(word) > _SHORTEST)


@lru_cache(maxsize=256)
def _parts(title: str) -> tuple[str, ...]:
    told = [word for word in title_words(title) if len(word) >= _SHORTEST and not is_unit(word)]
    return tuple(
        dict.fromkeys(
            deed_forms(word)[0] if tells_deed(word) else stem(word) for word in told if not is_generic(word)
        )
    )
