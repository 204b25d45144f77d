"""Where a heading in running text names each figure: which column of a flattened table is whose."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.narrower_figures import narrower
from mailflow.reading.clauses.stems import figure_stems
from mailflow.reading.tables.foreign_words import is_foreign
from mailflow.reading.tables.table_columns import named_figures

_PARTED = re.compile(r"\s?[/,;|]\s?")


def places_of(
    heading: str, specs: Sequence[FigureSpec], stems: Mapping[str, Sequence[str]]
) -> dict[str, int]:
    """Places by key; the noun of «Бесхозяйные объекты» names no «Объекты», where these are asked for too."""
    found: dict[str, int] = {}
    wider = narrower(tuple(specs))
    heads = {each.key: figure_stems(each)[:1] for each in specs}
    for spec in sorted(specs, key=lambda each: (each.key not in wider, -_longest(stems[each.key]))):
        parts = [part for part in stems[spec.key] if " " in part]
        parts += [
            f"{part} {head}" for head in heads.get(wider.get(spec.key, ""), ()) for part in stems[spec.key]
        ]
        phrases = [r"[а-я]*\s+".join(map(re.escape, part.split())) for part in parts]
        whole = next((match for each in phrases if (match := re.search(each, heading))), None)
        if whole is not None:
            found[spec.key] = whole.start()
            heading = f"{heading[: whole.start()]}{' ' * len(whole[0])}{heading[whole.end() :]}"
        elif (place := _place(heading, spec, stems[spec.key])) >= 0:
            found[spec.key] = place
    return found


def _longest(stems: Sequence[str]) -> int:
    return max((len(part.split()) for part in stems), default=0)


def labelled_columns(heading: str, specs: Sequence[FigureSpec], width: int) -> dict[str, int]:
    """«площадки / оборудованные / контейнеры»: labels parted by marks, one figure each; else none."""
    labels = _PARTED.split(heading.rstrip(" :.)"))[-width:]
    labels[:1] = [each.rpartition(":")[2].rpartition("(")[2] for each in labels[:1]]
    named = [named_figures(each, specs) for each in labels]
    keys = [each[0].key for each in named if len(each) == 1]
    return {key: at for at, key in enumerate(keys)} if len(set(keys)) == len(keys) == width else {}


def _place(heading: str, spec: FigureSpec, stems: Sequence[str]) -> int:
    """Where the heading names the figure first, -1 where it does not.

    Of «Светильники, светодиодные светильники» the adjective tells where the second stands.
    """
    named = (stem.split() for stem in stems)
    whole = [parts[0] for parts in named if all(part in heading for part in parts)]
    places = [
        match.start()
        for each in whole
        for match in re.finditer(re.escape(each), heading)
        if not is_foreign(heading, match.start(), each, spec)
    ]
    return min(places, default=-1)
