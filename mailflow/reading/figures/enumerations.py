"""Lists that are announced and then counted by nobody: «Размещены следующие практики: 1. … 2. …»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from mailflow.reading.clauses.claims import INFERRED, Claim
from mailflow.reading.clauses.predicates import is_absent, is_planned

_ANNOUNCED = re.compile(
    r"(?P<before>[^.;:!?\n]{0,120})\bследующ(?:ие|их)\s(?P<named>[^.;:!?\n\d]{3,100}):\s{0,4}(?=\(?1[.)]\s)"
    r"|(?:^|(?<=[\n.])|(?<=\d\s))(?P<bare>[^.;:!?\n\d]{8,160}):\s{0,4}(?=\(?1[.)]\s)"
    r"|(?:^|(?<=[\n.])|(?<=\d\s))(?P<titled>[^.;:!?\n\d\"]{8,160}):\s{0,4}(?=\")"
    # «Размещены практики "Парк" и "Двор"»
    r"|(?:^|(?<=[\n.])|(?<=\d\s))(?P<listed>[^.;:!?\n\d\"]{8,160}[иы])\s(?=\"[^\"\n]{2,90}\"(?:\s\([^()\n]{2,160}\))?\s?(?:,|;|и\s))"
)
# How a list begins wherever one is announced: asked for first, as it is rare.
_BEGINS = re.compile(r":\s{0,4}(?:\(?1[.)]\s|\")|[иы]\s\"[^\"\n]{2,90}\"(?:\s\(|\s?(?:,|;|и\s))")
_TITLE = re.compile(r'\s{0,3}"[^"\n]{2,90}"(?:\s\([^()\n]{2,160}\))?')
_JOIN = re.compile(r"\s{0,3}(?:,(?:\s(?:а\sтакже|и))?|;|\bи\b|\bа\sтакже\b)\s{0,3}")
_PLACED = re.compile(
    r"(?:размещенн|опубликованн|выложенн)(?:ых|ые)\b|(?:размещ|опубликов|реализов)(?:ен|ан)[ыо]\b|разместил[аио]?\b|реализовал[аио]?\b"
)
_MARKER = re.compile(r"(?:(?<=[\n;.,:] )|(?<=\n)|(?<=[\n;.,:] \())(?P<number>\d{1,2})[.)]\s(?=\D)")
_OTHERS = re.compile(r"посел|район|округ")
# A point of a list is a title with its link; what is longer is a text of its own.
_MAX_POINT = 400
_MAX_LIST = 8_000
_SHORT_HEADING = 2


def listed_claims(plain: str, stems: Mapping[str, tuple[str, ...]]) -> Iterator[Claim]:
    """How many points follow where the sentence says that they are placed and names one figure alone.

    `plain` is normalised. Lists of plans, of settlements, or whose numbers do not count on, tell nothing;
    a number written out weighs more.
    """
    low = plain.lower()
    if _BEGINS.search(low) is None:
        return
    announced = ""
    for match in _ANNOUNCED.finditer(low):
        words = match[0]
        goes_on = (
            bool(announced) and len(words.split()) <= _SHORT_HEADING
        )  # «Практики: 1. … Инициативы: 1. …»
        named = match["named"] or match["bare"] or match["titled"] or match["listed"]
        keys = [key for key, parts in stems.items() if any(each in named for each in parts)]
        placed = goes_on or _PLACED.search(words) is not None
        if len(keys) != 1 or not placed or is_planned(words) or is_absent(words):
            announced = ""
            continue
        rest = low[match.end() : match.end() + _MAX_LIST]
        count = _titles(rest) if rest.startswith('"') else _points(" " + rest)
        if count and keys[0] != announced:
            announced = keys[0]
            yield Claim(keys[0], Decimal(count), INFERRED, certain=False)


def _titles(rest: str) -> int:
    """How many quoted titles the sentence lists and nothing else: «Память», «Родник» и «Двор»."""
    count = at = 0
    while (title := _TITLE.match(rest, at)) is not None:
        count, at = count + 1, title.end()
        join = _JOIN.match(rest, at)
        if join is None:
            break
        at = join.end()
    return count if rest[at : at + 1] in ("", ".", "\n") else 0


def _points(rest: str) -> int:
    """Points 1, 2, 3 … up to the next list; 0 where one is missing, planned or about somebody else."""
    text = "\n" + rest.lstrip("\n: ")
    found = list(_MARKER.finditer(text))
    count = 0
    for at, marker in enumerate(found):
        number = int(marker["number"])
        if number == 1 and count:
            break
        end = found[at + 1].start() if at + 1 < len(found) else len(text)
        point = text[marker.end() : end].partition("\n\n")[0]
        last = at + 1 == len(found) or found[at + 1]["number"] == "1"
        if number != count + 1 or is_planned(point.partition(".")[0]) or _OTHERS.match(point):
            return 0
        if len(point) > _MAX_POINT and not last:
            return 0
        if last and re.search(rf"\s{number + 1}[.)]\s[а-я\"]", point.partition("\n")[0]):
            return 0  # «1. Двор 2. Сад» in one line: how many is for the whole sentence to tell
        count = number
    return count
