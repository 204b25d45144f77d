"""Ways of saying that are put more plainly before they are read: «3 из них уже на сайте», «0 (нет)»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mailflow.patterns import Gated
from mailflow.reading.clauses.numerals import word_value

# «инициатив – 0 (нет)», «инициатив – 0 (вносить будем весной)»
_ZERO_TWICE = Gated(r"(?<=\b0)\s?\([^()\n\d]{3,80}\)")
# «инициативы не предусмотрены (0)»
_DENIED_ZERO = Gated(r"\bне\s[а-я]{4,20}(?:[сш]я|сь|[нт][аоы]|ны|л[аио]|ем|им)\s\(\s?(?:0|ноль|нуль)\s?\)")
# «должников 4 (четыре договора)»
_SAME_WITH_NOUN = re.compile(
    r"(?<=\s)(?P<number>\d{1,5})\s\((?P<again>\d{1,5}|[а-я]{3,12})\s(?P<noun>[а-я]{4,20})\)"
)
# «Ответ подготовлен: практик 1»
_ANSWER_READY = re.compile(r"\b[Оо]твет\s(?:подготовлен|готов)\s?:\s(?=[^.\n]{0,60}\d)")
# «1. Сколько площадок требует обустройства. – 7»: a question of ours with the answer at its end
_ANSWER_BEHIND = re.compile(
    r"(?<=[а-яА-Я)])\s?[.?;:]\s?[-–—]\s?(?=\d{1,6}(?:[.,]\d+)?\s?[а-я. ]{0,20}[.;]?\s?(?:\n|$))"
)
# «По практикам отчитываемся так: две»
_SAID_SO = re.compile(
    r"\s(?:отчитываемся|сообщаем|докладываем|отвечаем|отчёт|отчет)\s(?:так|следующее)(?=\s?:)"
)
_SITE = r"на\s(?:[а-я-]{4,16}\s)?(?:сайте|площадке|портале|платформе)"
# «3 из них уже на площадке», «из них на сайте 3»
_OF_THEM_THERE = re.compile(
    rf"(?P<count>\b[а-я]{{3,12}}|\d{{1,4}})\sиз\sних\s(?:уже\s)?(?P<there>{_SITE})(?=\s?[.,;\n]|$)"
)
_THERE_OF_THEM = re.compile(rf"\bиз\sних\s(?:уже\s)?(?P<there>{_SITE})\s(?:-\s)?(?=\d)")
# «на площадке размещены 2 из них»
_POSTED_OF_THEM = re.compile(
    r"\b(?P<deed>размещен[аоы]?|опубликован[аоы]?)\s(?P<count>\d{1,4}|[а-я]{3,12})\sиз\sних(?=\s?[.,;\n]|$)"
)
# «По инициативам: отправили три штуки»
_BY_NOUN = re.compile(
    r"\b(?P<by>[Пп]о\s[а-я]{4,20}[ая]м)\s?:\s(?=[а-я]{4,16}ли\s(?:\d|[а-я]{3,12}\s(?:шт|ед)))"
)
# «1 практика на сайте, 1 на модерации»
_IS_THERE = re.compile(
    rf"(?P<count>\d{{1,4}}\s[а-я]{{4,20}}\s)(?=(?:уже\s)?{_SITE},\s\d{{1,4}}\s(?:еще\s)?на\s(?:модерации|проверке))"
)
_SITE_NAMED = Gated(r"\b(?:сайте|площадке|портале|платформе)\b")
# «практик: 2шт инициатив: 1шт», nothing between number and label
_LABEL_NEXT = re.compile(
    r"(?P<count>:\s?\d{1,5}(?:\s?(?:шт|ед|чел)\b\.?)?)\s{1,3}(?=(?:[а-яА-Я]{4,25}\s){0,2}[а-яА-Я]{4,25}\s?:\s?\d)"
)
# «Практик . . . . . 3»
_SPACED_DOTS = Gated(r"(?:[ ]\.){3,60}[ ]?(?=\d)")
# «Была одна инициатива, стала вторая» is told with «стало»
_BECAME = Gated(r"\bстал[аи]\b(?=\s(?:-\s)?\d)")
# «практик-одна,инициатив-нет»
_HYPHENED = re.compile(
    r"\b(?P<label>[А-Яа-я]{5,25})-(?P<count>один|одна|одно|две?|два|три|четыре|пять|шесть|семь|восемь|девять|десять|нет|ноль|нуль)\b"
)
_CLOSE_COMMA = re.compile(r"(?<=[а-я]),(?=[а-я]{4,25}-)")
# «староста один.Сходов граждан было два»
_CLOSE_STOP = re.compile(r"(?<=[а-я]{3})\.(?=[А-Я][а-я]{2})")
# «размещены все запланированные практики (3)»
_ALL_PLANNED = Gated(r"\b(?P<all>все\s)(?:за)?планированные\s")
# Where questions are counted «вопросов нет» is no courtesy.
_NO_QUESTIONS = re.compile(r"\b[Вв]опросов\sнет\b|\b[Нн]ет\sвопросов\b")
# «Одна практика – «Сквер», другая – «Родник»»: neither counts
_ONE_OF_TWO = re.compile(
    r"\b[Оо]дн[аои]н?\s(?P<first>[а-я]{4,20}\s?(?:-\s?)?[^.;\n]{0,60}"
    r"[,;]\s(?:другая|вторая|другой|второй|другое|второе)\s?-)"
)
# «Практики (все три) прошли модерацию»
_ALL_IN_BRACKETS = Gated(r"\((?:все|обе|оба)\s(?P<count>\d{1,3}|[а-я]{3,8})\)")
# «двух проектов в качестве успешных практик»
_AS = Gated(r"\bв\sкачестве\b")
# «9 мероприятий по санитарной очистке (субботников)»
_NAMED_BEHIND = re.compile(
    r"(?P<count>\b\d{1,5})\s(?:мероприяти|акци|событи|работ|объект|встреч|заседани)[а-я]{0,3}(?P<what>(?:\s[а-я-]{2,20}){0,5}?)\s\((?P<noun>[а-я]{4,20})\)"
)
_THING = r"(?:проект|материал|кейс|мероприяти|опыт)[а-я]{0,3}"
# «3 - практики⏎1 - инициативы»
_NUMBER_FIRST = re.compile(
    r"(?:(?<![^\n])[ ]{0,4}\d{1,5}\s?[-:]\s?[А-Яа-яё][а-яё ]{3,60}[.;,]?[ ]{0,3}(?:\n|\Z)){2,40}"
)
_NUMBER_LABEL = re.compile(r"[ ]{0,4}(?P<number>\d{1,5})\s?[-:]\s?(?P<label>[А-Яа-яё][а-яё ]{3,60})")


def rephrased(plain: str, heads: Sequence[str]) -> str:
    """The normalised text with such wordings changed; `heads` are stems of what is counted."""
    plain = _CLOSE_STOP.sub(". ", plain)
    plain = _SAID_SO.sub("", _ZERO_TWICE.sub("", _DENIED_ZERO.sub("- 0", plain)))
    plain = _SAME_WITH_NOUN.sub(_said_twice, plain)
    plain = _ANSWER_BEHIND.sub(" - ", _ANSWER_READY.sub("Ответ: ", plain))
    plain = _HYPHENED.sub(r"\g<label> - \g<count>", _CLOSE_COMMA.sub(", ", plain))
    plain = _ALL_PLANNED.sub(r"\g<all>", plain)
    plain = _ALL_IN_BRACKETS.sub(r"(\g<count>)", plain)
    plain = _ONE_OF_TWO.sub(r"\g<first>", plain)
    plain = _BECAME.sub("стало", _SPACED_DOTS.sub(" - ", plain))
    plain = _LABEL_NEXT.sub(r"\g<count>; ", plain)
    plain = _BY_NOUN.sub(r"\g<by> ", plain)
    plain = _POSTED_OF_THEM.sub(r"из них \g<deed> \g<count>", plain) if "из них" in plain else plain
    if _SITE_NAMED.search(plain):
        plain = _OF_THEM_THERE.sub(r"из них размещено \g<there> \g<count>", plain)
        plain = _THERE_OF_THEM.sub(r"из них размещено \g<there> ", plain)
        plain = _IS_THERE.sub(r"размещено \g<count>", plain)
    if heads and "(" in plain:
        plain = _NAMED_BEHIND.sub(lambda found: _named_behind(found, tuple(heads)), plain)
    if "вопрос" in heads:
        plain = _NO_QUESTIONS.sub("вопросов не имеется", plain)
    if heads and _AS.search(plain):
        named = "|".join(re.escape(each) for each in heads)
        plain = re.sub(
            rf"\b{_THING}\s(?P<between>(?:[а-я]{{4,14}}\s){{0,2}})в\sкачестве\s(?:[а-я]{{4,20}}\s){{0,2}}"
            rf"(?P<what>(?:{named})[а-я]{{0,3}})",
            r"\g<what> \g<between>",
            plain,
        )
    return _NUMBER_FIRST.sub(_labels_first, plain)


def _named_behind(found: re.Match[str], heads: tuple[str, ...]) -> str:
    return f"{found['count']} {found['noun']}" if found["noun"].startswith(heads) else found[0]


def _said_twice(found: re.Match[str]) -> str:
    """«должников 4, 4 договора»: in brackets stands the same number with its noun, and no part of it."""
    again = found["again"]
    same = again == found["number"] or str(word_value(again)) == found["number"]
    return f"{found['number']}, {found['number']} {found['noun']}" if same else found[0]


def _labels_first(found: re.Match[str]) -> str:
    """The labels before their numbers, unless the numbers merely count the lines."""
    lines = [_NUMBER_LABEL.match(each) for each in found[0].splitlines()]
    read = [each for each in lines if each is not None]
    if [int(each["number"]) for each in read] == list(range(1, len(read) + 1)):
        return found[0]
    end = "\n" if found[0].endswith("\n") else ""
    return ";\n".join(f"{each['label'].strip()} - {each['number']}" for each in read) + end
