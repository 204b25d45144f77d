"""A sign of newsletters, advertising or fraud: its weight, its name for a clerk, its turns of phrase."""

from __future__ import annotations

from dataclasses import dataclass

from mailflow.patterns import Gated


@dataclass(frozen=True, slots=True)
class Sign:
    """`words` is Russian: how the sign is told to a clerk; `phrases` are for text in lower case."""

    weight: int
    words: str
    phrases: Gated


def as_sign(weight: int, words: str, pattern: str) -> Sign:
    return Sign(weight, words, Gated(pattern))
