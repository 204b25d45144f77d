"""Stems by which a figure is recognised in running text, derived from how the request names it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from mailflow.model.request import FigureSpec

_WORD = re.compile(r"[а-я]+(?:-[а-я]+)*")
_GENERIC = frozenset(
    {
        "количество",
        "число",
        "объем",
        "сумма",
        "доля",
        "итог",
        "показатель",
        "значение",
        "размер",
        "единица",
        "штука",
    }
)
_MEASURE = re.compile(r"^(?:тыс|млн|млрд|%|процент|км|м2|м3|кв|куб|га$|гектар|тонн|т$|т\.|кг|метр)|руб|чел")
_COUNTER = re.compile(r"^(?:шт|ед)")


@lru_cache(maxsize=1)
def _analyzer() -> Any:
    """The dictionary, loaded at first use: it takes a third of a second."""
    from pymorphy3 import MorphAnalyzer  # noqa: PLC0415 - loading costs time that most commands never need

    return MorphAnalyzer(lang="ru")


@lru_cache(maxsize=20_000)
def lemma(word: str) -> str:
    """Dictionary form of a lower-case word, «е» for «ё»."""
    return str(_analyzer().parse(word)[0].normal_form).replace("ё", "е")


@lru_cache(maxsize=5_000)
def is_noun(word: str) -> bool:
    """Whether the likeliest reading of a lower-case word is a noun."""
    return bool(_analyzer().parse(word)[0].tag.POS == "NOUN")


@lru_cache(maxsize=5_000)
def stem(word: str) -> str:
    """What all inflected forms of a lower-case word have in common, three letters at least."""
    parsed = _analyzer().parse(word)[0]
    forms = [
        each.word.replace("ё", "е") for each in parsed.lexeme if not each.tag.grammemes & {"COMP", "Supr"}
    ]
    common = _common_start(forms) if forms else word
    return common if len(common) >= 3 else word[:4]


def _common_start(words: list[str]) -> str:
    low, high = min(words), max(words)
    for at, (one, other) in enumerate(zip(low, high, strict=False)):
        if one != other:
            return low[:at]
    return low


@lru_cache(maxsize=256)
def figure_stems(spec: FigureSpec) -> tuple[str, ...]:
    """Stems of the noun that counts the figure: given ones, else unit and head noun of the title.

    An entry of several words is several stems that follow one another.
    """
    if spec.words:
        return tuple(
            " ".join(_given(part) for part in each.lower().replace("ё", "е").split()) for each in spec.words
        )
    found = []
    unit = spec.unit.lower().replace("ё", "е")
    if unit and not is_measure(spec) and not _COUNTER.match(unit):
        found += [stem(word) for word in _WORD.findall(unit) if is_noun(word)][:1]
    nouns = [word for word in _WORD.findall(spec.title.lower().replace("ё", "е")) if is_noun(word)]
    nouns = [word for word in nouns if lemma(word) not in _GENERIC]
    found += [stem(word) for word in (nouns if is_measure(spec) else nouns[:1])]
    return tuple(dict.fromkeys(found))


def _given(word: str) -> str:
    """A stem as given; a whole noun is cut to its stem."""
    return stem(word) if len(word) > 4 and is_noun(word) and _analyzer().word_is_known(word) else word


def is_measure(spec: FigureSpec) -> bool:
    """Whether the figure is measured (roubles, kilometres, people) and not counted piece by piece."""
    return _MEASURE.search(spec.unit.lower()) is not None
