"""What a request asks for beside numbers: a person, people, proposals, an opinion, a paper, readiness.

The points decide; the title and the figures where there are none. «О числе участников» asks for a number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from mailflow.patterns import Gated
from mailflow.reading.speech.words import sentences


class Want(StrEnum):
    """Each is answered in its own way (`responding`)."""

    PERSON = "person"
    """Who is responsible, who heads: a name."""
    PEOPLE = "people"
    """Who comes, who is proposed: names, or how many."""
    PROPOSALS = "proposals"
    OPINION = "opinion"
    DOCUMENT = "document"
    READINESS = "readiness"
    EXISTENCE = "existence"


_STEMS = (
    (
        Want.PERSON,
        Gated(
            r"\b(?:ответственн[а-я]{2}(?:\sлиц|\W|$)|фамили|ф\.?\s?и\.?\s?о\b|контактн|координатор|куратор"
            r"|представител|руководител|председател|секретар|назначени)"
        ),
    ),
    (
        Want.PEOPLE,
        Gated(
            r"\b(?:участник|делегат|слушател|кандидат|номинант|спис(?:ок|к)|состав\s(?:делегац|участ|групп|комисс)"
            r"|подтверд[а-я]{2,4}\sучасти)"
        ),
    ),
    (Want.PROPOSALS, Gated(r"\b(?:предложени|тем[аыу]?\b|замечани)")),
    (Want.OPINION, Gated(r"\b(?:мнени|позици|отношени[ея]\sк|замечани|отзыв|согласовани)")),
    (
        Want.DOCUMENT,
        Gated(
            r"\b(?:устав|положени[еяй]\b|копи[июяй]\b|документ|редакци|текст|постановлени|регламент|соглашени|презентаци)"
        ),
    ),
    (Want.READINESS, Gated(r"\b(?:подтверд|подтвержд|готовност|получени|ознакомлени)")),
    (Want.EXISTENCE, Gated(r"\b(?:ли|наличи[еия]|создани[ея])\b")),
)
_MEETING = re.compile(
    r"\bучасти[еия]\sв\s(?:работе\s)?(?:[а-я]{3,20}\s){0,2}"
    r"(?:семинар|форум|съезд|совещан|конференц|вебинар|заседан|встреч|слет|учеб|стажировк|круглом)"
)
"""Whoever is asked to a meeting is asked who comes."""
_HELD = re.compile(r"^(?:об?\s)?(?:проведени|итог|результат)")
"""What was held is told of."""
_LEAST_STEM = 5
_ENDING = 3
_NUMBER_OF = re.compile(r"\b(?:числ|количеств|численност|протяженност|площад|объем|дол[яие]\b)[а-я]{0,3}\b")


@dataclass(frozen=True, slots=True)
class Wanted:
    """The kinds of what is asked for, and stems of the matter it is asked on."""

    kinds: frozenset[Want] = frozenset()
    topics: tuple[str, ...] = ()
    deeds: tuple[str, ...] = ()
    """Beginnings of the verbs whose deeds are counted: «оформленных экземпляров»."""
    named: tuple[str, ...] = ()
    """Stems of all nouns by which it is asked: a «прокурор» is none of a stranger where his protests are."""


def deeds_of(items: Sequence[str], figures: Sequence[str]) -> tuple[str, ...]:
    """What has been done to the things asked for, by their participles: «оформ…», «установ…»."""
    words = [word for each in (*items, *figures) for sentence in sentences(each) for word in sentence.words]
    done = [word.lemma for word in words if word.part in ("PRTF", "PRTS") and word.has("past")]
    return tuple(dict.fromkeys(each[: max(_LEAST_STEM, len(each) - _ENDING)] for each in done))


def wants_of(title: str, items: Sequence[str], figures: Sequence[str]) -> frozenset[Want]:
    """All kinds that the points (title and titles of figures without points) name; lower-case text.

    «О проведении субботника», figure «Участники»: who came is counted, not who will.
    """
    asked = [each for each in items or (title, *figures) if _NUMBER_OF.search(each) is None]
    found = {kind for each in asked for kind, named in _STEMS if named.search(each)}
    if not items and _HELD.search(title):
        found.discard(Want.PEOPLE)
    return frozenset(found | ({Want.PEOPLE} if _MEETING.search(title) else set()))
