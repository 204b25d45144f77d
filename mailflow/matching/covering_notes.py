"""What whoever passes a letter on writes above it: «Добрый день, перенаправляю», «поступило на нашу почту».

Such a note tells whence the letter comes; its outcome is that of the letter beneath or within it.
"""

from __future__ import annotations

import re

from mailflow.matching.gathering import Gathered, plain
from mailflow.patterns import Gated
from mailflow.reading.passages import Passage, Place

# A greeting, a sentence or two, and whoever signs them.
_NOTE_CHARS = 200
_HANDS_ON = Gated(
    r"\b(?:перенаправля|пересыла|переадресовыва|переправля)(?:ю|ем|ется)\b"
    r"(?![^.!?\n]{0,80}\b(?:в|во)\s(?:[а-я-]{3,30}\s){0,3}(?:администраци|район|округ|департамент|министерств|управлени|отдел))"
    r"[^.!?\n]{0,120}"
)
_WHENCE = re.compile(
    r"\b(?:поступил|пришл|приш[ео]л|получен|получил|попал|адресован|предназнач|ошибочно\sнаправлен)[а-я]{0,2}\b"
)
_OUR_MAIL = re.compile(
    r"\b(?:вам|нам|нас|вас|наш[а-я]{0,3}|ваш[а-я]{0,3}|почт[аеуы]|ящик|адрес|район|поселени[яйе])\b"
)
# «ещё не согласовано», «не учитывайте»: more is said than whence it comes
_BUT = re.compile(r"\bне\b|\bнет\b|\?|\bпро(?:сим|шу|сьба)\b|\b(?:если|однако|но|пока)\b")


def carries_letter(gathered: Gathered) -> bool:
    """Whether a letter of somebody else lies beneath or within this one."""
    wrapped = any(each.content_type == "message/rfc822" and each.text.strip() for each in gathered.documents)
    return wrapped or any(each.text.strip() for each in gathered.at(Place.FORWARDED))


def is_covering_note(passage: Passage, gathered: Gathered) -> bool:
    """Whether a passage only tells whence the letter that it brings has come."""
    low = plain(passage).lower()
    if passage.place is not Place.BODY or len(low) > _NOTE_CHARS or any(each.isdigit() for each in low):
        return False
    told = _WHENCE.search(low) is not None and _OUR_MAIL.search(low) is not None
    return told and _BUT.search(low) is None and carries_letter(gathered)


def without_handing_on(passage: Passage, gathered: Gathered) -> str:
    """Its text less the words that hand the letter beneath on to us: ours was passed to nobody by them."""
    if passage.place is not Place.BODY or not carries_letter(gathered):
        return passage.text
    low = plain(passage).lower()
    return passage.text if _HANDS_ON.search(low) is None else _HANDS_ON.sub(" ", low)
