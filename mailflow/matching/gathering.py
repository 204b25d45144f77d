"""A message laid out in passages: whose words they are, and what stands where.

Author and carrier are told apart here: in a forwarded chain the innermost human text is the author's, all
above it only carries it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product

from mailflow.matching.asked_points import with_points_named
from mailflow.matching.letterhead_end import head_length
from mailflow.matching.own_letters import is_own_document, is_own_letter
from mailflow.model.message import (
    Address,
    DocumentText,
    ForwardedLetter,
    NewText,
    OpenedMessage,
    Table,
)
from mailflow.model.request import Request
from mailflow.model.settings import Association
from mailflow.patterns import Gated
from mailflow.reading.normal import normalise
from mailflow.reading.outcomes.orders import is_order, reports
from mailflow.reading.passages import Passage, Place

# OCR below this mean word confidence (of 100) is never a strong sign.
GOOD_CONFIDENCE = 70.0
# What a reply says stands early; books in an attachment are not searched to the end.
_PAGE_CHARS = 20_000
_MAX_PAGES = 12
# An order or a report says so within its first page.
_ORDER_CHARS = 2_500
# A letterhead is the first table or the second, of two or three columns.
_LETTERHEAD_TABLES = 2
_LETTERHEAD_COLUMNS = 3
_SPACED = Gated(r"(?<![А-Яа-я])(?:[А-Яа-я] ){4,40}[А-Яа-я](?![А-Яа-я])")
# Scanners, and programs that fold a subject, lose blanks: «Губскогосельского поселения Мостовскогорайона».
_GLUED = re.compile(
    r"(?<=[а-яА-Я](?i:ого|ому|кое|ное|кий))(?=(?i:сельск|городск|муниципальн)(?i:ого|ому|ое|ий|ым|им)\b)"
    r"|(?<=(?i:поселения))(?=[А-Яа-я][а-я-]{4,20}(?i:ого)\b)"
    r"|(?<=(?i:ского|цкого|ьного))(?=(?i:района?|округа?|поселения|образования|р-на)\b)"
    r"|(?<=(?i:ский|цкий|ской|ьный))(?=(?i:район|округ|р-н)\b)"
    r"|(?<=(?i:ское|ьное))(?=(?i:поселение|образование)\b)"
)
# Two words of which each glued pair holds the end and the beginning.
_GLUES = (
    *map("".join, product(("ого", "ому", "кое", "ное", "кий"), ("сельск", "городск", "муниципальн"))),
    *map("".join, product(("кого", "ного"), ("район", "округ", "поселени", "образовани", "р-н"))),
    *map("".join, product(("кий", "кой", "ный"), ("район", "округ", "р-н"))),
    *map("".join, product(("кое", "ное"), ("поселение", "образование"))),
)
_BEHIND_SETTLEMENT = re.compile(r"поселения[а-я]")
# In a header a capital within a word begins a word whose blank was lost.
_JOINED_CAPITAL = re.compile(r"(?<=[а-я]{3})(?=[А-Я][а-я])")
# as `adapters.documents` writes them above the text
_MAIL_HEAD = re.compile(r"От: [^\n]*\n(?:Дата: [^\n]*\n)?Тема: (?P<subject>[^\n]*)\n\s*")
# «Сколько практик размещено?⇥2»: a form asks, and the next cell answers.
_ASKED_IN_FORM = re.compile(r"\?[ ]?\t(?=[^\s?][^\t\n?]{0,200}(?:\t|\n|$))")
_ASKED_IN_LINE = re.compile(r"\?[ ]{1,20}(?=(?:\d{1,6}|нет|да)[^\n?]{0,40}(?:\n|$))")
_COLUMN_GAP = re.compile(r"[ \t]{4,}")


@dataclass(frozen=True, slots=True)
class Gathered:
    """`own` is what author or carrier wrote in this letter, `author` the words that are surely the author's.

    `poor` are scans read too badly to prove anything; `quotes` hold what was answered. `passes_ours_on`: a
    letter of the association is forwarded in it, and no other.
    """

    own: tuple[Passage, ...]
    poor: tuple[Passage, ...]
    quotes: tuple[Passage, ...]
    documents: tuple[DocumentText, ...]
    author: Address | None
    forwards: bool
    text: str
    signature: str
    passes_ours_on: bool = False

    @property
    def tables(self) -> tuple[tuple[DocumentText, Table], ...]:
        return tuple((each, table) for each in self.documents for table in each.tables)

    def at(self, *places: Place) -> tuple[Passage, ...]:
        return tuple(each for each in self.own if each.place in places)


def gather(
    opened: OpenedMessage, new: NewText, association: Association, requests: Sequence[Request] = ()
) -> Gathered:
    """All passages of a message, in the order a reader meets them.

    A letter of the association sent back, forwarded or attached, is quoted and not the author's word.
    """
    new = replace(new, text=with_points_named(new, opened.message.subject, requests))
    theirs = [each for each in opened.documents if not is_own_document(each, association)]
    ours = [each for each in opened.documents if is_own_document(each, association)]
    returned = [each for each in new.forwarded if is_own_letter(each, association)]
    forwarded = _without_orders([each for each in new.forwarded if each not in returned], new.text)
    passages = [*_letter_passages(opened, new, forwarded), *_document_passages(theirs)]
    quotes = [new.quoted] if new.quoted and not new.forwarded else []
    quotes += [f"{each.subject}\n{each.text}" for each in returned]
    quotes += [each.text[:_PAGE_CHARS] for each in ours]
    return Gathered(
        own=tuple(each for each in passages if not _is_poor(each)),
        poor=tuple(each for each in passages if _is_poor(each)),
        quotes=tuple(Passage(Place.QUOTE, each) for each in quotes),
        documents=tuple(each for each in theirs if not each.companion),
        author=next((each.author for each in reversed(forwarded) if each.author), None),
        forwards=bool(forwarded),
        text=new.text,
        signature=new.signature,
        passes_ours_on=bool(returned) and not forwarded,
    )


def _without_orders(letters: list[ForwardedLetter], above: str) -> list[ForwardedLetter]:
    """A district's order beneath the answer to it is what was answered, not the author's word."""
    answers = [each for each in letters if not is_order(normalise(each.text[:_ORDER_CHARS]).lower())]
    return answers if answers or reports(normalise(above[:_ORDER_CHARS]).lower()) else letters


def _is_poor(passage: Passage) -> bool:
    return passage.confidence is not None and passage.confidence * 100 < GOOD_CONFIDENCE


def _letter_passages(
    opened: OpenedMessage, new: NewText, forwarded: Sequence[ForwardedLetter]
) -> Iterator[Passage]:
    message = opened.message
    if message.subject:
        yield Passage(Place.SUBJECT, message.subject)
    if message.from_ and message.from_.name:
        yield Passage(Place.DISPLAY_NAME, message.from_.name)
    if new.text:
        yield Passage(Place.BODY, new.text)
    if new.signature:
        yield Passage(Place.SIGNATURE, new.signature)
    for letter in forwarded:
        for part in (letter.subject, letter.text):
            if part.strip():
                yield Passage(Place.FORWARDED, part)
    if forwarded and forwarded[-1].signature:
        yield Passage(Place.FORWARDED_SIGNATURE, forwarded[-1].signature)


def _document_passages(documents: Sequence[DocumentText]) -> Iterator[Passage]:
    for document in documents:
        if document.companion:
            if document.text and document.name.lower().endswith(".xml"):
                yield Passage(Place.SYSTEM_FIELDS, document.text[:_PAGE_CHARS], name=document.name)
            continue
        if document.name:
            yield Passage(Place.FILE_NAME, document.name, name=document.name)
        yield from _pages(document)


def _pages(document: DocumentText) -> Iterator[Passage]:
    confidence = None if document.confidence is None else document.confidence / 100
    pages = document.pages[:_MAX_PAGES]
    for number, page in enumerate(pages, start=1):
        text = _ASKED_IN_LINE.sub(": ", _ASKED_IN_FORM.sub(":\t", page[:_PAGE_CHARS]))
        told = number if len(pages) > 1 else None
        if number == 1:
            text = _with_lines_of_cells(text, document.tables)
            subject, text = _parted_from_mail_head(text)
            if subject:
                yield Passage(Place.DOCUMENT_HEAD, subject, document.name, told, document.ocr, confidence)
        head = head_length(text) if number == 1 else 0
        parts = ((Place.DOCUMENT_HEAD, _unfolded(text[:head])), (Place.DOCUMENT, text[head:]))
        for place, part in parts:
            if part.strip():
                yield Passage(place, part, document.name, told, document.ocr, confidence)


def _parted_from_mail_head(text: str) -> tuple[str, str]:
    """The subject of an attached message and the text below its header lines; other documents have none."""
    found = _MAIL_HEAD.match(text)
    return (found["subject"], text[found.end() :]) if found else ("", text)


def _with_lines_of_cells(text: str, tables: Sequence[Table]) -> str:
    """A letterhead set in a table keeps its lines: a row reads cell after cell, not as one line."""
    for table in tables[:_LETTERHEAD_TABLES]:
        for row in table.rows[:_LETTERHEAD_TABLES]:
            if any("\n" in cell for cell in row) and len(row) <= _LETTERHEAD_COLUMNS:
                line = "\t".join(" ".join(cell.split()) for cell in row)
                text = text.replace(line, "\n\n".join(cell.strip() for cell in row) + "\n", 1)
    return text


def _unfolded(head: str) -> str:
    """Letterhead on the left and addressee on the right, line by line in a PDF, one after the other."""
    lines = [_COLUMN_GAP.split(line.strip(), maxsplit=1) for line in head.split("\n")]
    if sum(len(each) == 2 for each in lines) < 2:
        return head
    left = "\n".join(each[0] for each in lines)
    right = "\n".join(each[1] for each in lines if len(each) == 2)
    return f"{left}\n\n{right}\n"


def plain(passage: Passage) -> str:
    """The passage in one spelling, as all readers see it; «А Д М И Н И С Т Р А Ц И Я» is one word."""
    return _plain_line(passage.text) if passage.place in _LINES else _plain(passage.text)


_LINES = (Place.SUBJECT, Place.DISPLAY_NAME)


@lru_cache(maxsize=48)
def _plain_line(text: str) -> str:
    return _parted(_JOINED_CAPITAL.sub(" ", _joined(text)))


@lru_cache(maxsize=48)  # every reader asks for every passage
def _plain(text: str) -> str:
    return _parted(_joined(text))


def _joined(text: str) -> str:
    """«А Д М И Н И С Т Р А Ц И Я»"""
    return _SPACED.sub(lambda found: found[0].replace(" ", ""), normalise(text))


def _parted(text: str) -> str:
    """«Губскогосельского»"""
    low = text.lower()
    if _BEHIND_SETTLEMENT.search(low) or any(map(low.__contains__, _GLUES)):
        text = _GLUED.sub(" ", text)
    return text
