"""The same letter again: same own number and date, same document, same words, for the same case."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mailflow.matching.context import PriorAnswer
from mailflow.model.message import DocumentText
from mailflow.model.understanding import ANSWERS, FOR_A_PERSON, AttachmentFacts, Outcome, Understanding
from mailflow.reading.references.requisites import Requisites

# The ledger keeps this much of a letter's text.
_KEPT_CHARS = 1000
# A logo or a stamp picture in every letter of an office is no document.
_LOGO_OCTETS = 30_000
_GREETING_CHARS = 30
_NO_WORD = re.compile(r"\W+")

Mark = str | tuple[str, date]
"""A document's hash or the letter's words, or its own number and date."""

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


def hashes_of(documents: Sequence[DocumentText] | Sequence[AttachmentFacts]) -> frozenset[str]:
    """Hashes of the letter's documents, without signatures, passports and logos."""
    return frozenset(
        each.sha256
        for each in documents
        if each.sha256
        and not each.companion
        and not (each.content_type.startswith("image/") and each.octets < _LOGO_OCTETS)
    )


def marks_of(understanding: Understanding) -> frozenset[Mark]:
    """What `find_duplicate` may know the letter again by; letters without a common mark repeat nothing."""
    number, day = understanding.sender_number, understanding.sender_date
    hashes = hashes_of(understanding.attachments)
    marks: set[Mark] = set(hashes)
    if number and day is not None:
        marks.add((number, day))
    if not hashes or (number and day is None):
        marks.add(_words(understanding.text))
    return frozenset(marks - {""})


def _same_words(before: str, now: str) -> bool:
    words = _words(now)
    return bool(words) and _words(before) == words


def _words(text: str) -> str:
    """The words without spaces and punctuation; "" where they are too few to be more than a greeting."""
    words = _NO_WORD.sub(" ", text[:_KEPT_CHARS]).strip().lower()
    return words if len(words) > _GREETING_CHARS else ""
