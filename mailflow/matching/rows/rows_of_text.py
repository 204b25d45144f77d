"""Settlements listed in running text: «Варнавинское с/п - 2 практики; Ольгинское с/п - практик нет»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from mailflow.matching.gathering import Gathered
from mailflow.matching.rows.list_pieces import LABEL_END, pieces_of, without_brackets
from mailflow.matching.rows.shared_statements import shared_figures
from mailflow.model.identifiers import Oktmo
from mailflow.model.request import FigureSpec
from mailflow.model.understanding import Figures
from mailflow.reading.clauses.figure_kinds import is_measure
from mailflow.reading.figures.figures import find_figures
from mailflow.reading.names.name_index import NameIndex
from mailflow.reading.names.names import NameForm, find_names
from mailflow.reading.normal import normalise
from mailflow.reading.passages import Passage, Place

_WRITTEN = (Place.BODY, Place.DOCUMENT, Place.DOCUMENT_HEAD, Place.FORWARDED)
# A longer sentence is a list whose items end otherwise.
_MOST_IN_SENTENCE = 6
_NONE = re.compile(r"[\s:,-]*(?:нет|нету|не имеется|отсутству[ею]т)[\s.;,]*$")


@dataclass(frozen=True, slots=True)
class SettlementRow:
    """One settlement's line: its figures, the note beside the name, and where it stands (Russian).

    `unread`: a number of the line belongs to a column that was not read, so zeros are not all it tells.
    """

    municipality: Oktmo
    figures: Figures
    note: str
    where: str
    unread: bool = False


def read_list(
    gathered: Gathered, specs: Sequence[FigureSpec], index: NameIndex, district: Oktmo
) -> list[SettlementRow]:
    """Lines of at least two settlements of the district, each with its own figures; else none."""
    return read_list_of(gathered, specs, index, index.settlements_by_district.get(district, frozenset()))


def read_list_of(
    gathered: Gathered, specs: Sequence[FigureSpec], index: NameIndex, own: frozenset[Oktmo]
) -> list[SettlementRow]:
    """As `read_list`, for settlements that are known."""
    passages = [each for each in gathered.own if each.place in _WRITTEN]
    rows = [row for passage in passages for row in _rows(passage, specs, index, own)]
    known = {row.municipality for row in rows}
    shared: dict[Oktmo, SettlementRow] = {}
    for passage in passages:
        for code, figures, said in shared_figures(passage, specs, index, own):
            if code not in known:
                row = SettlementRow(code, figures, "", f"«{said.strip()[:80]}», {passage.where}")
                shared[code] = together(shared.get(code), row)
    rows = _with_zeros([*rows, *shared.values()])
    return rows if len({row.municipality for row in rows}) > 1 else []


def together(row: SettlementRow | None, other: SettlementRow) -> SettlementRow:
    """Practices in one list and initiatives in the next: one row; what was said first stands."""
    return other if row is None else replace(row, figures={**other.figures, **row.figures})


def _with_zeros(rows: Sequence[SettlementRow]) -> list[SettlementRow]:
    """«X с/п - 2 практики; Y с/п - нет»: none of what the other lines count."""
    counted = dict.fromkeys(key for row in rows for key in row.figures)
    zeros = {key: Decimal(0) for key in counted}
    return [row if row.figures else replace(row, figures=zeros) for row in rows if counted]


def _codes(words: str, index: NameIndex, own: frozenset[Oktmo]) -> set[Oktmo]:
    """Settlements of the district named here; «Глебовское - 2 практики» names one by its label alone."""
    mentions = [each for each in find_names(words, index) if each.form is not NameForm.LOCALITY]
    return {code for each in mentions for code in each.candidates if code in own}


def _rows(
    passage: Passage, specs: Sequence[FigureSpec], index: NameIndex, own: frozenset[Oktmo]
) -> Iterator[SettlementRow]:
    for chunk in pieces_of(normalise(passage.text), index, own):
        codes = _codes(chunk, index, own) or _codes(LABEL_END.split(chunk, maxsplit=1)[0], index, own)
        if len(codes) > 1:
            yield from _rows_of_sentence(chunk, passage, specs, index, own)
        if len(codes) != 1 or not re.search(r"\d|нет|отсутств|не |одн|дв[аеу]|три", chunk):
            continue
        figures = _figures_of(chunk, passage.place, specs, index)
        if figures or _says_none(chunk, index):
            where = f"«{chunk.strip()[:80]}», {passage.where}"
            yield SettlementRow(next(iter(codes)), figures, "", where)


def _says_none(chunk: str, index: NameIndex) -> bool:
    names = [each for each in find_names(chunk, index) if each.form is not NameForm.LOCALITY]
    return bool(names) and _NONE.match(chunk.lower(), names[-1].end) is not None


def _figures_of(piece: str, place: Place, specs: Sequence[FigureSpec], index: NameIndex) -> Figures:
    """What a piece tells; behind the name a quantity may stand by its unit alone: «X с/п - 3,5 км»."""
    mention = next(iter(find_names(piece, index)), None)
    if mention is None:
        return find_figures([Passage(place, piece)], specs).figures
    told = find_figures([Passage(place, without_brackets(piece, mention))], specs).figures
    if not any(is_measure(each) for each in specs):
        return told
    rest = find_figures([Passage(place, piece[mention.end :].strip(" -:(,"))], specs).figures
    return rest if len(rest) > len(told) else told


def _rows_of_sentence(
    chunk: str,
    passage: Passage,
    specs: Sequence[FigureSpec],
    index: NameIndex,
    own: frozenset[Oktmo],
) -> Iterator[SettlementRow]:
    """«X с/п разместило 2 практики, Y с/п - одну»: what follows each name, where every one has figures."""
    mentions = [each for each in find_names(chunk, index) if set(each.candidates) & own]
    mentions = [each for each in mentions if each.form is not NameForm.LOCALITY]
    if not 1 < len(mentions) <= _MOST_IN_SENTENCE:
        return
    starts = [each.start for each in mentions]
    found = []
    for start, end in zip(starts, [*starts[1:], len(chunk)], strict=True):
        piece = chunk[start:end]
        codes = _codes(piece, index, own)
        figures = _figures_of(piece, passage.place, specs, index)
        if len(codes) != 1 or not figures:
            return
        found.append(
            SettlementRow(next(iter(codes)), figures, "", f"«{piece.strip()[:80]}», {passage.where}")
        )
    yield from found
