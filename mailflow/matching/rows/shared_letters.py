"""One letter of several settlements: «Администрация X сообщает … Администрация Y сообщает …».

Each must speak in it or open a line of its own, all lie in one district, and the figures of each be told
apart; otherwise a person decides. Several letters in one mail are `division`; a district's list is `tables`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mailflow.matching.authors.authorship import OF_A_LIST, Role, role_of
from mailflow.matching.authors.joint_subjects import acts, are_joined
from mailflow.matching.authors.regions import regions_of
from mailflow.matching.gathering import Gathered, plain
from mailflow.matching.rows.rows_of_text import SettlementRow, read_list
from mailflow.matching.signs.carriers import OUTER
from mailflow.matching.signs.signs import MunicipalitySign
from mailflow.model.identifiers import Oktmo
from mailflow.model.request import FigureSpec
from mailflow.reading.names.name_index import NameIndex
from mailflow.reading.names.names import NameForm, NameMention, find_names
from mailflow.reading.passages import Place

_WRITTEN = (Place.BODY, Place.DOCUMENT, Place.DOCUMENT_HEAD, Place.FORWARDED)
# «администрациями X и Y», «главы X и Y сельских поселений»
_OFFICES = re.compile(
    r"\b(?:администраци(?:и|ями|ях)|глав(?:ы|ами))\s(?:муниципальн\w{2}\s|образовани\w\s)?$"
)
# «Сообщаем, что в X и в Y практик не имеется»: both are reported about.
_REPORTED = re.compile(
    r"(?:^|\n|сообща\w{2,3}|информиру\w{2,3}|уведомля\w{2,3}|\bчто)[\s,:]{0,3}(?:что\s)?(?:в|во|по)\s$"
)
_REPORT = re.compile(
    r"[^.!?\n]{0,300}?\b(?:размещ|реализ|подан|направлен|отсутству|не име|нет\b|практик|инициатив)"
)
_COUNTED = re.compile(r"\s?(?:-\s?\d{1,3}|\(\d{1,3}\))\s?[,;]\s")
# «Сообщаем о размещении практик: X - 1, Y - 2»
_ANNOUNCED = re.compile(r"(?:практик|инициатив|размещен|сведени|информаци|поселени)[^.:\n]{0,60}:\s{1,3}$")
# More of them are a district's list.
_MOST = 6
_MOST_NAMED = 40


@dataclass(frozen=True, slots=True)
class SharedLetter:
    """The district its authors lie in, and the line of each."""

    district: Oktmo
    rows: tuple[SettlementRow, ...]


def read_shared_letter(
    gathered: Gathered, specs: Sequence[FigureSpec], signs: Sequence[MunicipalitySign], index: NameIndex
) -> SharedLetter | None:
    """The letter of several settlements of one district, or None where it is no such letter."""
    named = [
        each
        for passage in gathered.own
        if passage.place in _WRITTEN
        for each in _named(plain(passage), passage.place, index)
    ]
    district = _district([each for each, _ in named], index) if len(named) < _MOST_NAMED else None
    if district is None or not all(speaks for _, speaks in named):
        return None
    own = index.settlements_by_district.get(district, frozenset())
    authors = {code for each, _ in named for code in each.candidates if code in own}
    allowed = frozenset({*authors, district})
    if not 1 < len(authors) <= _MOST or not _agree(signs, allowed):
        return None
    if not _is_placed([each for each, _ in named], signs, allowed, gathered, index):
        return None
    rows = tuple(read_list(gathered, specs, index, district))
    return SharedLetter(district, rows) if {row.municipality for row in rows} == authors else None


def _named(text: str, place: Place, index: NameIndex) -> Iterator[tuple[NameMention, bool]]:
    """Settlements named in the text, each with whether it speaks or is reported about."""
    low = text.lower()
    before: NameMention | None = None
    spoke = False
    places = (NameForm.LOCALITY, NameForm.DISTRICT, NameForm.CITY)
    mentions = [each for each in find_names(text, index) if each.form not in places]
    for mention in mentions[:_MOST_NAMED]:
        joined = before is not None and (
            are_joined(before, mention, low) or _COUNTED.fullmatch(low, before.end, mention.start) is not None
        )
        speaks = (joined and spoke) or _speaks(mention, low, place, index)
        before, spoke = mention, speaks
        yield mention, speaks


def _speaks(mention: NameMention, low: str, place: Place, index: NameIndex) -> bool:
    role = role_of(mention, low, place, regions_of(mention, index))
    if role in (Role.AUTHOR, Role.CONTENT, *OF_A_LIST) or (role is Role.NAMED and acts(mention, low)):
        return True
    before = low[max(0, mention.start - 60) : mention.start]
    if role is not Role.NAMED:
        return False
    if _ANNOUNCED.search(low[max(0, mention.start - 80) : mention.start]):
        return True
    reported = _REPORTED.search(before) and _REPORT.match(low, mention.end)
    return bool(reported or _OFFICES.search(before))


def _district(named: Sequence[NameMention], index: NameIndex) -> Oktmo | None:
    """The one district every name may lie in."""
    left: set[Oktmo | None] | None = None
    for each in named:
        parents = {index.directory[code].parent for code in each.candidates}
        left = parents if left is None else left & parents
    return next(iter(left)) if left is not None and len(left) == 1 else None


def _is_placed(
    named: Sequence[NameMention],
    signs: Sequence[MunicipalitySign],
    allowed: frozenset[Oktmo],
    gathered: Gathered,
    index: NameIndex,
) -> bool:
    """Whether the letter names the district, or the sender is one of them or their district."""
    if any(each.is_strong and each.depth <= OUTER for each in signs):
        return True
    if any(each.stated_district in allowed for each in named):
        return True
    written = [each for each in gathered.own if each.place in _WRITTEN]
    districts = [each for passage in written for each in find_names(plain(passage), index)]
    return any(each.form is NameForm.DISTRICT and set(each.candidates) <= allowed for each in districts)


def _agree(signs: Sequence[MunicipalitySign], allowed: frozenset[Oktmo]) -> bool:
    """Whether neither sender nor thread nor another strong sign speaks of somebody else."""
    return all(
        each.candidates & allowed
        for each in signs
        if each.candidates and (each.is_strong or each.contradicts)
    )
