"""Two numbers of one figure, the smaller of which tells a deed: «Сетей 210 км, заменено 7,4 км»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.claims import INFERRED, Claim
from mailflow.reading.clauses.clauses import tokens
from mailflow.reading.clauses.figure_kinds import is_flag, is_measure
from mailflow.reading.clauses.title_deeds import deed_stems
from mailflow.reading.clauses.words import is_finite, is_present, lemma
from mailflow.reading.figures.scanned_figures import without_doubtful
from mailflow.reading.figures.settled import Told
from mailflow.reading.morphology import is_short_participle

_PARTS = re.compile(r"[,;:.]\s|\n|\s(?:а|но|и)\s")
# «насчитывалось 64», «включено в реестр 5»: told of all of them
_STANDING = frozenset(
    {"числиться", "значиться", "насчитываться", "состоять", "находиться", "проживать", "действовать"}
    | {"работать", "функционировать", "остаться", "стать", "включить", "внести", "учесть", "зарегистрировать"}
)
# What was taken away is gone, and what was posted or handed in may be all that was asked for.
_UNDECIDED = re.compile(
    r"\b(?:ликвидир|закры|снят|снес|расторг|выбы|умер|прекра|исключ|утра|списа|отклон|отозва|размещ|размести|опублик|выложен"
    r"|выложил|загру|направ|пода|представ|внес|приня|прош|готов|заверш|реализ|отчит)"
)
_TWO = 2


def with_conflicts_parted(told: Told, specs: Sequence[FigureSpec]) -> Told:
    """The claims without the smaller number of such a pair; it goes to the untold figure whose deed it tells.

    Only a title without a deed has one: «Количество сетей», not «Отремонтировано сетей».
    """
    parted = dict(told)
    for spec in specs:
        if is_flag(spec) or deed_stems(spec):
            continue
        smaller = _smaller_done(told[spec.key])
        if smaller is None:
            continue
        parted[spec.key] = [each for each in parted[spec.key] if each[0].value != smaller]
        for claim, quote, passage in told[spec.key]:
            taker = _whose_deed(quote, claim.value, spec, specs, told) if claim.value == smaller else None
            if taker is not None:
                given = Claim(taker.key, smaller, INFERRED, certain=False)
                parted[taker.key] = [*parted[taker.key], (given, quote, passage)]
    return parted


def _smaller_done(claims: Sequence[tuple[Claim, str, object]]) -> Decimal | None:
    """The smaller of two values, told of a deed wherever it stands, where the larger never is."""
    sure = without_doubtful(claims)  # type: ignore[arg-type]
    best = max((claim.weight for claim, _, _ in sure), default=0)
    strongest = [(claim.value, quote) for claim, quote, _ in sure if claim.weight == best]
    values = sorted({value for value, _ in strongest})
    if len(values) != _TWO or not values[0]:
        return None
    pieces = {value: [_piece(quote, each) for each, quote in strongest if each == value] for value in values}
    if not all(each and _tells_done(each) for each in pieces[values[0]]):
        return None
    if not all(each and not _tells_done(each) for each in pieces[values[1]]):
        return None
    return None if any(_UNDECIDED.search(each) for each in pieces[values[0]]) else values[0]


@lru_cache(maxsize=512)
def _piece(quote: str, value: Decimal) -> str:
    """The part of a sentence in which a number stands alone, in lower case; nothing where none does."""
    for part in _PARTS.split(quote.lower()):
        numbers = [each.value for each in tokens(part) if each.value is not None]
        if numbers == [value]:
            return part
    return ""


def _tells_done(piece: str) -> bool:
    words = [each.text for each in tokens(piece) if each.value is None and each.text.isalpha()]
    return any(
        is_short_participle(word) or (is_finite(word) and not is_present(word))
        for word in words
        if lemma(word) not in _STANDING
    )


def _whose_deed(
    quote: str, value: Decimal, spec: FigureSpec, specs: Sequence[FigureSpec], told: Told
) -> FigureSpec | None:
    words = [each.text for each in tokens(_piece(quote, value))]
    fitting = [
        each
        for each in specs
        if not (told[each.key] or is_flag(each))
        and (each.unit.lower() == spec.unit.lower() if is_measure(spec) else not is_measure(each))
        and any(word.startswith(deed_stems(each) or ("\0",)) for word in words)
    ]
    return fitting[0] if len(fitting) == 1 else None
