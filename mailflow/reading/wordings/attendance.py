"""People who are counted by what they do or will do: «опрошено 9 человек», «на форум поедут 2 человека»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mailflow.model.request import FigureSpec
from mailflow.patterns import Gated
from mailflow.reading.clauses.figure_kinds import counts_people
from mailflow.reading.clauses.numerals import COUNT
from mailflow.reading.clauses.title_deeds import deed_stems
from mailflow.reading.clauses.words import is_person, lemma

_COMERS = frozenset({"участник", "делегат", "представитель", "докладчик", "слушатель", "гость", "кандидат"})
_WILL_COME = (
    r"\b(?:поед[уе]т|приед[уе]т|прибуд[уе]т|выед[уе]т|явятся|явится|прим[уе]т\sучастие"
    r"|буд[уе]т\s(?:участвовать|присутствовать)|направ(?:им|ит|ят|ляем|ляет|ляется|ляются)|заявля(?:ем|ет)"
    r"|делегиру(?:ем|ет))\b"
)
_ATTENDS = Gated(_WILL_COME)


def counts_comers(spec: FigureSpec) -> bool:
    """Whether the figure counts those who come to something: who will come is the answer, and no plan."""
    return any(lemma(word) in _COMERS for word in _nouns(spec))


def attends(words: str) -> bool:
    """Whether a lower-case clause tells who will come."""
    return _ATTENDS.search(words) is not None


def with_people_named(plain: str, specs: Sequence[FigureSpec]) -> str:
    """«опрошено 9 депутатов» for «опрошено 9 человек», where one figure counts people by what they did."""
    if any(counts_people(each) for each in specs) or "чел" not in plain:
        return plain
    named = [(each, _deeds(each)) for each in specs if any(is_person(word) for word in _nouns(each))]
    if len(named) != 1 or not named[0][1]:
        return plain
    spec, deeds = named[0]
    unit = next(word for word in _nouns(spec) if is_person(word))
    told = re.compile(
        rf"((?:{'|'.join(deeds)})[а-я]{{0,4}}\s(?:[а-я]{{1,12}}\s){{0,3}}{COUNT}\s)чел(?:овека?|\.)?(?![а-я])",
        re.IGNORECASE,
    )
    return told.sub(rf"\g<1>{unit}", plain)


def _deeds(spec: FigureSpec) -> tuple[str, ...]:
    return (*deed_stems(spec), *((_WILL_COME,) if counts_comers(spec) else ()))


def _nouns(spec: FigureSpec) -> list[str]:
    """The unit, and the first word of the title."""
    return [word for word in (spec.unit.lower(), *spec.title.lower().split()[:1]) if word.isalpha()]
