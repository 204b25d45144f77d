"""People counted in brackets, «17 клубов (413 участников)», where one figure alone counts people."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mailflow.model.request import FigureSpec
from mailflow.patterns import Gated
from mailflow.reading.clauses.figure_kinds import counts_people
from mailflow.reading.clauses.kin_words import is_of
from mailflow.reading.clauses.numerals import word_value
from mailflow.reading.clauses.shared_nouns import lends_noun_to, says_own
from mailflow.reading.clauses.words import is_noun, is_person, stem

_PEOPLE = r"чел(?:овека?|\.)?"
_CALLED = Gated(r"(?P<open>\(\d{1,6}\s)(?P<noun>[а-я]{5,20})\)", re.IGNORECASE)
_IN_BRACKETS = Gated(rf"\s?\(\d{{1,6}}\s{_PEOPLE}\)", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.;\n]{0,400}(?:\((?:[^()\n]{0,60})\)[^.;\n(]{0,400}){1,20}")
_CLAUSE = re.compile(rf"(?P<before>[^.;,\n()]{{3,120}})\s?\((?P<count>\d{{1,6}})\s{_PEOPLE}\)", re.IGNORECASE)
_WORD = re.compile(r"[а-я]{3,30}")
_AFTER_NUMBER = re.compile(r"\d\s?(?:[а-я]{3,20}\s?)?$", re.IGNORECASE)
_MANY = 2


def with_people_in_brackets(plain: str, specs: Sequence[FigureSpec]) -> str:
    """The figure's people called people; without those of each of several things, and of another figure.

    «кружок (8 чел.) и хор (14 чел.)» tells neither number of all; «Назначены старосты (2 чел.)» counts those
    appointed, and not the trained ones.
    """
    people = [each for each in specs if counts_people(each)]
    if len(people) != 1 or "(" not in plain:
        return plain
    some = people[0]
    plain = _CALLED.sub(lambda found: _called(found, some), plain)
    if _IN_BRACKETS.search(plain) is None:
        return plain
    plain = _SENTENCE.sub(lambda found: _without_parts(found[0]), plain)
    for whole in specs:
        if lends_noun_to(whole, some):
            plain = _CLAUSE.sub(lambda found, whole=whole: _without_others(found, whole, some), plain)  # type: ignore[misc]
    return plain


def _called(found: re.Match[str], some: FigureSpec) -> str:
    noun = found["noun"].lower()
    return f"{found['open']}чел.)" if is_noun(noun) and is_person(noun) and is_of(noun, some) else found[0]


def _without_parts(sentence: str) -> str:
    """The people of each of several things are of none; behind numbers, «2 клуба (30 чел.)», they stay."""
    held = list(_IN_BRACKETS.finditer(sentence))
    alone = [each for each in held if _AFTER_NUMBER.search(sentence[: each.start()]) is None]
    return _IN_BRACKETS.sub("", sentence) if alone and len(held) >= _MANY else sentence


def _without_others(found: re.Match[str], whole: FigureSpec, some: FigureSpec) -> str:
    words = _WORD.findall(found["before"].lower())
    named = any(word.startswith(stem(whole.unit.lower())) for word in words)
    if not named or says_own(words, some, whole):
        return found[0]
    counted = any(each.isdigit() or word_value(each) is not None for each in found["before"].lower().split())
    return found["before"] if counted else f"{found['before']} - {found['count']}"
