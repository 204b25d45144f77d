"""Does a district speak for its settlements without a table: «с учётом поселений», «в Ольгинском с/п …»?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mailflow.matching.authors.authorship import OF_A_LIST, Role, role_of
from mailflow.matching.authors.regions import regions_of
from mailflow.matching.gathering import Gathered, plain
from mailflow.matching.rows.tables import DistrictTable
from mailflow.model.identifiers import Oktmo
from mailflow.patterns import Gated
from mailflow.reading.names.name_index import NameIndex
from mailflow.reading.names.names import NameForm, find_names
from mailflow.reading.passages import Place

_WITH_SETTLEMENTS = Gated(
    r"(?:с учетом|включая|в том числе(?: по)?|вместе с|совместно с|за все|от имени)"
    r"\s(?:[а-я]+\s){0,3}поселени"
)
# «свод», «по району в целом», «всего»: what a district says of the whole of itself.
_OF_WHOLE = re.compile(
    r"\bсвод(?:н|к|\b)|\bитог[оа]?\b|\bвсего\b|\bв\s(?:целом|общей\sсложности)\b"
    r"|\bпо\s(?:[а-я-]{3,20}ому\s){0,2}(?:району|округу)\b|\bв\s(?:[а-я-]{3,20}ом\s){0,2}(?:районе|округе)\b"
)
_FOR = re.compile(r"\b(?:за|по)\s$")
_SAYS = re.compile(r"[^.\n:]{0,60}(?::|\s\d|\b(?:сообща|информир|направля))")
_LISTS = re.compile(r"\s?[:-]\s(?:практик|инициатив|\d|нет\b|отсутств|размещ)")
_ORDINAL = re.compile(r"\s{0,10}\d{1,3}[.)]?\s{1,4}(?:администрация\s)?")
_VALUES = re.compile(r"(?:\s{1,6}(?:\d{1,6}|-|нет)){1,8}[ \t]{0,4}(?:\n|$)")
_SAYING = (Place.SUBJECT, Place.BODY, Place.DOCUMENT, Place.DOCUMENT_HEAD, Place.FORWARDED)
_WRITTEN = (Place.BODY, Place.DOCUMENT, Place.DOCUMENT_HEAD, Place.FORWARDED)


@dataclass(frozen=True, slots=True)
class Meant:
    """Settlements a district may have answered for; `why` and `reason` are Russian.

    `instead`: the report is about them and not about the district itself.
    """

    settlements: tuple[Oktmo, ...] = ()
    why: str = ""
    reason: str = ""
    instead: bool = False


def speaks_for_itself(gathered: Gathered, table: DistrictTable, district: Oktmo, index: NameIndex) -> bool:
    """Whether a district that lists settlements answers for itself, too.

    It has a line of its own, sums up, or lists all it has; else only those it lists are answered for.
    """
    members = {each.oktmo for each in index.directory.settlements_of(district)}
    if table.own is not None or members <= table.districts:
        return True
    return any(_OF_WHOLE.search(plain(each).lower()) for each in gathered.own if each.place in _SAYING)


def settlements_meant(gathered: Gathered, district: Oktmo, index: NameIndex) -> Meant:
    """Named ones first; «с учётом поселений» means all."""
    own = index.settlements_by_district.get(district, frozenset())
    named = tuple(dict.fromkeys(_reported(gathered, own, index)))
    if named:
        words = "район сообщает о нём в своём письме"
        return Meant(named, words, "район называет свои поселения: решите, за кого этот ответ", instead=True)
    texts = (plain(each).lower() for each in gathered.own if each.place in _WRITTEN)
    if any(_WITH_SETTLEMENTS.search(text) for text in texts):
        members = tuple(each.oktmo for each in index.directory.settlements_of(district))
        words = "район отвечает с учётом поселений"
        return Meant(members, words, "район отвечает с учётом поселений: решите, за какие из них")
    return Meant()


def _reported(gathered: Gathered, own: frozenset[Oktmo], index: NameIndex) -> Iterator[Oktmo]:
    for passage in gathered.own:
        if passage.place not in _WRITTEN:
            continue
        text = plain(passage)
        for mention in find_names(text, index):
            inside = [code for code in mention.candidates if code in own]
            if len(inside) != 1 or mention.form in (NameForm.LOCALITY, NameForm.BARE):
                continue
            low = text.lower()
            role = role_of(mention, low, passage.place, regions_of(mention, index))
            listed = role is Role.NAMED and _LISTS.match(low, mention.end) is not None
            listed = listed or _is_row(low, mention.start, mention.end)
            if listed or role in (Role.CONTENT, *OF_A_LIST) or _speaks_for(low, mention.start, mention.end):
                yield inside[0]


def _is_row(low: str, start: int, end: int) -> bool:
    """«1 Ольгинское с/п 3 0» of a table whose heading could not be read."""
    line = low.rfind("\n", 0, start) + 1
    return _ORDINAL.fullmatch(low, line, start) is not None and _VALUES.match(low, end) is not None


def _speaks_for(low: str, start: int, end: int) -> bool:
    """«По Ольгинскому сельскому поселению сообщаем: …»."""
    return _FOR.search(low[max(0, start - 5) : start]) is not None and _SAYS.match(low, end) is not None
