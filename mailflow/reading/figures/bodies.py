"""People asked for and told by the body they are in: «в добровольной пожарной дружине 20 человек»."""

from __future__ import annotations

from collections.abc import Sequence

from mailflow.reading.clauses.clauses import Token
from mailflow.reading.clauses.figure_kinds import counts_people
from mailflow.reading.clauses.mentions import Mention
from mailflow.reading.clauses.quantities import Dimension, unit_at
from mailflow.reading.clauses.words import is_person

_BODIES = ("дружин", "команд", "отряд", "формировани", "бригад", "звен")
_SIZED = ("численност", "состав", "состоит", "состоят", "насчитыва", "входит", "входят", "чел")


def names_body(clause: Sequence[Token], mention: Mention) -> bool:
    """Whether the noun named is a body of the people asked for, no person."""
    if not (counts_people(mention.spec) or is_person(mention.spec.unit.lower())):
        return False
    behind = clause[mention.at + 1 : mention.end + 2]
    return any(each.text.startswith(_BODIES) and not is_person(each.text) for each in behind)


def people_in_body(clause: Sequence[Token]) -> int | None:
    """The place of the only number of people; «добровольных пожарных дружин – 2» has none."""
    numbers = [at for at, each in enumerate(clause) if each.value is not None]
    people = [at for at in numbers if _counts_people(clause, at)]
    # «численностью 20», «чел. в ДПД – 12»
    if (
        not people
        and len(numbers) == 1
        and any(each.text.startswith(_SIZED) for each in clause[: numbers[0]])
    ):
        people = numbers
    return people[0] if len(people) == 1 else None


def _counts_people(clause: Sequence[Token], at: int) -> bool:
    unit, _ = unit_at(clause, at + 1)
    if unit is not None:
        return unit.dimension is Dimension.PEOPLE
    following, behind = (*(each.text for each in clause[at + 1 : at + 3]), "", "")[:2]
    return following.isalpha() and is_person(following) and not behind.startswith(_BODIES)
