"""What stops mail until a person lets it go on: a restored ledger, an address in a circle."""

from __future__ import annotations

from mailflow.cases.addresses import address_key
from mailflow.cases.desk import Hold
from mailflow.cases.loops import broken_circuits
from mailflow.cases.marks import Marks
from mailflow.model.fact import LetterKind
from mailflow.model.plan import DueLetter

RESTORED_TROUBLE = "restored"
"""The ledger is older than the mailbox: nothing goes out until staff have looked (A58)."""

_TO_STAFF = frozenset({LetterKind.TROUBLE, LetterKind.DIGEST, LetterKind.ALL_IS_WELL})
"""What tells staff of the standstill goes out all the same."""

_ON_ITS_OWN = frozenset({LetterKind.ACKNOWLEDGEMENT, LetterKind.REMINDER, LetterKind.DISTRICT_REMINDER})
"""Mail that a circle may be made of."""


class Standstill:
    """What the open troubles stop at this moment."""

    __slots__ = ("_addresses", "_everything")

    def __init__(self, marks: Marks) -> None:
        self._everything = RESTORED_TROUBLE in marks.troubles
        self._addresses = broken_circuits(marks)

    def stops(self, letter: DueLetter) -> Hold | None:
        if self._everything and letter.kind not in _TO_STAFF:
            return Hold.RESTORED
        if letter.kind in _ON_ITS_OWN and address_key(letter.recipient) in self._addresses:
            return Hold.LOOP
        return None
