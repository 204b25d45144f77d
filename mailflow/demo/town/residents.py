"""Who lives in the town: every municipality with its addresses, its head and its habit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from random import Random

from mailflow.demo.town.people import Person, invent_person
from mailflow.model.identifiers import Oktmo
from mailflow.model.municipality import Municipality
from mailflow.model.understanding import Outcome


class Habit(StrEnum):
    """How a municipality deals with the letter."""

    REPLY = "ответил на письмо («Ответить»)"
    NEW_LETTER = "написал новое письмо"
    OTHER_MAILBOX = "ответил из другого ящика"
    SCAN = "прислал скан"
    PDF = "прислал PDF"
    WORD = "прислал документ Word"
    DOCUMENT_SYSTEM = "ответил через СЭД"
    ZIP = "прислал архив"
    TABLE = "район ответил таблицей за поселения"
    IN_TABLE = "за поселение ответил район"
    NOTHING = "сообщил, что практик нет"
    AUTO_REPLY = "сначала автоответ, потом ответ"
    RECEIPT = "уведомление о прочтении, потом ответ"
    REGISTRATION = "СЭД зарегистрировала письмо, потом ответ"
    INTERIM = "принял в работу, потом ответил"
    CORRECTION = "исправил первый ответ"
    REPEAT = "прислал ответ дважды"
    EXTENSION = "попросил продлить срок, потом ответил"
    QUESTION = "задал вопрос, потом ответил"
    AFTER_REMINDER = "ответил после напоминания"
    LATE = "ответил с опозданием"
    DEAD_ADDRESS = "адрес не существует"
    SECOND_ADDRESS = "первый адрес не существует, ответил со второго"
    SILENT = "промолчал"


_WEIGHTS: dict[Habit, int] = {
    Habit.REPLY: 20,
    Habit.NEW_LETTER: 14,
    Habit.OTHER_MAILBOX: 6,
    Habit.SCAN: 4,
    Habit.PDF: 8,
    Habit.WORD: 10,
    Habit.DOCUMENT_SYSTEM: 4,
    Habit.ZIP: 2,
    Habit.NOTHING: 12,
    Habit.AUTO_REPLY: 2,
    Habit.RECEIPT: 3,
    Habit.REGISTRATION: 3,
    Habit.INTERIM: 3,
    Habit.CORRECTION: 2,
    Habit.REPEAT: 2,
    Habit.EXTENSION: 1,
    Habit.QUESTION: 1,
    Habit.AFTER_REMINDER: 10,
    Habit.LATE: 5,
    Habit.DEAD_ADDRESS: 2,
    Habit.SECOND_ADDRESS: 1,
    Habit.SILENT: 9,
}

TABLES_PER_TOWN = 3
"""Districts that answer for all their settlements in one table."""


@dataclass(frozen=True, slots=True)
class Truth:
    """What the municipality means in the end; None: it never answers."""

    outcome: Outcome | None
    practices: int = 0
    initiatives: int = 0
    late: bool = False

    @property
    def figures(self) -> dict[str, Decimal]:
        return {"practices": Decimal(self.practices), "initiatives": Decimal(self.initiatives)}


@dataclass(frozen=True, slots=True)
class Resident:
    """One municipality of the town."""

    municipality: Municipality
    head: Person
    clerk: Person
    habit: Habit
    truth: Truth

    @property
    def oktmo(self) -> Oktmo:
        return self.municipality.oktmo


def settle_town(municipalities: Sequence[Municipality], random: Random) -> tuple[Resident, ...]:
    """A resident for each municipality, with invented addresses, people and habits."""
    tables = _table_districts(municipalities, random)
    return tuple(_settle(each, tables, random) for each in municipalities)


def choose(municipalities: Sequence[Municipality], wanted: int) -> tuple[Municipality, ...]:
    """The first districts with their settlements, `wanted` municipalities in all."""
    if wanted >= len(municipalities):
        return tuple(municipalities)
    chosen = tuple(municipalities)[:wanted]
    codes = {each.oktmo for each in chosen}
    return tuple(each if each.parent in codes else replace(each, parent=None) for each in chosen)


def _table_districts(municipalities: Sequence[Municipality], random: Random) -> frozenset[Oktmo]:
    parents = sorted({each.parent for each in municipalities if each.parent is not None})
    return frozenset(random.sample(parents, min(TABLES_PER_TOWN, len(parents) // 2)))


def _settle(municipality: Municipality, tables: frozenset[Oktmo], random: Random) -> Resident:
    code = municipality.oktmo
    if code in tables:
        habit = Habit.TABLE
    elif municipality.parent in tables:
        habit = Habit.IN_TABLE
    else:
        habit = random.choices(list(_WEIGHTS), list(_WEIGHTS.values()))[0]
    head = invent_person(random)
    emails = [f"adm@mo{code}.example"]
    if habit is Habit.SECOND_ADDRESS:
        emails.append(f"glava@mo{code}.example")
    known = replace(
        municipality,
        emails=tuple(emails),
        head=head.full if random.random() < 0.9 else "",
        phone=f"8(861{code[3:5]}) 0-{code[4:6]}-{code[6:8]}",
    )
    return Resident(known, head, invent_person(random), habit, _truth(habit, random))


def _truth(habit: Habit, random: Random) -> Truth:
    match habit:
        case Habit.SILENT | Habit.DEAD_ADDRESS:
            return Truth(None)
        case Habit.NOTHING:
            return Truth(Outcome.NOTHING)
        case Habit.TABLE:
            return Truth(Outcome.REPORT, -1, -1)
        case Habit.IN_TABLE:
            practices, initiatives = random.randint(0, 2), random.randint(0, 3)
            outcome = Outcome.REPORT if practices or initiatives else Outcome.NOTHING
            return Truth(outcome, practices, initiatives)
        case _:
            late = habit is Habit.LATE
            return Truth(Outcome.REPORT, random.choice((1, 1, 1, 1, 2, 2, 3, 5)), random.randint(0, 3), late)
