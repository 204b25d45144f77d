"""What is true of one generated message."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Case = tuple[str, str]
"""Request and municipality."""


@dataclass(frozen=True, slots=True)
class CaseTruth:
    """One case answered; `figures` None: not measured."""

    request: str
    municipality: str
    outcome: str
    figures: Mapping[str, int] | None = None

    @property
    def case(self) -> Case:
        return (self.request, self.municipality)


@dataclass(frozen=True, slots=True)
class Truth:
    """The truth of a message.

    `decision`: `strong` must be recorded without a person, `person` must not be, `free` may be, if rightly.
    `proposable` holds the cases one of which a person must be shown among the first three; empty: `cases`.
    `text` None: not measured.
    """

    variant: str
    kind: str = "reply"
    decision: str = "person"
    cases: tuple[CaseTruth, ...] = ()
    proposable: frozenset[Case] = frozenset()
    text: str | None = None
    client: str = ""
    attachments: tuple[str, ...] | None = None
    failed: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Sample:
    """Raw bytes with their truth; `before` are samples that must be read first (a first answer)."""

    raw: bytes
    truth: Truth
    before: tuple[Sample, ...] = field(default=())
