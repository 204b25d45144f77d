"""Turns of speech around a number: «единственная», «что касается», «полтора», «5-ти», jubilees."""

from __future__ import annotations

import re

from mailflow.patterns import Gated

# «Практик не имеется. Инициатив тоже.»
_LIKEWISE = Gated(r"[.!;]\s{1,3}(?P<also>(?:И\s)?[А-Я][а-я]{4,20}\s(?:тоже|также)[.!;])")
# «Это единственная наша практика»
_ONLY_ONE = Gated(r"(?<!\bне\s)\b[Ее]динственн(?P<end>ая|ый|ое|ую)\b")
_ONES = {"ая": "одна", "ый": "один", "ое": "одно", "ую": "одну"}
# «кап. ремонт», «кап.ремонта»
_OVERHAUL = re.compile(r"\bкап(?:\.\s?|-|\s)ремонт", re.IGNORECASE)
# «потратили 15 тыс. Марьянское с/п»: a sentence ends at the scale
_SCALE_ENDS = re.compile(r"(?<=\d\s)(тыс|млн)\.(?=\s[А-ЯЁ][а-яё])")
# «к 80-летию Победы» counts nothing
_JUBILEE = re.compile(
    r"(?:\b(?:ко?|в\sчесть|накануне)\s)?\b\d{1,3}(?:-|\s|-?й\s)?лети(?:ю|я|е)\b(?:\s(?:великой\s)?победы)?",
    re.IGNORECASE,
)
# «Личный приём граждан проводился 29 раз»
_TIMES = re.compile(
    r"\b(?:провод(?:ил(?:ся|ась|ось|ись)|ятся|ится)|(?:про|со)стоял(?:ся|ась|ось|ись)|проведен[аыо]?)\s"
    r"(?P<times>\d{1,4})\sраза?\b"
)
# «Что касается инициатив, их направлено 4», «В отношении кладбищ: на учёте 5»
_AS_FOR = re.compile(
    r"\b(?:что(?:\sже)?\sкасается|в\sотношении|по\sчасти)\s(?P<noun>(?:[а-яё-]{3,20}\s){0,2}[а-яё-]{4,24})\s?[,:-]\s"
    r"(?:то\s)?(?:их\s)?",
    re.IGNORECASE,
)
# «полтора километра», «2 с половиной тысячи»
_HALVES = Gated(r"\bполтор[аы]\b|\bполутора\b")
_AND_A_HALF = Gated(r"(?<=\d)\sс\sполовиной\b")
# «2 из 3-х», «5-ти практик»
_CASE_ENDING = Gated(r"(?<=\d)-(?:х|ти|ми|мя|м)\b")


def with_turns_straightened(plain: str) -> str:
    """The normalised text with numbers said outright, and without those that count nothing."""
    plain = _LIKEWISE.sub(lambda found: f", {found['also'][0].lower()}{found['also'][1:]}", plain)
    plain = _ONLY_ONE.sub(lambda found: _ONES[found["end"]], plain)
    if "ремонт" in plain:
        plain = _OVERHAUL.sub("капремонт", plain)
    plain = _SCALE_ENDS.sub(r"\1;", plain)
    if "лети" in plain:
        plain = _JUBILEE.sub(" ", plain)
    if " раз" in plain:
        plain = _TIMES.sub(r"- \g<times>", plain)
    if "касается" in plain or "тношении" in plain or " части " in plain:
        plain = _AS_FOR.sub(r"\g<noun> ", plain)
    return _CASE_ENDING.sub("", _HALVES.sub("1,5", _AND_A_HALF.sub(",5", plain)))
