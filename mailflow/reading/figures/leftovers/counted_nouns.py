"""What a number counts by the noun behind it, and whether that may be what a figure asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.clause_division import PIECES
from mailflow.reading.clauses.clauses import Token
from mailflow.reading.clauses.figure_kinds import counts_people, is_measure, is_money
from mailflow.reading.clauses.kin_words import is_of, says
from mailflow.reading.clauses.quantities import Dimension, Unit, plain_decimal, read_unit, scale_at, unit_at
from mailflow.reading.clauses.title_words import ANYBODY, LENGTHS, title_words
from mailflow.reading.clauses.words import is_noun, is_person, is_verb, lemma
from mailflow.reading.morphology import is_adjectival, is_adverb, is_participle, is_short_participle

# Whatever was named, one by one: «3 случая», «15 раз».
_ANYTHING = frozenset({"раз", "случай", "факт", "объект", "наименование", "место", "позиция"})
_ANYBODY = ANYBODY | {"участник", "взрослый", "горожанин", "селянин", "сельчанин", "станичник", "хуторянин"}
_ANYBODY |= {"активист", "ребята", "односельчанин", "молодой"}
_LONGEST = 4
# «15 детей» are no «Граждане старшего поколения».
_YOUNG = frozenset({"ребенок", "школьник", "ученик", "дошкольник", "подросток", "воспитанник"})
_OF_THE_OLD = re.compile(r"старш[а-я]{2,3}\s(?:поколен|возраст)|пожил|пенсион|ветеран")


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun behind a number, empty where none is; its unit, and the scale in front: «тыс.»."""

    noun: str
    qualities: tuple[str, ...]
    unit: Unit | None
    scale: Decimal


def counted_at(clause: Sequence[Token], at: int) -> Counted:
    unit, behind = unit_at(clause, at + 1)
    scale, past = scale_at(clause, at + 1)
    noun, qualities = _noun_at(clause, behind if unit is not None else past)
    return Counted(noun, qualities, unit, Decimal(1) if unit is not None else scale)


def _noun_at(clause: Sequence[Token], at: int) -> tuple[str, tuple[str, ...]]:
    """The noun from a token on, past its adjectives; empty where something else follows."""
    qualities: list[str] = []
    for place, token in enumerate(clause[at : at + _LONGEST], at):
        word = token.text
        if token.value is not None or not word.isalpha() or is_verb(word) or is_short_participle(word):
            break
        if is_noun(word) and not (is_adjectival(word) and _qualifies_next(clause, place)):
            return word, tuple(qualities)
        if not (is_adjectival(word) or is_participle(word) or is_adverb(word)):
            break
        qualities.append(word)
    return "", ()


def _qualifies_next(clause: Sequence[Token], at: int) -> bool:
    return at + 1 < len(clause) and is_noun(clause[at + 1].text)


def end_of_group(clause: Sequence[Token], at: int) -> int:
    """One past the noun that the number at a token counts, or past the number."""
    noun, qualities = _noun_at(clause, at + 1)
    return at + 1 + len(qualities) + bool(noun)


def fits(spec: FigureSpec, counted: Counted, value: Decimal | None) -> Decimal | None:
    """The value in the figure's unit, where what is counted may be what it asks for; else None."""
    if value is None:
        return None
    if is_measure(spec) and not counts_people(spec):
        return _measured(spec, counted, value)
    if counted.unit is not None and counted.unit.dimension is not Dimension.PEOPLE:
        return None
    asked = read_unit(spec.unit) if is_measure(spec) else None
    told = counted.unit.factor if counted.unit is not None else counted.scale
    value *= told / (asked.factor if asked is not None else 1)
    if asked is not None and asked.factor > 1:  # «3,2 тыс. туристов» where thousands are asked for
        return plain_decimal(value) if told > 1 and _is_person_of(spec, counted) else None
    if value != value.to_integral_value() or not (
        _is_person_of(spec, counted) or _is_piece_of(spec, counted)
    ):
        return None
    return plain_decimal(value)


def _measured(spec: FigureSpec, counted: Counted, value: Decimal) -> Decimal | None:
    asked = read_unit(spec.unit)
    if (
        asked is not None
        and counted.unit is None
        and counted.scale > 1
        and is_money(spec)
        and not counted.noun
    ):
        return plain_decimal(value * counted.scale / asked.factor)  # «денег ушло 2100 тысяч»
    if asked is None or counted.unit is None or counted.unit.dimension is not asked.dimension:
        return None
    if counted.noun and not _is_named(counted.noun, spec):
        return None
    return plain_decimal(value * counted.unit.factor / asked.factor)


def _is_person_of(spec: FigureSpec, counted: Counted) -> bool:
    """«44 жителя», «трое»: people where people are asked for."""
    if not (counts_people(spec) or is_person(_head(spec))):
        return False
    if counted.unit is not None or not counted.noun:
        return True
    if lemma(counted.noun) in _YOUNG and _OF_THE_OLD.search(spec.title.lower()) is not None:
        return False
    return lemma(counted.noun) in _ANYBODY or (is_person(counted.noun) and is_of(counted.noun, spec))


def _is_piece_of(spec: FigureSpec, counted: Counted) -> bool:
    if counted.unit is not None or counts_people(spec):
        return False
    noun = counted.noun
    if not noun or noun in PIECES or lemma(noun) in _ANYTHING or not _head(spec):
        return not noun.startswith(LENGTHS)
    return not noun.startswith(LENGTHS) and _is_named(noun, spec)


def _is_named(noun: str, spec: FigureSpec) -> bool:
    """Whether the title or its unit calls it so; «600 м водопровода» are of «водопроводных сетей»."""
    return any(
        (is_noun(told) or is_measure(spec)) and says(noun, told)
        for told in (*title_words(spec.title), *title_words(spec.unit))
    )


def _head(spec: FigureSpec) -> str:
    return next((word for word in title_words(spec.title) if is_noun(word)), "")
