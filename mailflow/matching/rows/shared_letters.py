"""One letter of several settlements: «Администрация X сообщает … Администрация Y сообщает …».

Each must speak in it or open a line of its own, all lie in one district or be named with theirs in a letter
that says that it is of several, and the figures of each be told apart; otherwise a person decides. Several
letters in one mail are `division`; a district's list is `tables`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mailflow.matching.authors.authorship import OF_A_LIST, Role, role_of
from mailflow.matching.authors.joint_subjects import acts, are_joined
from mailflow.matching.authors.regions import regions_of
from mailflow.matching.authors.self_naming import COLON
from mailflow.matching.gathering import Gathered, plain
from mailflow.matching.rows.rows_of_text import SettlementRow, read_list_of
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


# «направляем сведения двух поселений», «ответ за два поселения», «от обеих администраций»
_OF_SEVERAL = re.compile(
    r"\b(?:за|от|ответ\w{0,2}|сведени\w{1,2}|информаци\w|данны\w|отчет\w{0,2})\s(?:[а-я]{2,16}\s){0,2}"
    r"(?:двух|двоих|дв[ае]|трех|три|оба|обоих|обеих|нескольких)\s(?:[а-я]{4,16}\s){0,2}"
    r"(?:поселени|администраци|муниципалитет|муниципальн\w{2}\sобразовани)"
    r"|\b(?:совместный|общий|объединенный)\s(?:ответ|отчет)"
)

_SPEAKING = re.compile(
    r"\bадминистрация\s[^.:\n]{5,120}?\b(?:сообща|информиру|уведомля|докладыва|направля|представля)"
)


@dataclass(frozen=True, slots=True)
class SharedLetter:
    """The line of each of its authors; `announced`: it says that it is of several, or each speaks in turn."""

    rows: tuple[SettlementRow, ...]
    announced: bool

    @property
    def authors(self) -> frozenset[Oktmo]:
        return frozenset(row.municipality for row in self.rows)


def read_shared_letter(
    gathered: Gathered, specs: Sequence[FigureSpec], signs: Sequence[MunicipalitySign], index: NameIndex
) -> SharedLetter | None:
    """The letter of several settlements, or None where it is no such letter."""
    passages = [each for each in gathered.own if each.place in _WRITTEN]
    named = [pair for each in passages for pair in _named(plain(each), each.place, index)]
    if not 1 < len(named) < _MOST_NAMED or not all(speaks for _, speaks in named):
        return None
    mentions = [each for each, _ in named]
    district = _district(mentions, index)
    texts = [plain(each).lower() for each in passages]
    announced = any(_OF_SEVERAL.search(each) for each in texts)
    if district is not None:
        own = index.settlements_by_district.get(district, frozenset())
    elif announced:
        own = _named_with_districts(mentions, index)
    else:
        return None
    authors = {code for each in mentions for code in each.candidates if code in own}
    allowed = frozenset({*authors, district} if district is not None else authors)
    if not 1 < len(authors) <= _MOST or not _agree(signs, allowed):
        return None
    if district is not None and not _is_placed(mentions, signs, allowed, gathered, index):
        return None
    rows = tuple(read_list_of(gathered, specs, index, own))
    if {row.municipality for row in rows} != authors:
        return None
    in_turn = sum(len(_SPEAKING.findall(each)) for each in texts)
    return SharedLetter(rows, announced or in_turn >= len(authors))


def _named_with_districts(named: Sequence[NameMention], index: NameIndex) -> frozenset[Oktmo]:
    """Settlements of several districts, each named with its own; none where one of them is not."""
    known = [
        each.candidates[0]
        for each in named
        if len(each.candidates) == 1 and index.directory[each.candidates[0]].parent == each.stated_district
    ]
    return frozenset(known) if len(known) == len(named) else frozenset()


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
    if _opens_row(mention, low):
        return True
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


def _opens_row(mention: NameMention, low: str) -> bool:
    """«Львовское сельское поселение Северского района: …» on a line of its own, whatever stands above."""
    bare = not low[low.rfind("\n", 0, mention.start) + 1 : mention.start].strip()
    in_nominative = "ое поселение" in mention.snippet.lower()
    return bare and in_nominative and COLON.match(low, mention.end) is not None


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
