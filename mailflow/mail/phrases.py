"""Turns of phrase looked for in any case, at the price of a plain search where none of them can stand."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrases:
    """A pattern for any case, and fragments in lower case one of which stands in every match of it."""

    pattern: re.Pattern[str]
    keys: tuple[str, ...]

    def search(self, text: str, low: str) -> re.Match[str] | None:
        """The first match in `text`; `low` is the text in lower case, so that it is made once for many."""
        for key in self.keys:
            if key in low:
                return self.pattern.search(text)
        return None


def phrases(pattern: str, *keys: str) -> Phrases:
    """Phrases by their pattern; each of `keys` is several fragments divided by blanks."""
    return Phrases(re.compile(pattern, re.I), tuple(each for key in keys for each in key.split()))
