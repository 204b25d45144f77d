"""Headings that are a piece of one title: «На учёте» of «Памятники на учёте»."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.figure_kinds import is_flag
from mailflow.reading.clauses.title_words import TIMES, is_generic, is_unit, title_words
from mailflow.reading.clauses.words import lemma, stem

_WORDS = re.compile(r"[а-я]+(?:-[а-я]+)*")
_SHORTEST = 4
_MOST_WORDS = 6


def columns_of_pieces(
    headings: Sequence[str], specs: Sequence[FigureSpec], taken: Mapping[str, int]
) -> dict[str, int]:
    """Columns of figures no heading names, each of whose words stands in one title and in no other.

    Two such headings of one figure, or a heading that has words of its own, tell nothing.
    """
    found: dict[str, list[int]] = {}
    for column, text in enumerate(headings):
        if column in taken.values():
            continue
        words = {stem(each) for each in _WORDS.findall(text) if _tells(each)}
        if not words or len(text.split()) > _MOST_WORDS:
            continue
        fitting = [each for each in specs if not is_flag(each) and words <= _stems(each)]
        shared = [each for each in specs if words & _stems(each)]
        if len(fitting) == len(shared) == 1 and fitting[0].key not in taken:
            found.setdefault(fitting[0].key, []).append(column)
    return {key: columns[0] for key, columns in found.items() if len(columns) == 1}


def _tells(word: str) -> bool:
    if len(word) < _SHORTEST or is_generic(word) or is_unit(word):
        return False
    return lemma(word) not in TIMES


def _stems(spec: FigureSpec) -> set[str]:
    return {stem(each) for each in title_words(spec.title) if len(each) >= _SHORTEST}
