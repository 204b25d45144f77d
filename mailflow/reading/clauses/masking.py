"""Cover what only looks like a figure: dates, numbers of letters, phones, laws, addresses, list markers."""

from __future__ import annotations

import re

from mailflow.reading.clauses.comparisons import without_compared
from mailflow.reading.written_dates import DATE

MASK = "§"
BULLET = "•"
"""Stands where a list marker stood: a new point begins."""

_NUMBER = re.compile(r"\d+")
# Tried where a number begins.
_AT_NUMBER = re.compile(
    rf"(?<![\d.,])(?:\d{{1,2}}(?:, \d{{1,2}}){{0,9}}(?:,| и) (?=\d)){DATE}"  # «5, 12 и 19 апреля»
    rf"|(?<![\d.,]){DATE}(?:\s?(?:г\.|года?\b|г\b))?"
    r"|\d{1,6}/\d{1,6}(?!\d)|\d{1,4}-(?:фз|кз|р|п|пг|па)\b|\d{1,2}:\d{2}\b|\d{9,20}\b|\d{6},"
    r"|\d{1,3}-\d{2}-\d{2}\b"
    r"|(?:(?<=\+)7|\b8)[\s(-]{1,3}\d{3,5}[\s)-]{0,3}\d[\d\s-]{3,10}\d|\d{3,5}\)\s?\d[\d-]{4,9}"
    r"|(?:19|20)\d{2}(?:\s?[-/]\s?(?:19|20)?\d{2})?\s?(?:г\.?\s?г?\.?|год\w{0,2}|гг\.?)(?![а-я])"
    r"|\d{1,4}\s?-?\s?(?:ти)?-?лет(?:и[еяюй]|ием|ии|ний|ним|него)\b"  # «к 80-летию Победы»
    r"|\d{1,3}(?:\s?-?го|-?й|-м)\b(?=\s[а-я])|(?<=\bза\s)\d{1,2}\s(?:месяц|дн|год|лет|квартал)\w{0,4}"
    r"|(?<=\bв\s)\d{1,2}\s(?:класс|школ|групп)[а-я]{0,4}\b"
    # «в 2023 году – 1, в 2024 – 4»
    r"|(?<=\bв )(?:19|20)\d{2}-?(?:ом|м)\b|(?:19|20)\d{2}-?го\b"
    r"|(?<=\bв )20[12]\d(?=\s?[-:])|(?<=\bза )20[12]\d(?=\s?[-:])|(?<=\()20[12]\d(?=\s?[-:])"
    r"|\d\s?(?:квартал|полугод)\w{0,3}"
    # «супруги до 35 лет», «в возрасте 14 лет»
    r"|(?:(?<=\bдо\s)|(?<=\bот\s)|(?<=\bстарше\s)|(?<=\bвозрасте\s))\d{1,3}(?:-?ти)?\sлет\b"
)
# What stands right before a number that names something and counts nothing.
_BEFORE = re.compile(
    r"(?:№\s?№?[\s_\"]{0,5}(?:[а-яa-z]{1,5}[-./])?|\b(?:исх|вх|рег)\.?\s{0,2}"
    r"|(?<!\b[сг]/)\b(?:ул|д|кв|пр|пер|каб|оф|стр|корп|ст|п|пп|ч|кв-л|тел|факс|прил|таб)\.\s?"
    r"|\bпункт(?:а|у|е|ом|ы|ам)?\s"
    r"|\b(?:октмо|инн|кпп|огрн|окпо|индекс|телефон|факс)[.: ]{1,3})$"
)
# The longest of these leads, with blanks.
_LEAD_LENGTH = 14
# A point behind it ends the sentence.
_NAME = re.compile(r"[\dа-яa-z](?:[\dа-яa-z/.-]{0,30}[\dа-яa-z/-])?")
_WEB = re.compile(
    r"\b[а-яa-z\d-]{2,60}\.(?:рф|ru|su|org|com)\b(?:/\S{0,200})?|https?://\S{1,300}|\bwww\.\S{1,200}"
)
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w.-]{1,100}")
_MARKER = re.compile(
    r"(?:(?<=\n)|^)[ \t]{0,20}(?:\d{1,2}(?:\.\d{1,2}){0,2}[.)]"
    r"|\d{1,2}\.\d{1,2}\.?(?=\s))(?!\d)(?=[ \t\"а-яa-z])"
)
# «Практик / инициатив: 3/2» are two counts and no number of a letter.
_PAIR_LABEL = re.compile(r"[а-я]{4,20}\s?/\s?(?:[а-я]{3,14}\s)?[а-я]{4,20}[\s)(:=|-]{1,6}$")
# «1 - да; 2 - 2 практики; 3 - 1 инициатива»: answers by the points of the letter.
_POINT_ANSWER = re.compile(r"(?:(?<=\n)|^|(?<=[;,.:] ))(?P<number>\d{1,2}) ?- ?(?=(?P<first>\w))")
_ANSWERS = re.compile(r"(?:да|нет|участв|зарегистр|\d)")
# «Количество практик:⏎3. Количество инициатив: 1», «с одной до⏎11. Опыт изучен»: a page broke the
# line before the number.
_COUNT_LABEL = re.compile(
    r"(?:(?:(?:количество|кол-во|число)[^.;:§]{1,70}|факт[а-я]{0,8} ?)[:=–-]"
    r"|\b(?:до|от|из|с|на|около|порядка|более|менее|свыше))[ \t]{0,3}\n$"
)
_LABEL_LENGTH = 90
# «1  Успешные практики  2», line by line: the ordinal of a row and its number.
_LINE_ORDINAL = re.compile(
    r"(?:(?<=\n)|^)(?P<first>[ \t]{0,10}\d{1,3}[.)]?(?:[ \t]{1,10}|\s?\|\s?))"
    # A number alone on the line below is the row's too; one with a noun of its own is not.
    r"(?=[а-яa-z\"(][^\n\d]{2,110}(?:[ \t|:-]\d[\d ]{0,9}(?:[.,]\d{1,3})?[^\d\n]{0,14}|"
    r"\n[ \t]{0,10}\d{1,6}[ \t]{0,10})(?:\n|$))"
)
# A list that goes on has its next number within so many characters.
_NEXT_POINT_WITHIN = 800
_NEXT_ROW_WITHIN = 160
_INLINE_MARKER = re.compile(r"(?<=[:;.] )\d{1,2}\)(?= )")
# «следующие практики: 1. … 2. …» in one line; a single point is told by its quotation mark.
_INLINE_FIRST = re.compile(r"(?<=: )1\.(?= \"| [а-я][^\n]{2,200}?[.;,]? 2\. )")
# «2-х практик», «5-ти»: the ending of a counting numeral; «5-й» is an ordinal and no count.
_COUNT_ENDING = re.compile(r"(\d{1,4})-?(?:х|ти|е|ми|и|мя|а|на)\b(?=\s)")
# «за два года», «за последние три месяца»
_SPAN = re.compile(
    r"(?<=\bза )(?:(?:эти|последни[ех]|прошедши[ех]|истекши[ех]|первы[ех])\s)?(?:один|два|три|четыре"
    r"|пять|шесть|девять|полтора)\s"
    r"(?:год|лет|месяц|недел|дн|квартал)[а-я]{0,3}"
)
# «ни одной», «инициатив от нас никаких»
_NONE_AT_ALL = re.compile(r"ни\sод(?:ной|ного|на|ин|но|ну)\b|\bникак(?:их|ой|ого)(?=\s?(?:[.,;!)\n]|$))")


def mask(plain: str) -> str:
    """Normalised text in lower case, with what is no figure covered by a mask of the same length."""
    low = _NONE_AT_ALL.sub(_as_none, plain.lower())
    if " за " in low:
        low = _SPAN.sub(_cover, low)
    if "http" in low or "www." in low or ".рф" in low or ".ru" in low or ".com" in low or ".org" in low:
        low = _WEB.sub(_cover, low)
    if "@" in low:
        low = _MAIL.sub(_cover, low)
    low = without_compared(low)
    if _NUMBER.search(low) is None:
        return low
    if "\n" in low:
        low = _LINE_ORDINAL.sub(_cover_line_ordinal, low)
    low = _COUNT_ENDING.sub(lambda match: match[1] + " " * (len(match[0]) - len(match[1])), low)
    if " - " in low or "- " in low:
        low = _without_answered_points(low)
    low = _INLINE_MARKER.sub(_cover, _MARKER.sub(_cover_marker, low))
    if ": 1. " in low:
        low = _without_inline_list(low)
    return _without_names(low)


def _without_names(low: str) -> str:
    pieces: list[str] = []
    done = 0
    for number in _NUMBER.finditer(low):
        start, end = number.start(), number.start()
        if start < done:
            continue
        lead = _BEFORE.search(low, max(done, start - _LEAD_LENGTH), start)
        match = (_NAME if lead else _AT_NUMBER).match(low, start)
        if match is None or (
            "/" in match[0] and _PAIR_LABEL.search(low, max(0, start - _LABEL_LENGTH), start)
        ):
            continue
        start, end = (lead.start() if lead else start), match.end()
        pieces += [low[done:start], _covered(low[start:end])]
        done = end
    return "".join((*pieces, low[done:])) if pieces else low


def _without_answered_points(low: str) -> str:
    """Points «1 - …; 2 - …» counted from one, where an answer and no noun follows one of them."""
    found = list(_POINT_ANSWER.finditer(low))
    numbers = [int(each["number"]) for each in found]
    answered = any(_ANSWERS.match(low, each.end()) for each in found)
    if len(found) < 2 or numbers != list(range(1, len(found) + 1)) or not answered:
        return low
    for each in found:
        low = low[: each.start()] + _bulleted(each[0]) + low[each.end() :]
    return low


def _without_inline_list(low: str) -> str:
    """The points of lists that run on in one line, as far as each counts on."""
    for first in _INLINE_FIRST.finditer(low):
        low = _without_points(low, first.start())
    return low


def _without_points(low: str, at: int) -> str:
    number = 1
    while at >= 0:
        marker = f"{number}."
        low = low[:at] + _covered(marker) + low[at + len(marker) :]
        number += 1
        following = re.search(
            rf"(?<=[.;,] ){number}\.(?= [\"а-я])", low[at : at + _NEXT_POINT_WITHIN].partition("\n")[0]
        )
        at = at + following.start() if following else -1
    return low


def _cover_marker(match: re.Match[str]) -> str:
    """A list marker is no figure, unless the line above asks for a count and the list does not go on."""
    text, start = match.string, match.start()
    digits = _NUMBER.search(match[0])
    if digits is None or not _COUNT_LABEL.search(text, max(0, start - _LABEL_LENGTH), start):
        return _bulleted(match[0])
    following = text[match.end() : match.end() + _NEXT_POINT_WITHIN]
    goes_on = re.search(rf"\n[ \t]{{0,20}}{int(digits[0]) + 1}[.)]", following)
    return _bulleted(match[0]) if goes_on else match[0]


def _cover_line_ordinal(match: re.Match[str]) -> str:
    """The ordinal of a row, if the row above or below has the number before or after it."""
    number = int(_NUMBER.findall(match[0])[0])
    near = match.string[max(0, match.start() - _NEXT_ROW_WITHIN) : match.end() + _NEXT_ROW_WITHIN]
    neighbours = (number - 1, number + 1) if number > 1 else (number + 1,)
    rows = any(re.search(rf"(?:\n|^)[ \t]{{0,10}}{each}[.)]?(?:[ \t]|\s?\|)", near) for each in neighbours)
    return _bulleted(match[0]) if rows else match[0]


def _cover(match: re.Match[str]) -> str:
    return _covered(match[0])


def _covered(text: str) -> str:
    return "".join("\n" if char == "\n" else MASK for char in text)


def _bulleted(text: str) -> str:
    return BULLET + " " * (len(text) - 1)


def _as_none(match: re.Match[str]) -> str:
    return "нет".ljust(len(match[0]))
