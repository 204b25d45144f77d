"""Letters of the association that come back: attached again, forwarded, returned with an answer.

They name every municipality and the request itself, and say nothing of whoever sent them back.
"""

from __future__ import annotations

import re

from mailflow.model.message import DocumentText, ForwardedLetter
from mailflow.model.settings import Association
from mailflow.patterns import Gated
from mailflow.reading.normal import normalise

# A letterhead of ours stands at the very top; an answer addresses us further down, in the dative.
_HEAD_CHARS = 220
_WORD = re.compile(r"[а-я]{4,}")
_WRITES = Gated(r"\bассоциация\b")
# GOST R 7.0.97, 5.15: an organisation is addressed in the nominative, so our name at the top may be the
# addressee. The answering office's own letterhead or «На № …» stands before it, or its report beneath.
_ANSWERER = re.compile(
    r"\b(?:администраци[яи]|глава|дума|совет\s(?:депутатов|\S{4,40}\sпоселени))|\bна\s(?:исх|№)"
)
_ANSWERS = re.compile(
    r"\b(?:администрация|глава)\b[^.!?]{0,150}?\b(?:сообща|информиру|направля|уведомля|представля|доводит)"
)
_ANSWER_CHARS = 1_500
_ADDRESSED = re.compile(r"\b(?:председателю|главам|в ассоциацию)\b")
# Beneath the letterhead of an office the association is the addressee, though named in the nominative.
_OFFICE = re.compile(r"\b(?:администраци|глава\b|поселени|район|округ|совет\b|учрежден|предприят)")


def is_own_letter(letter: ForwardedLetter, association: Association) -> bool:
    """Whether a letter of a chain was written from a mailbox of the association."""
    own = {association.email.lower(), *(each.lower() for each in association.own_addresses)}
    return letter.author is not None and letter.author.address.lower() in own


def is_own_document(document: DocumentText, association: Association) -> bool:
    """Whether a document bears the association's letterhead: its name before any addressee."""
    head = normalise(document.text[: 2 * _HEAD_CHARS]).lower()[:_HEAD_CHARS]
    if _WRITES.search(head) is None:
        return False
    addressed = _ADDRESSED.search(head)
    top = head[: addressed.start()] if addressed else head
    ours = _WRITES.search(top)
    if ours is None or _OFFICE.search(top, 0, ours.start()):
        return False
    words = _WORD.findall(normalise(association.name).lower())
    is_named = bool(words) and all(word in top for word in words[:_TELLING_WORDS])
    return is_named and not _is_addressed_in_nominative(document, top)


def _is_addressed_in_nominative(document: DocumentText, top: str) -> bool:
    """Whether another office's letterhead stands before our name, or its answer follows."""
    before = top[: top.find("ассоциация")]
    if _ANSWERER.search(before):
        return True
    return _ANSWERS.search(normalise(document.text[:_ANSWER_CHARS]).lower()) is not None


# «Ассоциация «Совет муниципальных образований ...»: what follows may be shortened.
_TELLING_WORDS = 4
