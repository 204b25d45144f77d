"""Numbers dealt out: «В первый ходят 25 человек, во второй 15, итого 40»: each is of one of them alone."""

from __future__ import annotations

import re

from mailflow.patterns import Gated

_COUNT = r"\d{1,5}"
_UNIT = r"(?:\s[а-я]{3,20}\.?)?"
_FIRST = r"\bво?\s(?:перв(?:ый|ом|ую|ой)|один|одном|одну|одной)\s(?:из\sних\s)?"
_NEXT = r"\bво?\s(?:втор|друг|трет|четверт)[а-я]{2,4}\s"
_DEALT = Gated(rf"{_FIRST}[^.;\n]{{3,80}}{_NEXT}", re.IGNORECASE)
_SUMMED = re.compile(
    rf"{_FIRST}(?:[а-я]{{3,20}}\s)?(?P<verb>[а-я]{{4,20}}\s)(?:-\s)?(?P<first>{_COUNT})(?P<unit>{_UNIT})"
    rf"(?P<others>(?:\s?[,;]\s?(?:а\s)?{_NEXT}(?:[а-я]{{4,20}}\s)?(?:-\s)?{_COUNT}{_UNIT}){{1,3}})"
    rf"\s?[,;-]?\s?(?:а\s)?(?:итого|всего)\s(?:-\s)?(?P<sum>{_COUNT})(?!\d)",
    re.IGNORECASE,
)


def with_dealt_summed(plain: str) -> str:
    """The sum in place of its parts, where the letter tells it and they add up to it."""
    return _SUMMED.sub(_told_once, plain) if deals_out(plain) else plain


def deals_out(words: str) -> bool:
    """Whether numbers of one and of another are told: neither is of all."""
    return _DEALT.search(words) is not None


def _told_once(found: re.Match[str]) -> str:
    parts = [int(found["first"]), *(int(each) for each in re.findall(_COUNT, found["others"]))]
    if sum(parts) != int(found["sum"]):
        return found[0]
    return f"{found['verb']}{found['sum']}{found['unit']}"
