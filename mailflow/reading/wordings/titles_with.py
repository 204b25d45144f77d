"""Titles that say by «с» what some of a noun have: «Договоры аренды с просроченной задолженностью»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.figure_kinds import is_measure
from mailflow.reading.clauses.numerals import COUNT
from mailflow.reading.clauses.stems import figure_stems
from mailflow.reading.clauses.words import is_noun, stem

_TITLE = re.compile(
    r"^(?:количество\s|число\s)?[а-я]{4,20}(?:\s[а-я]{4,20})?\sсо?\s"
    r"(?:(?P<quality>[а-я]{4,20}(?:ой|ей|ым|им|ыми|ими))\s)?(?P<thing>[а-я]{4,20}(?:ью|ом|ем|ой|ей|ами|ями))\b"
)
_NUMBER = rf"{COUNT}(?![\d.,]*\d)\b(?!\s?(?:тыс|млн|руб|%|проц))"
_HAVE = r"(?:(?:имеется|есть|числится|образовалась)|из\sних\s(?:имеется|есть|числится))"
_OF_THEM = r"(?:(?:из\s(?:них|которых)|в\sтом\sчисле)\s)"


def with_titles_cut(plain: str, specs: Sequence[FigureSpec]) -> str:
    """The text with «договоров - 6» for «договоров с задолженностью: 6», where a debt is asked for as well.

    Of «40 договоров, из них с задолженностью 9» the nine are those asked for. «Договоров с задолженностью
    312 тыс. рублей нет» stays: the number is of the debt.
    """
    for some, label in _patterns(tuple(specs)):
        plain = some.sub(_of_some, plain)
        plain = label.sub(r"\g<noun> - ", plain)
    return plain


def _of_some(found: re.Match[str]) -> str:
    some = found["some"] or found["first"] or found["by"] or found["at"]
    return f"{found['noun'] or found['label']} - {some}" + (f", {found['told']} - " if found["sum"] else "")


@lru_cache(maxsize=64)
def _patterns(specs: tuple[FigureSpec, ...]) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Of each figure whose title has so what another figure measures or counts."""
    found = []
    for spec in specs:
        title = _TITLE.match(spec.title.lower().replace("ё", "е"))
        head = (figure_stems(spec)[:1] or ("",))[0]
        if title is None or spec.words or is_measure(spec) or " " in head or not is_noun(title["thing"]):
            continue
        thing = stem(title["thing"])
        if not any(thing in each.title.lower() for each in specs if each is not spec):
            continue
        quality = rf"(?:{stem(title['quality'])}[а-я]{{1,7}}\s)?" if title["quality"] else ""
        told = rf"{quality}{thing}[а-я]{{0,3}}"
        phrase = rf"(?:со?|име[ею]т(?:ся)?)\s{told}"
        noun = rf"{head}[а-я]{{0,3}}(?:\s(?!со?\s)[а-я]{{4,20}}){{0,2}}"
        found.append(
            (
                re.compile(
                    rf"\b(?:{COUNT}\s(?P<noun>{noun})|(?P<label>{noun})\s?[-:]?\s?{COUNT})(?:[,;.]?\s?\(?{_OF_THEM}|[,;.]\s)"
                    rf"(?:{phrase}\s?[-:]?\s?(?P<some>{_NUMBER})|(?P<first>{_NUMBER})\s{phrase}"
                    rf"|(?P<told>{told})\s{_HAVE}\sпо\s(?P<by>{_NUMBER})"
                    rf"(?P<sum>,?\s(?:на\s(?:сумму\s)?|в\sсумме\s)(?=\d))?|по\s(?P<at>{_NUMBER})\s{_HAVE}\s{told})",
                    re.IGNORECASE,
                ),
                re.compile(
                    rf"\b(?P<noun>{noun})\s{phrase}\s?[-:]?\s?(?=(?:в\s20\d\d\sгоду\s(?:-\s)?)?{_NUMBER})",
                    re.IGNORECASE,
                ),
            )
        )
    return tuple(found)
