"""What the bench prints: a figure, what it is held against, their ratio, the aim, met or not."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One line. `ratio` is figure by baseline; `is_met` None where there is no aim or no baseline."""

    what: str
    figure: str
    baseline: str = ""
    ratio: float | None = None
    aim: str = ""
    is_met: bool | None = None


def at_most(what: str, figure: float, baseline: float, times: float, unit: str, against: str) -> Row:
    """The figure should be at most so many times the baseline."""
    ratio = figure / baseline
    return Row(
        what,
        f"{figure:.4g} {unit}",
        f"{baseline:.4g} {unit} {against}",
        ratio,
        f"<= {times:g} x",
        ratio <= times,
    )


def at_least(what: str, figure: float, baseline: float, times: float, unit: str, against: str) -> Row:
    """The figure should be at least so many times the baseline."""
    ratio = figure / baseline
    return Row(
        what,
        f"{figure:.4g} {unit}",
        f"{baseline:.4g} {unit} {against}",
        ratio,
        f">= {times:g} x",
        ratio >= times,
    )


def skipped(what: str, why: str) -> Row:
    return Row(what, "skipped", why)


def print_heading(title: str) -> None:
    print(f"\n{title}", flush=True)


def print_rows(rows: list[Row]) -> None:
    for row in rows:
        ratio = f"{row.ratio:.2f} x" if row.ratio is not None else ""
        met = {True: "met", False: "NOT MET", None: ""}[row.is_met]
        print(
            f"  {row.what:<50} {row.figure:>20}  {row.baseline:<44} {ratio:>8}  {row.aim:<10} {met}".rstrip(),
            flush=True,
        )
