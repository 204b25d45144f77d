"""Answers that stand under our own points, quoted or numbered: «п. 1 - 560», «> количество ТОС⏎6».

Each is given the title of the figure that its point asks for, so that every reader sees what is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from mailflow.model.message import NewText
from mailflow.model.request import FigureSpec, Request
from mailflow.model.understanding import Strength
from mailflow.reading.clauses.families import stems_of
from mailflow.reading.clauses.figure_kinds import is_measure
from mailflow.reading.normal import normalise
from mailflow.reading.outcomes.items import items_of_figures
from mailflow.reading.passages import Passage, Place
from mailflow.reading.references.references import find_references
from mailflow.reading.references.request_match import match_request
from mailflow.reading.tables.table_columns import named_figures
from mailflow.reading.wordings.slashed import with_strokes_paired

_POINT = re.compile(
    r"^[ \t]{0,10}(?:(?P<named>п(?:ункт)?\.?)[ \t]?)?(?P<number>\d{1,2})(?P<mark>[.):]|[ \t]?[-–—])"
    r"[ \t]{1,4}(?P<said>\S[^\n]{0,300})$",
    re.IGNORECASE | re.MULTILINE,
)
# A number or none, in digits or in words; what else is said tells for itself.
_TELLS_COUNT = re.compile(
    r"\d|^(?:нет|не\s|отсутств|ноль|ни\s)|\b(?:одн[аоу]|один|дв[ае]|двое|три|трое|четыре|пять|шесть|семь|восемь|девять)\b"
)
_BARE = re.compile(r"\W*(?:\d[\d ]{0,8}(?:[.,]\d{1,2})?(?:\s[а-яё]{1,12}\.?){0,2}|нет|да|ноль)\W*$")
# «5 мест» of dumps: the point says what is counted
_COUNTED = re.compile(r"(?P<number>\d[\d ]{0,8})\s[а-я]{3,14}\.?$")
_MARKS = re.compile(r"^\W{0,4}(?:\d{1,2}[.)]\s?)?|\W{1,4}$")


def with_points_named(new: NewText, subject: str, requests: Sequence[Request]) -> str:
    """The new text, each bare answer to a point of ours behind the title of the figure it asks for.

    Only where subject, text and quotation name one of the requests alone. Its other lines stay as written.
    """
    text = with_strokes_paired(new.text)
    if not new.answers and not _POINT.search(text):
        return text
    request = _only_request((subject, new.text, new.quoted), requests)
    if request is None or not request.figures:
        return text
    return _with_answers(_with_numbers(text, request), new.answers, request)


def _only_request(texts: Sequence[str], requests: Sequence[Request]) -> Request | None:
    places = (Place.SUBJECT, Place.BODY, Place.BODY)
    found = {
        match.request.id: match.request
        for place, text in zip(places, texts, strict=True)
        for reference in find_references(Passage(place, text))
        if (match := match_request(reference, requests)) and match.strength is not Strength.CONTRADICTS
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _figures_of_points(request: Request) -> dict[int, FigureSpec]:
    """The figure each point asks for, where it is one alone."""
    found: dict[int, list[FigureSpec]] = {}
    for spec in request.figures:
        points = items_of_figures(request.items, request.figures, (spec.key,))
        for point in points if len(points) == 1 else ():
            found.setdefault(point, []).append(spec)
    return {point: specs[0] for point, specs in found.items() if len(specs) == 1}


def _with_numbers(text: str, request: Request) -> str:
    """«п. 1 - 560⏎п. 2 - 410» and «1 - 7⏎2 - 0», as many as there are points."""
    points = list(_POINT.finditer(text))
    if len(points) < 2 or [int(each["number"]) for each in points] != list(range(1, len(request.items) + 1)):
        return text
    figures = _figures_of_points(request)
    for each in reversed(points):
        told = _titled(each["said"], figures.get(int(each["number"])), request)
        text = f"{text[: each.start()]}{each['number']}) {told}{text[each.end() :]}"
    return text


def _titled(said: str, spec: FigureSpec | None, request: Request) -> str:
    """«Светильники - 560» for «560»; what names another figure, or counts nothing, says it for itself."""
    low = normalise(said).lower()
    if spec is None or not _TELLS_COUNT.search(low):
        return said
    if any(each is not spec for each in named_figures(low, request.figures)):
        return said
    counted = None if is_measure(spec) else _COUNTED.match(low)
    return f"{spec.title} - {counted['number'] if counted else said}"


def _with_answers(text: str, answers: Sequence[tuple[str, str]], request: Request) -> str:
    lines = text.split("\n")
    at = 0
    for question, answer in answers:
        place = next((place for place in range(at, len(lines)) if lines[place].strip() == answer), None)
        if place is None:
            continue
        at = place + 1
        spec = _asked(question, request)
        if spec is not None:
            lines[place] = _titled(answer, spec, request)
        elif len(answers) > 1 and _BARE.match(normalise(answer).lower()):
            lines[place] = ""  # to whatever was asked
    return "\n".join(lines)


def _asked(question: str, request: Request) -> FigureSpec | None:
    """The figure a quoted line asks for: of the point it repeats, else the only one it names."""
    low = normalise(question).lower()
    figures = _figures_of_points(request)
    repeated = [at for at, item in enumerate(request.items, 1) if _core(normalise(item).lower()) in low]
    if repeated:
        return figures.get(repeated[-1])
    named = list(_named(low, request.figures))
    return named[0] if len(named) == 1 else None


def _core(text: str) -> str:
    return _MARKS.sub("", text)


def _named(low: str, specs: Sequence[FigureSpec]) -> Iterator[FigureSpec]:
    stems: Mapping[str, Sequence[str]] = stems_of(tuple(specs))
    for spec in named_figures(low, specs):
        if any(part.split()[0] in low for part in stems[spec.key]):
            yield spec
