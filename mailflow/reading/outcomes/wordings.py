"""What a wording is: alternatives on normalised lower-case text, found quickly or not at all.

Every pattern is bounded: a gap is a limited number of characters within one sentence.
The wordings themselves are `answer_wordings` and `delay_wordings`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from mailflow.patterns import Gated


@dataclass(frozen=True, slots=True)
class Wording:
    """Alternatives, and fragments one of which every match contains: most texts need no pattern at all."""

    pattern: Gated
    keys: tuple[str, ...] = ()

    def search(self, low: str) -> re.Match[str] | None:
        if self.keys and not any(key in low for key in self.keys):
            return None
        return self.pattern.search(low)


NEVER = Wording(Gated(r"(?!)"))
"""For what only the grammar of a sentence tells."""


def any_of(keys: str, *alternatives: str) -> Wording:
    """The wording of these alternatives; `keys` are its fragments, parted by spaces (none: always search)."""
    return Wording(Gated("|".join(alternatives)), tuple(keys.split()))
