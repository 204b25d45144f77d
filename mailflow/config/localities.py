"""`localities.csv`: villages and towns with their municipalities, a hint for matching."""

from __future__ import annotations

from pathlib import Path

from mailflow.config.columns import find_columns
from mailflow.config.rows import read_rows
from mailflow.errors import Fault
from mailflow.model.identifiers import Oktmo
from mailflow.model.municipality import Directory, Locality

LOCALITY_COLUMNS = ("oktmo11", "type", "name", "mo_oktmo", "mo_short")


def read_localities(path: Path, directory: Directory) -> tuple[tuple[Locality, ...], list[Fault]]:
    """Villages and towns; those of municipalities that are not in the directory are left out."""
    shown = str(path)
    rows, faults = read_rows(path, shown)
    if faults or not rows:
        return (), faults
    columns, faults = find_columns(rows[0], shown, LOCALITY_COLUMNS, ("type", "name", "mo_oktmo"))
    if faults:
        return (), faults
    kind, name, code = columns["type"], columns["name"], columns["mo_oktmo"]
    found = [row.cells for row in rows[1:] if len(row.cells) > max(kind, name, code)]
    return tuple(
        Locality(kind=cells[kind], name=cells[name], municipality=Oktmo(cells[code]))
        for cells in found
        if cells[name] and Oktmo(cells[code]) in directory
    ), []
