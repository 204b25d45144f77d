"""The only row of a flattened table: a settlement fills in the form of the association for itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

_KIND = re.compile(r"поселени[ея]|\b[сг][/.]\s?п\b|\b[сг]п\b|\bрайон|\bокруг|^мо\s")
_NO_NAME = re.compile(
    r"\bглав|\bтел|\bул\b|специалист|заместител|председател|исполня|[:;,]|\b(?:в|на|по|от|за|из)\s"
)
# No settlement has more deeds; a postcode or a telephone has.
_LARGE = re.compile(r"\d{5}")
_COLUMN = re.compile(r"муницип|поселени|наименован|территор|№")
_SENTENCE_END = (".", ":", ";", "!", "»")


def is_own_row(row: re.Match[str]) -> bool:
    """«1 Холмское сельское поселение 2 5»: the name of a municipality, its numbers and nothing else."""
    groups = row.groupdict()
    label = groups.get("label") or ""
    return (
        _KIND.search(label) is not None
        and _NO_NAME.search(label) is None
        and _LARGE.search(groups.get("values") or "") is None
    )


def heading_lines(above: Sequence[str]) -> list[str]:
    """The cells of the heading above the row, line by line: what stands below the last sentence.

    Empty where none of them heads the column of names.
    """
    first = next(
        (at + 1 for at in range(len(above) - 1, -1, -1) if above[at].rstrip().endswith(_SENTENCE_END)), 0
    )
    heading = list(above[first:])
    return heading if any(_COLUMN.search(line) for line in heading) else []
