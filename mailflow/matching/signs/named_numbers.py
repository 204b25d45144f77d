"""What the number of a request may be besides the letter answered: their own, or one answered before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mailflow.matching.gathering import Gathered, plain
from mailflow.matching.signs.signs import RequestSign
from mailflow.model.identifiers import RequestId
from mailflow.model.understanding import Signal
from mailflow.reading.passages import Place

_GIVEN = re.compile(
    r"\b(?:ответ|информаци[яю]|отчет|сведения)\s(?:на\s[^.;\n]{2,60}?\s|по\s[^.;\n]{2,60}?\s)?(?:уже\s|нами\s){0,2}(?:был[аио]?\s)?"
    r"(?:направлен|дан|отправлен|предоставлен|представлен|выслан)[аоы]?\s(?:вам\s|в\sваш\sадрес\s|в\sадрес\sассоциации\s)?"
    r"(?:уже\s)?(?:ранее\b|письмом\s|исх|\d{1,2}(?:\.\d\d|\s[а-я]{3,8}\s\d{4}))"
)


def is_their_own_number(signs: Sequence[RequestSign], request: RequestId) -> bool:
    """Whether only «исх. № 96 от …» names the request: it may be the number of their own letter."""
    named = [each for each in signs if each.request == request]
    strong = [each for each in named if each.is_strong]
    titled = any(each.evidence.signal is Signal.TITLE for each in named)
    return bool(strong) and not titled and all(each.own for each in strong)


def is_answered_before(signs: Sequence[RequestSign], request: RequestId) -> bool:
    """Whether the letter names the request only to tell of an answer given before."""
    named = [
        each
        for each in signs
        if each.request == request and each.is_strong and each.evidence.signal is Signal.REFERENCE_NUMBER
    ]
    return bool(named) and all(each.earlier for each in named)


def tells_of_given_answer(gathered: Gathered) -> bool:
    """«Ответ на указанное письмо направлен 20.09.2024 № 455»: the answer itself lies elsewhere."""
    return any(_GIVEN.search(plain(each).lower()) for each in gathered.at(Place.BODY, Place.DOCUMENT))
