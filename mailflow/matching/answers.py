"""What a reply says about one request: outcome, figures, points answered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from mailflow.matching.answer_doubts import (
    ASKS_BESIDE,
    UNREAD,
    ZEROS_ALONE,
    cells_unread,
    corrects_nothing,
    counts_filed,
    counts_unread,
    doubt_of_reading,
    named_count_unread,
    unread_documents,
    unsure,
)
from mailflow.matching.covering_notes import without_handing_on
from mailflow.matching.gathering import Gathered
from mailflow.model.request import Request
from mailflow.model.understanding import Figures, Outcome
from mailflow.patterns import Gated
from mailflow.reading.clauses.families import stems_of
from mailflow.reading.clauses.title_deeds import deed_stems
from mailflow.reading.figures.figures import find_figures
from mailflow.reading.figures.settled import FigureReading
from mailflow.reading.links import find_links, is_cloud_link, speaks_of_cloud
from mailflow.reading.normal import normalise
from mailflow.reading.outcomes.items import find_items, items_of_figures
from mailflow.reading.outcomes.wanted import find_wanted_outcome, wanted_by
from mailflow.reading.passages import Passage, Place
from mailflow.reading.references.segments import find_split
from mailflow.reading.speech.acts import Act, find_acts
from mailflow.reading.speech.predicates import Time, find_predicates
from mailflow.reading.speech.stating import names_one
from mailflow.reading.speech.words import sentences

_ANSWERING = (Place.SUBJECT, Place.BODY, Place.FORWARDED, Place.DOCUMENT, Place.DOCUMENT_HEAD)
# A short letter is all head: its one sentence stands before any salutation.
# A subject that answers ours repeats our words.
_ANSWERED = re.compile(r"\s*(?:re|fwd?|отв|на)\s?[:\[]", re.IGNORECASE)
# What was asked for is still to come, or comes from somebody else.
_NO_ANSWER = (
    Outcome.INTERIM,
    Outcome.EXTENSION,
    Outcome.QUESTION,
    Outcome.REDIRECT,
    Outcome.REFUSAL,
)
_UNFINISHED = (
    *(Act.PROMISES, Act.GOES_ON, Act.ADDS, Act.PASSES_ON),
    *(Act.DECLINES, Act.ASKS, Act.ANSWERED, Act.DENIES),
)
# «[SPAM?] Ответ»: what a mail filter put before the subject.
_TAG = re.compile(r"\[[^\]]{1,20}\]")
# «размещено 2, одна из них снята»: how many are left is not said
_TAKEN_OFF = re.compile(
    r"\bиз\s(?:них|которых)\s(?:[а-я\d]{1,12}\s){0,2}(?P<deed>снят|удален|отозван|исключен|убран|отклонен|не\sпрош)"
)
# «Ответ будет дан администрацией района»; a settlement's own name holds its district's too
_BY_DISTRICT = Gated(
    r"\b(?:ответ|информаци\w|сведения|отчет|материалы)\s[^.\n]{0,40}\bбуд[еу]т\s[^.\n]{0,40}\b(?:районом\b"
    r"|(?:администрацией|управлением|отделом)\s(?:(?!поселени|\b[сг]/?п\b)[^.,\n]){0,60}?\bрайона?\b)"
)
_LIST_OF = re.compile(
    r"\b(?:перечень|список)\s(?:[а-я]{3,20}\s){0,2}?(?P<what>[а-я]{4,20})[^\n:]{0,60}:\s{0,4}\n?\s{0,4}(?:\(?1[.)]|-|\")\s?"
)
_LABELLED = re.compile(
    r"(?:^|(?<=[.;\n]))\s{0,3}(?P<what>[а-я]{4,20})\s?:\s(?!нет|не\b|ни\b|отсутств|без\b|прочерк|данн|информаци|ноль|нол)[а-я]{3,30}\b(?:,|\s)"
)
_WORD = re.compile(r"[а-я]{6,}")
# «размещении» and «разместить» have so much in common.
_ROOT = 5
_WRITTEN = (Place.DOCUMENT_HEAD, Place.DOCUMENT)


@dataclass(frozen=True, slots=True)
class Answer:
    """`doubt` is Russian: why a person should look at what it says; None where it is plain."""

    outcome: Outcome
    figures: Figures = field(default_factory=dict)
    items: tuple[int, ...] = ()
    why: str = ""
    doubt: str | None = None


def read_answer(gathered: Gathered, request: Request, requests: Sequence[Request]) -> Answer:
    """What is said about this request; with several answered in one letter, only its own part is read."""
    passages = _about(gathered, request, requests)
    reading = _figures_of(passages, request)
    body = "\n".join(
        without_handing_on(each, gathered) for each in passages if each.place in (Place.BODY, Place.FORWARDED)
    )
    written = "\n".join(each.text for each in passages if each.place in _WRITTEN)
    subject = "\n".join(_TAG.sub("", each.text) for each in passages if each.place is Place.SUBJECT)
    unread = unread_documents(gathered.documents)
    found = find_wanted_outcome(
        body,
        subject=subject,
        figures=reading.figures,
        has_documents=bool(gathered.documents),
        document_text=written,
        wanted=wanted_by(request),
    )
    outcome = found.outcome
    if _may_be_named(outcome, reading.figures, request) and (
        _names_one(f"{body}\n{written}", request, reading.figures)
        or (outcome is Outcome.NOTHING and _does_asked(f"{body}\n{written}", request, reading.figures))
    ):
        outcome = Outcome.REPORT
    cloud = _lies_in_cloud(f"{subject}\n{body}")
    says_something = bool(reading.figures) or found.certain
    if cloud and not says_something:
        outcome = Outcome.UNCLEAR
    doubt = doubt_of_reading(
        gathered, reading.conflicts, unread=bool(unread), cloud=cloud, plain=says_something
    )
    if outcome is Outcome.INTERIM and any("парол" in (each.problem or "") for each in unread):
        doubt = doubt or UNREAD  # «Пароль сообщим отдельно» above the answer itself
    taken_off = _TAKEN_OFF.search(normalise(f"{body}\n{written}").lower())
    asked = taken_off is not None and any(
        each.startswith(taken_off["deed"]) for spec in request.figures for each in deed_stems(spec)
    )
    if outcome is Outcome.REPORT and taken_off and not asked and not counts_filed(reading.figures, request):
        doubt = doubt or "часть снята или отклонена: решите, сколько осталось"
    if outcome is Outcome.NOTHING and len(reading.figures) < len(request.figures):
        told = f"{body}\n{written}"
        doubt = doubt or counts_unread(told) or cells_unread(gathered.documents)
        doubt = doubt or named_count_unread(told, request, reading.figures)
    if outcome is Outcome.CORRECTION and not gathered.documents:
        doubt = doubt or corrects_nothing(f"{body}\n{written}", reading.figures)
    if reading.doubtful:
        doubt = doubt or unsure(reading.doubtful, request)
    if outcome is Outcome.REPORT and reading.figures and not found.certain:
        doubt = doubt or (ASKS_BESIDE if any(reading.figures.values()) else ZEROS_ALONE)
    figures: Figures = reading.figures
    if outcome in _NO_ANSWER and not any(figures.values()):
        figures = {}  # «загрузить практику пока не смогли, к пятнице сделаем» reports no zero
    if outcome is Outcome.NOTHING and not (figures or reading.conflicts or reading.doubtful):
        figures = _zeros(f"{subject}\n{body}\n{written}", request)
    items = {*find_items(f"{body}\n{written}", request.items, request.title), *_items_of(figures, request)}
    return Answer(outcome, figures, tuple(sorted(items)), found.why, doubt)


def left_to_district(answer: Answer, gathered: Gathered) -> Answer:
    """The answer of a settlement: a promise that its district is to keep is no promise of its own."""
    texts = (normalise(each.text).lower() for each in gathered.own if each.place in _ANSWERING)
    if answer.outcome is Outcome.INTERIM and any(_BY_DISTRICT.search(each) for each in texts):
        return replace(answer, outcome=Outcome.REDIRECT, why="ответ обещают от имени района")
    return answer


def _may_be_named(outcome: Outcome, figures: Figures, request: Request) -> bool:
    """Nothing was read, or of one figure only that there is none: «практика «Двор». Инициатив нет»."""
    return outcome is Outcome.UNCLEAR or (
        outcome is Outcome.NOTHING and bool(figures) and len(figures) < len(request.figures)
    )


def _names_one(text: str, request: Request, figures: Figures) -> bool:
    """«Практика «Музей станицы».»: what no figure tells is named, and nothing beside it is still to come."""
    low = normalise(text).lower().replace(normalise(request.title).lower(), "")
    unfinished = set(_UNFINISHED) - ({Act.DENIES} if figures else set())  # «и отсутствии инициатив»
    acts = find_acts(low)
    if any(each.act in unfinished for each in acts):
        return False
    told = {key: parts for key, parts in stems_of(request.figures).items() if key not in figures}
    stems = [part.split()[0] for parts in told.values() for part in parts[:2]]
    done = [each.text for each in acts if figures and each.act is Act.DEED]
    return names_one(low, stems) or _lists(low, stems) or any(stem in text for text in done for stem in stems)


def _lists(low: str, stems: Sequence[str]) -> bool:
    """«Перечень практик:⏎1) Сквер», «Практики: Сквер, Клуб»: what is listed is there, be it placed or not."""
    found = (*_LIST_OF.finditer(low), *_LABELLED.finditer(low))
    return any(each["what"].startswith(tuple(stems)) for each in found)


def _does_asked(text: str, request: Request, figures: Figures) -> bool:
    """«Информация размещена: парк, школа. Инициатив нет»: the deed asked for is told beside a lone zero."""
    asked = {
        word[:_ROOT]
        for each in (*request.items, *(spec.title for spec in request.figures if spec.key not in figures))
        for word in _WORD.findall(normalise(each).lower())
    }
    return any(
        not each.denied and each.time is Time.DONE and not each.modal and each.lemma[:_ROOT] in asked
        for act in find_acts(normalise(text).lower())
        if act.act is Act.DEED
        for sentence in sentences(act.text)
        for each in find_predicates(sentence)
    )


def _zeros(text: str, request: Request) -> Figures:
    """Nothing of what is named; nothing at all where no figure is named, the title of our letter apart."""
    low, stems = normalise(text).lower(), stems_of(request.figures)
    low = low.replace(normalise(request.title).lower(), "")
    named = [each for each in request.figures if any(part.split()[0] in low for part in stems[each.key])]
    return {each.key: Decimal(0) for each in named or request.figures}


def _items_of(figures: Figures, request: Request) -> tuple[int, ...]:
    return items_of_figures(request.items, request.figures, figures)


def _figures_of(passages: Sequence[Passage], request: Request) -> FigureReading:
    """What the letter says; its subject is read only where the letter says nothing of figures."""
    written = [each for each in passages if each.place is not Place.SUBJECT]
    points = len(request.items)
    reading = find_figures(written, request.figures, request.date.year, points=points)
    if reading.figures or reading.conflicts:
        return reading
    subjects = [each for each in passages if each.place is Place.SUBJECT and not _ANSWERED.match(each.text)]
    told = find_figures(subjects, request.figures, request.date.year, points=points)
    return told if told.figures else reading


def _about(gathered: Gathered, request: Request, requests: Sequence[Request]) -> list[Passage]:
    found: list[Passage] = []
    for passage in gathered.own:
        if passage.place not in _ANSWERING:
            continue
        parts = find_split(passage.text, requests) if len(requests) > 1 else ()
        if not parts:
            found.append(passage)
        found += [
            Passage(passage.place, part.text, passage.name, passage.page, passage.ocr, passage.confidence)
            for part in parts
            if part.request.id == request.id
        ]
    return found


def _lies_in_cloud(text: str) -> bool:
    return speaks_of_cloud(text) or any(is_cloud_link(each) for each in find_links(text))
