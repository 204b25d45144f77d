"""Notices of document systems that our letter was registered, and the incoming number they tell."""

from __future__ import annotations

import re

from mailflow.mail.substance import answers_in_substance, has_document
from mailflow.model.message import ParsedMessage

_MAX_TEXT = 4_000
_NUMBER = r"([0-9A-Za-zА-Яа-яЁё][0-9A-Za-zА-Яа-яЁё./_\\\-]{0,40})"
_SIGN = r"(?:№|N[oо]?\.?|#|номер(?:ом)?:?)"
_SAID = (
    re.compile(
        r"(?:зарегистрирован\w*|внесен\w*|внесён\w*|принят\w*)[^\n]{0,60}?(?:за|под|с)\s+(?:\w+\s+){0,2}?"
        + _SIGN
        + r"?\s*:?\s*[«\"]?"
        + _NUMBER,
        re.I,
    ),
    re.compile(
        r"\bвх(?:одящ\w+|од)?\.?\s*(?:регистрационн\w+\s*)?"
        + _SIGN
        + r"?\s*[:\-–—]?\s*"
        + _SIGN
        + r"?\s*[«\"]?"
        + _NUMBER,
        re.I,
    ),
    re.compile(
        r"(?:рег(?:истрационн\w+|\.)?\s*(?:номер|№|N)|присвоен\w*)[^\n]{0,40}?"
        + _SIGN
        + r"?\s*[:\-–—]?\s*[«\"]?"
        + _NUMBER,
        re.I,
    ),
    re.compile(r"зарегистрирован\w*[^\n]{0,80}?" + _SIGN + r"\s*[«\"]?" + _NUMBER, re.I),
)
_REGISTERED = re.compile(
    r"зарегистрирован|регистраци\w+ (?:документ|обращени|письм|входящ)|присвоен\w* (?:\w+ ){0,2}(?:номер|№)|"
    r"\bвх(?:одящий)?\.? ?(?:номер|№)|поставлен\w* на (?:уч[её]т|контроль)|registered under",
    re.I,
)


def read_registration(message: ParsedMessage, new_text: str) -> str | None:
    """The incoming number, "" where the notice tells none; None where the message is no such notice.

    A message that carries a document or an answer is a reply, whatever numbers it names.
    """
    text = new_text[:_MAX_TEXT]
    subject = message.subject[:300]
    if has_document(message) or not _REGISTERED.search(f"{subject}\n{text}"):
        return None
    if answers_in_substance(_without_our_number(text)) or len(text) > 2_500:
        return None
    number = find_incoming_number(text) or find_incoming_number(subject)
    if number:
        return number
    return "" if re.search(r"зарегистрирован|регистрации", subject, re.I) else None


def find_incoming_number(text: str) -> str | None:
    """The number the recipient's office gave our letter, None where none is told."""
    for pattern in _SAID:
        for found in pattern.finditer(text[:_MAX_TEXT]):
            number = found.group(1).rstrip(".,-/\\")
            if any(letter.isdigit() for letter in number):
                return number
    return None


def _without_our_number(text: str) -> str:
    """«Исходящий номер: 96 от …» and «на № 96» only name the letter that was registered."""
    return re.sub(r"(?:исх(?:одящ\w+)?\.?|на|ваш\w*)\s*(?:номер|№|N)[^\n]*", "", text, flags=re.I)
