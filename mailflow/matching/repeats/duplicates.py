"""The same letter again: same own number and date, same document, same words, for the same case."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mailflow.matching.context import PriorAnswer
from mailflow.model.message import DocumentText
from mailflow.model.understanding import ANSWERS, FOR_A_PERSON, Outcome
from mailflow.reading.references.requisites import Requisites

# The ledger keeps this much of a letter's text.
_KEPT_CHARS = 1000
# A logo or a stamp picture in every letter of an office is no document.
_LOGO_OCTETS = 30_000


_SETTLED = ANSWERS | {Outcome.DUPLICATE}


@dataclass(frozen=True, slots=True)
class Repeated:
    """What of an earlier answer is found again; `why` is Russian."""

    prior: PriorAnswer
    why: str


def find_duplicate(
    priors: Sequence[PriorAnswer],
    requisites: Requisites,
    documents: Sequence[DocumentText],
    text: str,
    outcome: Outcome,
) -> Repeated | None:
    """The earlier answer that this letter repeats; a correction repeats none.

    What repeats a letter that waits for a person waits beside it.
    """
    if outcome is Outcome.CORRECTION:
        return None
    for prior in priors:
        why = _why(prior, requisites, documents, text)
        if why and (prior.outcome in _SETTLED or prior.outcome is outcome not in FOR_A_PERSON):
            return Repeated(prior, why)
    return None


def _why(
    prior: PriorAnswer, requisites: Requisites, documents: Sequence[DocumentText], text: str
) -> str | None:
    number = requisites.sender_number
    if number and number == prior.sender_number and requisites.sender_date == prior.sender_date:
        if requisites.sender_date is not None:
            return f"тот же исходящий № {number} от {requisites.sender_date:%d.%m.%Y}"
        return f"тот же исходящий № {number}" if _same_words(prior.text, text) else None
    if prior.sender_number and number:
        return None
    hashes = hashes_of(documents)
    if hashes & prior.attachment_hashes:
        return "то же вложение"
    if hashes or prior.attachment_hashes:
        return None  # «Направляем ответ согласно приложению» stands above any document
    return "тот же текст" if _same_words(prior.text, text) else None


def hashes_of(documents: Sequence[DocumentText]) -> frozenset[str]:
    """Hashes of the letter's documents, without signatures, passports and logos."""
    return frozenset(
        each.sha256
        for each in documents
        if each.sha256
        and not each.companion
        and not (each.content_type.startswith("image/") and each.octets < _LOGO_OCTETS)
    )


def _same_words(before: str, now: str) -> bool:
    """Equal up to spaces and punctuation, and long enough to be no mere greeting."""
    first, second = (re.sub(r"\W+", " ", each[:_KEPT_CHARS]).strip().lower() for each in (before, now))
    return len(second) > 30 and first == second
