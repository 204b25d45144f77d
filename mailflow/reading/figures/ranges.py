"""Numbers that count no whole: «из 5 практик», «по одной практике в каждом», «4-6 практик»."""

from __future__ import annotations

from collections.abc import Sequence

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.clauses import Token
from mailflow.reading.clauses.figure_kinds import counts_people
from mailflow.reading.clauses.kin_words import is_of
from mailflow.reading.clauses.noun_phrases import ADJECTIVE
from mailflow.reading.clauses.predicates import is_done
from mailflow.reading.clauses.quantities import find_quantities
from mailflow.reading.clauses.words import is_noun, is_person

# «отряд из 27 единиц», «комиссия, состоящая из 5 человек»: the whole, not what it was taken from
_MADE_UP = (
    "состо",
    "отряд",
    "дружин",
    "групп",
    "парк",
    "команд",
    "комисси",
    "бригад",
    "колонн",
    "звен",
    "совет",
    "штаб",
)


_ROOMS = ("комнат", "зал", "сад", "школ", "лагер", "стоянк", "помещени", "здани", "гараж", "музе", "общежити")


def is_part_of_range(clause: list[Token], at: int) -> bool:
    """«из 5 практик», «по одной практике в каждом», «4-6 практик»."""
    if at > 1 and clause[at - 1].text == "за" and any(each.at < at for each in find_quantities(clause)):
        return True  # «500 рублей за одно дежурство»
    if at > 1 and clause[at - 1].text == "из" and clause[at - 2].text.startswith("кажд"):
        return False
    if at and clause[at - 1].text == "из":
        all_of_them = any(each.text == "все" for each in clause[at:])
        return not all_of_them and (at < 2 or not clause[at - 2].text.startswith(_MADE_UP))
    if (
        at > 1
        and clause[0].text == "из"
        and clause[1].text != "них"
        and all(_is_within(each) for each in clause[1:at])
    ):
        return True  # «из поданных поселением трёх практик»
    if at and clause[at - 1].text == "по" and any(each.text.startswith("кажд") for each in clause):
        return True
    return is_range(clause, at)


def _is_within(token: Token) -> bool:
    """Whether a token may stand within one noun group: no number, no predicate."""
    return token.value is None and (ADJECTIVE.match(token.text) is not None or not is_done(token.text))


def is_range(clause: Sequence[Token], at: int) -> bool:
    """The second number of «4-6»."""
    return (
        1 < at < len(clause)
        and clause[at].value is not None
        and clause[at - 1].text in ("-", "или")
        and (clause[at - 2].value is not None)
    )


def is_made_for(clause: Sequence[Token], at: int, spec: FigureSpec) -> bool:
    """«группа на 20 детей», «сад на 75 мест»: how many a thing is for, which no title word names."""
    if at < 2 or clause[at - 1].text != "на":
        return False
    before = clause[at - 2].text
    if not (before.isalpha() and is_noun(before)) or is_person(before):
        return False
    return before.startswith(_ROOMS) or (counts_people(spec) and not is_of(before, spec))
