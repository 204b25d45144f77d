"""A district answers for its settlements: rows of a table or list, each resolved within the district.

The district's own total is a sum over them and is never added again; a row that names nobody for certain
is left to a person, the other rows stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mailflow.matching.gathering import Gathered
from mailflow.matching.rows.rows_of_text import SettlementRow, read_list, together
from mailflow.matching.rows.turned_tables import set_upright
from mailflow.model.identifiers import Oktmo
from mailflow.model.message import Table
from mailflow.model.municipality import DISTRICT_KINDS, Directory
from mailflow.model.request import FigureSpec, Request
from mailflow.model.understanding import Figures
from mailflow.reading.names.name_index import NameIndex
from mailflow.reading.names.names import NameForm, NameMention, find_names
from mailflow.reading.tables.tables import TableRow, read_table
from mailflow.reading.tables.text_tables import find_text_tables
from mailflow.reading.years_asked import is_of_earlier_years

_OFFICES = re.compile(r"администраци\w|муниципальн\w+|образовани\w|краснодарск\w+|кра[йя]|мо\b|глав\w")
# «Абинское городское» in the column «Поселение»
_KIND_ALONE = re.compile(r"\b((?:сельск|городск)ое)\s*$")
_ORDINAL = re.compile(r"^\s*\d{1,3}\s?[.)]?\s+")


@dataclass(frozen=True, slots=True)
class UnresolvedRow:
    """A line that names several or nobody for certain; `where` is Russian."""

    candidates: tuple[Oktmo, ...]
    where: str


@dataclass(frozen=True, slots=True)
class DistrictTable:
    """Lines of all tables for one request; `district_row` is the line of the district itself."""

    rows: tuple[SettlementRow, ...] = ()
    unresolved: tuple[UnresolvedRow, ...] = ()
    own: Figures | None = None
    ambiguous: bool = False

    @property
    def districts(self) -> frozenset[Oktmo]:
        return frozenset(row.municipality for row in self.rows)


def read_tables(
    gathered: Gathered, request: Request, index: NameIndex, district: Oktmo | None
) -> DistrictTable:
    """All lines about municipalities; with `district` namesakes elsewhere are out of the question.

    The same settlement twice with different figures is left to a person; a table of an earlier year than
    asked about is none.
    """
    specs = request.figures
    rows: list[SettlementRow] = []
    unresolved: list[UnresolvedRow] = []
    own: Figures | None = None
    ambiguous = False
    for written, where in _tables(gathered, specs):
        table = set_upright(written, lambda label: _names_settlement(label, index, district))
        reading = read_table(table, specs)
        if reading is None or is_of_earlier_years(reading.years, request):
            continue
        ambiguous = ambiguous or bool(reading.ambiguous)
        for line in reading.rows:
            found = _resolve(line, index, district)
            words = f"строка «{line.label[:60]}», {where}"
            if found == district and district is not None:
                own = line.figures
            elif isinstance(found, str):
                rows.append(SettlementRow(found, line.figures, line.note, words, unread=line.unread))
            elif found is not None:
                unresolved.append(UnresolvedRow(found, words))
    if not rows and district is not None:
        rows = read_list(gathered, specs, index, district)
    return _without_repeats(rows, unresolved, own, ambiguous=ambiguous)


def _tables(gathered: Gathered, specs: Sequence[FigureSpec]) -> Iterator[tuple[Table, str]]:
    for document, table in gathered.tables:
        if document.confidence is None or document.confidence >= 70:
            yield table, f"таблица вложения «{document.name}»"
    with_tables = {document.name for document, _ in gathered.tables}
    for passage in gathered.own:
        if passage.name in with_tables:
            continue
        for table in find_text_tables(passage.text, specs):
            yield table, passage.where


def _resolve(line: TableRow, index: NameIndex, district: Oktmo | None) -> Oktmo | tuple[Oktmo, ...] | None:
    """The municipality of a line; several candidates where it is not certain; None for no name at all."""
    label = _KIND_ALONE.sub(r"\1 поселение", _ORDINAL.sub("", line.label))
    mentions = [each for each in find_names(label, index) if each.form is not NameForm.LOCALITY]
    if mentions and not _is_label(label, mentions):
        return None
    if not mentions:
        return () if re.search(r"посел|с/п|г/п|[сг]\.\s?п\.|район|^администрация$", label.lower()) else None
    if len(mentions) > 1:
        return tuple(code for each in mentions for code in each.candidates)
    candidates = _within(mentions[0], index, district)
    return candidates[0] if len(candidates) == 1 else candidates or mentions[0].contradicted


def _names_settlement(label: str, index: NameIndex, district: Oktmo | None) -> bool:
    found = _resolve(TableRow(label), index, district)
    return isinstance(found, str) and found != district


def _is_label(label: str, mentions: Sequence[NameMention]) -> bool:
    """A line about a municipality is its name; «Ремонт парка в Варнавинском с/п» is about a park."""
    rest = label
    for each in mentions:
        rest = rest.replace(label[each.start : each.end], "")
    return len(_OFFICES.sub("", re.sub(r"[^а-я]", " ", rest.lower())).split()) <= 1


def _within(mention: NameMention, index: NameIndex, district: Oktmo | None) -> tuple[Oktmo, ...]:
    if district is None:
        return mention.candidates
    own = index.settlements_by_district.get(district, frozenset())
    inside = tuple(code for code in mention.candidates if code in own)
    if inside:
        return inside
    return (district,) if district in mention.candidates else ()


def _without_repeats(
    rows: list[SettlementRow], unresolved: list[UnresolvedRow], own: Figures | None, *, ambiguous: bool
) -> DistrictTable:
    """One row for each settlement: practices in one table and initiatives in the next are together."""
    kept: dict[Oktmo, SettlementRow] = {}
    clashing: set[Oktmo] = set()
    for row in rows:
        before = kept.setdefault(row.municipality, row)
        if before.figures.keys().isdisjoint(row.figures):
            kept[row.municipality] = together(before, row)
        elif before is not row and before.figures != row.figures:
            clashing.add(row.municipality)
            unresolved.append(UnresolvedRow((row.municipality,), f"{row.where}: встречается дважды"))
    settled = tuple(row for code, row in kept.items() if code not in clashing)
    return DistrictTable(settled, tuple(unresolved), own, ambiguous)


def common_district(table: DistrictTable, directory: Directory) -> Oktmo | None:
    """The one district of all lines; None where they belong to several or to none."""
    parents = {directory[row.municipality].parent for row in table.rows}
    return next(iter(parents)) if len(parents) == 1 else None


def is_district(code: Oktmo, directory: Directory) -> bool:
    return directory[code].kind in DISTRICT_KINDS
