"""People of whom something else is told: «14 садов, которые посещают 1830 детей» is no queue."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.clauses import Token
from mailflow.reading.clauses.figure_kinds import counts_people
from mailflow.reading.clauses.kin_words import is_of, telling_words
from mailflow.reading.clauses.title_words import ANYBODY
from mailflow.reading.clauses.words import is_noun, lemma

_THERE_OTHERWISE = re.compile(r"\b(?:посеща|воспитыва|обуча|занима|учат|прожива|живет|живут)[а-я]{0,6}\b")


def tells_other_people(clause: Sequence[Token], words: str, spec: FigureSpec) -> bool:
    """Whether a clause tells what children or residents do, and nothing of what the title says of them.

    «Детей в очереди – 96» and «96 детей» tell nothing else, and stand.
    """
    if not counts_people(spec) or _THERE_OTHERWISE.search(words) is None:
        return False
    told = telling_words(spec)
    heads = [word for word in told if is_noun(word) and lemma(word) in ANYBODY]
    if not heads or len(told) == len(heads):
        return False
    return not any(is_of(each.text, spec) for each in clause if _tells(each, heads))


def _tells(token: Token, heads: Sequence[str]) -> bool:
    """Whether a token says more than whom: a word that is none of the heads."""
    return (
        token.value is None
        and token.text.isalpha()
        and lemma(token.text) not in {lemma(each) for each in heads}
    )
