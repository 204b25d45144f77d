"""A label that leads to a noun two titles share: «Обучение: старост – 2» counts those trained.

The noun alone would tell the other figure, see `clauses.shared_nouns`; so the label is kept beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.kin_words import says, telling_words
from mailflow.reading.clauses.shared_nouns import lends_noun_to
from mailflow.reading.clauses.words import stem

_SHORTEST = 4


def with_led_labels(plain: str, specs: Sequence[FigureSpec]) -> str:
    """Without the colon between such a label and the noun."""
    if ":" not in plain:
        return plain
    for some in specs:
        for whole in specs:
            if lends_noun_to(whole, some):
                plain = _label(some, whole).sub(r"\g<label> ", plain)
    return plain


def _label(some: FigureSpec, whole: FigureSpec) -> re.Pattern[str]:
    shared = telling_words(whole)
    own = [told for told in telling_words(some) if not any(says(told, each) for each in shared)]
    begin = "|".join(re.escape(stem(each)[: max(_SHORTEST, len(stem(each)) - 2)]) for each in own) or r"(?!)"
    noun = re.escape(stem(whole.unit.lower()))
    return re.compile(
        rf"(?P<label>\b(?:{begin})[а-я]{{0,8}}(?:\s[а-я]{{3,20}}){{0,3}})\s?:\s{{0,3}}(?=(?:\d{{1,5}}\s)?{noun})",
        re.IGNORECASE,
    )
