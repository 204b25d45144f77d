"""A second answer to the same request: does it say otherwise than the first?"""

from __future__ import annotations

from collections.abc import Sequence

from mailflow.model.understanding import ANSWERS, CaseVerdict, Decision, Figures, Outcome, PriorAnswer

DISAGREES = "ранее уже учтён ответ с другими показателями: решите, заменяет ли его новое письмо или дополняет"


def says_otherwise(verdict: CaseVerdict, priors: Sequence[PriorAnswer]) -> bool:
    """Whether a letter that would be recorded gives another value of a figure already counted.

    One that calls itself a correction replaces it; any other may replace or add, which a person knows.
    """
    if verdict.decision is not Decision.RECORDED or verdict.outcome not in (Outcome.REPORT, Outcome.NOTHING):
        return False
    counted: dict[str, object] = {}
    for prior in priors:
        if prior.outcome in ANSWERS:
            _count(counted, prior.figures, replaces=prior.outcome is Outcome.CORRECTION)
    return any(key in counted and counted[key] != value for key, value in verdict.figures.items())


def _count(counted: dict[str, object], figures: Figures, *, replaces: bool) -> None:
    for key, value in figures.items():
        if replaces or key not in counted:
            counted[key] = value
