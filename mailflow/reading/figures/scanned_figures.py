"""Which figures of a scanned page may be believed: recognition takes a 3 for a 9, but no «две» for «три»."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from mailflow.reading.clauses.claims import Claim
from mailflow.reading.clauses.numerals import words_value
from mailflow.reading.normal import normalise
from mailflow.reading.passages import Passage

CLEAR_SCAN = 0.8
"""Mean confidence of a scan, 0 to 1, from which on digits count; in trials none was misread above it."""

# A sign that no letter has beside a number is a digit that was not recognised: «#1» for «11».
_STRAY = r"[#|!\[\]{}~*^<>\\`‘@$&=_]"
_NUMBER = re.compile(rf"({_STRAY}?)(?<![\d,./-])(\d+)(?![\d./-])({_STRAY}?)")
# Recognition itself marks a count it is unsure of.
_UNSURE = re.compile(r"~\d")
_WORD = re.compile(r"[а-я]+")

OF_A_TABLE = "таблица"
"""What stands instead of the sentence for a figure of a table."""


def without_doubtful(claims: Sequence[tuple[Claim, str, Passage]]) -> list[tuple[Claim, str, Passage]]:
    """Claims of one figure without digits of a scan that stand there once and are unclear.

    A value holds that is typed, is zero, is spelled in the same sentence («2 (две)», «две практики») or is
    told by two sentences. The second of each entry is the sentence as written.
    """
    told = Counter((each[0].value, each[1]) for each in claims)
    times = Counter(value for value, _ in told)
    typed = {
        claim.value for claim, written, passage in claims if not _is_unclear(claim.value, written, passage)
    }
    return [
        each
        for each in claims
        if not _is_unclear(each[0].value, each[1], each[2])
        or each[0].value in typed
        or times[each[0].value] > 1
        or (not each[0].value and not _may_hide_another(each[1]))
        or _is_spelled(each[0].value, each[1])
    ]


def _is_unclear(value: Decimal, sentence: str, passage: Passage) -> bool:
    if not passage.ocr or passage.confidence is None:
        return False
    if not value and _may_hide_another(sentence):
        return True
    return passage.confidence < CLEAR_SCAN or _is_spoilt(value, sentence)


def _may_hide_another(sentence: str) -> bool:
    """Beside a zero the number that counts may be unread: «было 0, стало ~3», or lost in a cell."""
    return sentence == OF_A_TABLE or _UNSURE.search(sentence) is not None


def _is_spoilt(value: Decimal, sentence: str) -> bool:
    """Whether the number stands there in digits with a stray sign beside them, be it once or twice."""
    found = (each for each in _NUMBER.finditer(sentence) if int(each[2]) == value)
    return any(each[1] or each[3] for each in found)


def _is_spelled(value: Decimal, sentence: str) -> bool:
    words = _WORD.findall(normalise(sentence).lower())
    numerals = (words_value(words[at : at + 4]) for at in range(len(words)))
    return any(each is not None and each[0] == value for each in numerals)
