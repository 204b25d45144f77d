"""What leads to the answer and counts nothing: «На Ваш запрос сообщаем: …», «X сельское поселение: …».

The words of a lead stood beside the first number and told of another figure: «сельское» of «Старосты
сельских населённых пунктов».
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_START = r"(?:^|(?<=\n)|(?<=[.!]\s))[ \t]{0,8}"
_NO_COUNT = r"(?:№\s?\d[\d/-]{0,9}|\d\d?\.\d\d\.\d{2,4}|[^\d:.;!?\n]|(?<=\b[гтср])\.|(?<=исх)\.)"
_DISTRICT = (
    r"(?:\s[А-ЯЁ][а-яё-]{4,30}(?:ого|ий|ого)?\s(?:муниципального\s)?(?:района|округа|р-на))?"
    r"(?:\sКраснодарского\sкрая)?"
)
_NAMED = re.compile(
    rf"{_START}(?:[Аа]дминистрация\s|[Пп]о\s)?[А-ЯЁ][а-яё-]{{3,30}}(?:ое|ого|ому)\s(?:сельск|городск)[а-яё]{{2,3}}\s"
    rf"поселени[а-я]{{1,2}}{_DISTRICT}\s?[:-]\s{{1,3}}(?=[а-яё]{{3}})"
)
_SAID = re.compile(
    rf"{_START}(?P<lead>{_NO_COUNT}{{0,200}}?\b(?:сообща|отвеча|информиру|докладыва|уведомля|представля)"
    rf"(?:ем|ет|ю|ют)\b{_NO_COUNT}{{0,80}}?)(?::|,\sчто)\s{{1,3}}(?=[а-яё]{{3}})",
    re.IGNORECASE,
)
_REPLYING = re.compile(
    rf"{_START}(?P<lead>(?:на|по|в\sответ\sна)\s{_NO_COUNT}{{0,60}}?(?:запрос|письм|обращени|№){_NO_COUNT}{{0,60}}?)"
    r":\s{1,3}(?=[а-яё]{3})",
    re.IGNORECASE,
)

_TOLD = ("Сообщаем: ", "Сообщаем, что ")


def without_leads(plain: str, heads: Sequence[str]) -> str:
    """A normalised text with «Сообщаем: » for its leads; a lead holds no stem of what is counted, `heads`."""
    if ":" not in plain and " что " not in plain and "поселени" not in plain:
        return plain

    def cut(found: re.Match[str]) -> str:
        low = found["lead"].lower()
        return (
            found[0]
            if any(f" {each}" in f" {low}" for each in heads)
            else _TOLD[found[0].rstrip().endswith(" что")]
        )

    for pattern in (_SAID, _REPLYING):
        plain = pattern.sub(cut, plain)
    return _NAMED.sub(_TOLD[False], plain)
