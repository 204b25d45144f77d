"""Signs: what speaks for a municipality or a request, how strongly, and why."""

from __future__ import annotations

from dataclasses import dataclass

from mailflow.model.identifiers import Oktmo, RequestId
from mailflow.model.understanding import Evidence, Signal, Strength
from mailflow.reading.passages import Place

DEPTH = {
    Place.SIGNATURE: 2,
    Place.SUBJECT: 3,
    Place.BODY: 3,
    Place.FORWARDED: 5,
    Place.FORWARDED_SIGNATURE: 5,
    Place.DOCUMENT: 6,
    Place.DOCUMENT_HEAD: 6,
    Place.SYSTEM_FIELDS: 6,
}
"""From the carrier of a letter to its author: what stands deeper is nearer to whoever wrote it."""


@dataclass(frozen=True, slots=True)
class MunicipalitySign:
    """`candidates` are those it may mean; `depth` grows from carrier to author (see `gathering`).

    A contradicting sign excludes its candidates. `beneath`: another body of the place writes; it weighs only
    where nothing in the letter names the municipality itself.
    """

    candidates: frozenset[Oktmo]
    evidence: Evidence
    depth: int = 0
    place: Place | None = None
    beneath: bool = False

    @property
    def is_strong(self) -> bool:
        return self.evidence.strength is Strength.STRONG

    @property
    def contradicts(self) -> bool:
        return self.evidence.strength is Strength.CONTRADICTS


@dataclass(frozen=True, slots=True)
class RequestSign:
    """A contradicting sign has the request it excludes, or None where it names a letter not ours.

    `earlier`: the words around it speak of an answer given before. `by_date`: the date alone tells it.
    `own`: it stands as the letter's own number would. `undated`: a number that no date stands beside.
    `titling`: it stands in the subject.
    """

    request: RequestId | None
    evidence: Evidence
    in_reply: bool = False
    earlier: bool = False
    by_date: bool = False
    own: bool = False
    undated: bool = False
    titling: bool = False

    @property
    def is_strong(self) -> bool:
        return self.evidence.strength is Strength.STRONG

    @property
    def contradicts(self) -> bool:
        return self.evidence.strength is Strength.CONTRADICTS


def strong(signal: Signal, detail: str) -> Evidence:
    return Evidence(signal, detail, Strength.STRONG)


def weak(signal: Signal, detail: str) -> Evidence:
    return Evidence(signal, detail, Strength.WEAK)


def against(signal: Signal, detail: str) -> Evidence:
    return Evidence(signal, detail, Strength.CONTRADICTS)
