"""Settlements listed in running text: «Варнавинское с/п - 2 практики; Ольгинское с/п - практик нет»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mailflow.matching.gathering import Gathered
from mailflow.matching.shared_statements import shared_figures
from mailflow.model.identifiers import Oktmo
from mailflow.model.request import FigureSpec
from mailflow.model.understanding import Figures
from mailflow.reading.figures.figures import find_figures
from mailflow.reading.names.name_index import NameIndex
from mailflow.reading.names.names import NameForm, find_names
from mailflow.reading.normal import normalise
from mailflow.reading.passages import Passage, Place

_CHUNK = re.compile(r"[;\n]+|,\s(?=(?:в|по|из)\s[А-Я])|(?<=[а-я)\d])\.\s")

_WRITTEN = (Place.BODY, Place.DOCUMENT, Place.DOCUMENT_HEAD, Place.FORWARDED)
_SUM = re.compile(r"\W*(?:итого|всего|в\s(?:целом|общей))\b")
# A longer sentence is a list whose items end otherwise.
_MOST_IN_SENTENCE = 6
_LABEL_END = re.compile(r"\s-\s|:\s")


@dataclass(frozen=True, slots=True)
class SettlementRow:
    """One settlement's line: its figures, the note beside the name, and where it stands (Russian)."""

    municipality: Oktmo
    figures: Figures
    note: str
    where: str


def read_list(
    gathered: Gathered, specs: Sequence[FigureSpec], index: NameIndex, district: Oktmo
) -> list[SettlementRow]:
    """Lines of at least two settlements of the district, each with its own figures; else none."""
    own = index.settlements_by_district.get(district, frozenset())
    passages = [each for each in gathered.own if each.place in _WRITTEN]
    rows = [row for passage in passages for row in _rows(passage, specs, index, own)]
    known = {row.municipality for row in rows}
    for passage in passages:
        for code, figures, said in shared_figures(passage, specs, index, own):
            if code not in known:
                rows.append(SettlementRow(code, figures, "", f"«{said.strip()[:80]}», {passage.where}"))
    return rows if len({row.municipality for row in rows}) > 1 else []


def _codes(words: str, index: NameIndex, own: frozenset[Oktmo]) -> set[Oktmo]:
    """Settlements of the district named here; «Глебовское - 2 практики» names one by its label alone."""
    mentions = [each for each in find_names(words, index) if each.form is not NameForm.LOCALITY]
    return {code for each in mentions for code in each.candidates if code in own}


def _rows(
    passage: Passage, specs: Sequence[FigureSpec], index: NameIndex, own: frozenset[Oktmo]
) -> Iterator[SettlementRow]:
    for chunk in _chunks(normalise(passage.text), index, own):
        codes = _codes(chunk, index, own) or _codes(_LABEL_END.split(chunk, maxsplit=1)[0], index, own)
        if len(codes) > 1:
            yield from _rows_of_sentence(chunk, passage, specs, index, own)
        if len(codes) != 1 or not re.search(r"\d|нет|отсутств|не |одн|дв[аеу]|три", chunk):
            continue
        figures = find_figures([Passage(passage.place, chunk)], specs).figures
        if figures:
            where = f"«{chunk.strip()[:80]}», {passage.where}"
            yield SettlementRow(next(iter(codes)), figures, "", where)


def _chunks(text: str, index: NameIndex, own: frozenset[Oktmo]) -> Iterator[str]:
    """Pieces of the text that are about one settlement each.

    «X с/п: практик - 1; инициатив - 0» goes on behind its semicolon; of «Всего 9, в том числе: X - 1» only
    what stands behind the colon is about X.
    """
    for line in text.split("\n"):
        parts: list[str] = []
        for part in line.split(";"):
            if (
                parts
                and find_names(parts[-1], index)
                and not (find_names(part, index) or _SUM.match(part.lower()))
            ):
                parts[-1] = f"{parts[-1]}, {part.strip()}"
            else:
                parts.append(part)
        yield from (_from_name(piece, index, own) for part in parts for piece in _CHUNK.split(part))


def _from_name(piece: str, index: NameIndex, own: frozenset[Oktmo]) -> str:
    first = next((each.start for each in find_names(piece, index) if set(each.candidates) & own), 0)
    return piece[first:] if piece[:first].rstrip().endswith(":") else piece


def _rows_of_sentence(
    chunk: str,
    passage: Passage,
    specs: Sequence[FigureSpec],
    index: NameIndex,
    own: frozenset[Oktmo],
) -> Iterator[SettlementRow]:
    """«X с/п разместило 2 практики, Y с/п - одну»: what follows each name, where every one has figures."""
    mentions = [each for each in find_names(chunk, index) if set(each.candidates) & own]
    starts = [each.start for each in mentions if each.form is not NameForm.LOCALITY]
    if not 1 < len(starts) <= _MOST_IN_SENTENCE:
        return
    found = []
    for start, end in zip(starts, [*starts[1:], len(chunk)], strict=True):
        piece = chunk[start:end]
        codes = _codes(piece, index, own)
        figures = find_figures([Passage(passage.place, piece)], specs).figures
        if len(codes) != 1 or not figures:
            return
        found.append(
            SettlementRow(next(iter(codes)), figures, "", f"«{piece.strip()[:80]}», {passage.where}")
        )
    yield from found
