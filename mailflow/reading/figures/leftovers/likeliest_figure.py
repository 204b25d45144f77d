"""Which figure a number is most likely of, by the words around it held against those of the titles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.clauses import tokens
from mailflow.reading.clauses.figure_kinds import counts_people, is_flag, is_measure
from mailflow.reading.clauses.kin_words import are_kin, is_of, words_said
from mailflow.reading.clauses.quantities import Dimension, read_unit
from mailflow.reading.clauses.roles import is_vague
from mailflow.reading.clauses.stems import figure_stems
from mailflow.reading.clauses.title_deeds import deed_stems, tells_deed, tells_what_stands
from mailflow.reading.clauses.title_words import ANYBODY, title_words
from mailflow.reading.clauses.words import is_noun, is_person, is_verb, lemma
from mailflow.reading.figures.leftovers.counted_nouns import counted_at
from mailflow.reading.figures.leftovers.nothing_of import PREPOSITIONS
from mailflow.reading.figures.leftovers.pieces import Piece
from mailflow.reading.figures.ranges import is_range
from mailflow.reading.morphology import is_participle, is_short_participle

# What several titles say tells less of each.
_SHARED = 0.4
_LEAD = 0.5
# Two words that other titles have as well, or one of them and the unit of the figure.
_LEAST = 0.8
_OWN_UNIT = 0.6
# Where one figure alone counts people, a number of people is as good as a word of its title.
_ONLY_PEOPLE = 0.7
# «людей – 80»
_NOBODY_ELSE = frozenset({"людей", "человек", "чел", "народу", "всего", "итого"})


def likeliest_figure(
    piece: Piece, at: int, specs: Sequence[FigureSpec], low: str, untold: Sequence[FigureSpec]
) -> FigureSpec | None:
    """The figure of which the words around a number say most, and one word that no other title has.

    Of two as likely it is the one nothing was told of, where what was done to it is said.
    """
    token = piece.tokens[at]
    if is_vague(low[max(0, token.start - 80) : token.start]) or is_range(piece.tokens, at):
        return None
    specs = [each for each in specs if not is_flag(each) and _may_have_unit(piece, at, each)]
    said = {each.key: words_said(each, _telling(piece, at)) for each in specs}
    scores = {each.key: _score(each, said, specs) for each in specs if each.key in said}
    people = [each.key for each in specs if counts_people(each)]
    if len(people) == 1 and _counts_persons(piece, at) and not _is_of_others(piece, at, people[0], specs):
        told = words_said(next(each for each in specs if each.key == people[0]), _words(low))
        if told:  # a number of people is of no things
            scores = {key: score - _ONLY_PEOPLE for key, score in scores.items()} | {
                people[0]: max(scores[people[0]], _SHARED) + _ONLY_PEOPLE
            }
    if len(people) == 1 and set(piece.words_around(at)) <= _NOBODY_ELSE and _counts_persons(piece, at):
        return next(each for each in specs if each.key == people[0])
    for each in specs:
        if said.get(each.key) and _is_in_own_unit(piece, at, each):
            scores[each.key] += _OWN_UNIT
    ranked = sorted(scores, key=lambda key: scores[key], reverse=True)
    if not ranked or scores[ranked[0]] < _LEAST:
        return None
    rivals = [key for key in ranked if scores[ranked[0]] - scores[key] < _LEAD]
    rivals = [key for key in rivals if key == ranked[0] or scores[key]]
    if len(rivals) > 1:
        return _still_open(rivals, scores, said, untold) or _that_stands(
            [each for each in specs if each.key in rivals], said
        )
    if scores[ranked[0]] < 1:
        return None
    return next(each for each in specs if each.key == ranked[0])


def _may_have_unit(piece: Piece, at: int, spec: FigureSpec) -> bool:
    """Whether what is measured may be of the figure: roubles are of no «Получили поддержку» in firms."""
    counted = counted_at(piece.tokens, at)
    unit = counted.unit
    if unit is None and counted.noun and counts_people(spec):  # «работает 7 клубов»
        return is_person(counted.noun) or lemma(counted.noun) in ANYBODY
    if unit is None or unit.dimension is Dimension.PEOPLE:
        return True
    asked = read_unit(spec.unit) if is_measure(spec) else None
    return asked is not None and asked.dimension is unit.dimension


def _still_open(
    rivals: Sequence[str],
    scores: Mapping[str, float],
    said: Mapping[str, frozenset[str]],
    untold: Sequence[FigureSpec],
) -> FigureSpec | None:
    """The only rival of which nothing was told, where it is the likeliest or what was done to it is said."""
    left = [each for each in untold if each.key in rivals]
    if len(left) != 1 or scores[left[0].key] < 1:
        return None
    likeliest = left[0].key == rivals[0] and scores[rivals[0]] > max(1, scores[rivals[1]])
    return left[0] if likeliest or _tells_its_deed(said[left[0].key]) else None


def _tells_its_deed(said: frozenset[str]) -> bool:
    """«Обучены 2 служащих из 9» says the training of «Прошли обучение»."""
    return any(tells_deed(word) or word.endswith(("ние", "ния")) for word in said)


def _that_stands(specs: Sequence[FigureSpec], said: Mapping[str, frozenset[str]]) -> FigureSpec | None:
    """«Семей на учёте 5» is of «Состоит на учёте семей», not of «Снято с учёта»: nothing done is told.

    Two words of its title must be said, or one and its unit.
    """
    still = [each for each in specs if tells_what_stands(each) or not deed_stems(each)]
    done = [each for each in specs if each not in still]
    told = any(word.startswith(deed_stems(each)) for each in done for word in said[each.key])
    if len(still) != 1 or told:
        return None
    some = any(is_participle(word) for word in title_words(still[0].title))  # «Отсутствующие знаки»
    return None if some and not tells_what_stands(still[0]) else still[0]


def _is_in_own_unit(piece: Piece, at: int, spec: FigureSpec) -> bool:
    """Whether the number has the unit that the figure is measured in, and people are not that."""
    asked = read_unit(spec.unit) if is_measure(spec) and not counts_people(spec) else None
    unit = counted_at(piece.tokens, at).unit
    return asked is not None and unit is not None and unit.dimension is asked.dimension


@lru_cache(maxsize=64)
def _words(low: str) -> tuple[str, ...]:
    return tuple(each.text for each in tokens(low) if each.value is None and each.text[0].isalpha())


def _is_of_others(piece: Piece, at: int, key: str, specs: Sequence[FigureSpec]) -> bool:
    """Whether what is counted stands in another title: «участников слушаний – 5» beside «Участники»."""
    noun = counted_at(piece.tokens, at).noun
    return bool(noun) and any(is_of(noun, each) for each in specs if each.key != key)


def _counts_persons(piece: Piece, at: int) -> bool:
    """«18 кружков посещают 230 детей», «участников кружков – 48»."""
    counted = counted_at(piece.tokens, at)
    if counted.unit is not None:
        return counted.unit.dimension is Dimension.PEOPLE
    if counted.noun:
        return is_person(counted.noun)
    nouns = [word for word in piece.words_around(at) if is_noun(word)]
    return bool(nouns) and is_person(nouns[0])


def _telling(piece: Piece, at: int) -> tuple[str, ...]:
    """The words around a number; «собаки нападали четыре раза» counts what was done, not who did it."""
    around = piece.words_around(at)
    if counted_at(piece.tokens, at).noun in ("раз", "раза"):
        led = {token.text for before, token in pairwise(piece.tokens) if before.text in PREPOSITIONS}
        return tuple(word for word in around if is_verb(word) or is_short_participle(word) or word in led)
    return around


def _score(spec: FigureSpec, said: Mapping[str, frozenset[str]], specs: Sequence[FigureSpec]) -> float:
    """Words of its own count whole, others in part; a noun that another title is only led to is its own."""
    own = said[spec.key]
    others = [each for each in specs if each.key != spec.key and each.key in said]
    head = figure_stems(spec)[:1] or ("\0",)
    shared = {
        word
        for word in own
        if any(
            _has_kin(word, said[each.key]) and not (word.startswith(head) and _is_led(word, each))
            for each in others
        )
    }
    return len(own - shared) + _SHARED * len(shared)


@lru_cache(maxsize=1_000)
def _is_led(word: str, spec: FigureSpec) -> bool:
    """«Численность спасателей на пляжах» beside «Пляжи»."""
    return any(
        before in PREPOSITIONS and are_kin(word, told) for before, told in pairwise(title_words(spec.title))
    )


def _has_kin(word: str, told: frozenset[str]) -> bool:
    return any(are_kin(word, each) for each in told)
