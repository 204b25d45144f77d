"""The heading of a table: which column stands where."""

from __future__ import annotations

import unicodedata

from mailflow.config.faults import suggest
from mailflow.config.rows import Row
from mailflow.errors import Fault


def find_columns(
    heading: Row, shown: str, known: tuple[str, ...], required: tuple[str, ...]
) -> tuple[dict[str, int], list[Fault]]:
    """Places of the known columns; a heading like a known one but not equal is a fault, others are notes."""
    columns: dict[str, int] = {}
    faults: list[Fault] = []
    for place, cell in enumerate(heading.cells):
        name = unicodedata.normalize("NFKC", cell).strip().lower()
        if name in columns:
            faults.append(Fault(shown, f"колонка «{name}» стоит дважды", heading.number, column_name=name))
        elif name in known:
            columns[name] = place
        elif hint := _similar(name, [each for each in known if each not in heading.cells]):
            faults.append(
                Fault(shown, f"неизвестная колонка «{cell}»{hint}", heading.number, column_name=cell)
            )
    missing = [name for name in required if name not in columns]
    faults.extend(Fault(shown, f"нет обязательной колонки «{name}»", heading.number) for name in missing)
    return columns, faults


def _similar(name: str, known: list[str]) -> str:
    hint = suggest(name, known) if name else ""
    return hint if "может быть" in hint else ""
