"""Some to which more came: «к двум практикам добавилась третья», «к двум добавили ещё одну»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from mailflow.patterns import Gated
from mailflow.reading.clauses.numerals import COUNT, word_value

_ORDINALS = {
    "втор": 2,
    "трет": 3,
    "четверт": 4,
    "пят": 5,
    "шест": 6,
    "седьм": 7,
    "восьм": 8,
    "девят": 9,
    "десят": 10,
}
_LEAD = r"\b(?:к|вслед\sза|помимо|кроме|наряду\sс)\s"
_LED = Gated(_LEAD, re.IGNORECASE)
_CAME = (
    r"(?:опубликован|размещен|добавлен|выложен|загружен)[аоы]|(?:добавил|прибавил)(?:ась|ись|ось|и)"
    r"|разместили|опубликовали|выложили"
)


def with_added_ones(plain: str, heads: Sequence[str]) -> str:
    """«практик - 3» for such a turn; what is still to come is no addition."""
    nouns = tuple(each for each in heads if each.isalpha())
    if not nouns or _LED.search(plain) is None:
        return plain
    return _added(nouns).sub(_summed, plain)


@lru_cache(maxsize=64)
def _added(heads: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        rf"{_LEAD}(?:[а-я]{{3,16}}\s){{0,2}}?(?P<base>{COUNT}|перв(?:ой|ым|ому))\s(?:[а-я]{{4,18}}\s){{0,2}}"
        rf"(?P<noun>(?:{'|'.join(map(re.escape, heads))})[а-я]{{0,3}}),?\s[^.;\n]{{0,60}}?\b(?:{_CAME})\s"
        rf"(?:(?:еще\s)(?P<more>{COUNT})|(?P<nth>{'|'.join(_ORDINALS)})[а-я]{{1,3}})(?![а-я])",
        re.IGNORECASE,
    )


def _summed(found: re.Match[str]) -> str:
    base = _value(found["base"])
    total = base + _value(found["more"]) if found["more"] else _ORDINALS[found["nth"].lower()]
    # «к двум практикам добавилась пятая»: nobody knows how many
    if not found["more"] and total != base + 1:
        return found[0]
    return f"{found['noun']} размещено - {total}"


def _value(count: str) -> int:
    if count.isdigit():
        return int(count)
    return 1 if count.lower().startswith("перв") else word_value(count.lower()) or 0
