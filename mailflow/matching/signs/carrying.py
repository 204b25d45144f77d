"""Does a district merely carry a letter whose letterhead could not be read?

Scans lose letters: «ИРПИЛЬСКОГО СЕЛЬСКОГО ПОСЕЛЕНИЯУСТЬ-ЛАБИНСКОГО». Sent on by the district's office such
a letter must not count as the district's own answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from rapidfuzz.distance import Levenshtein

from mailflow.matching.gathering import Gathered, plain
from mailflow.matching.signs.carriers import FORWARDED_AUTHOR, OUTER
from mailflow.matching.signs.signs import MunicipalitySign
from mailflow.model.identifiers import Oktmo
from mailflow.model.municipality import Directory
from mailflow.model.understanding import Signal
from mailflow.reading.names.name_grammar import SETTLEMENT_WORDS
from mailflow.reading.names.name_words import scan_words
from mailflow.reading.outcomes.orders import reports
from mailflow.reading.passages import Place

_PLACES = (Place.DOCUMENT_HEAD, Place.DOCUMENT, Place.FORWARDED)
_WRITTEN = (*_PLACES, Place.FORWARDED_SIGNATURE, Place.BODY, Place.SYSTEM_FIELDS)
# Somebody is named in the letterhead, yet not so that it could be read.
_NAMING = (Signal.LETTERHEAD, Signal.DISTRICT, Signal.SIMILAR_NAME)
_OUR_ANSWER = re.compile(r"\b(?:наш|свой)\s(?:[а-я]{3,14}\s)?(?:ответ|отчет)\b|\b(?:нашу|свою)\sинформацию\b")
_NAMES_LETTER = re.compile(r"№|\b(?:ваш|исх)[а-я]{0,3}\.?\s|\bn\s?\d|\bот\s\d")
_WORD = re.compile(r"[а-я]{5,16}")
_TELLING = ("администрация", "поселения", "поселение", "сельского", "городского")
# «Население» is two letters away from «поселение» and belongs to every second letter.
_HARMLESS = re.compile(r"населени|муниципальн|сельск\w+ хозяйств")


def carries_unread_letter(
    gathered: Gathered,
    district: Oktmo,
    signs: Sequence[MunicipalitySign],
    listing: AbstractSet[str] = frozenset(),
) -> bool:
    """Whether a document bears a letterhead or a settlement's kind and nothing in it names the district.

    `listing`: names of documents that list settlements line by line, and are no letter of one of them.
    """
    if any(each.is_strong and each.place in _PLACES and district in each.candidates for each in signs):
        return False
    tables = {document.name for document, _ in gathered.tables} | listing
    if not tables and any(
        each.place is Place.DOCUMENT_HEAD and each.evidence.signal in _NAMING for each in signs
    ):
        return True
    texts = [
        plain(each).lower()[:1500]
        for each in (*gathered.own, *gathered.poor)
        if each.place is Place.DOCUMENT_HEAD and each.name not in tables
    ]
    return any(_has_letterhead(text) for text in texts)


def forwards_unsigned_letter(gathered: Gathered, signs: Sequence[MunicipalitySign]) -> bool:
    """Whether a district passes on somebody's letter, and nothing but its own address tells whose it is."""
    if not gathered.forwards or not any(each.text.strip() for each in gathered.at(Place.FORWARDED)):
        return False
    return not any(each.is_strong and each.candidates and each.depth > OUTER for each in signs)


def forwards_anothers_letter(gathered: Gathered, fixed: Oktmo, signs: Sequence[MunicipalitySign]) -> bool:
    """Whether a letter is passed on without a report of one's own, and nothing in it names who passes it on.

    A signature beneath «направляем для сведения» tells the carrier, not the author.
    """
    if not any(each.text.strip() for each in gathered.at(Place.FORWARDED)):
        return False
    if any(reports(plain(each).lower()) for each in gathered.at(Place.BODY)):
        return False
    return not any(
        each.is_strong
        and fixed in each.candidates
        and (each.place in _WRITTEN or each.depth >= FORWARDED_AUTHOR)
        for each in signs
    )


_TO_LOOK_AT = re.compile(
    r"\b(?:для|к)\s(?:вашего\s)?(?:сведени|информаци|ознакомлени|примера|образца|сравнени)|\bкак\s(?:у|сделали)\b|\bвот\sтак\b"
    r"|\b(?:образ(?:ец|чик)|пример)\b|\bпосмотрите\b|\bгляньте\b|\bсосед"
)


def forwards_neighbours_letter(
    gathered: Gathered, fixed: Oktmo, signs: Sequence[MunicipalitySign], directory: Directory
) -> bool:
    """«Для сведения» above the letter of another, from a settlement's own address: it was written to it.

    A district carries the letters of its settlements; a settlement that only passes on a letter that names
    ours is a carrier, too.
    """
    if not any(each.text.strip() for each in gathered.at(Place.FORWARDED)):
        return False
    shown = any(_TO_LOOK_AT.search(plain(each).lower()) for each in gathered.at(Place.SUBJECT, Place.BODY))
    if not shown and any(_NAMES_LETTER.search(plain(each).lower()) for each in gathered.at(Place.FORWARDED)):
        return False
    senders = [
        each.candidates
        for each in signs
        if each.is_strong and each.depth == OUTER and each.evidence.signal is Signal.ADDRESS
    ]
    allowed = {fixed, directory[fixed].parent}
    return any(each and not each & allowed for each in senders)


def claims_forwarded_letter(gathered: Gathered, fixed: Oktmo, signs: Sequence[MunicipalitySign]) -> bool:
    """«Наш ответ» above the letter of another: of the two one is named by mistake."""
    if not any(each.text.strip() for each in gathered.at(Place.FORWARDED)):
        return False
    if not any(_OUR_ANSWER.search(plain(each).lower()) for each in gathered.at(Place.BODY)):
        return False
    return any(each.is_strong and each.depth == OUTER and fixed not in each.candidates for each in signs)


def titles_other_settlement(fixed: Oktmo, signs: Sequence[MunicipalitySign]) -> bool:
    """Whether a letterhead resembles names of others and not the one the address belongs to."""
    deep = (Signal.LETTERHEAD, Signal.NAME, Signal.SIGNATURE)
    if any(each.is_strong and each.evidence.signal in deep for each in signs):
        return False
    heads = [
        each
        for each in signs
        if each.place is Place.DOCUMENT_HEAD and each.evidence.signal is Signal.SIMILAR_NAME
    ]
    return bool(heads) and not any(fixed in each.candidates for each in heads)


def _has_letterhead(text: str) -> bool:
    if any(token.word in SETTLEMENT_WORDS for token in scan_words(text)):
        return True
    return any(_resembles(word) for word in _WORD.findall(text))


def _resembles(word: str) -> bool:
    if _HARMLESS.match(word):
        return False
    # Two wrong letters in a long word still leave it itself.
    return any(Levenshtein.distance(word, each, score_cutoff=2) <= 2 for each in _TELLING)
