"""The sentence above a quote: «5 сентября 2024 г., в 14:02, Имя <адрес> написал(а):»."""

from __future__ import annotations

import re

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
    r"(?:пиш(?:ет|ете)|написал(?:а|и|\(а\)|\(-а\))?|писал(?:а|и|\(а\))?|сообщил(?:а|\(а\))?|написано|wrote|"
    r"writes|schrieb|a écrit|escribió|ha scritto|написав|пише)",
    re.I,
)
_ENDS_WITH_VERB = re.compile(_VERB.pattern + r"\s?:?\s*$", re.I)
_THE_BAT = re.compile(
    r"(?:(?:вы|ты) писали?|you wrote) (?:[^.!?]{0,60}\d{1,2}:\d{2}(?::\d{2})?(?: \(?[\w+:]+\)?)?|"
    r"[^.!?\d]{0,20}\d{1,2}[ .]\w{2,10}[ .]\d{2,4}(?: ?г\.?)?)\s?:\s*$|"
    r"^[^.!?]{0,80}(?:вы писали|вы написали|you wrote)\s?:\s*$",
    re.I,
)
# Without a figure, an address or these words no client's form is possible.
_MAY_BE_ONE = re.compile(r"[\d@]|(?:писали|you wrote)", re.I)
_MAIL_RU = re.compile(
    r"\s*(?:(?:понедельник|вторник|сред[ау]|четверг|пятниц[ау]|суббот[ау]|"
    r"воскресенье),? {1,3})?\d{1,2}[ .].{1,80}\d{1,2}:\d{2}.{0,30} от (?!(?:вас|нас|них|него|не[её])\b)"
    r".{1,200}:\s*$",
    re.I,
)
# «12.09.2024 в 10:15 глава пишет:» is told by a person: clients name the author, and by no common noun.
_NAMELESS = re.compile(r"\d (?:[а-яё]{2,} ){1,3}" + _VERB.pattern + r"\s?:\s*$")
# Yandex and Gmail write no verb: «чт, 5 сент. 2024 г. в 14:02, Имя <адрес>:», «05.09.2024, 14:02, …:»,
# and in older letters «14:02, 5 сентября 2024 г., Имя <адрес>:», «2024-09-05 14:02 GMT+03:00 Имя <адрес>:».
_STARTS_DATED = re.compile(
    r"(?:on |le |am |el |в )?(?:(?:пн|вт|ср|чт|пт|сб|вс|mon|tue|wed|thu|fri|sat|sun|понедельник|вторник|"
    r"сред[аy]|четверг|пятница|суббота|"
    r"воскресенье)[a-zа-я]{0,8}\.?,? )?(?:(?:\d{1,2}[./ -]|[a-z]{3,9} \d|\d{4}-\d)[^:]{3,40}\d{1,2}:\d\d|"
    r"\d{1,2}:\d\d, \d{1,2} [а-я]{3,9} \d{4}\b)|"
    r"от .{2,160}\d{1,2}:\d\d(?::\d\d)?\s?:$",
    re.I,
)
_SENTENCE_END = re.compile(r"(?<!\bг)(?<!сент)(?<!окт)[.!?;]$")
_ON = re.compile(r"^(?:on|le|am|el|в)\b", re.I)
_ANSWERED_MAIL = re.compile(r"\S+@\S+")
_ENDS_WITH_AUTHOR = re.compile(
    r"\S+@\S+?[>)\]]{0,3}\s?(?:[),]\s?)?:\s*$|:\d\d(?::\d\d)?(?: ?[AaPp][Mm])?\)?\s?:\s*$"
)
# «---- Вкл Ср, 25 сент. 2024 10:11:00 +0300 Имя <адрес> написал ----», as Zoho and others frame it.
_FRAME = ("--", "__", "==", "**", "——", "––")
_ENDINGS = (":", "пишет", "wrote", ">", *_FRAME)
# Date, time of day, author and address, and not a word besides: so clear that the colon may be missing.
_BARE = re.compile(
    r"\d{1,2}[./]\d{1,2}[./]\d{2,4},? (?:в )?\d{1,2}:\d\d(?::\d\d)?,? [^\d.!?:;]{2,80}<[^\s<>@]+@[^\s<>]+>$"
)
# «Имя ---05.09.2024 15:00:00---Уважаемые коллеги!»: Lotus goes on with the beginning of what is quoted.
_LOTUS = re.compile(
    r"\s*\S.{0,120}?\s?---\s?\d{1,2}[./]\d{1,2}[./]\d{2,4},? \d{1,2}:\d\d(?::\d\d)?(?: [AP]M)?---"
)
_FRAMED = re.compile(r"\s*[-=_*—–]{2,}\s*(\S.{10,300}?)\s*[-=_*—–]{2,}\s*$")
# Names and dates are no common words; a sentence of an answer has more of these.
_COMMON_WORD = re.compile(
    r"(?<![\w.@-])(?!писал|пиш|написал|сообщил|wrote|writes|письм|сообщени|сво[её]м|пользовател|автор|at\b|"
    r"понедельник|вторник|сред[ау]|четверг|пятниц|суббот|воскресень)[а-яёa-z]{3,}\b"
)
_MAX_COMMON_WORDS = 4
_QUOTING = re.compile(
    r"\s*(?:(?:цитирую|цитирование|цитата|quoting|citando|citation de|zitat von)\b|"
    r"(?:исходное|оригинальное|первоначальное|original) (?:сообщение|письмо|message)\s?:)",
    re.I,
)


def attribution_length(lines: list[Line], position: int) -> int:
    """How many lines at `position` are an attribution; 0 where they are none."""
    pieces: list[str] = []
    window = lines[position : position + _MAX_ATTRIBUTION_LINES]
    if window and window[0].depth == 0 and "---" in window[0].text and _LOTUS.match(window[0].text):
        return 1
    if not any(line.text.rstrip().endswith(_ENDINGS) for line in window):
        return 0
    for line in window:
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
    if _SENTENCE_END.search(pieces[0]) and not _STARTS_DATED.match(pieces[0]):
        return True
    rest = (" ".join(pieces[start:]) for start in range(1, len(pieces)))
    foreign = not any(sign.search(pieces[0]) for sign in (_DATE, _VERB, _ANSWERED_MAIL, _ON))
    return any((foreign or _STARTS_DATED.match(one)) and is_attribution(one) for one in rest)


def is_attribution(text: str) -> bool:
    """«5 сентября 2024 г., в 14:02, Имя <адрес> написал(а):» in clients' forms; needs a date or address."""
    framed = _FRAMED.match(text) if text.endswith(_FRAME) else None
    if framed:
        text = framed.group(1).rstrip(" :") + ":"
    if text.endswith(">"):
        return _BARE.match(text) is not None
    if not text.endswith((":", "пишет", "wrote")) or len(text) > _MAX_ATTRIBUTION:
        return False
    if not _MAY_BE_ONE.search(text) or _VERB.match(text):
        return False
    if _THE_BAT.search(text) or (_MAIL_RU.match(text) and _TIME.search(text)):
        return True
    dated = _is_dated(text)
    addressed = _ANSWERED_MAIL.search(text) is not None
    if dated and addressed and _STARTS_DATED.match(text):
        return True
    if not _VERB.search(text) or not (dated or addressed):
        return False
    if not (dated or _DATE.search(text) or _ENDS_WITH_VERB.search(text)):
        return False
    return addressed or not _is_sentence(text)


def _is_dated(text: str) -> bool:
    """A date, and a time of day beside it."""
    return _DATE.search(text) is not None and _TIME.search(_DATE.sub(" ", text)) is not None


def stands_alone(text: str) -> bool:
    """An attribution sure enough where no quote mark stands below it: a client's order of date and author.

    «12.09.2024 в 10:15 наш специалист написал в поддержку следующее:» is a sentence of the answer.
    """
    if _LOTUS.match(text):
        return True
    framed = _FRAMED.match(text) if text.endswith(_FRAME) else None
    if framed:
        text = framed.group(1).rstrip(" :") + ":"
    if _THE_BAT.search(text) or _MAIL_RU.match(text) or _BARE.match(text):
        return True
    if _NAMELESS.search(text):
        return False
    return bool(_ENDS_WITH_VERB.search(text) or _ENDS_WITH_AUTHOR.search(text))


def may_introduce(text: str) -> bool:
    """A line that tells of an author where a marked quote stands right below it, in whatever words."""
    if len(text) > _MAX_ATTRIBUTION or "://" in text or "№" in text:
        return False
    if _QUOTING.match(text):
        return True
    dated = _is_dated(text)
    addressed = _ANSWERED_MAIL.search(text) is not None
    told = _ENDS_WITH_VERB.search(text) is not None
    ends = text.rstrip().endswith(":")
    if not ((told and ends) or (dated and (addressed or (ends and _STARTS_DATED.match(text))))):
        return False
    return not _is_sentence(text) and (ends or not _SENTENCE_END.search(text.rstrip()))


def _is_sentence(text: str) -> bool:
    bare = _ANSWERED_MAIL.sub(" ", _DATE.sub(" ", text))
    return len(_COMMON_WORD.findall(bare)) > _MAX_COMMON_WORDS
