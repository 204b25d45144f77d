"""Adjectives of another figure's noun: «контейнерные площадки» hold no «Контейнеры»."""

from __future__ import annotations

import re

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.title_words import title_words
from mailflow.reading.clauses.words import is_noun
from mailflow.reading.morphology import is_adjective

_WORD = re.compile(r"[а-я]+(?:-[а-я]+)*")


def is_foreign(text: str, at: int, stem: str, spec: FigureSpec) -> bool:
    """Whether an adjective stands at a place of a lower-case text, while the title has its stem in a noun."""
    words = list(_WORD.finditer(text, at))[:2]
    if len(words) < 2 or " " in stem or not is_adjective(words[0][0]) or not is_noun(words[1][0]):
        return False
    if text[words[0].end() : words[1].start()].strip():
        return False
    titled = [word for word in title_words(spec.title) if word.startswith(stem)]
    return bool(titled) and all(is_noun(word) for word in titled)
