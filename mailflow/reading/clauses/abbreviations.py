"""An abbreviation is one name with its words: «ТОС», «территориальное общественное самоуправление»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from mailflow.model.request import FigureSpec

_ABBREVIATION = re.compile(r"\b[А-Я]{3,6}\b")
_WORD = re.compile(r"[А-Яа-яЁё]{3,40}(?:-[А-Яа-яЁё]{2,40})?")


@lru_cache(maxsize=64)
def abbreviated(specs: tuple[FigureSpec, ...]) -> tuple[FigureSpec, ...]:
    """The figures, words in their titles written as the abbreviation that a title or unit of them uses."""
    short = {each for spec in specs for each in _ABBREVIATION.findall(f"{spec.title} {spec.unit}")}
    if not short:
        return specs
    return tuple(replace(spec, title=_shortened(spec.title, short)) for spec in specs)


def _shortened(title: str, short: set[str]) -> str:
    words = list(_WORD.finditer(title))
    for abbreviation in sorted(short):
        for at in range(len(words) - len(abbreviation) + 1):
            run = words[at : at + len(abbreviation)]
            if _stands_for(abbreviation, run, title):
                return _shortened(title[: run[0].start()] + abbreviation + title[run[-1].end() :], short)
    return title


def _stands_for(abbreviation: str, run: Sequence[re.Match[str]], title: str) -> bool:
    """Whether the words begin with its letters and only blanks part them."""
    initials = "".join(each[0][0] for each in run).upper()
    between = _WORD.sub("", title[run[0].start() : run[-1].end()])
    return initials == abbreviation and not between.strip()
