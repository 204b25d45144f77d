"""An outcome with the words it was read from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mailflow.model.understanding import Outcome
from mailflow.patterns import Gated
from mailflow.reading.normal import squeeze
from mailflow.reading.speech.acts import Act, Said


@dataclass(frozen=True, slots=True)
class OutcomeReading:
    """The outcome with its reason in Russian; not `certain` where a person should look."""

    outcome: Outcome
    why: str
    certain: bool = True


def first_of(acts: Sequence[Said], *kinds: Act) -> str:
    """The first sentence that does one of these acts, "" for none."""
    return next((each.text for each in acts if each.act in kinds), "")


def matched(low: str, wording: Gated) -> str:
    """The words around the first place of a wording, "" for none."""
    match = wording.search(low)
    return around(low, match) if match is not None else ""


def around(whole: str, match: re.Match[str]) -> str:
    """A match with whole words before and behind it, of at most 160 characters."""
    start = max(0, whole.rfind(" ", 0, max(0, match.start() - 20)) + 1) if match.start() > 20 else 0
    end = whole.find(" ", match.end() + 25)
    return squeeze(whole[start : end if end >= 0 else len(whole)])[:160]
