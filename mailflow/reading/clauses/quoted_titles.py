"""Titles in quotation marks, which name a thing and count nothing: «практика «Пять дворов» (1 шт.)»."""

from __future__ import annotations

from collections.abc import Sequence

from mailflow.reading.clauses.clauses import Token

# Titles of projects are short; a longer quotation is text of its own.
_MAX_TITLE = 14
_SHORTEST_WORD = 3


def without_titles(low: str, words: list[Token], stems: Sequence[str]) -> tuple[str, list[Token]]:
    """Sentence and tokens without quoted titles, positions kept.

    What names a figure is no title: «в разделе «Практики» – 2».
    """
    if low.count('"') < 2:
        return low, words
    found: list[Token] = []
    at = 0
    while at < len(words):
        end = _title_end(words, at) if _opens(words, at) else None
        if end is not None and _is_title(words[at + 1 : end], stems):
            start, stop = words[at].start, words[end].end
            low = low[:start] + " " * (stop - start) + low[stop:]
            joined = end + 2 < len(words) and words[end + 1].text in ("и", ",") and _opens(words, end + 2)
            at = end + 2 if joined else end + 1
            continue
        found.append(words[at])
        at += 1
    return low, found


def _opens(words: Sequence[Token], at: int) -> bool:
    """A mark that touches the word behind it and none before it."""
    if words[at].text != '"' or at + 1 == len(words) or words[at + 1].start != words[at].end:
        return False
    return at == 0 or words[at - 1].end < words[at].start or words[at - 1].text in "(:-"


def _title_end(words: Sequence[Token], at: int) -> int | None:
    """The mark that closes the title, a title within it left out."""
    depth = 0
    for place in range(at + 1, min(len(words), at + _MAX_TITLE)):
        if words[place].text != '"':
            continue
        if _opens(words, place):
            depth += 1
        elif depth == 0:
            return place
        else:
            depth -= 1
    return None


def _is_title(inside: Sequence[Token], stems: Sequence[str]) -> bool:
    words = [each.text for each in inside if each.text.isalpha() and len(each.text) >= _SHORTEST_WORD]
    return bool(words) and not any(word.startswith(part) for word in words for part in stems)
