"""Numbers in Russian texts: digits with thousands and decimals, words in any case."""

from __future__ import annotations

from decimal import Decimal

_UNITS = {
    "нол": 0, "нул": 0, "один": 1, "одна": 1, "одно": 1, "одну": 1, "одной": 1, "одного": 1, "одном": 1,
    "одному": 1, "одним": 1, "два": 2, "две": 2, "двух": 2, "двум": 2, "двумя": 2, "оба": 2, "обе": 2,
    "двое": 2, "двоих": 2, "двоим": 2, "трое": 3, "троих": 3, "троим": 3, "четверо": 4, "четверых": 4,
    "четверым": 4,
    "пятеро": 5, "пятерых": 5, "пятерым": 5, "шестеро": 6, "шестерых": 6, "шестерым": 6, "семеро": 7,
    "семерых": 7, "семерым": 7, "восьмеро": 8, "десятеро": 10, "обоих": 2, "обеих": 2,
    "три": 3, "трех": 3, "трем": 3, "тремя": 3, "четыре": 4, "четырех": 4,
    "четырем": 4, "четырьмя": 4,
}  # fmt: skip
_REGULAR = {
    "пят": 5, "шест": 6, "сем": 7, "восем": 8, "восьм": 8, "девят": 9, "десят": 10, "одиннадцат": 11,
    "двенадцат": 12, "тринадцат": 13, "четырнадцат": 14, "пятнадцат": 15, "шестнадцат": 16,
    "семнадцат": 17, "восемнадцат": 18, "девятнадцат": 19, "двадцат": 20, "тридцат": 30, "сорок": 40,
}  # fmt: skip
_WORDS = {
    **_UNITS,
    **{f"{stem}{end}": value for stem, value in _REGULAR.items() for end in ("ь", "и", "ью", "")},
    "ноль": 0, "ноля": 0, "нуль": 0, "нуля": 0, "сорока": 40, "пятьдесят": 50, "шестьдесят": 60,
    "семьдесят": 70, "восемьдесят": 80, "девяносто": 90, "сто": 100, "ста": 100, "двести": 200,
    "триста": 300, "четыреста": 400, "пятьсот": 500, "шестьсот": 600, "семьсот": 700, "восемьсот": 800,
    "девятьсот": 900,
}  # fmt: skip
for _broken in ("пят", "шест", "сем", "восем", "восьм", "девят", "десят", "нол", "нул"):
    _WORDS.pop(_broken, None)

DIGITS = r"\d{1,3}(?: \d{3}){1,3}(?:[.,]\d{1,4})?(?![\d])|\d{1,12}(?:[.,]\d{1,4})?(?!\d)"
"""A number in digits, as a pattern on normalised text."""

COUNT = rf"(?:\d{{1,6}}|{'|'.join(sorted(_WORDS, key=len, reverse=True))})"
"""A count in digits or in one word, in lower case, as a pattern."""

_TENS = 20


def parse_digits(written: str) -> Decimal:
    """Value of a string matching `DIGITS`: a space parts thousands, a comma or point the decimals."""
    return Decimal(written.replace(" ", "").replace(",", "."))


def word_value(word: str) -> int | None:
    """Value of one lower-case numeral in any case: «двух» -> 2; None for any other word."""
    return _WORDS.get(word)


def words_value(words: list[str]) -> tuple[int, int] | None:
    """Value of the leading numeral and how many words it takes: «двадцать пять» -> (25, 2)."""
    first = _WORDS.get(words[0]) if words else None
    if first is None:
        return None
    if first >= _TENS and len(words) > 1:
        rest = words_value(words[1:])
        if rest is not None and 0 < rest[0] < (10 if first < 100 else 100):
            return first + rest[0], 1 + rest[1]
    return first, 1
