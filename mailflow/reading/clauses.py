"""Sentences and clauses of a letter, cut into tokens, with everything masked that only looks like a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from mailflow.reading.written_dates import DATE
from mailflow.reading.numerals import DIGITS, parse_digits, word_value, words_value

MASK = "§"

# Dates, numbers of letters, laws, phones, times, addresses, list markers and the years.
_NOT_FIGURES = re.compile(
    rf"(?<![\d.,]){DATE}(?:\s?(?:г\.|года?\b|г\b))?"
    r"|№\s?№?[\s_\"]{0,5}[\dа-яa-z][\dа-яa-z/.-]{0,30}(?:,\s?\d{1,5}(?=\s+от))?"
    r"|\b(?:исх|вх|рег)\.?\s{0,2}\d[\d/.-]{0,20}"
    r"|\b\d{1,4}-(?:фз|кз|р|п|пг|па)\b"
    r"|(?:\+7|\b8)[\s(-]{1,3}\d{3,5}[\s)-]{0,3}\d[\d\s-]{3,10}\d|\b\d{1,3}-\d{2}-\d{2}\b"
    r"|\b\d{1,2}:\d{2}\b|\b\d{9,20}\b|\b\d{6},"
    r"|\b(?:19|20)\d{2}(?:\s?[-/]\s?(?:19|20)?\d{2})?\s?(?:г\.?\s?г?\.?|год\w{0,2}|гг\.?)(?![а-я])"
    r"|\b(?:ул|д|кв|пр|пер|каб|оф|стр|корп|ст|п|пп|ч|кв-л|тел|факс|инн|кпп|огрн|окпо|октмо|прил|таб)\.\s?\d[\d/-]{0,12}"
    r"|\b(?:октмо|инн|кпп|огрн|окпо|индекс|телефон|факс)[: ]{1,3}\d+"
    r"|\b[а-яa-z\d-]{2,60}\.(?:рф|ru|su|com|org)\b(?:/\S{0,200})?"
    r"|[\w.+-]{1,64}@[\w.-]{1,100}|https?://\S{1,300}|\bwww\.\S{1,200}|\b\d{1,3}\s?(?:-?го|-?й|-?м)\b(?=\s[а-я])"
    r"|\bза\s\d{1,2}\s(?:месяц|дн|год|лет|квартал)\w{0,4}|\b(?:[iv]{1,3}|\d)\s?(?:квартал|полугод)\w{0,3}"
)
_MARKER = re.compile(
    r"(?:(?<=\n)|^)[ \t]{0,20}(?:\d{1,2}(?:\.\d{1,2}){0,2}[.)]|\d{1,2}\.\d{1,2}\.?(?=\s))(?!\d)(?=[ \t\"а-яa-z])"
)
_INLINE_MARKER = re.compile(r"(?<=[:;.] )\d{1,2}\)(?= )")
_END = re.compile(r"[.!?;](?=\s|$)|\n(?=[ \t]{0,40}(?:[А-ЯA-Z§•*·|]|- ))")
# A paragraph; no honest one is longer than the limit, which bounds the work on hostile ones.
_BLOCK = re.compile(r"\n[ \t]{0,200}\n|(?<=[.;!?])[ \t]{0,200}\n")
_MAX_BLOCK = 4_000
_TOKEN = re.compile(rf"{DIGITS}|[а-яa-z]+(?:-[а-яa-z]+)*|§+|[^\s\w]|\w")

# «было 4, стало 6», «увеличилось с 4 до 6»: what was before is not reported.
_EARLIER = re.compile(
    r"(?:\(\s?(?:было|ранее|в\sпрошлом\sгоду|до\sэтого)[^()\n]{0,60}\)|было[\s:-]{1,3}\d{1,6}(?:[\s,;-]{1,3}(?:а\s)?(?=стало|сейчас|теперь)|(?=\s[а-я]{3,20}[,;]?\s(?:а\s)?стало))"
    r"|\bс\s\d{1,6}\s(?=до\s\d))"
)
# «2-х практик», «5-ти»: the ending of a counting numeral; «5-й» is an ordinal and no count.
_COUNT_ENDING = re.compile(r"\b(\d{1,4})-?(?:х|ти|е|ми|и|мя)\b(?=\s)")
_NONE_AT_ALL = re.compile(r"\bни\sод(?:ной|ного|на|ин|но|ну)\b")


def _as_none(match: re.Match[str]) -> str:
    return "нет".ljust(len(match[0]))


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number with its value, or a mark; `end` is one past its last character in the sentence."""

    text: str
    value: Decimal | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """`text` as written, `low` in lower case with everything masked that is no figure; same positions."""

    text: str
    low: str


def mask(plain: str) -> str:
    """Normalised text in lower case, with what is no figure covered by a mask of the same length."""
    low = plain.lower()
    low = _NONE_AT_ALL.sub(_as_none, low)
    if re.search(r"\d", low) is None:
        return low
    low = _EARLIER.sub(lambda match: " " * len(match[0]), low)
    low = _COUNT_ENDING.sub(lambda match: match[1] + " " * (len(match[0]) - len(match[1])), low)
    low = _MARKER.sub(_cover, low)
    low = _INLINE_MARKER.sub(_cover, low)
    return _NOT_FIGURES.sub(_cover, low)


def _cover(match: re.Match[str]) -> str:
    return "".join("\n" if char == "\n" else MASK for char in match[0])


def sentences(plain: str, stems: Sequence[str]) -> Iterator[Sentence]:
    """Sentences, list items and headed lines of a normalised text in which one of the stems may stand."""
    for block in _BLOCK.split(plain):
        low = block.lower()
        if any(each in low for each in stems):
            for at in range(0, len(block), _MAX_BLOCK):
                yield from _sentences(block[at : at + _MAX_BLOCK])


def _sentences(plain: str) -> Iterator[Sentence]:
    low = mask(plain)
    start = 0
    for match in _END.finditer(plain):
        if MASK in low[match.start() : match.end()] or _abbreviated(low, match.start()):
            continue
        if low[start : match.end()].strip():
            yield Sentence(plain[start : match.end()], low[start : match.end()])
        start = match.end()
    if low[start:].strip():
        yield Sentence(plain[start:], low[start:])


_SHORT = re.compile(
    r"(?:\b(?:г|ст|п|с|х|пос|им|ул|тыс|млн|млрд|руб|исх|вх|ед|шт|т|е|д|мун|муниц|муницип|успеш|адм|админ|сельск|гор|разм|колич|р|тел)|\b[а-я])$"
)


def _abbreviated(low: str, at: int) -> bool:
    """Whether the point at a position ends an abbreviation in the middle of a sentence, not a sentence."""
    return (
        low[at] == "." and low[at + 1 : at + 2] == " " and _SHORT.search(low[max(0, at - 9) : at]) is not None
    )


def tokens(low: str) -> list[Token]:
    """Tokens of a masked sentence; numerals in words are joined («двадцать пять») and have their value."""
    raw = [(match[0], match.start(), match.end()) for match in _TOKEN.finditer(low)]
    found: list[Token] = []
    at = 0
    while at < len(raw):
        text, start, end = raw[at]
        taken, value = 1, None
        if text[0].isdigit():
            value = parse_digits(text)
        elif word_value(text) is not None:
            number = words_value([each[0] for each in raw[at : at + 4]])
            if number is not None:
                value, taken = Decimal(number[0]), number[1]
                end = raw[at + taken - 1][2]
        found.append(Token(text, value, start, end))
        at += taken
    return _without_repeats(found)


def _without_repeats(found: list[Token]) -> list[Token]:
    """«2 (двух)» and «две (2)» become one number."""
    result: list[Token] = []
    at = 0
    while at < len(found):
        token = found[at]
        result.append(token)
        at += 1
        if token.value is not None and at + 2 < len(found) and found[at].text == "(":
            inner, close = found[at + 1], found[at + 2]
            if close.text == ")" and (inner.value == token.value or inner.value is None):
                at += 3
    return result
