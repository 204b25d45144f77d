"""Turns of phrase looked for in text in lower case, at the price of a plain search where none can stand.

A pattern for any case costs the engine five times as much: it can skip to no first letter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrases:
    """A pattern in lower case, and fragments one of which stands in every match of it."""

    pattern: re.Pattern[str]
    keys: tuple[str, ...]

    def search(self, low: str) -> re.Match[str] | None:
        """The first match in `low`, a text in lower case."""
        for key in self.keys:
            if key in low:
                return self.pattern.search(low)
        return None


def phrases(pattern: str, *keys: str) -> Phrases:
    """Phrases by their pattern; each of `keys` is several fragments divided by blanks."""
    return Phrases(re.compile(pattern), tuple(each for key in keys for each in key.split()))
