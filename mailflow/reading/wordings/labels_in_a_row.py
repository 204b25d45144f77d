"""Labels and numbers written in a row without marks: «старост 4 сходов 7 обучено 4», «старост 2 сходов нет».

What each of them tells is left to the rules of figures; here only the marks are set that the writer left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.families import stems_of
from mailflow.reading.clauses.numerals import COUNT
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

# The same with something denied: «практик 2 инициатив нет», «инициативы не направляли практик 3»
_NONE = r"(?:нету?|отсутству[а-я]{2}|не[ ][а-я]{4,16})"
_DONE = r"[а-я]{4,12}ен[аыо]"
_VALUE = rf"(?:-[ ])?(?:{COUNT}(?:[ ](?:шт|ед)\b\.?)?|{_NONE}|{_DONE})(?![а-я])"
_WORD = rf"(?!(?:{COUNT}|нету?|не|отсутству[а-я]{{2}}|{_DONE})(?![а-я]))[а-я]{{4,20}}"
_LABELLED = rf"{_WORD}(?:[ ]{_WORD}){{0,2}}[ ]{_VALUE}"
_LEAD = r"(?:в[ ](?:этом|текущем|\d{4})[ ]году[ ])?(?:[а-я]{4,12}ено[ ])?"
_MIXED = re.compile(
    rf"(?:(?<=[\n.;:,])|(?<=[\n.;:,][ ])|\A)(?P<lead>{_LEAD})"
    rf"(?P<row>{_LABELLED}(?:[ ]{_LABELLED}){{1,5}})(?=[ ]?(?:[.;,\n]|\Z))",
    re.IGNORECASE,
)
_ONE = re.compile(rf"(?P<label>{_WORD}(?:[ ]{_WORD}){{0,2}})[ ]{_VALUE}", re.IGNORECASE)
_DENIES = re.compile(_NONE, re.IGNORECASE)


def with_rows_parted(plain: str, specs: Sequence[FigureSpec]) -> str:
    """Commas behind the numbers of such a row, where its first label is a noun and each names one figure.

    The last may have its noun behind: «в реестре 19 требуют ремонта 4 закуплено 8 контейнеров».

    «Назначено 4 старосты обучено 3» begins with a deed, «В поселении 4 …» with no label: numbers lead there.
    """
    known = [_names(each, specs) for each in specs]
    plain = _ROW.sub(lambda found: _parted(found[0], found["tail"] or "", known), plain)
    if _DENIES.search(plain) is None:
        return plain
    return _MIXED.sub(lambda found: found["lead"] + _parted_from_denied(found["row"], known), plain)


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


def _parted_from_denied(row: str, known: Sequence[tuple[str, ...]]) -> str:
    """Each label must name another figure: «практик нет новых практик 2» is no row."""
    pairs = list(_ONE.finditer(row))
    labels = [each["label"].lower().split() for each in pairs]
    if not any(is_noun(word) and any(word.startswith(each) for each in known) for word in labels[0]):
        return row
    named = [_figures_of(label, known) for label in labels]
    if not all(named) or len(set().union(*named)) < len(named) or len(set(map(tuple, named))) < len(named):
        return row
    return ", ".join(each[0] for each in pairs)


def _figures_of(words: Sequence[str], known: Sequence[tuple[str, ...]]) -> list[int]:
    """Positions of the figures that a label names; empty where it names two."""
    named = [{at for at, each in enumerate(known) if word.startswith(each)} for word in words]
    named = [each for each in named if each]
    return sorted(set.intersection(*named)) if named else []


def _is_one_label(words: Sequence[str], known: Sequence[tuple[str, ...]]) -> bool:
    """Whether a noun or a deed of some figure stands in a label, and no two nouns of different ones."""
    return bool(_figures_of([each.lower() for each in words], known))
