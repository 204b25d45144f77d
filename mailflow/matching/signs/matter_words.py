"""What a letter is about, told by the words of a request: they tell a bare number apart from its namesakes.

Numbers repeat every year. «На № 96: практик 2» names no date, but only one of the letters No. 96 asked for
practices: number and matter agree, and no sensible clerk would think of the other one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mailflow.matching.gathering import Gathered
from mailflow.matching.signs.signs import RequestSign, strong, weak
from mailflow.model.identifiers import RequestId
from mailflow.model.request import Request
from mailflow.model.understanding import Signal
from mailflow.reading.clauses.figure_kinds import is_flag, is_measure
from mailflow.reading.clauses.stems import figure_stems
from mailflow.reading.normal import normalise, squeeze
from mailflow.reading.passages import Passage, Place
from mailflow.reading.references.reference import Reference, ReferenceForm
from mailflow.reading.references.references import find_references
from mailflow.reading.references.request_match import same_number
from mailflow.reading.references.titles import find_titles

_TELLING = (Place.SUBJECT, Place.BODY, Place.FORWARDED, Place.DOCUMENT_HEAD, Place.DOCUMENT)
# What is asked for stands in the first page of an answer.
_CHARS = 6_000
# «96», «№ 96», «Re: письмо 96», «Ответ 96»: a subject of a number and nothing else.
_LONE = re.compile(
    r"\W{0,5}(?:(?:re|fwd?|отв|ответы?|на|по|письм[оу]|запрос\w?|исх|вх|ваш\w{0,3}|№|n)\W{1,4}){0,6}"
    r"(?P<number>\d{1,5})\W{0,5}"
)
# «96 Варнавинское»: a number, and a name behind it.
_LEADING = re.compile(
    r"\W{0,5}№?\s?(?P<number>\d{1,5})\W{1,3}[а-я-]{3,40}(?:\W{1,3}[а-я-]{1,15}){0,4}\W{0,3}"
)


def matters_spoken_of(gathered: Gathered, requests: Sequence[Request]) -> frozenset[RequestId]:
    """Requests whose title or whose figures a letter speaks of; poor scans tell nothing."""
    passages = [each for each in gathered.own if each.place in _TELLING]
    low = "\n".join(normalise(each.text[:_CHARS]).lower() for each in passages)
    named = {match.request.id for each in passages for match in find_titles(each, requests)}
    return frozenset(named | {each.id for each in requests if _names_figure(low, each)})


def _names_figure(low: str, request: Request) -> bool:
    """A noun that is counted piece by piece; «рублей» and «человек» stand in any letter."""
    counted = [each for each in request.figures if not is_measure(each) and not is_flag(each)]
    nouns = [figure_stems(each)[0].split()[0] for each in counted if figure_stems(each)]
    return any(noun in low and re.search(rf"(?<![а-яa-z]){re.escape(noun)}", low) for noun in nouns)


def bare_number_signs(
    gathered: Gathered, requests: Sequence[Request], spoken: frozenset[RequestId]
) -> Iterator[RequestSign]:
    """Strong where a number without its date fits one request alone that the letter also speaks of."""
    for passage in gathered.own:
        if passage.ocr or passage.place not in _TELLING:
            continue
        for number, words in _bare_numbers(passage):
            same = same_number(number, requests)
            meant = [each for each in same if each.id in spoken]
            if len(meant) == 1:
                detail = (
                    f"{words}: номер нашего письма от {meant[0].date:%d.%m.%Y}, и говорится о том же деле"
                )
                yield RequestSign(meant[0].id, strong(Signal.REFERENCE_NUMBER, detail), in_reply=True)
        for number in _loose_numbers(passage):
            for each in same_number(number, requests):
                detail = f"«{number.snippet}», {passage.where}: номер нашего письма от {each.date:%d.%m.%Y}"
                yield RequestSign(each.id, weak(Signal.REFERENCE_NUMBER, detail), undated=True)


def _bare_numbers(passage: Passage) -> Iterator[tuple[Reference, str]]:
    found = find_references(passage)
    for each in found:
        if each.form is ReferenceForm.IN_REPLY and each.date is None and each.day_month is None:
            yield each, f"«{each.snippet}», {passage.where}"
    lone = _LONE.fullmatch(normalise(passage.text).lower()) if passage.place is Place.SUBJECT else None
    if lone is not None and not any(each.date for each in found):
        number = Reference(lone["number"], None, ReferenceForm.BARE, squeeze(passage.text))
        yield number, f"«{number.snippet}», {passage.where}"


def _loose_numbers(passage: Passage) -> Iterator[Reference]:
    """«96 Варнавинское», «срок исполнения № 96»: proposed, whatever else the letter says."""
    yield from (
        each
        for each in find_references(passage)
        if each.form is ReferenceForm.BARE and each.date is None and each.day_month is None
    )
    low = normalise(passage.text).lower()
    match = (_LONE.fullmatch(low) or _LEADING.fullmatch(low)) if passage.place is Place.SUBJECT else None
    if match is not None:
        yield Reference(match["number"], None, ReferenceForm.BARE, squeeze(passage.text))
