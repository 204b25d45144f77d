"""What of a letter answers a request in its own way, and what is left of it."""

from __future__ import annotations

from dataclasses import dataclass

from mailflow.reading.speech.responding import gives, gives_beside, has_none, is_listed, is_on
from mailflow.reading.speech.responding_words import COMERS
from mailflow.reading.speech.wants import Want, Wanted
from mailflow.reading.speech.words import Sentence, sentences


@dataclass(frozen=True, slots=True)
class Response:
    """`none`: all that is said is that there is none of it; `rest` is the text without these sentences."""

    said: tuple[str, ...]
    none: bool
    rest: str


def find_response(low: str, wanted: Wanted) -> Response | None:
    """What of a normalised lower-case text answers the request in its own way; None where nothing does."""
    if not wanted.kinds:
        return None
    given, none, rest = [], [], []
    introduced = False
    for sentence in sentences(low):
        if has_none(sentence, wanted) and not gives_beside(sentence, wanted):
            none.append(sentence.text)
        elif gives(sentence, wanted) or (introduced and is_listed(sentence, wanted)):
            given.append(sentence.text)
        else:
            rest.append(sentence.text)
        introduced = introduced or _introduces(sentence, wanted)
    if not given and not none:
        return None
    return Response((*given, *none), not given, "\n".join(rest))


def without_responses(low: str, wanted: Wanted) -> str:
    """A lower-case text less the sentences that answer."""
    found = find_response(low, wanted)
    return low if found is None else found.rest


def _introduces(sentence: Sentence, wanted: Wanted) -> bool:
    """«Направляем список участников.»: names may follow."""
    people = {Want.PERSON, Want.PEOPLE} & wanted.kinds
    return bool(people) and not sentence.asks and is_on(sentence.text, (*wanted.topics, *COMERS))
