"""Things asked for where all of them stand, «Площадки, включённые в реестр»: told with a comma, or bare."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache, partial

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.figure_kinds import is_measure
from mailflow.reading.clauses.numerals import COUNT
from mailflow.reading.clauses.stems import figure_stems
from mailflow.reading.clauses.title_words import title_words
from mailflow.reading.clauses.words import is_noun

_TITLE = re.compile(
    r"(?<=[а-я]{3}),?\s(?P<put>(?:включен|внесен|состоящ|учтен)(?:ные|ых|ые|ие))\s"
    r"(?P<where>(?:в\sреестр|на\sучет)[а-я]?)\b"
)
_PUT = r"(?:включен|внесен|состоящ|учтен|числящ)[а-я]{2,4}"
_SENTENCE_END = re.compile(r"[.;!?\n]")
_BARE = {
    where: re.compile(
        rf"(?P<lead>(?:^|(?<=[.;:\n,])|(?<=\sвсего)|(?<=\bсостоит)|(?<=\bстоит))\s{{0,4}}(?:всего\s|состоит\s)?){where}\s?(?:[-:]\s?)?"
        rf"(?P<count>{COUNT})(?=\s?(?:[.,;\n(]|$))",
        re.IGNORECASE,
    )
    for where in ("на учете", "в реестре")
}
_AT = {"реестр": "в реестре", "учет": "на учете"}
# What may stand before things that are merely there.
_THERE = r"(?:(?:всего|имеется|у\sнас|в\sналичии|итого|количество|на\sтерритории(?:\sпоселения)?)\s){0,3}"


def with_books_said(plain: str, specs: Sequence[FigureSpec]) -> str:
    """The text with «площадок включенных в реестр - 66;» for «из 66 площадок, включенных в реестр,».

    «Площадок 6» is told of them where a text says nothing of the register; «построено 6 площадок» never is.
    """
    plain = _with_noun(plain, specs)
    for where, comma, divided, every, bare in _patterns(tuple(specs)):
        plain = every.sub(rf"{_AT[where]} \g<told>", plain)
        plain = divided.sub(r"\g<noun> \g<put> - \g<whole>; ", plain)
        plain = comma.sub(r"\g<noun> ", plain)
        if where not in plain.lower():
            plain = bare.sub(partial(_said, _AT[where]), plain)
    return plain


def _with_noun(plain: str, specs: Sequence[FigureSpec]) -> str:
    """«На учёте 5» with the noun of the only title that asks what is on the books."""
    for where, bare in _BARE.items():
        asked = [each for each in specs if where in each.title.lower().replace("ё", "е")]
        if len(asked) != 1 or is_measure(asked[0]) or where not in plain.lower():
            continue
        noun = next((word for word in title_words(asked[0].title) if is_noun(word)), "")
        if noun:
            plain = bare.sub(rf"\g<lead>{noun} {where} - \g<count>", plain)
    return plain


def _said(where: str, found: re.Match[str]) -> str:
    """«План на год: площадок 6» tells of none that is there."""
    planned = "план" in _SENTENCE_END.split(found.string[: found.start("told")])[-1].lower()
    return found[0] if planned else f"{found['lead']}{where} {found['told']}"


@lru_cache(maxsize=64)
def _patterns(
    specs: tuple[FigureSpec, ...],
) -> tuple[tuple[str, re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]], ...]:
    """Of each such figure that shares its noun with another: alone the noun tells it anyway."""
    found = []
    for spec in specs:
        title = _TITLE.search(spec.title.lower().replace("ё", "е"))
        heads = figure_stems(spec)[:1]
        alike = [each for each in specs if each is not spec and figure_stems(each)[:1] == heads]
        if title is None or spec.words or is_measure(spec) or not alike or " " in heads[0]:
            continue
        noun = rf"(?:[а-я]{{4,20}}(?:ых|ие|ые|ой|ая)\s)?{heads[0][:-1]}[а-я]{{1,4}}"
        where = "реестр" if "реестр" in title["where"] else "учет"
        put = rf"{_PUT}\s(?:в|на)\s{where}[а-я]{{0,2}}(?:\s[а-я]{{3,20}}){{0,5}}"
        found.append(
            (
                where,
                re.compile(rf"\b(?P<noun>{noun}),\s(?={_PUT}\s(?:в|на)\s{where})", re.IGNORECASE),
                re.compile(rf"\bиз\s(?P<whole>{COUNT})\s(?P<noun>{noun}),\s(?P<put>{put}),\s", re.IGNORECASE),
                re.compile(
                    rf"(?P<told>\b{noun}(?:\sна\sсегодня)?\s?[-:]?\s?{COUNT}|\b{COUNT}\s{noun}),\s"
                    rf"все\s(?:они\s)?(?:{_PUT}\s)?(?:в|на)\s{where}[а-я]{{0,2}}\b",
                    re.IGNORECASE,
                ),
                re.compile(
                    rf"(?P<lead>(?:^|(?<=[.;:\n])|(?<=[а-я]\s-)|(?<=\bсообщаем,\sчто))\s{{0,4}}{_THERE})"
                    rf"(?P<told>{noun}(?:\s(?:на\sсегодня|всего))?\s?[-:]?\s?{COUNT}(?:\s?шт\b)?|{COUNT}\s{noun})(?=\s?[.,;\n/]|\s?$)",
                    re.IGNORECASE,
                ),
            )
        )
    return tuple(found)
