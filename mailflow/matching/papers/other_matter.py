"""Does a letter bear the number of one request and speak of what another one is about?"""

from __future__ import annotations

from mailflow.matching.gathering import plain
from mailflow.matching.matter import Matter
from mailflow.model.request import Request
from mailflow.model.understanding import Signal
from mailflow.reading.clauses.families import stems_of
from mailflow.reading.outcomes.items import matter_stems


def speaks_of_another_matter(matter: Matter, request: Request) -> bool:
    """«На № 96» above a report on what only another request is about: a slip in the number.

    Of a request without figures a single word of another title says too little: «Ассоциация».
    """
    titles = [each for each in matter.request_signs if each.evidence.signal is Signal.TITLE]
    titled = {each.request for each in titles if request.figures or each.is_strong}
    if not titled or any(each.request == request.id for each in titles):
        return False
    stems = [part.split()[0] for parts in stems_of(request.figures).values() for part in parts]
    stems = stems or list(matter_stems(request.items, request.title, ()))
    texts = (plain(each).lower() for each in matter.gathered.own)
    return not any(each in text for text in texts for each in stems)
