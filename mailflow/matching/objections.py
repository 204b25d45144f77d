"""What speaks against recording an answer without a person, be request and municipality ever so certain."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mailflow.matching.answers import Answer
from mailflow.matching.matter import Matter
from mailflow.matching.papers.closing import doubts_of_closing, strangers
from mailflow.matching.papers.other_matter import speaks_of_another_matter
from mailflow.matching.reasons import GIVEN_BEFORE, JEST, OTHER_MATTER, OUTCOMES, OWN_NUMBER
from mailflow.matching.signs.named_numbers import (
    is_answered_before,
    is_their_own_number,
    tells_of_given_answer,
)
from mailflow.model.request import Request
from mailflow.model.understanding import FOR_A_PERSON, Outcome

_JESTS = re.compile(r"\){3,}")
# Outcomes that close a case, said in the sender's own words.
_TELLING = (Outcome.REPORT, Outcome.NOTHING, Outcome.CORRECTION)


def objections(
    matter: Matter,
    request: Request,
    requests: Sequence[Request],
    answer: Answer,
    *,
    repeated: bool,
    beneath: bool,
    tabled: bool = False,
) -> Iterator[str]:
    """Every reason, in Russian. `repeated`: the letter came before; `beneath`: a settlement of a district
    writes; `requests` are all that the letter may answer beside; `tabled`: see `doubts_of_closing`."""
    outcome = answer.outcome
    if outcome in FOR_A_PERSON:
        yield OUTCOMES[outcome]
    elif outcome in _TELLING:
        yield from doubts_of_closing(
            matter, request, outcome, requests, answer.figures, beneath=beneath, tabled=tabled
        )
    elif outcome is Outcome.INTERIM:
        yield from strangers(matter, request, outcome, requests, {})
    if answer.doubt and not repeated:
        yield answer.doubt
    told = answer.figures or repeated or tabled
    if not (told or outcome in (Outcome.NOTHING, Outcome.INTERIM)):
        yield from _without_figures(matter, request, outcome)


def _without_figures(matter: Matter, request: Request, outcome: Outcome) -> Iterator[str]:
    """A letter that tells no figure may speak of another answer, another matter or its own number."""
    if is_answered_before(matter.request_signs, request.id) or tells_of_given_answer(matter.gathered):
        yield GIVEN_BEFORE
    elif outcome is Outcome.REPORT and speaks_of_another_matter(matter, request):
        yield OTHER_MATTER
    elif outcome is Outcome.REPORT and _JESTS.search(matter.gathered.text):
        yield JEST
    elif is_their_own_number(matter.request_signs, request.id):
        yield OWN_NUMBER
