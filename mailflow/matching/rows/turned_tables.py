"""Tables that name settlements across and figures downwards, set upright: a line for each settlement."""

from __future__ import annotations

from collections.abc import Callable

from mailflow.model.message import Table

# The heading stands below a title of a few lines.
_TOP_ROWS = 6
_FEWEST = 2


def set_upright(table: Table, is_settlement: Callable[[str], bool]) -> Table:
    """The table with rows for columns, where two cells of a heading name settlements; else as it is."""
    for at, row in enumerate(table.rows[:_TOP_ROWS]):
        named = [each for each in row[1:] if each.strip() and is_settlement(each)]
        below = table.rows[at + 1 :]
        if (
            len(named) < _FEWEST
            or not below
            or any(is_settlement(each[0]) for each in below if each and each[0].strip())
        ):
            continue
        width = len(row)
        lines = [row, *(each for each in below if len(each) <= width)]
        return Table(
            tuple(tuple(line[place] if place < len(line) else "" for line in lines) for place in range(width))
        )
    return table
