"""The whole told behind a part of it: «ликвидировано 7 свалок из 9 выявленных»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.claims import Claim
from mailflow.reading.clauses.figure_kinds import is_measure
from mailflow.reading.clauses.stems import figure_stems
from mailflow.reading.clauses.title_deeds import deed_stems
from mailflow.reading.clauses.words import is_noun

_EARLIER = re.compile(r"\W{0,2}(?:[а-я]{3,20}\s)?(?:в\s20\d\d|в\sпрошл|ранее|за\s20\d\d|с\s20\d\d)")
_BEHIND = re.compile(r"\W?\s?(?P<first>[а-я]{3,20})?(?:\s(?P<second>[а-я]{3,20}))?")


def wholes_told(plain: str, specs: Sequence[FigureSpec]) -> tuple[list[Claim], str]:
    """What a text counts by a participle behind «из», and the text with that blanked behind its noun."""
    found = list(_told(plain.lower(), specs)) if " из " in plain else []
    for _, match in found:
        if match["before"] and is_noun(match["before"]):
            start, end = match.end("before"), match.end()
            plain = plain[:start] + " " * (end - start) + plain[end:]
    return [claim for claim, _ in found], plain


def _told(low: str, specs: Sequence[FigureSpec]) -> Iterator[tuple[Claim, re.Match[str]]]:
    """Those whose noun is the figure's, or is left out; «из 9 выявленных в 2023 году» are no answer."""
    for spec, pattern in _patterns(tuple(specs)):
        for match in pattern.finditer(low):
            behind = _BEHIND.match(low, match.end())
            words = [match["before"], *(behind.groups() if behind else ())]
            nouns = [word for word in words if word and is_noun(word)]
            own = not nouns or any(word.startswith(figure_stems(spec)) for word in nouns)
            if own and _EARLIER.match(low, match.end()) is None:
                yield Claim(spec.key, Decimal(match["number"])), match


@lru_cache(maxsize=64)
def _patterns(specs: tuple[FigureSpec, ...]) -> tuple[tuple[FigureSpec, re.Pattern[str]], ...]:
    """Of each figure that a deed of its own tells: «из 9 выявленных»."""
    found = []
    for spec in specs:
        others = {deed for each in specs if each is not spec for deed in deed_stems(each)}
        deeds = [deed for deed in deed_stems(spec) if deed not in others and deed.endswith("н")]
        if deeds and not is_measure(spec):
            found.append(
                (
                    spec,
                    re.compile(
                        rf"\b(?:(?P<before>[а-я]{{3,20}})\s)?из\s(?P<number>\d{{1,5}})\s"
                        rf"(?:{'|'.join(deeds)})н(?:ых|ого|ой)\b"
                    ),
                )
            )
    return tuple(found)
