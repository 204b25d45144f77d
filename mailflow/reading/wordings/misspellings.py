"""Nouns of the figures with one slip of the pen («иницативы», «пракитки») or cut short («практ.»)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache, partial

from mailflow.reading.clauses.words import is_known

# In shorter stems one letter makes another word.
_SHORTEST = 6


def corrected(plain: str, stems: Iterable[str]) -> str:
    """The text with the right stem in words that no dictionary knows and that miss a stem by one slip.

    A slip is a letter too many, too few or wrong, or two letters that changed places; the first two stand.
    """
    for stem in stems:
        if len(stem) >= _SHORTEST and stem.isalpha():
            plain = _cut_short(stem).sub(partial(_written_out, stem), plain)
            plain = _lookalikes(stem).sub(partial(_mend, stem), plain)
    return plain


@lru_cache(maxsize=64)
def _cut_short(stem: str) -> re.Pattern[str]:
    """«практ.», «иниц.», or broken off where a line ends: four letters at least; the point may be a stop."""
    rest = "".join(f"(?:{letter}" for letter in stem[4:-1]) + ")?" * len(stem[4:-1])
    return re.compile(
        rf"[{stem[0]}{stem[0].upper()}]{stem[1:4]}(?<=\b.{{4}}){rest}"
        r"(?:\.(?P<end>(?=\s*(?:[А-Я]|$)))?|(?= ?(?:\n|$)))"
    )


def _written_out(stem: str, match: re.Match[str]) -> str:
    return match[0][0] + stem[1:] + ("." if match["end"] is not None else "")


@lru_cache(maxsize=64)
def _lookalikes(stem: str) -> re.Pattern[str]:
    first = f"[{stem[0]}{stem[0].upper()}]"
    return re.compile(rf"{first}{stem[1]}(?<=\b..)(?!{stem[2:]})[а-яё]{{{len(stem) - 3},{len(stem) + 4}}}\b")


def _mend(stem: str, match: re.Match[str]) -> str:
    return _mended(match[0], stem)


@lru_cache(maxsize=5_000)
def _mended(word: str, stem: str) -> str:
    end = _slip_end(word.lower(), stem)
    if end is None or is_known(word.lower()):
        return word
    return word[0] + stem[1:] + word[end:]


def _slip_end(word: str, stem: str) -> int | None:
    """Where in the word the stem written with one slip ends; None where it is none."""
    at = next(
        (place for place, (one, other) in enumerate(zip(word, stem, strict=False)) if one != other), None
    )
    if at is None:
        return None
    left, right = word[at:], stem[at:]
    if left.startswith(right[1:]) and len(right) > 1:  # a letter too few
        return at + len(right) - 1
    if left[1:].startswith(right):  # a letter too many
        return at + len(right) + 1
    if left[1:].startswith(right[1:]):  # a wrong letter
        return at + len(right)
    swapped = right[1:2] + right[:1] + right[2:]
    return at + len(right) if left.startswith(swapped) else None
