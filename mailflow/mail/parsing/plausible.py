"""How much a text looks like Russian: the judge between several ways to decode the same bytes.

Bytes of one Cyrillic encoding read as another give letters too, only in an order and a case that no
Russian writes. Letter pairs, the case pattern inside words and stray symbols tell them apart. Nothing
here knows of bytes or charsets.
"""

from __future__ import annotations

import re
from itertools import pairwise

# Rows: the previous letter, "_" for the beginning of a word; columns: the next one, "_" for its end.
# A digit is 9 + log2 of the share among all pairs that begin so, cut to 0..9: 0 is "hardly ever".
_ALPHABET = "_абвгдежзийклмнопрстуфхцчшщъыьэюя"
_ROWS = (
    "066764101205245355532132100000000",
    "604534324244656035551243221000044",
    "270004700601503606206000002240011",
    "460101503603415622633000060060002",
    "460101500500403825114000000000000",
    "370411641603225605405012000042013",
    "702544313053656225540022221000020",
    "271005710702106402404000000002010",
    "264545422601355604304000000240002",
    "532523514354456345440144510000024",
    "801012000003324501630001130000000",
    "460000400601301806345001000000000",
    "361011610603312600023010000037034",
    "762000500601122622516000000040002",
    "460023500603005700544102100063002",
    "613664523143455135541111211000020",
    "760000500400402726323000020030001",
    "573232610502144711535120110042023",
    "340200600407314560462010000023005",
    "562401600602115606414000000044013",
    "635434433124546045550130443000050",
    "460010600700212705243400000003000",
    "850200200500334602442000000000000",
    "370100600805000300002000000030000",
    "470000800604206100425000000000000",
    "150100800704314210134000000004000",
    "060000800800001000004000000000000",
    "000000900000002000000000000000046",
    "603633523064463044540060341000000",
    "602333502305047100740311131000034",
    "300113102015636037470210000000000",
    "702011032004222003540040428000000",
    "803413313003255012440032304000040",
)
_PAIRS = {
    first + second: int(digit)
    for first, row in zip(_ALPHABET, _ROWS, strict=True)
    for second, digit in zip(_ALPHABET, row, strict=True)
}

_RUN = re.compile(r"[^\x00-\x7f]+")
_WORD = re.compile(r"[А-Яа-яЁё]+")
# Typography that Russian letters do contain beside letters: quotes, dashes, numero sign, degree, paragraph.
_WELCOME = frozenset("«»„“”‘’–—…№°§• \u2011\u2212\u202f\u2009\ufeff\u00ad")
_FOREIGN = re.compile(r"[^\x00-\x7fА-Яа-яЁё]")
_SMALL_THEN_CAPITAL = re.compile(r"[а-яё][А-ЯЁ]")
# "Straße" read as Cyrillic; a Latin letter slipped into a Russian word is rare enough not to matter.
_MIXED_SCRIPT = re.compile(r"[A-Za-z](?=[А-Яа-яЁё])|[А-Яа-яЁё](?=[A-Za-z])")
_SIGN_WITHIN_WORD = re.compile(r"(?<=[А-Яа-яЁё])[«»„“”‘…№°§•](?=[А-Яа-яЁё])")
# More text than this decides nothing anew and costs time.
_SAMPLE = 400


def plausibility(text: str) -> float:
    """A figure that is higher the more the non-ASCII part of `text` reads like Russian.

    Ordinary Russian scores 4 to 6, whatever its case; a wrong Cyrillic charset 0 to 2.5, anything with
    many foreign symbols below 0. A text without non-ASCII characters scores 0: nothing is known.
    """
    sample = " ".join(_RUN.findall(text[: _SAMPLE * 2]))[:_SAMPLE]
    if len(sample) < _SAMPLE // 4:
        sample = " ".join(_RUN.findall(text[: _SAMPLE * 20]))[:_SAMPLE]
    if not sample:
        return 0.0
    words = _WORD.findall(sample)
    pairs = [pair for word in words for pair in pairwise(f"_{word.lower().replace('ё', 'е')}_")]
    strange = sum(1 for sign in _FOREIGN.findall(sample) if sign not in _WELCOME)
    strange += len(_MIXED_SCRIPT.findall(text[:_SAMPLE]))
    strange += 2 * len(_SMALL_THEN_CAPITAL.findall(sample)) + len(_SIGN_WITHIN_WORD.findall(sample))
    mean = sum(_PAIRS[first + second] for first, second in pairs) / len(pairs) if pairs else 0.0
    return mean - 12.0 * strange / len(sample)


# Between the worst ordinary Russian and the best wrong reading, see `plausibility`.
LOOKS_RUSSIAN = 3.2


def looks_russian(text: str) -> bool:
    """Whether the non-ASCII part of `text` is surely Russian; False for pure ASCII."""
    return plausibility(text) >= LOOKS_RUSSIAN
