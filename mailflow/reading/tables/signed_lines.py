"""Lines of a signature right beneath a table, cells like its rows: «Глава поселения⇥С.А. Сидоров»."""

from __future__ import annotations

import re
from collections.abc import Sequence

_INITIALS = r"[А-Я]\.\s?(?:[А-Я]\.)?"
_SURNAME = r"[А-Я][а-я]{1,30}(?:-[А-Я][а-я]{1,30})?"
_FULL = r"[А-Я][а-я]{2,20}\s[А-Я][а-я]{2,20}(?:вич|вна|ична)\s[А-Я][а-я-]{2,30}"
_SIGNED = re.compile(
    rf"[А-Яа-я][^\d\n]{{2,200}}(?:\t|\s{{2}}|\|)\s{{0,9}}(?:{_INITIALS}\s?{_SURNAME}|{_SURNAME}\s{_INITIALS}|{_FULL})\s{{0,9}}$"
)
# The head of the municipality and who wrote for him.
_MOST = 2


def without_signature(block: Sequence[str]) -> Sequence[str]:
    """The lines of a table without those at its end that are an office and a name and hold no digit.

    A column of names in every line stays: elders are signed for by nobody.
    """
    rows = list(block)
    while rows and len(block) - len(rows) <= _MOST and _SIGNED.match(rows[-1]):
        rows.pop()
    return rows if len(block) - len(rows) <= _MOST else block
