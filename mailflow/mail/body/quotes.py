"""Where the letter answered begins, and what of a body is written anew."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from mailflow.mail.body.attributions import attribution_length, may_introduce, stands_alone
from mailflow.mail.body.header_blocks import is_header_field, read_header_block
from mailflow.mail.signatures.contact_words import asks_for_contact
from mailflow.mail.text_lines import Line, Mark

# Where lines were joined on the way the header block goes on behind it (phones' mail through webmail).
_SEPARATOR = re.compile(
    r"\s*[-_=*—–]{2,}\s*(?:исходное|оригинальное|original|ursprüngliche|первоначальное)\s*(?:сообщение|"
    r"письмо|message|nachricht|appointment|собрание)\s*[-_=*—–]{2,}\s*(?:(?:от|from|von)\s?:.*)?$",
    re.I,
)
_FORWARD = re.compile(
    r"\s*(?:[-_=*—–]{2,}\s*)(?:перенаправленн\w+|пересылаем\w+|пересланн\w+|переадресованн\w+|forwarded|"
    r"пересылка|переслано|weitergeleitete|форвард\w*|"
    r"начало (?:переадресованного|пересылаемого|перенаправленного)|begin forwarded)\s*(?:сообщени\w|"
    r"письм\w|message|mail|nachricht)?\b.{0,120}$"
    r"|\s*(?:начало (?:переадресованного|пересылаемого|перенаправленного) (?:сообщения|письма)|"
    r"begin forwarded message|"
    r"(?:это )?(?:пересылаемое|пересланное|перенаправленное|переадресованное) (?:сообщение|письмо))\s*:?\s*$",
    re.I,
)
# «>>> Имя <адрес> 25.09.2024 10:11 >>>» (GroupWise), its first marks counted as depth.
_GROUPWISE = re.compile(r".{3,200}\d{1,2}:\d{2}.{0,10}>>>\s*$")
# Clients wrap at 72 signs or so; a shorter line ended by itself.
_WRAPPED = 55
_ENDS = ".!?:;"
_LONGEST_QUESTION = 3
_RULE = re.compile(r"\s*[_\-=—–]{5,}\s*$")


@dataclass(slots=True)
class Division:
    """Lines divided: written anew, quoted, and the tail that begins at a separator or header block."""

    new: list[Line] = field(default_factory=list)
    quoted: list[Line] = field(default_factory=list)
    tail: list[Line] = field(default_factory=list)
    is_forward: bool = False
    """The separator itself says that the tail is forwarded."""
    answers: list[tuple[str, str]] = field(default_factory=list)
    """Quoted lines with the new line right below them."""


@dataclass(frozen=True, slots=True)
class _Introduction:
    """Lines that introduce a quote; `is_sure` where they cut off all below although no quote mark follows."""

    length: int
    is_sure: bool = True


def divide(lines: list[Line]) -> Division:
    """Divides a body. Unquoted lines between and below marked quotes are new (inline and bottom answers)."""
    division = Division()
    position = 0
    while position < len(lines):
        line = lines[position]
        if _begins_tail(line, is_within=bool(line.depth and division.quoted)):
            division.tail = lines[position:]
            division.is_forward = _says_forward(lines, position)
            return division
        introduction = None if line.depth else _introduction(lines, position)
        if introduction and not _is_quoted_after(lines, position + introduction.length):
            if introduction.is_sure:
                division.tail = lines[position:]
                return division
            introduction = None
        if not introduction and not line.depth and not _is_wrapped(lines, position):
            division.new.append(_as_answer(line) if _is_asked_above(lines, position) else line)
            if question := _quoted_right_above(lines, position):
                division.answers.append((question, line.text.strip()))
            position += 1
            continue
        if line.depth and not _is_quoted_above(lines, position):
            _take_introduction(division)
        taken = introduction.length if introduction else 1
        division.quoted += lines[position : position + taken]
        position += taken
    return division


def _begins_tail(line: Line, *, is_within: bool) -> bool:
    """Everything from this line on is somebody else's letter; `is_within`: it stands in a quote itself."""
    if line.mark is Mark.QUOTE_FOLLOWS or (not is_within and _FORWARD.match(line.text[:300])):
        return True
    return line.depth > 1 and _GROUPWISE.match(line.text[:300]) is not None


def _is_wrapped(lines: list[Line], position: int) -> bool:
    """The rest of a long quoted line that a client wrapped without its mark: within a sentence, both ends."""
    if not 0 < position < len(lines) - 1 or not lines[position + 1].depth or lines[position].is_blank:
        return False
    above = lines[position - 1]
    begun = above.depth > 0 and len(above.text) >= _WRAPPED and above.text.rstrip()[-1:] not in _ENDS
    first = lines[position].text.lstrip()[:1]
    return begun and (first.islower() or first in '«("')


def _is_quoted_above(lines: list[Line], position: int) -> bool:
    return position > 0 and lines[position - 1].depth > 0


def _is_asked_above(lines: list[Line], position: int) -> bool:
    """The nearest line with text above is a quoted question about a person or place: this is its answer."""
    if lines[position].is_blank or lines[position].mark is not Mark.NONE:
        return False
    near = reversed(lines[max(0, position - 3) : position])
    above = next((line for line in near if not line.is_blank), lines[position])
    asked = above.depth > 0 and above.text.rstrip().endswith(("?", ":"))
    return asked and asks_for_contact(above.text)


def _quoted_right_above(lines: list[Line], position: int) -> str:
    """What is quoted right above a line with text, at most four lines of it; "" for nothing."""
    at = position - 1
    if at >= 0 and lines[at].is_blank:
        at -= 1
    if lines[position].is_blank or at < 0 or not lines[at].depth:
        return ""
    first = at
    while first > max(0, at - _LONGEST_QUESTION) and lines[first - 1].depth and not lines[first - 1].is_blank:
        first -= 1
    return " ".join(each.text.strip() for each in lines[first : at + 1])


def _as_answer(line: Line) -> Line:
    return Line(line.text, mark=Mark.ANSWER)


def _take_introduction(division: Division) -> None:
    """Moves to the quote what tells right above it who wrote it, in an unknown client's form."""
    new = division.new
    end = len(new)
    while end and new[end - 1].is_blank:
        end -= 1
    for start in range(end - 1, max(-1, end - 4), -1):
        if new[start].is_blank or len(new) - end > 2:
            return
        if may_introduce(" ".join(line.text.strip() for line in new[start:end])):
            division.quoted += new[start:]
            del new[start:]
            return


def _says_forward(lines: list[Line], position: int) -> bool:
    """The separator, or the line right after a client's mark, names a forwarded letter."""
    return any(_FORWARD.match(line.text[:300]) for line in lines[position : position + 4])


def _introduction(lines: list[Line], position: int) -> _Introduction | None:
    """What introduces a quote at `position`: separator, header block, attribution or a client's mark."""
    line = lines[position]
    if line.is_blank:
        return None
    if line.mark is Mark.ATTRIBUTION:
        return _Introduction(1)
    is_separator = _SEPARATOR.match(line.text[:200]) is not None
    start = position
    if is_separator or _RULE.match(line.text[:200]):
        start = _next_written(lines, position + 1)
    block = read_header_block(lines, start, is_introduced=start > position)
    if block:
        return _Introduction(start - position + block.length)
    below = _after_fields(lines, start)
    length = attribution_length(lines, below)
    if not length:
        return _Introduction(1) if is_separator else None
    told = " ".join(one.text.strip() for one in lines[below : below + length])
    return _Introduction(below - position + length, is_separator or below > start or stands_alone(told))


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
