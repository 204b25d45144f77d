"""Why a sender is not to be believed, and whether anything knows the sender at all."""

from __future__ import annotations

import re

from mailflow.matching.authors.author_words import BODY
from mailflow.matching.authors.regions import regions_of_all
from mailflow.matching.context import Context
from mailflow.matching.gathering import plain
from mailflow.matching.matter import Matter
from mailflow.matching.reasons import (
    FOREIGN_ADDRESS,
    OTHER_SENDER,
    SEVERAL_SENDERS,
    failed_sender,
    look_alike,
)
from mailflow.matching.signs.senders import AddressBook
from mailflow.model.understanding import Signal
from mailflow.patterns import Gated
from mailflow.reading.passages import Place

_LETTERHEAD_CHARS = 500
_VOICES = ("газета ", "редакция ", "депутат ", "мбук ", "журнал ", "радио ", "новости ", "вестник ")
_OFFICE = re.compile(r"\bадминистраци|\bглав[аы]\b")
_POSTAL = re.compile(
    r"\b\d{6}\b[\s,]{1,3}(?:россия,\s|рф,\s)?(?:(?P<region>[а-я]+(?:-[а-я]+)?[сц]к)(?:ая|ий)\s(?:обл|край|народн)"
    r"|республика\s(?P<republic>[а-я]{4,}))"
)
# «РОСТОВСКАЯ ОБЛАСТЬ» on a line of its own above the name of the office.
_REGION_LINE = Gated(
    r"(?:^|\n)[ \t]*(?:(?P<region>[а-я]+(?:-[а-я]+)?[сц]к)(?:ая|ой|ий|ого)\s"
    r"(?:область|области|край|края|народн\w{2}\sреспублик\w)"
    r"|республик\w\s(?P<republic>[а-я]{4,}))[ \t]*(?=[\n,])"
)


def find_suspicions(matter: Matter, book: AddressBook, context: Context) -> list[str]:
    """Why the sender is not to be believed, whatever the letter says."""
    found = []
    if matter.authentication.result == "fail":
        found.append(failed_sender(matter.authentication.detail))
    if matter.message.from_count > 1:
        found.append(SEVERAL_SENDERS)
    address = matter.message.from_.address if matter.message.from_ else ""
    imitated = book.look_alike(address)
    if imitated is not None:
        found.append(look_alike(imitated))
    if _has_foreign_address(matter, context):
        found.append(FOREIGN_ADDRESS)
    if _is_sent_by_another_body(matter):
        found.append(OTHER_SENDER)
    return found


def _is_sent_by_another_body(matter: Matter) -> bool:
    """«Школа № 5 X», «Газета X» from a mailbox nobody knows, and no office heads, signs or tells the letter.

    A school's mailbox may carry the administration's own paper.
    """
    names = [plain(each).lower().strip(' "') for each in matter.gathered.at(Place.DISPLAY_NAME)]
    if not any(BODY.match(each) or each.startswith(_VOICES) for each in names) or not is_unknown_sender(
        matter
    ):
        return False
    signed = (Signal.LETTERHEAD, Signal.SIGNATURE)
    headed = any(each.is_strong and each.evidence.signal in signed for each in matter.municipality_signs)
    return not headed and _OFFICE.search(matter.gathered.text.lower()) is None


def _has_foreign_address(matter: Matter, context: Context) -> bool:
    """Whether the letterhead's postal address lies in a region that none of our municipalities lies in."""
    own = regions_of_all(context.directory)
    if not own:
        return False
    for passage in matter.gathered.at(Place.BODY, Place.DOCUMENT_HEAD):
        for match in _POSTAL.finditer(plain(passage).lower()[:_LETTERHEAD_CHARS]):
            if not (match["region"] or match["republic"]).startswith(tuple(own)):
                return True
        for match in _REGION_LINE.finditer(plain(passage).lower()[:_LETTERHEAD_CHARS]):
            if not (match["region"] or match["republic"]).startswith(tuple(own)):
                return True
    return False


def is_unknown_sender(matter: Matter) -> bool:
    """Neither directory nor staff nor an own domain knows the sender's address."""
    known = (Signal.ADDRESS, Signal.LEARNED_ADDRESS, Signal.DOMAIN)
    return not any(each.evidence.signal in known for each in matter.municipality_signs)
