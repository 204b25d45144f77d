"""An auxiliary that a later deed shares: «будет размещено 2 практики и подано 2 инициативы»."""

from __future__ import annotations

import re

from mailflow.reading.morphology import is_short_participle

_COMING = re.compile(r"\b(?P<will>[Бб]уд[еу]т|[Дд]олж(?:ен|на|но|ны)\sбыть)\s[^.;:!?\n]{3,160}")
# «и подано 2 инициативы», «, подано 2», «, а также подано»: nothing stands before the deed
_NEXT = re.compile(
    r"(?P<joint>\sи|,|,?\sа\sтакже|,?\sи\sеще)\s(?P<deed>[а-яё]{4,24})\b(?!\s(?:ранее|уже|раньше)\b)", re.I
)


def with_futures_repeated(plain: str) -> str:
    """A normalised text with «и будет подано 2 инициативы»: what is joined to a deed to come is to come."""
    if "удет " not in plain and "удут " not in plain and " быть " not in plain:
        return plain
    return _COMING.sub(_repeated, plain)


def _repeated(found: re.Match[str]) -> str:
    will, begin = found["will"].lower(), found.end("will") - found.start()
    if not any(_is_deed(each) for each in re.findall(r"[а-я]{4,24}", found[0][begin:])[:2]):
        return found[0]

    def with_will(each: re.Match[str]) -> str:
        return f"{each['joint']} {will} {each['deed']}" if _is_deed(each["deed"]) else each[0]

    return found[0][:begin] + _NEXT.sub(with_will, found[0][begin:])


def _is_deed(word: str) -> bool:
    return is_short_participle(word.lower())
