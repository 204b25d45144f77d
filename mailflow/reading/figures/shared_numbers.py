"""Numbers that several figures share: «по две практики и инициативы», «практик и инициатив – 5 и 2»."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from mailflow.reading.clauses.clauses import Token
from mailflow.reading.clauses.mentions import Mention
from mailflow.reading.clauses.noun_phrases import ADJECTIVE
from mailflow.reading.figures.labels import leads_to_number

_MARKS = frozenset({".", ";", "соответственно", "шт", "ед", "единиц"})
_JOINS = frozenset({"и", "/", "|"})


def shared_numbers(clause: Sequence[Token], mentions: Sequence[Mention]) -> list[int] | None:
    """The number of each mention where they share one or are paired with as many; else None.

    «По одной практике и инициативе», «практик и инициатив размещено по 4»: one for each;
    «практик/инициатив: 3/2», «составило 5 и 2 соответственно»: in order.
    """
    if len(mentions) < 2 or len({each.spec.key for each in mentions}) < len(mentions):
        return None
    if any(each.governed for each in mentions) or not _joined(clause, mentions):
        return None
    numbers = [at for at, token in enumerate(clause) if token.value is not None]
    if len(numbers) == 1 and _each_of_them(clause, numbers[0]):
        return numbers * len(mentions)
    return numbers if _in_order(clause, mentions, numbers) else None


def _joined(clause: Sequence[Token], mentions: Sequence[Mention]) -> bool:
    """Nothing but «и», a slash and adjectives part the nouns."""
    for first, second in pairwise(mentions):
        between = [each.text for each in clause[first.end : second.at]]
        if not any(each in _JOINS for each in between):
            return False
        if any(each not in _JOINS and not ADJECTIVE.match(each) for each in between):
            return False
    return True


def _each_of_them(clause: Sequence[Token], number: int) -> bool:
    """«по 4», not «по 4 в каждом»."""
    if number == 0 or clause[number - 1].text != "по":
        return False
    return not any(each.text.startswith("кажд") for each in clause)


def _in_order(clause: Sequence[Token], mentions: Sequence[Mention], numbers: Sequence[int]) -> bool:
    last = mentions[-1]
    if len(numbers) != len(mentions) or numbers[0] < last.end:
        return False
    if any(clause[at].text not in _JOINS for at in range(numbers[0], numbers[-1]) if at not in numbers):
        return False
    if any(each.text not in _MARKS for each in clause[numbers[-1] + 1 :]):
        return False
    return all(leads_to_number(clause, at, last) for at in range(last.end, numbers[0]))


def and_more(clause: Sequence[Token], mention: Mention) -> Decimal:
    """«2 практики по благоустройству и 1 по работе с молодёжью»: what is added to the first number."""
    words = [each.text for each in clause]
    if words[mention.end : mention.end + 1] != ["по"]:
        return Decimal(0)
    for at in range(mention.end + 1, len(words) - 2):
        value = clause[at + 1].value
        if words[at] == "и" and value is not None and words[at + 2] == "по":
            return value if mention.at and clause[mention.at - 1].value is not None else Decimal(0)
    return Decimal(0)
