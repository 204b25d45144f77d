"""Letters of the association that come back: attached again, forwarded, returned with an answer.

They name every municipality and the request itself, and say nothing of whoever sent them back.
"""

from __future__ import annotations

import re

from mailflow.model.message import DocumentText, ForwardedLetter
from mailflow.model.settings import Association
from mailflow.reading.normal import normalise

# A letterhead of ours stands at the very top; an answer addresses us further down, in the dative.
_HEAD_CHARS = 220
_WORD = re.compile(r"[а-я]{4,}")
_WRITES = re.compile(r"\bассоциация\b")
_ADDRESSED = re.compile(r"\b(?:председателю|главам|в ассоциацию)\b")


def is_own_letter(letter: ForwardedLetter, association: Association) -> bool:
    """Whether a letter of a chain was written from a mailbox of the association."""
    own = {association.email.lower(), *(each.lower() for each in association.own_addresses)}
    return letter.author is not None and letter.author.address.lower() in own


def is_own_document(document: DocumentText, association: Association) -> bool:
    """Whether a document bears the association's letterhead: its name, before any addressee."""
    head = normalise(document.text[: 2 * _HEAD_CHARS]).lower()[:_HEAD_CHARS]
    if _WRITES.search(head) is None:
        return False
    addressed = _ADDRESSED.search(head)
    top = head[: addressed.start()] if addressed else head
    if _WRITES.search(top) is None:
        return False
    words = _WORD.findall(normalise(association.name).lower())
    return bool(words) and all(word in top for word in words[:_TELLING_WORDS])


# «Ассоциация «Совет муниципальных образований ...»: what follows may be shortened.
_TELLING_WORDS = 4
