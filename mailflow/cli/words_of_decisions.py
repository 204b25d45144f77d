"""Russian words for what persons decided: what, who, when and why, and what of it was taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from mailflow.app.records import Records
from mailflow.cli.words_of_outcomes import OUTCOMES
from mailflow.matching.explain import figures_words
from mailflow.model.fact import (
    CaseExcluded,
    ExtensionGranted,
    FactUndone,
    MessageAssigned,
    MessageDismissed,
)
from mailflow.model.identifiers import CaseId, EntryNumber

_Decision = MessageAssigned | MessageDismissed | ExtensionGranted | CaseExcluded | FactUndone


def decisions_on_message(records: Records, message: EntryNumber) -> Iterator[str]:
    """Assignments, dismissal and undoing of what the program recorded; a line each, in order."""
    for entry in records.book.entries.values():
        fact = entry.fact
        match fact:
            case (
                MessageAssigned(message=number) | MessageDismissed(message=number) | FactUndone(number=number)
            ):
                if number == message:
                    yield _line(entry.number, fact, records)
            case _:
                pass


def decisions_on_case(records: Records, case: CaseId) -> Iterator[str]:
    """Extensions and exclusion; a line each, in order."""
    for entry in records.book.entries.values():
        if isinstance(entry.fact, ExtensionGranted | CaseExcluded) and entry.fact.case == case:
            yield _line(entry.number, entry.fact, records)


def _line(number: EntryNumber, fact: _Decision, records: Records) -> str:
    words = f"Решение № {number} ({_signed(fact, records)}): {_what(fact, records)}"
    if records.book.is_undone(number):
        words += f" — отменено{_undoing(number, records)}"
    return f"{words}."


def _what(fact: _Decision, records: Records) -> str:
    match fact:
        case MessageAssigned():
            request = next(
                (each for each in records.configuration.requests if each.id == fact.case.request), None
            )
            figures = f", {figures_words(fact.figures, request)}" if fact.figures else ""
            return f"отнесено к делу {fact.case}, {OUTCOMES[fact.outcome]}{figures}"
        case MessageDismissed():
            return "учёта не требует"
        case ExtensionGranted():
            return f"срок продлён до {fact.until:%d.%m.%Y} включительно"
        case CaseExcluded():
            return "дело выведено из рассылки"
        case FactUndone():
            return "автоматический учёт письма отменён"


def _undoing(number: EntryNumber, records: Records) -> str:
    """By which record, the last one of those that take it back."""
    for entry in reversed(records.book.entries.values()):
        fact = entry.fact
        if isinstance(fact, FactUndone) and fact.number == number:
            return f" записью № {entry.number} ({_signed(fact, records)})"
    return ""


def _signed(fact: _Decision, records: Records) -> str:
    at: datetime = fact.at.astimezone(records.configuration.association.timezone)
    return ", ".join(filter(None, (f"{at:%d.%m.%Y %H:%M}", fact.who, fact.why)))
