"""Where the letter answered begins, and what of a body is written anew."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from mailflow.mail.attributions import attribution_length
from mailflow.mail.header_blocks import is_header_field, read_header_block
from mailflow.mail.text_lines import Line, Mark

_SEPARATOR = re.compile(
    r"\s*[-_=*—–]{2,}\s*(?:исходное|оригинальное|original|ursprüngliche|первоначальное)\s*(?:сообщение|"
    r"письмо|message|nachricht)\s*[-_=*—–]{2,}\s*$",
    re.I,
)
_FORWARD = re.compile(
    r"\s*(?:[-_=*—–]{2,}\s*)(?:перенаправленн\w+|пересылаем\w+|пересланн\w+|переадресованн\w+|forwarded|"
    r"weitergeleitete|форвард\w*|"
    r"начало (?:переадресованного|пересылаемого|перенаправленного)|begin forwarded)\s*(?:сообщени\w|"
    r"письм\w|message|mail|nachricht)?\b.{0,120}$"
    r"|\s*(?:начало (?:переадресованного|пересылаемого|перенаправленного) (?:сообщения|письма)|"
    r"begin forwarded message|"
    r"пересылаемое сообщение|пересылаемое письмо|пересланное сообщение)\s*:?\s*$",
    re.I,
)
_RULE = re.compile(r"\s*[_\-=—–]{5,}\s*$")


@dataclass(slots=True)
class Division:
    """Lines divided: written anew, quoted, and the tail that begins at a separator or header block."""

    new: list[Line] = field(default_factory=list)
    quoted: list[Line] = field(default_factory=list)
    tail: list[Line] = field(default_factory=list)
    is_forward: bool = False
    """The separator itself says that the tail is forwarded."""


def divide(lines: list[Line]) -> Division:
    """Divides a body. Unquoted lines between and below marked quotes are new (inline and bottom answers)."""
    division = Division()
    position = 0
    while position < len(lines):
        line = lines[position]
        if line.mark is Mark.QUOTE_FOLLOWS or (
            not (line.depth and division.quoted) and _FORWARD.match(line.text[:300])
        ):
            division.tail = lines[position:]
            division.is_forward = _says_forward(lines, position)
            return division
        taken = 1 if line.depth else _introduction_length(lines, position)
        if not taken:
            division.new.append(line)
            position += 1
            continue
        if not line.depth and not _is_quoted_after(lines, position + taken):
            division.tail = lines[position:]
            return division
        division.quoted += lines[position : position + taken]
        position += taken
    return division


def _says_forward(lines: list[Line], position: int) -> bool:
    """The separator, or the line right after a client's mark, names a forwarded letter."""
    return any(_FORWARD.match(line.text[:300]) for line in lines[position : position + 4])


def _introduction_length(lines: list[Line], position: int) -> int:
    """How many lines at `position` introduce a quote; 0 where none does."""
    line = lines[position]
    if line.is_blank:
        return 0
    if line.mark is Mark.ATTRIBUTION:
        return 1
    start = position
    if _SEPARATOR.match(line.text[:200]) or _RULE.match(line.text[:200]):
        start = _next_written(lines, position + 1)
    block = read_header_block(lines, start) if start < len(lines) and is_header_field(lines[start]) else None
    length = block.length if block else attribution_length(lines, _after_fields(lines, start))
    if block is None and length:
        length += _after_fields(lines, start) - start
    if length:
        return start - position + length
    return 1 if _SEPARATOR.match(line.text[:200]) else 0


def _next_written(lines: list[Line], position: int) -> int:
    """The next line with text, a few blank ones on."""
    for index in range(position, min(position + 4, len(lines))):
        if not lines[index].is_blank:
            return index
    return position


def _after_fields(lines: list[Line], position: int) -> int:
    """Past the «Кому: …; Тема: …;» that Yandex writes above its attribution."""
    index = position
    while index < len(lines) and index - position < 4 and is_header_field(lines[index]):
        index += 1
    return index


def _is_quoted_after(lines: list[Line], position: int) -> bool:
    """The next line with text is marked as a quote (or introduces one)."""
    for index in range(position, min(position + 6, len(lines))):
        line = lines[index]
        if line.depth:
            return True
        if not line.is_blank:
            return _SEPARATOR.match(line.text[:200]) is None and line.mark is Mark.ATTRIBUTION
    return False
