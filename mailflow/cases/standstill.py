"""What stops mail until a person lets it go on: a restored ledger, a clock ahead, an address in a circle."""

from __future__ import annotations

from datetime import timedelta

from mailflow.cases.addresses import address_key
from mailflow.cases.desk import Hold
from mailflow.cases.loops import broken_circuits
from mailflow.cases.marks import Marks
from mailflow.model.fact import LetterKind
from mailflow.model.plan import DueLetter

RESTORED_TROUBLE = "restored"
"""The ledger is older than the mailbox: nothing goes out until staff have looked (A58)."""

SENT_TROUBLE = "sent-not-read"
"""Sent cannot be read after a long silence of the ledger: nobody knows whether it was restored."""

REPAIRED_TROUBLE = "repaired"
"""A damaged ledger was repaired and may lack its last facts: the next look into Sent finds it restored."""

CLOCK_TROUBLE = "clock"
"""The clock has leapt ahead and nothing bears it out: nothing goes out until a person or a message does."""

TO_STAFF = frozenset({LetterKind.TROUBLE, LetterKind.DIGEST, LetterKind.ALL_IS_WELL})
"""What tells staff of the standstill goes out all the same."""

_ON_ITS_OWN = frozenset({LetterKind.ACKNOWLEDGEMENT, LetterKind.REMINDER, LetterKind.DISTRICT_REMINDER})
"""Mail that a circle may be made of."""

ABOUT_MESSAGES = frozenset({LetterKind.ACKNOWLEDGEMENT, LetterKind.CORRECTION})
"""Letters that fall due by a message: when it arrived, however late it is understood."""

_CLOCKS_DIFFER = timedelta(minutes=15)
"""The mail server stamps messages by its own clock."""


class Standstill:
    """What the open troubles stop at this moment; without a look into Sent nobody knows of all of them."""

    __slots__ = ("_addresses", "_everything")

    def __init__(self, marks: Marks, *, sent_known: bool = True) -> None:
        self._everything: Hold | None = None
        if RESTORED_TROUBLE in marks.troubles:
            self._everything = Hold.RESTORED
        elif CLOCK_TROUBLE in marks.troubles:
            self._everything = Hold.CLOCK
        elif not sent_known or REPAIRED_TROUBLE in marks.troubles:
            self._everything = Hold.SENT_NOT_READ
        self._addresses = broken_circuits(marks)

    def stops(self, letter: DueLetter) -> Hold | None:
        if self._everything is not None and letter.kind not in TO_STAFF:
            return self._everything
        if letter.kind in _ON_ITS_OWN and address_key(letter.recipient) in self._addresses:
            return Hold.LOOP
        return None


def may_have_left(letter: DueLetter, marks: Marks) -> bool:
    """Whether it fell due before a restored ledger was found: a life that is lost may have sent it."""
    restored = marks.begins.get(RESTORED_TROUBLE)
    if restored is None or letter.kind in TO_STAFF:
        return False
    grace = _CLOCKS_DIFFER if letter.kind in ABOUT_MESSAGES else timedelta()
    return letter.due_at <= restored + grace
