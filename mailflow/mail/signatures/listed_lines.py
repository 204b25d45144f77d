"""Names, telephones and addresses at the end of a letter that a heading makes a list of the answer."""

from __future__ import annotations

import re

from mailflow.mail.signatures.closings import is_closing
from mailflow.mail.signatures.contact_words import asks_for_contact
from mailflow.mail.signatures.office_words import MAX_LINE
from mailflow.mail.signatures.person_names import begins_with_name, ends_with_name
from mailflow.mail.signatures.program_lines import is_delimiter, is_device
from mailflow.mail.signatures.signature_lines import is_address
from mailflow.mail.text_lines import Line

_ROW = re.compile(r"\S\s[–—-]\s\S")
_LABELLED = re.compile(r"[А-ЯЁ][А-ЯЁа-яё ]{2,40}:\s?\S")
# A list of the answer is no longer, or it is a table.
_MAX_ITEMS = 30


def below_list(lines: list[Line], start: int, end: int) -> int:
    """Where the signature begins in lines that look like one: below the list that they may begin with."""
    if not _is_list(lines, start):
        return start
    index = start
    while index < end:
        last = index
        while index < end and not lines[index].is_blank:
            last, index = index, index + 1
        while index < end and lines[index].is_blank:
            index += 1
        if not _goes_on(lines[start], lines[last], lines[index:end]):
            return index
    return end


def _goes_on(first: Line, last: Line, below: list[Line]) -> bool:
    """The next paragraph is an item like the one above it."""
    if not below or last.text.rstrip().endswith((",", ";")):
        return True
    alone = len(below) > 1 and below[1].is_blank
    text = below[0].text.strip()[:MAX_LINE]
    named = begins_with_name(text) and begins_with_name(first.text.strip())
    return alone and (named or bool(_ROW.search(text) and _ROW.search(first.text[:MAX_LINE])))


def _is_list(lines: list[Line], start: int) -> bool:
    """The lines from `start` on are a list of the answer.

    «Участники:» and two names or rows; «Ответственный:» and anything right below; addresses in one
    paragraph with their heading.
    """
    below = [line.text.strip()[:MAX_LINE] for line in lines[start : start + 6] if not line.is_blank][:2]
    if not below or is_closing(below[0]) or is_delimiter(below[0]) or is_device(below[0]):
        return False
    if _is_form(lines, start):
        return True
    above = next((line.text.strip() for line in reversed(lines[:start]) if not line.is_blank), "")
    heading = _heading(lines, start)
    if heading and ((heading == above and asks_for_contact(heading)) or is_address(below[0])):
        return True
    return above.endswith(":") and len(below) > 1 and _are_items(below)


def _is_form(lines: list[Line], start: int) -> bool:
    """«Практика: …», «Место: …» and «Адрес: …» right below: lines of one form, each with its label."""
    return start > 1 and all(_LABELLED.match(line.text.strip()) for line in lines[start - 2 : start + 1])


def _heading(lines: list[Line], start: int) -> str:
    """The line of the same paragraph that ends with a colon, nearest above."""
    for index in range(start - 1, max(-1, start - _MAX_ITEMS), -1):
        text = lines[index].text.strip()
        if not text or text.endswith(":"):
            return text
    return ""


def _are_items(texts: list[str]) -> bool:
    named = all(begins_with_name(text) for text in texts)
    offices = all(ends_with_name(text) for text in texts) and texts[0].endswith((",", ";"))
    return named or offices or all(_ROW.search(text) for text in texts)
