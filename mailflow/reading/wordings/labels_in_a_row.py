"""Labels and numbers written in a row without marks: «старост 4 сходов 7 обучено 4».

What each of them tells is left to the rules of figures; here only the marks are set that the writer left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.families import stems_of
from mailflow.reading.clauses.stems import figure_stems
from mailflow.reading.clauses.title_deeds import deed_stems
from mailflow.reading.clauses.words import is_noun

_PAIR = r"(?:[а-я]{4,20}[ ]){1,3}(?:-[ ])?\d{1,6}"
_ROW = re.compile(
    rf"(?:(?<=[\n.;:,])|(?<=[\n.;:,][ ])|\A)(?:(?:в|на)[ ])?{_PAIR}(?:[ ]{_PAIR}){{1,8}}"
    r"(?:[ ](?P<tail>[а-я]{4,20}))?(?=[ ]?(?:[.;,\n]|\Z))",
    re.IGNORECASE,
)
_EACH = re.compile(rf"(?P<pair>{_PAIR})[ ]", re.IGNORECASE)


def with_rows_parted(plain: str, specs: Sequence[FigureSpec]) -> str:
    """Commas behind the numbers of such a row, where its first label is a noun and each names one figure.

    The last may have its noun behind: «в реестре 19 требуют ремонта 4 закуплено 8 контейнеров».

    «Назначено 4 старосты обучено 3» begins with a deed, «В поселении 4 …» with no label: numbers lead there.
    """
    known = [_names(each, specs) for each in specs]
    return _ROW.sub(lambda found: _parted(found[0], found["tail"] or "", known), plain)


def _names(spec: FigureSpec, specs: Sequence[FigureSpec]) -> tuple[str, ...]:
    parts = (each.split()[0] for each in (*stems_of(tuple(specs))[spec.key], *figure_stems(spec)))
    return (*parts, *deed_stems(spec))


def _parted(row: str, tail: str, known: Sequence[tuple[str, ...]]) -> str:
    labels = [re.sub(r"[\d-]", "", each[0]).split() for each in re.finditer(_PAIR, row, re.IGNORECASE)]
    first = labels[0][0].lower()
    if not (is_noun(first) and any(first.startswith(each) for each in known)):
        return row
    if not all(_is_one_label(label, known) for label in labels):
        return row
    if tail and not _is_one_label([*labels[-1], tail], known):
        return row
    behind = f" {tail}" if tail else ""
    return _EACH.sub(r"\g<pair>, ", row.removesuffix(behind)) + behind


def _is_one_label(words: Sequence[str], known: Sequence[tuple[str, ...]]) -> bool:
    """Whether a noun or a deed of some figure stands in a label, and no two nouns of different ones."""
    named = [
        {at for at, each in enumerate(known) if word.startswith(each)}
        for word in (one.lower() for one in words)
    ]
    named = [each for each in named if each]
    return bool(named) and bool(set.intersection(*named))
