"""Lines of a body with how deep each is quoted: the common ground of plain and HTML bodies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

# What lies beyond is a copy of somebody's mailbox, not something a clerk wrote.
MAX_LINES = 6_000
MAX_LINE = 20_000
# Of all lines together, some eighty pages: reading two million letters takes ten seconds.
MAX_TEXT = 200_000

_QUOTE_MARK = re.compile(r"[ \t]{0,3}(?:>[ \t]?)+|[ \t]{0,3}[A-Za-zА-ЯЁа-яё]{1,4}>(?:[ \t]|$)")
# «> 3 практик», «>50 %»: more than so many, and nothing quoted.
# «Направляем перечень:» right above marks is the writer's own, unless it speaks of what another wrote.
_OWN_HEADING = re.compile(
    r"перечень|список|следующ|направля|сообща|информиру|размещ|провед|реализова|прошу|просим|имеем|предлага",
    re.I,
)
_FOREIGN = re.compile(
    r"[\d@<>\"]|\bвы\b|\bваш|пис(?:ал|ьм)|пиш|запрос|цит|спраш|вопрос|пункт|сказан|указан", re.I
)
# «| », as some programs mark quotes below the line that tells who wrote; a bar more makes it a table.
_BAR = re.compile(r"\|(?:[ \t](?![^|]*\|)|$)")
_INTRODUCES = re.compile(r"(?:@\S{1,80}|\d:\d\d|(?:пи[сш]\w{2,5}|wrote)).{0,40}:\s*$", re.I)
_COMPARISON = re.compile(r">[ \t]?=?[ \t]?\d+(?:[.,]\d+)?(?:[ \t]?%|[ \t][а-яё]|[ \t]*$)")
# Signs of no width, and marks of direction, which Windows Mail sets around each figure of a date.
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]")


class Mark(Enum):
    """What a mail client's own markup says of a line."""

    NONE = "none"
    QUOTE_FOLLOWS = "quote follows"
    """Everything from here on is the letter answered (or forwarded)."""
    SIGNATURE = "signature"
    ATTRIBUTION = "attribution"
    ANSWER = "answer"
    """Stands right below a quoted question, given by no client but by the order of the lines."""


@dataclass(frozen=True, slots=True)
class Line:
    """`text` without its quote marks; `depth` counts them."""

    text: str
    depth: int = 0
    mark: Mark = Mark.NONE

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()


def split_plain(text: str) -> list[Line]:
    """Lines of a plain body; `>` and initials before it («ИИ> », The Bat!) count as quote marks."""
    lines: list[Line] = []
    for raw in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[:MAX_LINES]:
        lines.append(_line(raw[:MAX_LINE], lines))
    return within_reach(lines)


def within_reach(lines: list[Line]) -> list[Line]:
    """The first lines, as many as may be read in a moment."""
    left = MAX_TEXT
    for place, line in enumerate(lines):
        left -= len(line.text)
        if left < 0:
            return lines[:place]
    return lines


def quote_of(text: str, above: Line | None = None) -> Line:
    """A line with its typed quote marks counted and taken off; `above` it, None above the first."""
    found = _QUOTE_MARK.match(text)
    bar = None if found or above is None else _BAR.match(text)
    if bar and above is not None and (above.depth or _INTRODUCES.search(above.text[-200:])):
        return Line(text[bar.end() :], 1)
    if not found or (_COMPARISON.match(text) and _goes_on(text, above)):
        return Line(text)
    if above is not None and _is_listed(above):
        return Line(text)
    return Line(text[found.end() :], max(1, found.group(0).count(">")))


def without_invisible(text: str) -> str:
    """The text with plain blanks and without signs of no width."""
    return _INVISIBLE.sub("", text).replace("\u00a0", " ")


def join_lines(lines: list[Line]) -> str:
    """Text of the lines, blank ones at both ends dropped and runs of them within made one."""
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.text.rstrip() for line in lines)).strip()


def _is_listed(above: Line) -> bool:
    """The line above is the writer's own heading of a list, or an item of such a list."""
    if above.depth or above.mark is not Mark.NONE:
        return False
    text = above.text.strip()
    if text.startswith(">"):
        return True
    return text.endswith(":") and bool(_OWN_HEADING.search(text)) and not _FOREIGN.search(text)


def _goes_on(text: str, above: Line | None) -> bool:
    """Right above stands a line of the answer itself, and none that tells who wrote when; or nothing does."""
    if above is None:
        return text[1:2].isdigit()
    if above.is_blank or above.depth or above.mark is not Mark.NONE:
        return False
    return not (above.text.rstrip().endswith(":") and any(sign.isdigit() for sign in above.text))


def _line(raw: str, lines: list[Line]) -> Line:
    clean = (raw if raw.isascii() else without_invisible(raw)).rstrip()
    above = lines[-1] if lines else None
    if above is not None and above.is_blank and len(lines) > 1 and _is_listed(lines[-2]):
        above = lines[-2]
    return quote_of(clean, above)
