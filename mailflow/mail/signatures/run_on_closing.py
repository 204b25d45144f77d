"""A signature that goes on in the line of the last sentence: «Ответ приложен. С уважением, Анна»."""

from __future__ import annotations

import re

from mailflow.mail.signatures.closings import is_closing
from mailflow.mail.signatures.office_words import begins_with_office, has_verb
from mailflow.mail.signatures.person_names import ends_with_name
from mailflow.mail.signatures.program_lines import is_delimiter, is_device
from mailflow.mail.text_lines import Line, Mark

# Below the line with the closing words stand a name, an office, telephones.
_MAX_BELOW = 8
_MAX_SIGNATURE = 100
_CLOSING = re.compile(
    r"(?<=[а-яёa-z0-9)»][.!?)»])\s+"
    r"(?=[сc] (?:уваж|ув\b|наилучшими|благодарностью|искренним|глубоким|почтением))",
    re.I,
)
_SENTENCE = re.compile(r"(?<=[а-яё]{3}[.!?])\s+(?=[А-ЯЁ])")


def part_closing(lines: list[Line]) -> list[Line]:
    """The lines with a closing, or an office and name in the last one, on a line of their own."""
    last = len(lines) - 1
    while last >= 0 and _is_program(lines[last]):
        last -= 1
    for index in range(last, max(-1, last - _MAX_BELOW), -1):
        parted = _parted(lines[index], is_last=index == last)
        if parted:
            return [*lines[:index], *parted, *lines[index + 1 :]]
    return lines


def _is_program(line: Line) -> bool:
    return line.is_blank or is_delimiter(line.text) or is_device(line.text)


def _parted(line: Line, *, is_last: bool) -> list[Line]:
    if line.mark is not Mark.NONE:
        return []
    places = [found.span() for found in _CLOSING.finditer(line.text) if is_closing(line.text[found.end() :])]
    if not places and is_last:
        ends = (found.span() for found in _SENTENCE.finditer(line.text))
        places = [(start, end) for start, end in ends if _is_signed(line.text[end:])]
    if not places or len(line.text) - places[-1][1] > _MAX_SIGNATURE:
        return []
    start, end = places[-1]
    return [Line(line.text[:start]), Line(line.text[end:])]


def _is_signed(text: str) -> bool:
    """«Глава поселения А.В. Зимина»."""
    told = len(text) > _MAX_SIGNATURE or ":" in text or has_verb(text)
    return not told and begins_with_office(text) and ends_with_name(text)
