"""A sign of newsletters, advertising or fraud: its weight, its name for a clerk, its turns of phrase."""

from __future__ import annotations

from dataclasses import dataclass

from mailflow.mail.kinds.phrases import Phrases, phrases


@dataclass(frozen=True, slots=True)
class Sign:
    """`words` is Russian: how the sign is told to a clerk."""

    weight: int
    words: str
    phrases: Phrases


def as_sign(weight: int, words: str, pattern: str, *keys: str) -> Sign:
    """A sign by its pattern and the fragments one of which stands in every match of it."""
    return Sign(weight, words, phrases(pattern, *keys))
