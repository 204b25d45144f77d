"""Which facts count: a person may take one back, and take that back in turn."""

from __future__ import annotations

from mailflow.model.fact import (
    CaseExcluded,
    ExtensionGranted,
    Fact,
    FactUndone,
    LetterSettled,
    MessageAssigned,
    MessageDismissed,
    MessageRead,
)
from mailflow.model.identifiers import EntryNumber


def can_be_undone(fact: Fact) -> bool:
    """Only judgements can be taken back; what happened in the world (a letter sent) cannot.

    A settlement can where a person gave it.
    """
    match fact:
        case LetterSettled():
            return bool(fact.who)
        case MessageRead() | MessageAssigned() | MessageDismissed() | ExtensionGranted() | CaseExcluded():
            return True
        case FactUndone():
            return True
        case _:
            return False


class Undoing:
    """Keeps which entry numbers are undone, by following chains of undoing."""

    __slots__ = ("_target", "_undoers", "_undone")

    def __init__(self) -> None:
        self._undoers: dict[EntryNumber, list[EntryNumber]] = {}
        self._target: dict[EntryNumber, EntryNumber] = {}
        self._undone: set[EntryNumber] = set()

    def __contains__(self, number: EntryNumber) -> bool:
        return number in self._undone

    def add(self, number: EntryNumber, target: EntryNumber) -> EntryNumber | None:
        """Take note that `number` undoes `target`; returns the fact at the end of the chain.

        A fact that claims to undo itself or a later one undoes nothing (None).
        """
        if target >= number:
            return None
        self._undoers.setdefault(target, []).append(number)
        self._target[number] = target
        return self._refresh(target)

    def _refresh(self, number: EntryNumber) -> EntryNumber:
        while True:
            if all(undoer in self._undone for undoer in self._undoers[number]):
                self._undone.discard(number)
            else:
                self._undone.add(number)
            if number not in self._target:
                return number
            number = self._target[number]
