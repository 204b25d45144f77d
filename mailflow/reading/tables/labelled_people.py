"""Which figure a label of a table means where people are counted: «Обучено старост», «Посещают, человек».

What a label names by its nouns is told by `table_columns`.
"""

from __future__ import annotations

from collections.abc import Sequence

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.figure_kinds import counts_people
from mailflow.reading.clauses.kin_words import is_of, says, telling_words
from mailflow.reading.clauses.shared_nouns import lends_noun_to
from mailflow.reading.clauses.title_deeds import deed_stems
from mailflow.reading.clauses.title_words import ANYBODY, is_generic, is_unit
from mailflow.reading.clauses.words import is_noun, is_person, is_verb, lemma
from mailflow.reading.morphology import is_participle


def as_labelled(
    words: Sequence[str], named: Sequence[FigureSpec], specs: Sequence[FigureSpec]
) -> list[FigureSpec]:
    """The named figures, put right by the lower-case words of the label."""
    told = [word for word in words if not (is_generic(word) or is_unit(word))]
    people = [each for each in specs if counts_people(each)]
    if not told or len(people) != 1:
        return list(named)
    some = people[0]
    if len(named) == 1 and lends_noun_to(named[0], some) and _says_own(told, some, named[0]):
        return [some]  # «Обучено старост»
    if len(named) > 1 and named[0] is some and is_participle(told[1]):
        return [some]  # «Граждане, посещающие клубы»
    if len(named) == 1 and named[0] is not some and _counts_persons(told[0]) and not _is_of_persons(named[0]):
        return [some] if is_of(told[0], some) else []  # «Участников клубов»
    if not named and all(is_of(word, some) for word in told) and _alone(told, some, specs):
        return [some]  # «Посещают, человек»
    return list(named)


def _says_own(words: Sequence[str], some: FigureSpec, whole: FigureSpec) -> bool:
    """Whether more than the shared noun is said of the one, and no deed of the other."""
    if any(word.startswith(deed_stems(whole) or "\0") for word in words):
        return False
    own = [told for told in telling_words(some) if not is_of(told, whole)]
    return any(says(word, told) for word in words for told in own)


def _counts_persons(word: str) -> bool:
    return is_noun(word) and is_person(word) and lemma(word) not in ANYBODY


def _is_of_persons(spec: FigureSpec) -> bool:
    return any(is_noun(word) and is_person(word) for word in telling_words(spec)[:2])


def _alone(words: Sequence[str], some: FigureSpec, specs: Sequence[FigureSpec]) -> bool:
    """Whether a verb or a person is said, and nothing of another title."""
    tells = any(is_verb(word) or (is_noun(word) and is_person(word)) for word in words)
    return tells and not any(is_of(word, each) for word in words for each in specs if each is not some)
