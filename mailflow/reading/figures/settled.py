"""What the claims of a letter come to: one value for a figure, or the conflict of several."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.claims import INFERRED, Claim
from mailflow.reading.clauses.narrower_figures import narrower, told_of_some
from mailflow.reading.figures.scanned_figures import without_doubtful
from mailflow.reading.figures.titled_ones import Titled
from mailflow.reading.figures.without_whole import without_whole
from mailflow.reading.passages import Passage


@dataclass(frozen=True, slots=True)
class FigureReading:
    """Figures by key; `evidence` is Russian. `certain` is False where values conflict or were inferred.

    A figure whose values conflict is left out of `figures` and named in `conflicts`, one that a scan told
    in doubtful digits alone, or named without its count, in `doubtful`.
    """

    figures: dict[str, Decimal] = field(default_factory=dict)
    evidence: tuple[str, ...] = ()
    certain: bool = True
    conflicts: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()


Told = dict[str, list[tuple[Claim, str, Passage]]]
"""What was read of each figure, by key: the claim, the words it stands in, where."""


def settled(
    specs: Sequence[FigureSpec],
    found: Told,
    titled: Mapping[str, Titled],
) -> FigureReading:
    """The heaviest claim of each figure, of equals the latest; none where those differ."""
    figures: dict[str, Decimal] = {}
    evidence: list[str] = []
    conflicts: list[str] = []
    doubtful: list[str] = []
    certain = True
    for spec in specs:
        claims = without_doubtful(found[spec.key])
        if not claims:
            doubtful += [spec.key] if found[spec.key] else []
            continue
        best = max(claim.weight for claim, _, _ in claims)
        strongest = _latest([each for each in claims if each[0].weight == best])
        values = {claim.value for claim, _, _ in strongest}
        if len(values) > 1:
            listed = " и ".join(f"{value:f}" for value in sorted(values))
            conflicts.append(spec.key)
            evidence.append(f"{spec.title}: в письме разные значения ({listed}), нужно проверить")
            certain = False
            continue
        claim, quote, passage = strongest[0]
        value = _of_titles(claim, titled[spec.key])
        if value is None:
            continue
        claim = replace(claim, value=value)
        figures[spec.key] = value
        certain = certain and claim.certain
        evidence.append(f"{spec.title}: {claim.value:f} — «{quote}», {passage.where}")
    for key, wider in narrower(tuple(specs)).items():
        if not told_of_some(key, wider, specs):
            continue
        if figures.get(wider) == 0 and key not in figures:  # none at all, so none of a kind
            figures[key] = Decimal(0)
    for key in without_whole(figures, specs):
        figures.setdefault(key, Decimal(0))
    return FigureReading(figures, tuple(evidence), certain, tuple(conflicts), tuple(doubtful))


def _latest(claims: list[tuple[Claim, str, Passage]]) -> list[tuple[Claim, str, Passage]]:
    """Those of the latest moment, where each tells its own; else all."""
    moments = [claim.when for claim, _, _ in claims]
    known = [each for each in moments if each is not None]
    if len(known) < len(moments) or len({bool(each[0]) for each in known}) != 1:
        return claims
    return [each for each in claims if each[0].when == max(known)]


def _of_titles(claim: Claim, titled: Titled) -> Decimal | None:
    """One told by the singular alone, or as many as have titles; None where it is not told of all of them."""
    if claim.weight != INFERRED or claim.value != 1:
        return claim.value
    if titled.other and len(titled.done | titled.other) > 1:
        return None
    return Decimal(max(1, len(titled.done)))
