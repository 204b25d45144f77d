"""«Данные об обучении уточняются»: of a figure that is not told, beside others that are."""

from __future__ import annotations

import re

from mailflow.model.request import Request
from mailflow.model.understanding import Figures
from mailflow.patterns import Gated
from mailflow.reading.clauses.title_words import title_words
from mailflow.reading.clauses.words import is_noun, stem

_FINDING_OUT = Gated(r"\b(?:уточня|выясня|сверя|проверя|перепроверя|собира|подсчитыва)(?:ется|ются|ем)\b")
_SENTENCE = re.compile(r"[^.!?;\n]+[.!?;]?")


def without_open_points(low: str, request: Request, figures: Figures) -> str:
    """A lower-case text less the sentences that leave open only figures it does not tell.

    Of those told nothing may be open: «размещено 2 практики, данные о практиках уточняются».
    """
    told = [each.title for each in request.figures if each.key in figures]
    untold = [each.title for each in request.figures if each.key not in figures]
    if not told or not untold or _FINDING_OUT.search(low) is None:
        return low
    known = _stems(told)
    open_ones = tuple(_stems(untold) - known)
    return _SENTENCE.sub(
        lambda found: " " if _leaves_open(found[0], open_ones, tuple(known)) else found[0], low
    )


def _leaves_open(said: str, open_ones: tuple[str, ...], known: tuple[str, ...]) -> bool:
    words = said.split()
    return (
        _FINDING_OUT.search(said) is not None
        and any(each.startswith(open_ones) for each in words)
        and not any(each.startswith(known) for each in words)
        and not any(char.isdigit() for char in said)
    )


def _stems(titles: list[str]) -> set[str]:
    return {stem(word) for title in titles for word in title_words(title) if is_noun(word)}
