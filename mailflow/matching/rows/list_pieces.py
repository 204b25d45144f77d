"""A list in running text, cut into pieces that are about one settlement each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mailflow.model.identifiers import Oktmo
from mailflow.reading.names.name_index import NameIndex
from mailflow.reading.names.names import NameForm, NameMention, find_names

_PIECE_END = re.compile(r"[;\n]+|,\s(?=(?:в|по|из)\s[А-Я])|(?<=[а-я)\d])\.\s(?![а-я])")
LABEL_END = re.compile(r"\s-\s|:\s")
_SUM = re.compile(r"\W*(?:итого|всего|в\s(?:целом|общей))\b")
_POINT = re.compile(r"\s*[-*•]\s?(?=[А-Яа-я])")
# «Практик: 2», «Инициатив – нет», a line below the name.
_LABELLED = re.compile(r"\s*[А-Яа-я][а-я ]{3,60}\s?[:-]\s?(?:\d{1,4}|нет|отсутств[а-я]{2,4})\W*$")
_REST = re.compile(r"\b(?:администраци|глав)[а-я]\b|[^а-я]")
_BEGINS_POINT = re.compile(r"\s*(?:\d{1,3}[.)]\s|[-*•]\s?[А-Яа-я])")
_POINT_ENDS = re.compile(r"[;.]\s*$")
_LEFT_OPEN = re.compile(r"[а-я\d)\"]\s?[-,]\s*$")
_UNENDED = re.compile(r"[а-я)\"-]\s*$")
_BEGINS_SMALL = re.compile(r"\s*[а-я\d-][^\n]{0,60}$")
# A point of a list takes two or three lines.
_LONGEST_POINT = 240
# A settlement's own block has a line for each figure.
_MOST_POINTS = 6


def pieces_of(text: str, index: NameIndex, own: frozenset[Oktmo]) -> Iterator[str]:
    """Pieces of a normalised text, each with at most the names it is about.

    «X с/п: практик - 1; инициатив - 0» goes on behind its semicolon, a name alone on its line with the
    points below it; of «Всего 9, в том числе: X - 1» only what stands behind the colon is about X.
    """
    for line in _with_points(_unwrapped(text.split("\n"), index), index):
        parts: list[str] = []
        for part in line.split(";"):
            goes_on = not _is_named(part, index) and not _SUM.match(part.lower())
            if parts and goes_on and _is_named(parts[-1], index):
                parts[-1] = f"{parts[-1]}, {part.strip()}"
            else:
                parts.append(part)
        yield from (_from_name(piece, index, own) for part in parts for piece in _PIECE_END.split(part))


def _is_named(part: str, index: NameIndex) -> bool:
    """«Губское с/п …», or «Губское: практик - 1», a name that stands alone before its colon or dash."""
    return bool(find_names(part, index) or find_names(LABEL_END.split(part, maxsplit=1)[0], index))


def _unwrapped(lines: list[str], index: NameIndex) -> list[str]:
    """«7) X с/п - практик - 2, инициатив -⏎4;»: a point on one line, to the mark that ends it."""
    found: list[str] = []
    for line in lines:
        if found and _goes_on(found[-1], line) and not _is_named(line, index):
            found[-1] = f"{found[-1].rstrip()} {line.strip()}"
        else:
            found.append(line)
    return found


def _goes_on(point: str, line: str) -> bool:
    if len(point) > _LONGEST_POINT or _BEGINS_POINT.match(line) or not _POINT_ENDS.search(line):
        return False
    return _LEFT_OPEN.search(point) is not None or bool(
        _BEGINS_POINT.match(point) is not None and _UNENDED.search(point) and _BEGINS_SMALL.match(line)
    )


def _with_points(lines: list[str], index: NameIndex) -> list[str]:
    """«X с/п⏎- практик: 2⏎- инициатив: 0»: the points on the line of the name."""
    found: list[str] = []
    left = 0
    for line in lines:
        if left and (_POINT.match(line) or _LABELLED.match(line)) and not find_names(line, index):
            found[-1] += f"{' - ' if left == _MOST_POINTS else ', '}{_POINT.sub('', line).strip(' ;,.')}"
            left -= 1
            continue
        left = _MOST_POINTS if _is_bare_name(line, index) else 0
        found.append(line.rstrip(" :.") if left else line)
    return found


def _is_bare_name(line: str, index: NameIndex) -> bool:
    mentions = [each for each in find_names(line, index) if each.form is not NameForm.LOCALITY]
    if len(mentions) != 1 or len(line) > 120:
        return False
    rest = line[: mentions[0].start] + line[mentions[0].end :]
    return not _REST.sub("", rest.lower())


def _from_name(piece: str, index: NameIndex, own: frozenset[Oktmo]) -> str:
    first = next((each.start for each in find_names(piece, index) if set(each.candidates) & own), 0)
    return piece[first:] if piece[:first].rstrip().endswith(":") else piece


def without_brackets(piece: str, mention: NameMention) -> str:
    """«X с/п (практик нет, инициатив 1)» as «X с/п: практик нет, инициатив 1»."""
    head, rest = piece[: mention.end], piece[mention.end :]
    if not rest.lstrip().startswith("("):
        return piece
    return f"{head}: {rest.lstrip()[1:].replace(')', ' ', 1)}"
