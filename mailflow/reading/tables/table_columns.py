"""Which column of a table holds what, by its heading; the heading may stand anywhere near the top."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.abbreviations import spelt_out
from mailflow.reading.clauses.deeds import done_alone
from mailflow.reading.clauses.families import stems_of
from mailflow.reading.clauses.figure_kinds import is_measure
from mailflow.reading.clauses.narrower_figures import narrower
from mailflow.reading.clauses.predicates import is_planned
from mailflow.reading.clauses.roles import moment_of
from mailflow.reading.clauses.stems import figure_stems
from mailflow.reading.clauses.title_deeds import deed_stems
from mailflow.reading.clauses.young_people import with_ages_marked
from mailflow.reading.normal import normalise
from mailflow.reading.tables.foreign_words import is_foreign
from mailflow.reading.tables.labelled_people import as_labelled
from mailflow.reading.tables.table_cells import cell_value, is_number
from mailflow.reading.tables.title_pieces import columns_of_pieces

# A letterhead, a title and a heading of three lines fit above the first row of data.
_TOP_ROWS = 12
_NOT_A_COUNT = re.compile(
    r"^(?:наименован|назван|ссылк|описан|дата|примеч|ответств|перечень|адрес|тема|контакт|причин"
    r"|содержан|краткое|прирост|отклонен|динамик|темп|изменен)"
)
_LABEL = re.compile(
    r"муницип|поселени|образован|территор|администрац|район|город\b|наименование\s(?:мо|омсу)|^мо$|омсу"
)
_NOTE = re.compile(r"примечан|комментар|пояснен|причин|дополнительн")
_BEST = re.compile(r"\bфакт|всего|итого|общее|размещен|количеств|кол-во")
_WORDS = re.compile(r"[а-я]+(?:-[а-я]+)*")
_NEED = re.compile(r"потребн|\bтребу|нужда|необходим")
_YES = frozenset({"да", "+", "имеется"})
_TOLD = re.compile(
    r"^(?:размещ|опубликов|провед|направл|представл|подан|реализ|назнач|избран|состоял|загруж|добавл|выполнен)[а-я]{1,8}"
    r"[\s,:-]{1,3}(?:[а-я]{2,14}\s){0,3}(?:(?!20\d\d)\d{1,4}\s[а-я]{4}|одн[аоу]\s|дв[ае]\s|три\s|четыре\s|пять\s|ни\sодно)"
    r"|\bне\s[а-я]{4,14}л(?:ись|ся|ось|ась)\b|\bне\sимеется\b|\bне\sпоступало\b"
)
_APART = re.compile(r"[,/;+]|\sи\s|\sили\s")
_ORDINAL = re.compile(r"^(?:№|n|п/п|№\s?п/?п\.?|№№|№\sп\.п\.)$")


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns (from 0) of a table and the row where its data begins; `figures` by key."""

    first_row: int
    label: int
    figures: Mapping[str, int]
    headings: Sequence[str] = ()
    note: int | None = None
    ambiguous: tuple[str, ...] = ()


def find_columns(rows: Sequence[Sequence[str]], specs: Sequence[FigureSpec]) -> Columns | None:
    """The layout told by the heading, or None where no heading names a figure. Rows are lower-case texts."""
    for at, row in enumerate(rows[:_TOP_ROWS]):
        if not _is_heading(row, specs):
            continue
        last = _last_heading_row(rows, at, specs)
        headings = _headings(rows, _first_heading_row(rows, at), last)
        figures, ambiguous = _figure_columns(headings, specs)
        if not figures and not ambiguous:
            continue
        first = last + 1
        note = next((column for column, text in enumerate(headings) if _NOTE.search(text)), None)
        taken = {*figures.values(), *([note] if note is not None else [])}
        label = _label_column(rows, first, headings, taken)
        return Columns(first, label, figures, headings, note, ambiguous)
    return None


def named_figures(text: str, specs: Sequence[FigureSpec]) -> list[FigureSpec]:
    """Figures that a label names; «участников мероприятий» are participants, no events.

    A label that repeats one title whole names that figure, also where it begins with the title of another.
    """
    titles = {spec.key: normalise(spec.title).lower() for spec in specs if " " in spec.title}
    whole = [spec for spec in specs if titles.get(spec.key, "\n") in text]
    titled = [
        spec
        for spec in whole
        if not any(each is not spec and titles[spec.key] in titles[each.key] for each in whole)
    ]
    if len(titled) == 1 and len(specs) > 1:
        return titled
    text = with_ages_marked(spelt_out(text, specs), specs)
    stems = stems_of(tuple(specs))
    wider = narrower(tuple(specs))
    heads = {key: each if key in wider else each[:1] for key, each in stems.items()}
    stems = heads if any(_first(text, each) for each in heads.values()) else stems
    words = _WORDS.findall(text)
    if alone := done_alone(words, specs):
        return [alone]
    stems = {
        spec.key: () if _is_of_others(words, spec, stems[spec.key]) else stems[spec.key] for spec in specs
    }
    spans = [(span, spec) for spec in specs if (span := _first(text, stems[spec.key], spec)) is not None]
    spans.sort(key=lambda each: (each[0][0], -each[0][1]))  # «дружинники» are no «дружины»
    # «ТОС - юридические лица»: what narrows the noun tells which of them
    narrow = {wider[spec.key]: spec for _, spec in spans if spec.key in wider}
    kept: list[tuple[tuple[int, int], FigureSpec]] = []
    for span, spec in spans:
        if not kept or _APART.search(text, kept[-1][0][1], span[0]):
            kept.append((span, spec))
    found = list(dict.fromkeys(narrow.get(spec.key, spec) for _, spec in kept))
    return as_labelled(words, found, specs)


def asks_for_plans(spec: FigureSpec) -> bool:
    """«Планируется отремонтировать», «Требуют замены»: «потребность в замене» is no plan beside it."""
    title = spec.title.lower()
    return is_planned(title) or _NEED.search(title) is not None


def _is_of_others(words: Sequence[str], spec: FigureSpec, stems: Sequence[str]) -> bool:
    """«Отремонтировано насосов» is not of the hydrants that were mended."""
    if (
        is_measure(spec)
        or not set(stems) <= set(deed_stems(spec))
        or any(word.startswith(figure_stems(spec)) for word in words)
    ):
        return False
    return done_alone(words, (spec,)) is None


def _first(text: str, stems: Sequence[str], spec: FigureSpec | None = None) -> tuple[int, int] | None:
    """Where the first of the stems stands, its words in order; see `is_foreign`."""
    found = []
    for stem in stems:
        pattern = r"(?<![а-я])" + r"\w*\s+".join(re.escape(part) for part in stem.split())
        matches = re.finditer(pattern, text) if stem.split()[0] in text else ()
        named = (
            match for match in matches if spec is None or not is_foreign(text, match.start(), stem, spec)
        )
        found += [match.span() for match in named][:1]
    return min(found, default=None)


def _is_heading(row: Sequence[str], specs: Sequence[FigureSpec]) -> bool:
    """Names a figure in a cell of its own, beside other cells, and holds no values."""
    distinct = {cell for cell in row if cell}
    if len(distinct) < 2 or any(cell_value(cell) is not None or cell in _YES for cell in row):
        return False
    if any(_TOLD.search(cell) for cell in distinct):
        return False  # «Размещение практик | размещены 2 практики»
    return any(len(cell) < 160 and named_figures(cell, specs) for cell in distinct)


def _first_heading_row(rows: Sequence[Sequence[str]], at: int) -> int:
    """A spanning heading («Количество») may stand in the row above."""
    if at and len({cell for cell in rows[at - 1] if cell}) >= 2 and not any(map(is_number, rows[at - 1])):
        return at - 1
    return at


def _last_heading_row(rows: Sequence[Sequence[str]], at: int, specs: Sequence[FigureSpec]) -> int:
    """Rows below that refine the heading, and the row that numbers the columns."""
    last = at
    for below in range(at + 1, min(len(rows), at + 4)):
        row = rows[below]
        filled = [cell for cell in row if cell]
        numbering = [cell.strip(".") for cell in filled] == [str(n) for n in range(1, len(filled) + 1)]
        if numbering and len(filled) > 2:
            return below
        refines = filled and not any(cell_value(cell) is not None for cell in row)
        if not refines or not _refines(rows[at], row, specs):
            break
        last = below
    return last


def _refines(above: Sequence[str], row: Sequence[str], specs: Sequence[FigureSpec]) -> bool:
    """Whether a row without values continues a heading: its first cell is empty or repeats the one above."""
    first, top = (row[0] if row else ""), (above[0] if above else "")
    if first and first != top:
        return False
    return any(row) and (any(named_figures(cell, specs) for cell in row) or not first or first == top)


def _headings(rows: Sequence[Sequence[str]], first: int, last: int) -> list[str]:
    """Heading of every column; an empty cell of a spanning row belongs to the cell on its left."""
    width = max(len(row) for row in rows[first : last + 1])
    found = [""] * width
    for at in range(first, last + 1):
        carried = ""
        for column in range(width):
            cell = rows[at][column] if column < len(rows[at]) else ""
            carried = cell or (carried if at < last else "")
            if carried and carried not in found[column]:
                found[column] = f"{found[column]} {carried}".strip()
    return found


def _figure_columns(
    headings: Sequence[str], specs: Sequence[FigureSpec]
) -> tuple[dict[str, int], tuple[str, ...]]:
    figures: dict[str, int] = {}
    ambiguous: list[str] = []
    for spec in specs:
        named = [
            column
            for column, text in enumerate(headings)
            if spec in named_figures(text, specs)
            and not _NOT_A_COUNT.match(text)
            and (not is_planned(text) or asks_for_plans(spec))
        ]
        alone = [column for column in named if named_figures(headings[column], specs) == [spec]]
        choice = alone or named
        if len(choice) > 1:
            choice = current_columns(headings, choice)
        if len(choice) == 1:
            figures[spec.key] = choice[0]
        elif choice:
            ambiguous.append(spec.key)
    counted = [
        "" if _NOT_A_COUNT.match(text) or _LABEL.search(text) or is_planned(text) else text
        for text in headings
    ]
    for key, column in columns_of_pieces(counted, specs, figures).items():
        if key not in ambiguous:
            figures[key] = column
    if len(set(figures.values())) < len(figures):
        return {}, tuple(figures)
    return figures, tuple(ambiguous)


def current_columns(headings: Sequence[str], columns: Sequence[int]) -> list[int]:
    """Of several columns of one figure the one that holds now: the latest year, the fact, the total.

    Several are returned where the heading does not tell.
    """
    left = [at for at in columns if not is_planned(headings[at]) and not _NOT_A_COUNT.match(headings[at])]
    moments = {at: moment_of(headings[at]) for at in left}
    known = [each for each in moments.values() if each is not None]
    if left and len(known) == len(left) and len({bool(each[0]) for each in known}) == 1:
        left = [at for at in left if moments[at] == max(known)]
    if len(left) > 1:
        left = [at for at in left if _BEST.search(headings[at])][:1] or left
    return left


def _label_column(rows: Sequence[Sequence[str]], first: int, headings: Sequence[str], taken: set[int]) -> int:
    free = [column for column in range(len(headings)) if column not in taken]
    named = [
        column for column in free if _LABEL.search(headings[column]) and not _ORDINAL.match(headings[column])
    ]
    if named:
        return named[0]
    counts = {
        column: sum(
            1
            for row in rows[first : first + 40]
            if column < len(row) and re.search(r"[а-я]{3}", row[column]) and cell_value(row[column]) is None
        )
        for column in free
    }
    return max(free, key=lambda column: (counts[column], -column), default=0)
