"""Who signs? For a municipality its head, a deputy of his or an officer of its administration signs.

«Директор школы О. Савченко», «Председатель ТОС Лидия Гречко» sign for somebody else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from mailflow.matching.authors.author_words import BODY
from mailflow.matching.authors.office_lines import SIGNING
from mailflow.matching.gathering import Gathered, plain
from mailflow.reading.morphology import likely_readings
from mailflow.reading.passages import Place

OTHER_SIGNS = "письмо подписал не глава и не работник администрации: решите, чей это ответ"

_TEXTS = (Place.BODY, Place.SIGNATURE, Place.FORWARDED, Place.FORWARDED_SIGNATURE, Place.DOCUMENT)
_LAST_LINES = 6
_LINE_CHARS = 140
_FULL_NAME = 2
_INITIALS = r"(?:[а-я]\.\s?){1,2}"
_SURNAME = r"[а-я]{2,20}(?:-[а-я]{2,20})?"
_PERSON = re.compile(rf"[\s,/_]*(?:{_INITIALS}{_SURNAME}|{_SURNAME}\s{_INITIALS})[\s.]*$")
_GREETING = re.compile(r"^\W*(?:с\s(?:глубоким\s)?уважением\W*)?")
_WORD = re.compile(r"[а-я]+(?:-[а-я]+)*")
_SETTLEMENT = re.compile(r"\b[а-я-]{4,30}(?:ого|ое)\s(?=(?:сельск|городск)\w{2,3}\s|[сг]\.?\s?/?\s?п\b)")
_COMMITTEE = re.compile(r"\bпредседатель\sкомитета\b")
_BY_ORDER = re.compile(r"\bпо поручению\s(?:и\. ?о\. |врио )?главы\b")
# «Глава X сельского поселения Y му / ниципального района»: a word that a scan cuts names no institution.
_HEAD = re.compile(
    r"(?:врио\s|и\. ?о\.\s?)?глава\s{1,3}(?:администрации\s{1,3})?(?:[а-я-]+\s{1,3})?"
    r"(?:сельск|городск|муниципальн)[а-я]{2,3}\s(?:поселени|округ|район)"
)
_OF_ADMINISTRATION = re.compile(
    r"\b(?:специалист|спец\.|зам\.|заместитель)\s(?:[а-я]{3,14}\s(?:и\s)?)?(?:администрации\b|адм\.)"
)
_DEPUTY = re.compile(r"(?:перв[а-я]{2}\s)?зам(?:\.|еститель)\s?главы\b")
_OF_HOUSING = re.compile(
    r"\b(?:инженер|специалист|мастер|техник)\s(?:по\s)?жкх$"
    r"|\b(?:начальник|специалист|инженер)\s(?:отдела|управления|сектора)\s(?:[а-я]{3,20}\s(?:и\s)?){0,3}жкх$"
)
"""One who looks after houses and roads in an administration that has no department for it."""
_NAMES = ("Name", "Surn", "Patr")


def is_signed_by_another(gathered: Gathered) -> bool:
    """Whether everybody who signs with an office holds one that no administration has."""
    offices = [each for passage in gathered.at(*_TEXTS) for each in _offices(plain(passage).lower())]
    return bool(offices) and not any(_is_municipal(each) for each in offices)


def _is_municipal(office: str) -> bool:
    """«Глава Атаманского сельского поселения» is no ataman: a settlement's name names no body."""
    office = _SETTLEMENT.sub(" ", office)
    if _BY_ORDER.search(office) or _OF_HOUSING.search(office) or _HEAD.match(office):
        return True
    if _DEPUTY.match(office) or _OF_ADMINISTRATION.search(office):
        return True
    if BODY.search(office) and "администрац" not in office:
        return False
    return SIGNING.search(_rank(office)) is not None or _COMMITTEE.search(office) is not None


def _rank(office: str) -> str:
    """The words up to the first noun of an office: «заместитель», «и.о. директора»."""
    for found in _WORD.finditer(office):
        if _is_holder(found[0]):
            return office[: found.end()]
    return office


def _offices(low: str) -> Iterator[str]:
    """What stands before the names of those who sign, in the last lines: on the same line or above."""
    lines = [each.strip() for each in low.split("\n") if each.strip()][-_LAST_LINES:]
    for number, line in enumerate(lines):
        person = _PERSON.search(line) if "." in line and len(line) <= _LINE_CHARS else None
        before = line[: person.start()] if person else _before_full_name(line)
        if before is None:
            continue
        office = _GREETING.sub("", before) or (_GREETING.sub("", lines[number - 1]) if number else "")
        if len(office) <= _LINE_CHARS and (SIGNING.match(office) or _opens_with_holder(office)):
            yield office


def _before_full_name(line: str) -> str | None:
    """«Председатель ТОС Лидия Гречко»: what stands before a full name at the end of an office's line."""
    words = line.rstrip(" .").split()
    if len(line) > _LINE_CHARS or len(words) < _FULL_NAME + 1 or not _opens_with_holder(line):
        return None
    named = [
        any(each in tag for each in _NAMES for tag, _ in likely_readings(word))
        for word in words[-_FULL_NAME:]
    ]
    if not any(named):
        return None
    return " ".join(words[:-_FULL_NAME] if named[0] else words[: 1 - _FULL_NAME])


def _opens_with_holder(office: str) -> bool:
    first = _WORD.match(office)
    return first is not None and _is_holder(first[0])


@lru_cache(maxsize=5_000)
def _is_holder(word: str) -> bool:
    """A person by what he is: «директор», «председатель»."""
    nouns = [tag for tag, _ in likely_readings(word) if "NOUN" in tag]
    return bool(nouns) and all("anim" in tag and not any(each in tag for each in _NAMES) for tag in nouns)
