"""Figures told by what they replace: «вместо 2 практик следует считать 3»."""

from __future__ import annotations

import re

_INSTEAD = re.compile(
    r"вместо\s\"?\d{1,6}\"?\s\"?(?P<what>[а-я][а-я ]{2,80}?)\"?,?\s"
    r"(?:(?:следует|надо|нужно|прос(?:им|ьба)|прошу)\s)?(?:с?читать|указать|учитывать|учесть|правильно)"
    r"(?:\s(?:верным|правильным))?\s?[:-]?\s?\"?(?P<new>\d{1,6})\"?(?!\s?[а-я]{4})",
    re.IGNORECASE,
)


_NUMBER = r"(?:\d{1,6}|од(?:ин|на|но|ну)|дв[ае]|три|четыре|пять|шесть|семь|восемь|девять|десять)"
_NOT_BUT = re.compile(
    rf"\bне\s{_NUMBER}\s(?P<what>[а-я][а-я ]{{2,60}}?),?\sа\s(?P<new>{_NUMBER})\b(?!\s?[а-я]{{4}})",
    re.IGNORECASE,
)


def with_replacements(plain: str) -> str:
    """The text with «практик - 3» for «вместо 2 практик следует читать 3» and «не 2 практики, а 3»."""
    plain = _INSTEAD.sub(r"\g<what> - \g<new>", plain) if "место" in plain else plain
    return _NOT_BUT.sub(r"\g<what> - \g<new>", plain) if ", а " in plain else plain
