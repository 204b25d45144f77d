"""Repair of text that was decoded with a wrong charset before it was encoded again.

«РџРёСЃСЊРјРѕ» is UTF-8 read as windows-1251, "ÐŸÐ¸ÑÑŒÐ¼Ð¾" UTF-8 read as latin-1, "Ïèñüìî" windows-1251
read as latin-1. A repair is taken only where its result reads like Russian and much better than before.
"""

from __future__ import annotations

import re

from mailflow.mail.parsing.plausible import LOOKS_RUSSIAN, plausibility

# What a wrong reading always leaves behind: signs and letters that Russian does not have.
_TRACE = re.compile(
    "[\u0080-\u009f\u00a1-\u00a6\u00a9\u00aa\u00ac\u00ae\u00af\u00b1-\u00b6\u00b8-\u00ba\u00bc-\u00ff"
    "\u0152-\u0192\u02c6\u02dc\u0402-\u040f\u0452-\u045f\u0490\u0491"
    "\u2020-\u2022\u2030\u2122\u2219-\u2265\u2500-\u25a0]"
)
# And in short texts the case turned inside out, as koi8-r and windows-1251 do to each other.
_TURNED = re.compile("\\b[а-яё][А-ЯЁ]+\\b")
_SHORT = 300
# Russian has no word of one spoilt letter between Latin ones, Italian and French have: «è», «für», «créée».
_SPOILT_WORD = re.compile(r"(?<![A-Za-z])[^\x00-\x7f\s]{2,}(?![A-Za-z])")


def _inverse(name: str) -> dict[int, int]:
    """Characters back to bytes; bytes without a character stand for themselves, as browsers do it."""
    table = {byte: byte for byte in range(256)}
    for byte in range(128, 256):
        try:
            table[ord(bytes((byte,)).decode(name))] = byte
        except UnicodeDecodeError:
            table[byte] = byte
    return table


_WRONG_READINGS = {name: _inverse(name) for name in ("cp1252", "cp1251", "koi8-r", "cp866", "mac-cyrillic")}
_REPAIRS = (
    ("cp1252", "utf-8"),
    ("cp1251", "utf-8"),
    ("koi8-r", "utf-8"),
    ("cp866", "utf-8"),
    ("cp1252", "cp1251"),
    ("cp1252", "koi8-r"),
    ("cp1252", "cp866"),
    ("mac-cyrillic", "utf-8"),
    ("cp1251", "koi8-r"),
    ("koi8-r", "cp1251"),
    ("cp866", "cp1251"),
    ("cp1251", "cp866"),
)
# A repair must read better by this much: a text that is right is never touched.
_MARGIN = 1.5
# The trace is looked for in so much text.
_SAMPLE = 4_000


def repair_mojibake(text: str) -> str:
    """The text as it was meant, also where spoilt twice; unchanged where nothing speaks for a repair."""
    if text.isascii() or not _is_suspect(text) or not _SPOILT_WORD.search(text):
        return text
    wanted = max(plausibility(text) + _MARGIN, LOOKS_RUSSIAN)
    for wrong, right in _REPAIRS:
        once = _reread(text, wrong, right)
        if not once:
            continue
        if plausibility(once) >= wanted:
            return once if right == "utf-8" else _best_of_octets(text)
        twice = _repaired_again(once, wanted) if right == "utf-8" else ""
        if twice:
            return twice
    return text


def _is_suspect(text: str) -> bool:
    if _TRACE.search(text[:_SAMPLE]):
        return True
    return len(text) < _SHORT and bool(_TURNED.search(text))


def _best_of_octets(text: str) -> str:
    """Charsets of one octet all give letters, in either direction: the reading that is the best Russian."""
    readings = (_reread(text, wrong, right) for wrong, right in _REPAIRS if right != "utf-8")
    return max(filter(None, readings), key=plausibility)


def _repaired_again(text: str, wanted: float) -> str:
    candidates = (_reread(text, wrong, right) for wrong, right in _REPAIRS)
    return next((found for found in candidates if found and plausibility(found) >= wanted), "")


def _reread(text: str, wrong: str, right: str) -> str:
    """`text` taken back to the bytes it was read from and read anew; "" where that cannot be."""
    moved = text.translate(_WRONG_READINGS[wrong])
    try:
        return moved.encode("latin-1").decode(right)
    except UnicodeError:
        return ""
