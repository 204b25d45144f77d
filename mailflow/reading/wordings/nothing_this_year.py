"""Nothing in the newer year beside the older one: «в 2023 году обустроили 4 площадки, в 2024 – ни одной»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mailflow.patterns import Gated
from mailflow.reading.clauses.words import is_noun

_YEAR_WORD = r"(?:\s?(?:году?|г\.?)(?![а-я]))"
_PAST = (
    rf"(?:(?:в|за)\s(?:(?P<old>20\d\d)(?![\d.]){_YEAR_WORD}?|(?:прошл|предыдущ|минувш|истекш)[а-я]{{2,3}}{_YEAR_WORD})"
    r"|год(?:ом)?\s(?:назад|ранее)|\bранее|\bраньше)"
)
_NOW = (
    rf"(?:в|за)\s(?:(?P<new>20\d\d)(?![\d.]){_YEAR_WORD}?"
    rf"|(?:этом?|этот|текущ[а-я]{{2,3}}|нынешн[а-я]{{2,3}}){_YEAR_WORD}?)"
)
_STILL = r"(?:(?:пока|еще|уже|увы|к\sсожалению|и\sвовсе|вообще|вовсе)\s(?:что\s)?)"
_WORKS = r"(?:(?:так|эт|подобн|аналогичн)[а-я]{1,3}\s(?:[а-я]{4,14}\s)?|(?:работ[ыа]?|мероприяти[йея])\s)"
_NOT_DONE = (
    r"не\s(?:было|имелось|провод[а-я]{3,6}|велось|велись|вел[аи]|выполнял[а-я]{1,3}|осуществлял[а-я]{1,3}|производил[а-я]{1,3}"
    r"|организовывал[а-я]{1,3})"
)
_NONE = rf"(?:ни\sодн[а-я]{{1,3}}|ни\sодин|нет|нисколько|ничего|ноль|нуль|0|{_WORKS}?{_NOT_DONE})"
_END = r"(?=\s?(?:[.;,)\n]|$))"
# Years in words or digits, then what of the newer one: no sentence ends in between.
_DENIED = re.compile(
    rf"(?P<before>\b{_PAST}[^.;\n]{{0,160}}?,\s(?:а\s|но\s|а\sвот\s|зато\s)?)"
    rf"(?P<when>{_NOW})\s(?:-\s)?{_STILL}?(?P<none>{_NONE}){_END}",
    re.IGNORECASE,
)
# «площадок: 2023 - 4, 2024 - нет»: years as labels
_LABELS = re.compile(
    rf"(?P<lead>[:(]\s?)(?P<old>20\d\d)\s-\s(?P<then>\d{{1,5}}),\s(?P<new>20\d\d)\s-\s"
    rf"(?=(?:\d{{1,5}}|нет|ни\sодн[а-я]{{1,3}}){_END})",
    re.IGNORECASE,
)
# Cheap: such a sentence names none of something.
_NAMES_NONE = Gated(
    r"\bни\sод|\bнет\b|\bнисколько\b|\bничего\b|\bн[оу]ль\b|\b0\b|\bне\s[а-я]{3}", re.IGNORECASE
)
_PERIODS = re.compile(rf"\b{_PAST}", re.IGNORECASE)
_SINGLE = re.compile(r"ни\sод", re.IGNORECASE)
_MOST = 3


def with_newer_year_denied(plain: str, heads: Sequence[str]) -> str:
    """A normalised text with «…, в 2024 году площадки - 0»; `heads` are stems of what is counted.

    «Ни одной» is of the noun named last, «ничего» of all that the older year counts.
    """
    if "20" in plain:
        plain = _LABELS.sub(r"\g<lead>в \g<old> году - \g<then>, в \g<new> году - ", plain)
    if _NAMES_NONE.search(plain) is None:
        return plain
    nouns = tuple(each for each in heads if each.isalpha())
    for _ in range(_MOST):
        before, plain = plain, _DENIED.sub(lambda found: _denied(found, nouns), plain)
        if plain == before:
            break
    return plain


def _denied(found: re.Match[str], nouns: tuple[str, ...]) -> str:
    """What stays as it is where the second year is the older: «в 2024 году 4, в 2023 – ни одной»."""
    old, new = found["old"], found["new"]
    if old is not None and new is not None and int(new) <= int(old):
        return found[0]
    plain = found.string
    when = f"в {new} году" if new else "в текущем году"
    start = max(plain.rfind(mark, 0, found.start()) for mark in ".;\n") + 1
    said = f"{plain[start : found.start()]}{found['before']}"
    named = [each for each in re.findall(r"[а-я]{3,25}", said.lower()) if nouns and each.startswith(nouns)]
    named = list({next(stem for stem in nouns if each.startswith(stem)): each for each in named}.values())
    if not named and any(is_noun(each) for each in re.findall(r"[а-я]{5,25}", said.lower())):
        return found[0]
    if named and not any(each.isdigit() for each in _PERIODS.sub("", said)):
        return f"{found['before']}{when} {named[-1]} - 0"
    if _SINGLE.match(found["none"]) or len(named) < 2:
        return f"{found['before']}{when} - 0"
    return found["before"] + ", ".join(f"{when} {each} - 0" for each in named)
