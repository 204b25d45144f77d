"""Addresses that persons confirmed by their decisions, and replies recorded on that word alone."""

from __future__ import annotations

from collections.abc import Iterable

from mailflow.cases.addresses import address_key
from mailflow.model.identifiers import EntryNumber, Oktmo
from mailflow.model.understanding import CaseVerdict, Decision, Signal, Strength, Understanding

# Strong signs that tell a municipality without anybody's word. A thread is not among them: it may speak
# of the request alone.
_TELL_BY_THEMSELVES = frozenset(
    {
        Signal.ADDRESS,
        Signal.DOMAIN,
        Signal.NAME,
        Signal.LETTERHEAD,
        Signal.SIGNATURE,
        Signal.DISPLAY_NAME,
        Signal.FILE_NAME,
        Signal.TABLE,
        Signal.LOCALITY,
        Signal.FORWARDED_AUTHOR,
    }
)


class Confirmations:
    """Messages by sender: those that a person assigned, and those that rest on such a decision."""

    __slots__ = ("_assigned", "_resting", "_resting_on")

    def __init__(self) -> None:
        self._assigned: dict[str, dict[EntryNumber, None]] = {}
        self._resting: dict[str, dict[EntryNumber, None]] = {}
        self._resting_on: dict[EntryNumber, frozenset[Oktmo]] = {}

    def read(self, number: EntryNumber, understanding: Understanding) -> None:
        """Note a message some case of which was recorded on a confirmed address alone."""
        codes = frozenset(each.case.municipality for each in understanding.cases if _rests(each))
        if codes:
            self._resting_on[number] = codes
            self._resting.setdefault(address_key(understanding.from_address), {})[number] = None

    def assign(self, number: EntryNumber, understanding: Understanding) -> None:
        """Note that a person decided on the message."""
        if understanding.from_address:
            self._assigned.setdefault(address_key(understanding.from_address), {})[number] = None

    def assigned_from(self, address: str) -> Iterable[EntryNumber]:
        """Messages from the address that a person decided on, whether or not the decision still counts."""
        return self._assigned.get(address_key(address), ())

    def resting_on(self, address: str) -> Iterable[EntryNumber]:
        """Messages that stand or fall with what persons confirmed of the address."""
        return self._resting.get(address_key(address), ())

    def municipalities_of(self, number: EntryNumber) -> frozenset[Oktmo]:
        """Those for which the message counts only as long as its sender is confirmed for them."""
        return self._resting_on.get(number, frozenset())


def _rests(verdict: CaseVerdict) -> bool:
    if verdict.decision is not Decision.RECORDED:
        return False
    strong = {each.signal for each in verdict.evidence if each.strength is Strength.STRONG}
    return Signal.LEARNED_ADDRESS in strong and not strong & _TELL_BY_THEMSELVES
