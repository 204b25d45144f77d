"""Where the letter answered begins: attributions, separators and header blocks of mail clients."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from mailflow.mail.text_lines import Line, Mark

# An attribution is one sentence; clients wrap it over a few lines.
_MAX_ATTRIBUTION_LINES = 4
_MAX_ATTRIBUTION = 400

_MONTH = (
    r"(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|"
    r"nov|dec|mai|okt|dez|janv|févr)[а-яёa-zé]{0,9}"
)
_DATE = re.compile(
    r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2}|\d{1,2}(?:-?го)?[ .]{1,2}"
    + _MONTH
    + r"|"
    + _MONTH
    + r"\.? \d{1,2}",
    re.I,
)
_TIME = re.compile(r"\b\d{1,2}[:.]\d{2}(?::\d{2})?\b")
_VERB = re.compile(
    r"(?:пиш(?:ет|ете)|написал(?:а|и|\(а\)|\(-а\))?|писал(?:а|и|\(а\))?|сообщил(?:а|\(а\))?|wrote|"
    r"writes|schrieb|a écrit|escribió|ha scritto|написав|пише)",
    re.I,
)
_ENDS_WITH_VERB = re.compile(_VERB.pattern + r"\s?:?\s*$", re.I)
_THE_BAT = re.compile(
    r"(?:вы|ты) писали? .{0,80}\d.{0,60}:\s*$|you wrote .{0,80}\d.{0,60}:\s*$|(?:вы писали|вы написали|"
    r"you wrote)\s?:\s*$",
    re.I,
)
_MAIL_RU = re.compile(
    r"\s*(?:(?:понедельник|вторник|сред[ау]|четверг|пятниц[ау]|суббот[ау]|"
    r"воскресенье),? )?\d{1,2}[ .].{1,80}\d{1,2}:\d{2}.{0,30} от .{1,200}:\s*$",
    re.I,
)
# Yandex and Gmail write no verb: «чт, 5 сент. 2024 г. в 14:02, Имя <адрес>:», «05.09.2024, 14:02, …:».
_STARTS_DATED = re.compile(
    r"(?:on |le |am |el |в )?(?:(?:пн|вт|ср|чт|пт|сб|вс|mon|tue|wed|thu|fri|sat|sun|понедельник|вторник|"
    r"сред[аy]|четверг|пятница|суббота|"
    r"воскресенье)[a-zа-я]{0,8}\.?,? )?(?:\d{1,2}[./ -]|[a-z]{3,9} \d)[^:]{3,40}\d{1,2}:\d\d",
    re.I,
)
_SENTENCE_END = re.compile(r"(?<!\bг)(?<!сент)(?<!окт)[.!?;]$")
_ANSWERED_MAIL = re.compile(r"\S+@\S+")

_SEPARATOR = re.compile(
    r"\s*[-_=*—–]{2,}\s*(?:исходное|оригинальное|original|ursprüngliche|первоначальное)\s*(?:сообщение|"
    r"письмо|message|nachricht)\s*[-_=*—–]{2,}\s*$",
    re.I,
)
_FORWARD = re.compile(
    r"\s*(?:[-_=*—–]{2,}\s*)(?:перенаправленн\w+|пересылаем\w+|пересланн\w+|переадресованн\w+|forwarded|"
    r"weitergeleitete|форвард\w*|"
    r"начало (?:переадресованного|пересылаемого|перенаправленного)|begin forwarded)\s*(?:сообщени\w|"
    r"письм\w|message|mail|nachricht)?\b.{0,120}$"
    r"|\s*(?:начало (?:переадресованного|пересылаемого|перенаправленного) (?:сообщения|письма)|"
    r"begin forwarded message|"
    r"пересылаемое сообщение|пересылаемое письмо|пересланное сообщение)\s*:?\s*$",
    re.I,
)
_RULE = re.compile(r"\s*[_\-=—–]{5,}\s*$")
_FIELD = re.compile(
    r"[\s*]{0,8}(от кого|от|from|von|de|отправитель|отправлен[оаы]?|отправленн?ые|дата отправки|"
    r"sent|date|дата|gesendet|envoyé|кому|to|an|"
    r"à|получатель|копия|cc|kopie|скрытая копия|bcc|"
    r"тема|subject|betreff|objet|reply-to|ответить|важность|importance|вложения|"
    r"attachments)[\s*]{0,4}:[*]{0,2}(?:\s+(.*)|\s*)$",
    re.I,
)
_FROM = frozenset({"от кого", "от", "from", "von", "de", "отправитель"})
_SENT = frozenset(
    {"отправлено", "отправленные", "отправлен", "дата отправки", "sent", "date", "дата", "gesendet", "envoyé"}
)
_OTHER = frozenset({"кому", "to", "an", "à", "получатель", "тема", "subject", "betreff", "objet"})
_SUBJECT = frozenset({"тема", "subject", "betreff", "objet"})


@dataclass(frozen=True, slots=True)
class HeaderBlock:
    """Header lines a client writes above a quoted or forwarded letter; `length` in lines."""

    length: int
    author: str
    subject: str
    date_text: str


@dataclass(slots=True)
class Division:
    """Lines divided: written anew, quoted, and the tail that begins at a separator or header block."""

    new: list[Line] = field(default_factory=list)
    quoted: list[Line] = field(default_factory=list)
    tail: list[Line] = field(default_factory=list)
    is_forward: bool = False
    """The separator itself says that the tail is forwarded."""


def divide(lines: list[Line]) -> Division:
    """Divides a body. Unquoted lines between and below marked quotes are new (inline and bottom answers)."""
    division = Division()
    position = 0
    while position < len(lines):
        line = lines[position]
        if line.mark is Mark.QUOTE_FOLLOWS or (not line.depth and _FORWARD.match(line.text[:300])):
            division.tail = lines[position:]
            division.is_forward = _says_forward(lines, position)
            return division
        taken = 1 if line.depth else _introduction_length(lines, position)
        if not taken:
            division.new.append(line)
            position += 1
            continue
        if not line.depth and not _is_quoted_after(lines, position + taken):
            division.tail = lines[position:]
            return division
        division.quoted += lines[position : position + taken]
        position += taken
    return division


def read_header_block(lines: list[Line], position: int) -> HeaderBlock | None:
    """Header lines at `position`, single blanks allowed: an author and a date, recipient or subject."""
    values: dict[str, str] = {}
    last, index = "", position
    while index < len(lines) and index - position < 16:
        text = lines[index].text[:1_000]
        found = _FIELD.match(text)
        if found:
            last = found.group(1).lower()
            values.setdefault(last, (found.group(2) or "").strip(" *"))
        elif not text.strip():
            if last and _next_field(lines, index) is None:
                break
        elif last and values[last] == "":
            values[last] = text.strip()
        elif (last and text[:1] in " \t") or (
            last in _OTHER | {"cc", "копия"} and last not in _SUBJECT and _continues(text)
        ):
            values[last] = f"{values[last]} {text.strip()}"
        else:
            break
        index += 1
    names = values.keys()
    author = _first(values, _FROM)
    told = bool(_SENT & names) + bool((_OTHER - _SUBJECT) & names) + bool(_SUBJECT & names)
    # Without an address all fields are wanted: «От: администрации» may begin a line of an answer.
    if not _FROM & names or told < (1 if "@" in author else 2):
        return None
    return HeaderBlock(index - position, author, _first(values, _SUBJECT), _first(values, _SENT))


def _first(values: dict[str, str], names: frozenset[str]) -> str:
    return next((value for name, value in values.items() if name in names), "")


def _next_field(lines: list[Line], index: int) -> str | None:
    """A field right after one blank line: some clients leave a blank between header lines."""
    if index + 1 < len(lines) and (found := _FIELD.match(lines[index + 1].text[:300])):
        return found.group(1)
    return None


def _continues(text: str) -> bool:
    return bool(_ANSWERED_MAIL.search(text)) and len(text) < 300 and text.rstrip().endswith((">", ";", ","))


def _says_forward(lines: list[Line], position: int) -> bool:
    """The separator, or the line right after a client's mark, names a forwarded letter."""
    return any(_FORWARD.match(line.text[:300]) for line in lines[position : position + 4])


def _introduction_length(lines: list[Line], position: int) -> int:
    """How many lines at `position` introduce a quote; 0 where none does."""
    line = lines[position]
    if line.is_blank:
        return 0
    if line.mark is Mark.ATTRIBUTION:
        return 1
    start = position
    if _SEPARATOR.match(line.text[:200]) or _RULE.match(line.text[:200]):
        start = _next_written(lines, position + 1)
    block = read_header_block(lines, start) if start < len(lines) and _is_field(lines[start]) else None
    length = block.length if block else attribution_length(lines, _after_fields(lines, start))
    if block is None and length:
        length += _after_fields(lines, start) - start
    if length:
        return start - position + length
    return 1 if _SEPARATOR.match(line.text[:200]) else 0


def _next_written(lines: list[Line], position: int) -> int:
    """The next line with text, a few blank ones on."""
    for index in range(position, min(position + 4, len(lines))):
        if not lines[index].is_blank:
            return index
    return position


def _is_field(line: Line) -> bool:
    return not line.depth and _FIELD.match(line.text[:300]) is not None


def _after_fields(lines: list[Line], position: int) -> int:
    """Past the «Кому: …; Тема: …;» that Yandex writes above its attribution."""
    index = position
    while index < len(lines) and index - position < 4 and _is_field(lines[index]):
        index += 1
    return index


def attribution_length(lines: list[Line], position: int) -> int:
    """How many lines at `position` are an attribution; 0 where they are none."""
    pieces: list[str] = []
    for line in lines[position : position + _MAX_ATTRIBUTION_LINES]:
        if line.is_blank or line.depth or len(line.text) > _MAX_ATTRIBUTION or line.mark is not Mark.NONE:
            return 0
        pieces.append(line.text.strip())
        if is_attribution(" ".join(pieces)):
            return 0 if _begins_later(pieces) else len(pieces)
    return 0


def _begins_later(pieces: list[str]) -> bool:
    """The first line is a sentence of the answer and the attribution begins below it."""
    if len(pieces) == 1:
        return False
    if _SENTENCE_END.search(pieces[0]):
        return True
    rest = (" ".join(pieces[start:]) for start in range(1, len(pieces)))
    return any(_STARTS_DATED.match(one) and is_attribution(one) for one in rest)


def is_attribution(text: str) -> bool:
    """«5 сентября 2024 г., в 14:02, Имя <адрес> написал(а):» in clients' forms; needs a date or address."""
    if not text.endswith((":", "пишет", "wrote")) or len(text) > _MAX_ATTRIBUTION:
        return False
    if _THE_BAT.search(text) or (_MAIL_RU.match(text) and _TIME.search(text)):
        return True
    dated = _DATE.search(text) is not None and _TIME.search(text) is not None
    addressed = _ANSWERED_MAIL.search(text) is not None
    if dated and addressed and _STARTS_DATED.match(text):
        return True
    return bool(_VERB.search(text) and (dated or addressed) and (_ENDS_WITH_VERB.search(text) or dated))


def _is_quoted_after(lines: list[Line], position: int) -> bool:
    """The next line with text is marked as a quote (or introduces one)."""
    for index in range(position, min(position + 6, len(lines))):
        line = lines[index]
        if line.depth:
            return True
        if not line.is_blank:
            return _SEPARATOR.match(line.text[:200]) is None and line.mark is Mark.ATTRIBUTION
    return False
