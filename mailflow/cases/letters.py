"""What is known of one outgoing letter: its attempts and how they ended."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from mailflow.model.fact import LetterClaimed, LetterSettled, SendResult
from mailflow.model.identifiers import EntryNumber


@dataclass(slots=True)
class LetterRecord:
    """All attempts of one letter key, in order of recording. Changed by the book alone."""

    claims: list[tuple[EntryNumber, LetterClaimed]] = field(default_factory=list)
    settlements: list[tuple[EntryNumber, LetterSettled]] = field(default_factory=list)
    withdrawn: frozenset[EntryNumber] = frozenset()
    """Settlements given by a person and undone."""

    @property
    def number(self) -> EntryNumber:
        """Entry of the first claim."""
        return self.claims[0][0]

    @property
    def claim(self) -> LetterClaimed:
        """The latest attempt."""
        if len(self.claims) == 1:
            return self.claims[0][1]
        return max(self.claims, key=lambda each: (each[1].attempt, each[0]))[1]

    @property
    def settlement(self) -> LetterSettled | None:
        """How the latest attempt ended; None while nobody knows.

        A definite result wins over IN_DOUBT, the later of two definite ones over the earlier.
        """
        attempt = self.claim.attempt
        ends = [
            each for each in self.settlements if each[1].attempt == attempt and each[0] not in self.withdrawn
        ]
        if not ends:
            return None
        return max(ends, key=lambda each: (each[1].result is not SendResult.IN_DOUBT, each[0]))[1]

    @property
    def result(self) -> SendResult:
        """The latest attempt's end; a claim that was never settled is in doubt: a crash lies between."""
        settlement = self.settlement
        return settlement.result if settlement is not None else SendResult.IN_DOUBT

    @property
    def refusals(self) -> int:
        """Attempts that the recipient's side put off; those that the whole server refused do not count."""
        return sum(
            each.result is SendResult.RETRY and not each.whole_server and not each.who
            for _, each in self.settlements
        )

    @property
    def standstills(self) -> int:
        """Attempts that ended with the whole server's refusal."""
        return sum(each.whole_server for _, each in self.settlements)

    @property
    def left_at(self) -> datetime | None:
        """When the letter went out, or may have gone out; None where it surely did not."""
        settlement = self.settlement
        if settlement is None or settlement.result is SendResult.IN_DOUBT:
            return self.claim.at
        return settlement.at if settlement.result is SendResult.SENT else None


@dataclass(frozen=True, slots=True)
class Attempt:
    """What may be done with a letter key: `number` of the next attempt, not before `not_before`."""

    number: int
    not_before: datetime | None = None


def next_attempt(record: LetterRecord | None) -> Attempt | None:
    """The attempt that may follow; None where the letter is sent, refused or in doubt.

    Only a letter whose last attempt surely did not go out is tried again.
    """
    if record is None:
        return Attempt(1)
    settlement = record.settlement
    if settlement is None or settlement.result is not SendResult.RETRY:
        return None
    return Attempt(record.claim.attempt + 1, settlement.retry_at)
