"""What a title says things require, told by a verb: «5 надо обустроить» for «5 требуют обустройства»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache, partial

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.numerals import COUNT

_TITLE = re.compile(r"\b(?:требующ|нуждающ)[а-я]{2,6}\s(?:в\s)?(?P<thing>[а-я]{5,20})\b")
_MUST = r"(?:надо|нужно|необходимо|требуется|предстоит|следует)"
_NUMBER = rf"{COUNT}\b"
# «обустройства» -> «обустр», «ремонта» -> «ремонт»
_ROOT = 6
_SHORTEST = 5
_SENTENCE_END = re.compile(r"[.;!?\n]")
_CLAUSE_END = re.compile(r"[.,;!?\n]")
_PLAN = re.compile(r"\bплан|\bнамер|\bнамеч|\bпредполаг|\bсобира|\bхотим|\bбудем|\bцель")
_NEAR = 120
# What a thing requires that is not equipped as it should be is called repair as well.
_ALIKE = {"обустр": "ремонт"}


def with_needs_said(plain: str, specs: Sequence[FigureSpec]) -> str:
    """The text with «требуют обустройства» for «надо обустроить», where a title asks for such things.

    Of an infinitive without «надо» only «обустраивать – 1»; «планируем обустроить 1» stays a plan, and
    «не надо» a denial.
    """
    for thing, pattern in _patterns(tuple(specs)):
        plain = pattern.sub(partial(_said, thing), plain)
    return plain


def _said(thing: str, found: re.Match[str]) -> str:
    """«План: обустроить 4», «обустроить 5 площадок планируем»: an infinitive alone may be of a plan."""
    if found["alone"] is None or found["must"]:
        return f"требуют {thing}"
    before = _SENTENCE_END.split(found.string[: found.start()])[-1]
    behind = _CLAUSE_END.split(found.string[found.end() : found.end() + _NEAR], maxsplit=1)[0]
    return found[0] if _PLAN.search(f"{before} {behind}".lower()) else f"требуют {thing}"


@lru_cache(maxsize=64)
def _patterns(specs: tuple[FigureSpec, ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = []
    for spec in specs:
        title = _TITLE.search(spec.title.lower().replace("ё", "е"))
        root = title["thing"][:_ROOT].rstrip("аыиоуяк") if title is not None else ""
        if title is None or len(root) < _SHORTEST or spec.words:
            continue
        alike = _ALIKE.get(root, root)
        roots = root if any(alike in each.title.lower() for each in specs) else rf"(?:{root}|{alike})"
        verb = rf"(?:от|вы|за|про)?{roots}[а-я]{{0,12}}(?:ть|ти)\b"
        found.append(
            (
                title["thing"],
                re.compile(
                    rf"(?<!\bне\s)\b{_MUST}\s(?:еще\s)?{verb}"
                    rf"|(?<![а-я]\s)\b(?P<alone>{verb})(?P<must>\s{_MUST}\b(?!\sне))?(?=\s?[-:]?\s?(?:все\s)?{_NUMBER})"
                    rf"|(?<=\d\s)(?<!\sне\s){verb}\s{_MUST}\b",
                    re.IGNORECASE,
                ),
            )
        )
    return tuple(found)
