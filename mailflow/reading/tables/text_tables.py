"""Tables that stand in running text: parted by tabs, bars or wide gaps, or flattened by a PDF."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from mailflow.model.message import Table
from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.families import stems_of
from mailflow.reading.clauses.predicates import is_planned
from mailflow.reading.clauses.roles import is_earlier
from mailflow.reading.normal import normalise
from mailflow.reading.tables.column_places import labelled_columns, places_of
from mailflow.reading.tables.own_rows import heading_lines, is_own_row
from mailflow.reading.tables.signed_lines import without_signature
from mailflow.reading.tables.table_columns import asks_for_plans
from mailflow.reading.tables.wrapped_rows import TAKEN, WRAPPED, counts_on, joined_rows
from mailflow.reading.written_dates import DATE

_GAP = re.compile(r"\t+ ?| {2,}|\s?\|\s?")
_VALUES = r"(?:\s{1,6}(?:\d{1,6}(?:[.,]\d{1,3})?(?![\d.)-])|-(?=\s|$)|нет(?=\s|$))){1,8}"
_FLAT = re.compile(
    rf"^\s{{0,10}}(?:(?P<ordinal>\d{{1,3}})[.)]?\s{{1,4}})?(?P<label>[а-яa-z\"(][^\n\d|\t;]{{2,90}}?)"
    rf"(?P<values>{_VALUES})\s{{0,4}}(?P<note>[а-я][а-я ]{{3,80}})?$"
)
_BARE = re.compile(r"^\s{0,10}\d{1,6}(?:\s{1,6}(?:\d{1,6}|-|нет)){1,7}\s{0,4}$")
_NUMBERED = re.compile(r"\s{0,10}(?P<ordinal>\d{1,3})[.)]?\s{1,4}(?P<label>[а-я\"(][^\n\d|\t]{2,90})")
# «Холмское с/п: 2 / 0;»
_STROKES = re.compile(r"[\s:]-?\s?\d{1,5}(?:(?:\s?/\s?|[,;]\s)\d{1,5}){1,7}\s?[;.]?$")
_HAS_VALUE = re.compile(r"[\dт-]")
_VALUE = re.compile(r"\d{1,6}(?:[.,]\d{1,3})?|-|нет")
_TOTAL = re.compile(r"всего|итог")
_YEAR = re.compile(r"(?<![\d.])20\d\d(?!\d)")
_FACT = re.compile(r"\bфакт|\bисполнен|\bвыполнен")
_YEARS = re.compile(r"[^\d]*(?:20\d\d(?:\s|$)){2,}\s*$")
_COLUMN = re.compile(
    rf"{DATE}|(?<!\d)20\d\d(?!\d)(?:\s?г(?:од\w{{0,2}}|\.)?)?|\bплан\w{{0,3}}|\bфакт\w{{0,8}}|\bвсего\b|\bитого\b"
    r"|%\s?[а-я]{4,12}|\bотклонени\w|\bприрост\w?|\bдинамик\w(?:,?\s?%)?|\bтемп\w{0,2}(?:\s(?:роста|прироста))?(?:,?\s?%)?"
    r"|(?:на\s)?\bмодераци\w|\bразмещен[оаы]?\b|\bотклонен[оаы]\b|\bсняты?\b"
)


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """A table with the lines (from 0) of the text it stands in."""

    table: Table
    lines: tuple[int, ...]


def find_text_tables(text: str, specs: Sequence[FigureSpec]) -> tuple[Table, ...]:
    """Tables of a text whose heading names a figure, ready for `read_table`."""
    return tuple(each.table for each in find_placed_tables(text, specs))


def find_placed_tables(text: str, specs: Sequence[FigureSpec]) -> tuple[PlacedTable, ...]:
    """The same, each with its lines in the normalised text."""
    return _placed_tables(text, tuple(specs)) if specs else ()


@lru_cache(maxsize=64)
def _placed_tables(text: str, specs: tuple[FigureSpec, ...]) -> tuple[PlacedTable, ...]:
    plain = normalise(text)
    low = plain.lower()
    stems = stems_of(specs)
    if not any(part.split()[0] in low for each in stems.values() for part in each):
        return ()
    lines = joined_rows(plain.split("\n"))
    found = _gapped(lines)
    taken = {line for each in found for line in each.lines}
    return (*found, *(each for each in _flat(lines, specs, stems) if not taken & set(each.lines)))


def _gapped(lines: Sequence[str]) -> list[PlacedTable]:
    """Blocks of at least two lines with two cells each."""
    found: list[PlacedTable] = []
    block: list[str] = []
    for at, line in enumerate((*lines, "")):
        stripped = _without_edges(line)
        if ("\t" in stripped or "|" in stripped or "  " in stripped) and _GAP.search(stripped):
            block.append(stripped)
            continue
        rows = without_signature(block)
        if len(rows) > 1:
            first = at - len(block)
            found.append(PlacedTable(Table(_aligned(_cells(rows))), tuple(range(first, first + len(rows)))))
        block = []
    return found


def _without_edges(line: str) -> str:
    """Without the blanks and the bar on either side."""
    return line.strip(" ").removeprefix("|").removesuffix("|").strip(" ")


def _cells(block: Sequence[str]) -> list[tuple[str, ...]]:
    """Cells of each line; of an HTML table a single tab parts two, and an empty one keeps its place."""
    wide = [tuple(_GAP.split(line)) for line in block]
    if len({len(row) for row in wide}) == 1 or not any("\t\t" in line or line[0] == "\t" for line in block):
        return wide
    return [tuple(line.split("\t")) for line in block]


def _aligned(block: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """A total without ordinal stands in the columns of the lines above."""
    width = max(len(row) for row in block)
    return tuple(("",) * (width - len(row)) + row if _TOTAL.match(row[0].lower()) else row for row in block)


def _flat(
    lines: Sequence[str], specs: Sequence[FigureSpec], stems: Mapping[str, tuple[str, ...]]
) -> list[PlacedTable]:
    """«1 Гирейское г/п 0 1» below a heading that names the figures, or «Практики 4 5» below years."""
    matches = [(at, match) for at, line in enumerate(lines) if (match := _flat_row(line)) is not None]
    blocks: list[list[tuple[int, re.Match[str]]]] = []
    for at, match in matches:
        last = blocks[-1][-1][0] if blocks else 0
        if blocks and _values(match) == ["нет"] and len(_values(blocks[-1][-1][1])) > 1:
            continue  # «Примечаний нет.» below the rows
        apart = at - last - lines[last:at].count(TAKEN)
        if blocks and (apart <= 2 or (apart <= WRAPPED and counts_on(blocks[-1][-1][1], match))):
            blocks[-1].append((at, match))
        else:
            blocks.append([(at, match)])
    tables = []
    for block in blocks:
        tables.append(_listed(block, lines, stems) or _flat_table(block, lines, specs, stems))
    return [table for table in tables if table is not None]


def _flat_row(line: str) -> re.Match[str] | None:
    if not line or len(line) > 200 or _HAS_VALUE.search(line) is None:
        return None
    low = _STROKES.sub(_blanks, line.lower())
    if _YEARS.match(low):
        return None
    return _FLAT.match(low) or _BARE.match(low)


def _blanks(strokes: re.Match[str]) -> str:
    return re.sub(r"[^\d\s-]", " ", strokes[0])


def _values(match: re.Match[str]) -> list[str]:
    return _VALUE.findall(match["values"] if "values" in match.groupdict() else match[0])


def _values_behind_dash(match: re.Match[str], width: int) -> list[str]:
    """«Холмское - 2» has one value; a dash is a value where the columns ask for one more."""
    values = _values(match)
    return values[1:] if len(values) == width + 1 and values[0] == "-" else values


def _listed(
    block: Sequence[tuple[int, re.Match[str]]], lines: Sequence[str], stems: Mapping[str, tuple[str, ...]]
) -> PlacedTable | None:
    """Rows that each name a figure, below a line that names a moment or «план», «факт» for each value."""
    heading = lines[block[0][0] - 1].lower() if block[0][0] else ""
    columns = [each.strip() for each in _COLUMN.findall(heading)]
    rows: list[tuple[str, ...]] = [("показатель", *columns)]
    for _, match in block:
        label, values = match.groupdict().get("label", ""), _values(match)
        if len(values) != len(columns) or not any(part in label for each in stems.values() for part in each):
            return None
        rows.append((label.strip(), *values))
    return PlacedTable(Table(tuple(rows)), tuple(at for at, _ in block)) if len(columns) > 1 else None


def _flat_table(
    block: Sequence[tuple[int, re.Match[str]]],
    lines: Sequence[str],
    specs: Sequence[FigureSpec],
    stems: Mapping[str, tuple[str, ...]],
) -> PlacedTable | None:
    # A single row stands right below its heading; several may have a letterhead of lines between.
    own = len(block) == 1 and is_own_row(block[0][1])
    reach = 8 if len(block) > 1 or own else 1
    above = [line.lower() for line in lines[max(0, block[0][0] - reach) : block[0][0]]]
    if own:
        above = heading_lines(above)
    values = [_values(match) for _, match in block]
    dashed = all(len(each) > 1 and each[0] == "-" for each in values)
    heading = _heading(above, specs, stems, len(values[0]) - dashed)
    planned = is_planned(heading) and not any(asks_for_plans(each) for each in specs)
    if any(_other_unit(heading, spec) for spec in specs) or _is_of_another_time(
        heading, lines, planned=planned
    ):
        return None
    places = labelled_columns(heading, specs, len(values[0]) - dashed) or places_of(heading, specs, stems)
    order = sorted((places[spec.key], spec.title) for spec in specs if spec.key in places)
    width = len(order)
    least = 1 if len(block) > 1 or own else 2
    if width < least or any(len(_values_behind_dash(match, width)) != width for _, match in block):
        return None
    if all(_names_figure(match, stems) for _, match in block):
        return None  # «Количество ТОС: 15⏎ТОС в конкурсах: 6»: labels with their values
    rows = [("№", "Муниципальное образование", *(title for _, title in order), "Примечание")]
    for at, match in [*block, *_unread(block, lines)]:
        groups = match.groupdict()
        label = lines[at][match.start("label") : match.end("label")].strip() if groups.get("label") else ""
        cells = _values_behind_dash(match, width) if match.re is not _NUMBERED else [""] * width
        rows.append((groups.get("ordinal") or "", label, *cells, groups.get("note") or ""))
    return PlacedTable(Table(tuple(rows)), tuple(at for at, _ in block))


def _names_figure(match: re.Match[str], stems: Mapping[str, tuple[str, ...]]) -> bool:
    label = match.groupdict().get("label") or ""
    return any(part.split()[0] in label for each in stems.values() for part in each)


def _unread(
    block: Sequence[tuple[int, re.Match[str]]], lines: Sequence[str]
) -> list[tuple[int, re.Match[str]]]:
    """Numbered lines among the rows, or right behind them, whose values could not be read: a person looks."""
    numbers = {int(each["ordinal"]) for _, each in block if each.groupdict().get("ordinal")}
    taken = {at for at, _ in block}
    found = []
    for at in range(block[0][0], min(block[-1][0] + 3, len(lines))):
        match = _NUMBERED.match(lines[at].lower()) if at not in taken else None
        if (
            match is not None
            and int(match["ordinal"]) not in numbers
            and int(match["ordinal"]) - 1 in numbers
        ):
            found.append((at, match))
            numbers.add(int(match["ordinal"]))
    return found


def _heading(
    above: Sequence[str], specs: Sequence[FigureSpec], stems: Mapping[str, tuple[str, ...]], width: int
) -> str:
    """The lines right above the rows that name a figure for each column; cells of a heading take several."""
    for count in range(1, len(above) + 1):
        heading = " ".join(above[-count:])
        if len(places_of(heading, specs, stems)) == width:
            return heading
    every = [part for each in stems.values() for part in each]
    return above[-1] if above and any(part in above[-1] for part in every) else " ".join(above)


def _is_of_another_time(heading: str, lines: Sequence[str], *, planned: bool) -> bool:
    """«Планируемые к размещению практики», «в 2023 году» where the text speaks of 2024, too."""
    heading = heading.rsplit(". ", 1)[-1]
    if not _FACT.search(heading) and ((planned and is_planned(heading)) or is_earlier(heading)):
        return True
    years = _YEAR.findall(heading)
    return bool(years) and max(years) < max(year for line in lines for year in _YEAR.findall(line))


def _other_unit(heading: str, spec: FigureSpec) -> bool:
    """Roubles in the heading where thousands are asked for, or thousands where roubles are."""
    unit = spec.unit.lower()
    return "руб" in unit and "руб" in heading and ("тыс" in unit) != ("тыс" in heading)
