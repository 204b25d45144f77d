"""An abbreviation is one name with its words: «ТОС», «территориальное общественное самоуправление»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.figure_kinds import counts_people
from mailflow.reading.clauses.words import is_noun, stem
from mailflow.reading.morphology import is_adjectival, is_participle

_ABBREVIATION = re.compile(r"\b[А-Я]{3,6}\b")
_TWO = re.compile(r"\b[А-Я]{2}\b")
# Prepositions and conjunctions give no initial.
_SHORTEST = 3
# «юр. лица», «общ. территорий»
_CUT_SHORT = re.compile(r"\b(?P<short>[А-Яа-я]{2,8})\. ?(?P<noun>[а-я]{3,20})")
_CUT = 4
# «Крестьянские (фермерские) хозяйства»
_BRACKETS = re.compile(r"[()]")
_WORD = re.compile(r"[А-Яа-яЁё]{3,40}(?:-[А-Яа-яЁё]{2,40})?")


@lru_cache(maxsize=64)
def abbreviated(specs: tuple[FigureSpec, ...]) -> tuple[FigureSpec, ...]:
    """The figures, words in their titles written as the abbreviation that a title or unit of them uses."""
    short = {each for spec in specs for each in _ABBREVIATION.findall(f"{spec.title} {spec.unit}")}
    if not short:
        return specs
    return tuple(replace(spec, title=_shortened(spec.title, short)) for spec in specs)


def _shortened(title: str, short: set[str]) -> str:
    words = list(_WORD.finditer(title))
    for abbreviation in sorted(short):
        for at in range(len(words) - len(abbreviation) + 1):
            run = words[at : at + len(abbreviation)]
            if _stands_for(abbreviation, run, title):
                return _shortened(title[: run[0].start()] + abbreviation + title[run[-1].end() :], short)
    return title


def _stands_for(abbreviation: str, run: Sequence[re.Match[str]], title: str) -> bool:
    """Whether the words begin with its letters and only blanks part them."""
    initials = "".join(each[0][0] for each in run).upper()
    between = _WORD.sub("", title[run[0].start() : run[-1].end()])
    return initials == abbreviation and not between.strip()


@lru_cache(maxsize=64)
def _initials(specs: tuple[FigureSpec, ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    """«КРС» with «крупного рогатого скота», for each run of three to five words of a title.

    One that a title or unit uses itself is left: there the titles are shortened, see `abbreviated`.
    """
    found: dict[str, str] = {}
    used = {each for spec in specs for each in _ABBREVIATION.findall(f"{spec.title} {spec.unit}")}
    for spec in specs:
        words = [each for each in _WORD.findall(spec.title) if len(each) > _SHORTEST]
        for length in (3, 4, 5):
            for at in range(len(words) - length + 1):
                run = words[at : at + length]
                if " ".join(run) in _BRACKETS.sub("", spec.title):
                    found.setdefault("".join(each[0] for each in run).upper(), " ".join(run).lower())
    return tuple(
        (re.compile(rf"\b{short}(?:а|у|ы|ов)?\b"), words)
        for short, words in found.items()
        if short not in used
    )


def spelt_out(plain: str, specs: Sequence[FigureSpec]) -> str:
    """The text with «крупного рогатого скота» for «КРС» where a title of the figures holds these words."""
    for short, words in (
        *_initials(tuple(specs)),
        *_of_offices(tuple(specs)),
        *_of_bodies(tuple(specs)),
        *_of_pairs(tuple(specs)),
    ):
        plain = short.sub(words, plain)
    for compound, words in _compounds(tuple(specs)):
        plain = compound.sub(words, plain)
    return _CUT_SHORT.sub(lambda found: _whole(found, tuple(specs)), plain) if "." in plain else plain


# Abbreviations that are no initials of whole words.
_OFFICES = (
    ("МКД", "многоквартирных домов"),
    ("С?ДК", "домов культуры"),
    ("ВОВ", "великой отечественной войны"),
)


@lru_cache(maxsize=64)
def _of_offices(specs: tuple[FigureSpec, ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Those whose words a title says: «МКД» where «Многоквартирные дома» are asked for."""
    titles = " ".join(each.title.lower().replace("ё", "е") for each in specs)
    return tuple(
        (re.compile(rf"\b{short}\b"), words)
        for short, words in _OFFICES
        if all(stem(word) in titles for word in words.split())
    )


# Municipalities and their country, whatever a title begins with.
_MUNICIPAL = frozenset({"СП", "ГП", "МО", "МР", "МУ", "ГО", "РФ", "КК", "ИП", "ПО", "ТО"})


@lru_cache(maxsize=64)
def _of_pairs(specs: tuple[FigureSpec, ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    """«2 ДС», «ДС – 2» where «Детские сады» are asked for: beside a count, two initials alone say little."""
    used = {each for spec in specs for each in _TWO.findall(f"{spec.title} {spec.unit}")}
    found = []
    for spec in specs:
        words = [each for each in _WORD.findall(spec.title) if len(each) >= _SHORTEST]
        short = "".join(each[0] for each in words).upper()
        if len(words) == _PAIR == len(short) and short not in used | _MUNICIPAL and not spec.words:
            counted = rf"(?<=\d )С?{short}\b|\bС?{short}(?=\s?[-:]\s?\d|\s\d)"
            found.append((re.compile(counted), spec.title.lower()))
    return tuple(found)


_BODIES = {"Д": "дружина", "К": "команда", "О": "отряд", "Ф": "формирование"}
_PAIR = 2


@lru_cache(maxsize=64)
def _of_bodies(specs: tuple[FigureSpec, ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    """«ДПД», «ДПК» where «Добровольные пожарные» are asked for: the initials of a title and of a body."""
    found = []
    for spec in specs:
        words = [each for each in _WORD.findall(spec.title) if len(each) >= _SHORTEST]
        if counts_people(spec) and len(words) == _PAIR:
            initials = "".join(each[0] for each in words).upper()
            found += [
                (re.compile(rf"\b{initials}{letter}\b"), f"{spec.title.lower()} {body}")
                for letter, body in _BODIES.items()
            ]
    return tuple(found)


def _whole(found: re.Match[str], specs: tuple[FigureSpec, ...]) -> str:
    """«юридического лиц» for «юр. лиц», where a title says «юридического лица»."""
    for whole, noun in _pairs(specs):
        if whole.startswith(found["short"].lower()) and found["noun"].lower().startswith(noun):
            return f"{whole} {found['noun']}"
    return found[0]


@lru_cache(maxsize=64)
def _compounds(specs: tuple[FigureSpec, ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    """«минполосы» with «минерализованных полос», for each adjective and noun of the titles."""
    found = []
    for whole, noun in _pairs(specs):
        if not whole.startswith(noun[:3]):
            found.append(
                (re.compile(rf"\b{whole[:3]}{whole[3]}?(?={noun}[а-я]{{0,3}}\b)", re.IGNORECASE), f"{whole} ")
            )
    return tuple(found)


@lru_cache(maxsize=64)
def _pairs(specs: tuple[FigureSpec, ...]) -> tuple[tuple[str, str], ...]:
    """Adjectives of the titles, each with the stem of the noun right behind it."""
    written = [_WORD.findall(f"{each.title} ; {each.unit}".lower().replace("ё", "е")) for each in specs]
    return tuple(
        (word, stem(following))
        for words in written
        for word, following in pairwise(words)
        if len(word) > _CUT and (is_adjectival(word) or is_participle(word)) and is_noun(following)
    )
