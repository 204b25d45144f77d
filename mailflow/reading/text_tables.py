"""Tables that stand in running text: parted by tabs, bars or wide gaps, or flattened by a PDF."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mailflow.model.message import Table
from mailflow.model.request import FigureSpec
from mailflow.reading.normal import normalise
from mailflow.reading.stems import figure_stems

_GAP = re.compile(r"\t+ ?| {2,}|\s?\|\s?")
_FLAT = re.compile(
    r"^\s{0,10}(?:(?P<ordinal>\d{1,3})[.)]?\s{1,4})?(?P<label>[а-яa-z\"(][^\n\d|\t]{2,90}?)(?"
    r"P<values>(?:\s{1,6}(?:\d{1,6}(?![\d.)-])|-(?=\s|$)|нет(?=\s"
    r"|$))){1,8})\s{0,4}(?P<note>[а-я][а-я ]{3,80})?$"
)
_VALUE = re.compile(r"\d{1,6}|-|нет")


_EDGES = re.compile(r"^ *\|? *| *\|? *$")


def find_text_tables(text: str, specs: Sequence[FigureSpec]) -> tuple[Table, ...]:
    """Tables of a text whose heading names a figure, ready for `read_table`."""
    if not specs:
        return ()
    plain = normalise(text)
    low = plain.lower()
    stems = [stem for spec in specs for stem in figure_stems(spec)]
    if not any(stem.split()[0] in low for stem in stems):
        return ()
    lines = plain.split("\n")
    return tuple(_gapped(lines) or _flat(lines, specs))


def _gapped(lines: Sequence[str]) -> list[Table]:
    """Blocks of at least two lines with two cells each."""
    found: list[Table] = []
    block: list[tuple[str, ...]] = []
    for line in (*lines, ""):
        stripped = _EDGES.sub("", line)
        cells = tuple(_GAP.split(stripped)) if "\t" in stripped or "|" in stripped or "  " in stripped else ()
        if len(cells) > 1:
            block.append(cells)
            continue
        if len(block) > 1:
            found.append(Table(tuple(block)))
        block = []
    return found


def _flat(lines: Sequence[str], specs: Sequence[FigureSpec]) -> list[Table]:
    """«1 Гирейское г/п 0 1» below a heading that names the figures in the order of their columns."""
    matches = [(at, match) for at, line in enumerate(lines) if (match := _FLAT.match(line.lower()))]
    blocks: list[list[tuple[int, re.Match[str]]]] = []
    for at, match in matches:
        if blocks and at - blocks[-1][-1][0] <= 2:
            blocks[-1].append((at, match))
        else:
            blocks.append([(at, match)])
    tables = (_flat_table(block, lines, specs) for block in blocks if len(block) > 1)
    return [table for table in tables if table is not None]


def _flat_table(
    block: Sequence[tuple[int, re.Match[str]]], lines: Sequence[str], specs: Sequence[FigureSpec]
) -> Table | None:
    heading = " ".join(lines[max(0, block[0][0] - 8) : block[0][0]]).lower()
    order = sorted((place, spec.title) for spec in specs if (place := _place(heading, spec)) >= 0)
    width = len(order)
    if not width or any(len(_VALUE.findall(match["values"])) != width for _, match in block):
        return None
    rows = [("№", "Муниципальное образование", *(title for _, title in order), "Примечание")]
    for at, match in block:
        label = lines[at][match.start("label") : match.end("label")].strip()
        note = match["note"] or ""
        rows.append((match["ordinal"] or "", label, *_VALUE.findall(match["values"]), note))
    return Table(tuple(rows))


def _place(heading: str, spec: FigureSpec) -> int:
    """Where the heading names the figure last, -1 where it does not."""
    return max((heading.rfind(stem.split()[-1]) for stem in figure_stems(spec)), default=-1)
