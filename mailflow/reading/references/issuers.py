"""Whose letter a number belongs to: «на письмо министерства … от 05.09.2024 № 96» is none of ours.

Registries of different offices count from one; the same number on the same day is chance and happens.
"""

from __future__ import annotations

import re

# In the genitive: an office in the nominative behind a number answers it.
_BODIES = (
    r"(?:министерства|министра|мин(?:фина|экономики|строя|юста|природы|культуры|сельхоза|обра|труда)|департамента"
    r"|прокуратуры|прокурора|законодательного\sсобрания|зск\b|губернатора|правительства|роспотребнадзора|росреестра"
    r"|росстата|краснодарстата|\w{0,20}инспекции|казначейства|контрольно-счетной|счетной\sпалаты|управления\b"
    r"|комитета\b|федерально\w{1,2}\s\w{5,15}|полиции|о?мвд\b|мчс\b|главного\sуправления|[а-я]{3,12}надзора|(?:мб|гб|гк|мк|фгб|гау)у\b"
    r"|муп\b|ооо\b|п?ао\b|центра\b|фонда\b|службы\b|военкомата|суда\b|избирательной|думы\b|госдумы|партии\b"
    r"|редакции|газеты|депутата|вармсу|союза\b|аппарата\b|ростелеком\w?|[а-я]{3,12}энерго\b|тфомс|[пс]фр\b|университета|института|банка\b|фас\b|фнс\b|администрации\s(?:края|краснодарского)"
)
_DISTRICT = (
    r"|администрации\s(?:района|округа|муниципальн\w{2,3}\s|мо\s"
    r"|[а-я-]{4,30}ого\s(?:района|округа|муниципальн)))"
)
_LETTER = (
    r"\b(?:письм[оауе]м?|запрос[ау]?|поручени[еяю]|обращени[еяю]|телефонограмм[ауы]|требовани[еяю]"
    r"|представлени[еяю]|распоряжени[еяю]|приказ[ау]?)"
)
# «Судебный запрос № 118»
_OF_A_TRADE = re.compile(
    r"\b(?:судебн|прокурорск|депутатск|адвокатск|журналистск|налогов|полицейск)[а-я]{2,3}\s(?:запрос|письм|обращени|представлени|требовани)"
    r"[а-я]{0,2}\s(?:исх\.?\s)?$"
)
_BEFORE = re.compile(rf"{_LETTER}\s(?:[а-я-]{{1,16}}\s){{0,2}}{_BODIES}{_DISTRICT}[^.;]{{0,100}}$")
_IN_BRACKETS = r"\((?:министерство|департамент|прокуратура|управление|[а-я]{3,12}надзор|администрация)\b"
_AFTER = re.compile(rf"[ \t]?(?:г\.?|года)?[ \t]{{0,3}}(?:{_IN_BRACKETS}|\(?(?:(?:от|из)[ \t])?{_BODIES})\b)")
# «Ваше письмо», «письмо Совета муниципальных образований Краснодарского края за подписью …»: ours.
_OUR_WORDS = (
    *(
        "ваш",
        "наш",
        "ответ",
        "указан",
        "вышеуказан",
        "данн",
        "настоящ",
        "председател",
        "правлени",
        "исполн",
        "номер",
    ),
    *("полномоч", "обязанност", "исх", "совет", "ассоц", "муниципальн", "образован", "краснодарск", "кра"),
    *("смо", "поступивш", "электронн", "официальн", "служебн", "информационн", "письм", "запрос", "год"),
    *("январ", "феврал", "март", "апрел", "мая", "июн", "июл", "август", "сентябр", "октябр", "ноябр"),
    *("декабр", "подпис", "имени", "вход", "рег", "приложен", "марафон", "диалог", "директор", "поруч"),
)
_ASKING = r"\b(?:письм[оауе]м?|запрос[ау]?|обращени[еяю]|телефонограмм[ауы]|требовани[еяю])"
# The last letter named is the one numbered: a heading «Ответ на запрос» may stand above it.
_NAMED = re.compile(rf"(?s:.*){_ASKING}\s(?P<words>[^.;:№\n]{{3,70}}?)(?:\sот)?\s?$")
_SUBJECT = re.compile(r"[\",(]|\b(?:о|об|обо|по|с|со|для|в|на|и|за|из|касательно|относительно)\b")
# A verb or an office in the nominative: the sentence has gone on to whoever answers.
_ANSWERER = re.compile(r"(?:ет|ем|ют|яю|аю|ит|им)\b|\b(?:администрация|глава|мэрия)\b")
_WORD = re.compile(r"[а-я-]{3,}")
_OURS = re.compile(r"ассоциаци|совет\w?\s{1,3}\"?(?:муниципальн|мо\b)|\bсмо")
_ELSEWHERE = re.compile(r"(?:ассоциаци|совет)[^;]{0,60}(?:\b[а-я]{4,20}ой\sобласти|республики\s[а-я]+)")
# «Приложение к письму администрации X района (на № 96 …)»: the annex to the answer, whose number is not told.
_ANNEX = re.compile(r"\bк\s(?:письму|ответу)\b[^.;\n№]{0,120}\bна\s(?:ваш\w{0,3}\s)?(?:исх\.?\s)?$")
_READ_CHARS = 170


def is_of_another_office(text: str, start: int, end: int) -> bool:
    """Whether the letter numbered at `start`-`end` of a lower-case text is said to be another office's."""
    before = text[max(0, start - _READ_CHARS) : start]
    if _ANNEX.search(before):
        return False
    if _ELSEWHERE.search(before) or _OF_A_TRADE.search(before) or _is_a_strangers(before):
        return True
    found = _BEFORE.search(before)
    if found is not None and _OURS.search(found[0]) is None:
        return True
    after = _AFTER.match(text[end : end + 90])
    return after is not None and _OURS.search(before.rpartition("\n")[2]) is None


def _is_a_strangers(before: str) -> bool:
    """«На запрос Горводоканала № …»: between letter and number stands a name, and it is not ours."""
    found = _NAMED.search(before)
    if found is None:
        return False
    named = _SUBJECT.split(found["words"])[0]
    words = _WORD.findall(named)
    return _ANSWERER.search(named) is None and any(not each.startswith(_OUR_WORDS) for each in words)
