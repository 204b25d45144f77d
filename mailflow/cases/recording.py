"""What one message counts for in one case."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from mailflow.model.fact import MessageAssigned, MessageRead
from mailflow.model.identifiers import CaseId, ContentHash, EntryNumber
from mailflow.model.understanding import CaseVerdict, Figures, Outcome, Understanding


@dataclass(frozen=True, slots=True)
class Recording:
    """What one message counts for in one case.

    `number` is the fact by which it counts: the message itself, or a person's assignment. `instant` is
    when the message was sent, as far as known.
    """

    message: EntryNumber
    number: EntryNumber
    content: ContentHash
    recorded_at: datetime
    instant: datetime
    outcome: Outcome
    understanding: Understanding
    figures: Figures = field(default_factory=dict)
    items: tuple[int, ...] = ()
    by_person: bool = False
    quiet: bool = False

    @property
    def order(self) -> tuple[datetime, EntryNumber]:
        return self.instant, self.message


def verdict_on(message: MessageRead, case: CaseId) -> CaseVerdict | None:
    for each in message.understanding.cases:
        if each.case == case:
            return each
    return None


def recorded_by_person(
    number: EntryNumber, message: MessageRead, at_number: EntryNumber, fact: MessageAssigned
) -> Recording:
    proposed = verdict_on(message, fact.case)
    return Recording(
        message=number,
        number=at_number,
        content=message.content,
        recorded_at=fact.at,
        instant=_instant(message),
        outcome=fact.outcome,
        understanding=message.understanding,
        figures=fact.figures,
        items=proposed.items if proposed is not None else (),
        by_person=True,
        quiet=message.quiet,
    )


def recorded_by_program(number: EntryNumber, message: MessageRead, verdict: CaseVerdict) -> Recording:
    return Recording(
        message=number,
        number=number,
        content=message.content,
        recorded_at=message.at,
        instant=_instant(message),
        outcome=verdict.outcome,
        understanding=message.understanding,
        figures=verdict.figures,
        items=verdict.items,
        quiet=message.quiet,
    )


def _instant(message: MessageRead) -> datetime:
    """The judged moment of sending, else of arrival, else of reading."""
    return message.understanding.sent_at or message.understanding.received_at or message.at
