"""Sentences and clauses of a letter, cut into tokens; what only looks like a figure is masked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from mailflow.patterns import Gated
from mailflow.reading.clauses.masking import BULLET, MASK, mask
from mailflow.reading.clauses.numerals import DIGITS, parse_digits, word_value, words_value

# «… сельского поселения⏎Староминского района», «администрацией⏎Холмского»: a name goes on in the next line.
_NAME_TO_COME = r"(?<!администрации)(?<!администрацией)(?<!территории)"
_REST_OF_NAME = r"[А-Я][а-я-]{3,20}[сц]кого\s(?:муниципального\s)?(?:района|округа|края|р-на)\b"
_END = Gated(
    rf"[.!?;](?=\s|$)|{_NAME_TO_COME}\n(?![ \t]{{0,40}}{_REST_OF_NAME})"
    r"(?=[ \t]{0,40}(?:[А-ЯA-Z§•*·|]|- (?!\d)|[^\n\t]{2,90}\t))"
    # «увеличилось с одной до⏎11. Опыт»: the sentence goes on
    r"|(?<![:=-])(?<![:=-][ \t])(?<! до)(?<! от)(?<! из)(?<! с)(?<! на)(?<!около)(?<!более)(?<!менее)"
    r"(?<!свыше)(?<!порядка)\n(?=[ \t]{0,40}\d{1,3}[.)]?[ \t]{1,4}[А-Я])"
    # a label with its number, and another one on the line below, both in lower case
    r"|(?<=\d)[ \t;,]{0,4}\n(?=[ \t]{0,10}(?:(?:общее )?количество|кол-во|число|всего|итого|из них)\b)"
    # «практик 5⏎инициативы не подавали»
    r"|(?<=\d)[ \t;,]{0,4}\n(?=[ \t]{0,10}[а-я]{4,20} (?:не |нет\b|отсутств))"
)
# «практики - 2 шт⏎инициативы - нет»: two labels, each on its line; the hyphen of «р-на» ends no label.
_ENDS_LABEL = r"\s?(?:[:=]|-(?![а-яА-Я])|(?<=\s)-)\s?"
_VALUE = r"(?:[а-я]{4,14} )?(?:\d{1,7}\b|нет\b|да\b|есть\b)[^\n\d]{0,60}"
_LABEL_BELOW = re.compile(rf"\n(?=[ \t]{{0,10}}[а-я][^\n\d:=]{{2,80}}?{_ENDS_LABEL}{_VALUE}(?:\n|$))")
_LABEL_ABOVE = re.compile(
    rf"[ \t]{{0,10}}[А-Яа-я][^\n:=]{{2,80}}?{_ENDS_LABEL}(?:есть, )?(?:[^\n]{{1,80}} )?{_VALUE}$"
)
# «администрация сообщает, что практик – 5», «сообщает следующее: практик – 5»: the label begins behind
_INTRODUCTION = re.compile(r",\sчто\s|(?<=[а-я]):\s")
_POINT = re.compile(rf"\n(?=[ \t]{{0,20}}{BULLET})")
# A paragraph; no honest one is longer than the limit, which bounds the work on hostile ones.
_BLOCK = re.compile(r"\n[ \t]{0,200}\n|(?<=[.;!?])(?<!\bтыс\.)(?<!\bмлн\.)[ \t]{0,200}\n")
_MAX_BLOCK = 4_000
_LISTED = re.compile(r"[ \t\n]{0,40}(?:[-•*]|\d{1,2}[.)])")
_SUM = re.compile(r"[ \t\n]{0,40}(?:всего|итого)\b")
_TOKEN = re.compile(rf"{DIGITS}|[а-яa-z]+(?:-[а-яa-z]+)*|§+|[^\s\w]|\w")


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


def sentences(plain: str, stems: Sequence[str]) -> Iterator[Sentence]:
    """Sentences, list items and headed lines of a normalised text in which one of the stems may stand.

    The sum below a list («Всего: 3») stands for what announced the list.
    """
    listing = False
    for block in _BLOCK.split(plain):
        low = block.lower()
        names = any(each in low for each in stems)
        summed = listing and _SUM.match(low) is not None
        listing = (names and block.rstrip().endswith((":", ";"))) or (
            listing and _LISTED.match(low) is not None
        )
        if names or summed:
            for at in range(0, len(block), _MAX_BLOCK):
                yield from _sentences(block[at : at + _MAX_BLOCK])


def _sentences(plain: str) -> Iterator[Sentence]:
    low = mask(plain)
    start = 0
    ends = [*_END.finditer(plain), *(_POINT.finditer(low) if BULLET in low else ()), *_labels(plain)]
    for match in sorted(ends, key=re.Match.start):
        if (
            match.start() < start
            or MASK in low[match.start() : match.end()]
            or _abbreviated(low, plain, match.start())
        ):
            continue
        if low[start : match.end()].strip():
            yield Sentence(plain[start : match.end()], low[start : match.end()])
        start = match.end()
    if low[start:].strip():
        yield Sentence(plain[start:], low[start:])


def _labels(plain: str) -> Iterator[re.Match[str]]:
    """Ends of lines that hold a label with its value, where the next line holds another one."""
    for match in _LABEL_BELOW.finditer(plain):
        line = plain[plain.rfind("\n", 0, match.start()) + 1 : match.start()]
        if any(_LABEL_ABOVE.match(each) for each in (line.rstrip(), _INTRODUCTION.split(line.rstrip())[-1])):
            yield match


_SHORT = re.compile(
    r"(?:\b(?:г|ст|п|с|х|пос|им|ул|тыс|млн|млрд|руб|исх|вх|ед|шт|т|е|д|мун|муниц|муницип|успеш|адм"
    r"|админ|сельск|гор|разм|колич|р|тел|чел|кв|куб|кол|пог|проц)|\b[а-я])$"
)


_UNIT = re.compile(r"\d\s?(?:(?:тыс|млн|млрд|кв|куб)\.?\s?)?(?:шт|ед|экз|чел|руб|к?м|га|кг|т)$")


def _abbreviated(low: str, plain: str, at: int) -> bool:
    """Whether the point at a position ends an abbreviation in the middle of a sentence, not a sentence.

    «Инициативы: 5 шт. Всего …»: a capital behind a unit begins the next one.
    """
    if plain[at + 2 : at + 3].isupper() and _UNIT.search(plain[max(0, at - 14) : at]):
        return False
    goes_on = low[at + 1 : at + 2] == " " or (
        low[at + 1 : at + 2] == "\n" and plain[at + 2 : at + 3].islower()
    )
    return low[at] == "." and goes_on and _SHORT.search(low[max(0, at - 9) : at]) is not None


def tokens(low: str) -> list[Token]:
    """Tokens of a masked sentence; numerals in words are joined («двадцать пять») and have their value."""
    raw = [(match[0], match.start(), match.end()) for match in _TOKEN.finditer(low)]
    found: list[Token] = []
    at = 0
    while at < len(raw):
        text, start, end = raw[at]
        taken, value = 1, None
        if text[0].isdecimal():  # «⓵» is a digit and no number
            value = parse_digits(text) if _stands_alone(low, start, end) else None
        elif word_value(text) is not None:
            number = words_value([each[0] for each in raw[at : at + 4]])
            if number is not None:
                value, taken = Decimal(number[0]), number[1]
                end = raw[at + taken - 1][2]
        found.append(Token(text, value, start, end))
        at += taken
    return _without_repeats(_as_many(found))


def _as_many(found: list[Token]) -> list[Token]:
    """«две практики и столько же инициатив»: the number said last."""
    result: list[Token] = []
    last: Decimal | None = None
    for token in found:
        if token.text == "же" and result and result[-1].text == "столько" and last is not None:
            result[-1] = Token("столько", last, result[-1].start, token.end)
            continue
        last = token.value if token.value is not None else last
        result.append(token)
    return result


def _stands_alone(low: str, start: int, end: int) -> bool:
    """«l2» and «1О» are digits a scanner misread: no number; «5шт», «12км» and «2м» have their unit."""
    if start and low[start - 1].isalpha():
        return False
    return not (low[end : end + 1].isalpha() and not low[end + 1 : end + 2].isalpha()) or low[end] in "мтргч"


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
            else:
                at += _spelled_out(found, at)
    return result


def _spelled_out(found: list[Token], at: int) -> int:
    """How many tokens the bracket takes that spells a number: «(два миллиона сто тысяч)»; else 0."""
    for end in range(at + 1, min(len(found), at + 14)):
        text = found[end].text
        if text == ")":
            return end + 1 - at
        if not text.isalpha() or (end == at + 1 and found[end].value is None):
            return 0
    return 0
