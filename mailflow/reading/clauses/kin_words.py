"""Words of one root: «посетители» and «посетили», «замена» and «заменено», also inside of compounds."""

from __future__ import annotations

import re
from functools import lru_cache

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.figure_kinds import is_measure, is_money
from mailflow.reading.clauses.near_deeds import is_near_deed
from mailflow.reading.clauses.near_words import is_near
from mailflow.reading.clauses.synonyms import ABBREVIATION, DONE_ALIKE, OTHERWISE
from mailflow.reading.clauses.title_deeds import deed_forms, tells_deed
from mailflow.reading.clauses.title_words import OF_ALL, is_generic, is_unit, title_words
from mailflow.reading.clauses.words import is_noun, lemma, stem

# «отремонтировано» and «ремонт», «проинвентаризированы» and «инвентаризация»
_PREFIX = re.compile(r"^(?:от|об|вы|за|при|про|пере|рас|раз|по)(?=[а-я]{5})")
_ROOT_OF_DEED = re.compile(r"(?:ирован|ован|[еая]н)[оаы]$")
_SHORTEST = 5
# A root inside of a compound: «спортсооружение».
_WITHIN = 6
_MOST_ENDING = 2
# «без», «для»
_SAYS_NOTHING = 3


@lru_cache(maxsize=20_000)
def roots(word: str) -> tuple[str, ...]:
    """What a lower-case word may be known by in other parts of speech."""
    own = stem(word)
    bare = _PREFIX.sub("", own)
    return (own,) if bare == own else (own, bare)


@lru_cache(maxsize=50_000)
def are_kin(word: str, other: str) -> bool:
    """Whether two lower-case words are of one root by their letters; «неисправны» denies «исправны»."""
    if _denies(word, other) or _denies(other, word):
        return False
    if lemma(word) == lemma(other):
        return True  # «русла», «русел»
    return _begin_alike(word, other) or any(_alike(one, two) for one in roots(word) for two in roots(other))


def _denies(word: str, other: str) -> bool:
    return word.startswith("не") and not other.startswith("не") and word[2:5] == other[:3]


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    if min(len(one), len(other)) >= _WITHIN and (one in other or other in one):
        return True
    shared = _shared(one, other)
    rest = max(len(one), len(other)) - shared
    return shared >= _SHORTEST and rest <= _MOST_ENDING * (2 if shared > _WITHIN else 1)


def _begin_alike(word: str, other: str) -> bool:
    """«посетили», whose verb has another stem, and «посетителей»; «проведено» is no «проверено»."""
    shared = _shared(word, other)
    return shared >= _WITHIN and max(len(word), len(other)) - shared <= _WITHIN


def _shared(one: str, other: str) -> int:
    at = 0
    while at < min(len(one), len(other)) and one[at] == other[at]:
        at += 1
    return at


@lru_cache(maxsize=256)
def telling_words(spec: FigureSpec) -> tuple[str, ...]:
    """Words of a title that say what is asked, in order; not «количество», «муниципальных», «единиц»."""
    titled = title_words(spec.title)
    unit = [word for word in title_words(spec.unit) if is_noun(word) and not is_measure(spec)]
    # «Получили подарки», counted in children
    if is_money(spec) and titled and is_noun(titled[0]):  # «Экономия средств» is of no other sums
        titled = [titled[0], *(word for word in titled[1:] if lemma(word) != "средство")]
    written = [*titled, *(word for word in unit if not any(are_kin(word, each) for each in titled))]
    return tuple(
        word
        for word in dict.fromkeys(each for one in written for each in one.split("-"))
        if (len(word) > _SAYS_NOTHING or word.upper() in ABBREVIATION.findall(spec.title))
        and not (is_generic(word) or is_unit(word) or lemma(word) in OF_ALL)
    )


@lru_cache(maxsize=50_000)
def says(word: str, told: str) -> bool:
    """Whether a lower-case word of a letter says a word of a title, by its root or as offices call it."""
    if are_kin(word, told) or is_near(word, told) or is_near_deed(word, told):
        return True
    if tells_deed(told) and word.startswith(deed_forms(told)):
        return True  # «сняты» of «снято»
    root = _ROOT_OF_DEED.sub("", _PREFIX.sub("", told))
    if root != told and len(root) >= _SHORTEST and root in word:
        return True  # «капремонт» of «отремонтировано»
    if word.startswith(OTHERWISE.get(lemma(told), ("\0",))):
        return True
    alike = (each for words in DONE_ALIKE if told in words for each in words if each != told)
    return any(are_kin(word, each) for each in alike)


def words_said(spec: FigureSpec, words: tuple[str, ...]) -> frozenset[str]:
    """Words of a title that lower-case words say."""
    return frozenset(told for told in telling_words(spec) if any(says(word, told) for word in words))


def is_of(word: str, spec: FigureSpec) -> bool:
    """Whether a lower-case word says one of the title."""
    return any(says(word, told) for told in telling_words(spec))
