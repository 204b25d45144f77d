"""A letter that repeats one already kept, and so tells whose case it belongs to."""

from __future__ import annotations

from dataclasses import replace

from mailflow.matching.context import Context
from mailflow.matching.matter import Matter
from mailflow.matching.repeats.duplicates import find_duplicate
from mailflow.matching.verdict import Doubt, Municipalities, Requests
from mailflow.model.identifiers import CaseId
from mailflow.model.understanding import Outcome


def settle_by_repetition(
    matter: Matter, context: Context, places: Municipalities, requests: Requests
) -> Municipalities:
    """A letter with the own number or document of one already kept for a likely case belongs to that case.

    The same words alone do not tell: neighbours copy them from one another.
    """
    if places.fixed is not None or places.doubt is Doubt.CONTRADICTION or not requests.fixed:
        return places
    found = {
        code
        for code in places.ranked[:5]
        for request in requests.fixed
        if _repeats(matter, context, CaseId(request, code))
    }
    if len(found) != 1:
        return places
    return replace(places, fixed=next(iter(found)), doubt=None)


def _repeats(matter: Matter, context: Context, case: CaseId) -> bool:
    repeated = find_duplicate(
        context.memory.prior_answers(case), matter.requisites, matter.gathered.documents, "", Outcome.REPORT
    )
    return repeated is not None
