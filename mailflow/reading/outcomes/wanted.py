"""What one request wants, by its title, points and figures, and the outcome of a letter that gives it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from mailflow.model.request import FigureSpec, Request
from mailflow.model.understanding import Outcome
from mailflow.reading.clauses.title_deeds import PLANS
from mailflow.reading.clauses.title_words import title_words
from mailflow.reading.clauses.words import is_noun, stem
from mailflow.reading.normal import normalise, unwrapped
from mailflow.reading.outcomes.items import matter_stems
from mailflow.reading.outcomes.outcome_reading import OutcomeReading
from mailflow.reading.outcomes.outcomes import find_outcome
from mailflow.reading.speech.deeds import is_about_letter, sets_day
from mailflow.reading.speech.predicates import Time, find_predicates
from mailflow.reading.speech.responses import Response, find_response
from mailflow.reading.speech.wants import Want, Wanted, deeds_of, wants_of
from mailflow.reading.speech.words import sentences

_ANSWERED = (Outcome.REPORT, Outcome.CORRECTION)
_NO_RESPONSE = (Outcome.EXTENSION, Outcome.REDIRECT)
"""«просим рассмотреть возможность продления» is worded like a proposal, and none."""
_BESIDE = (Outcome.UNCLEAR, Outcome.REPORT, Outcome.NOTHING, Outcome.INTERIM)
"""What is said beside what was wanted and leaves it an answer."""


def wanted_by(request: Request) -> Wanted:
    """The kinds of what it asks for and the stems of its matter."""
    return _wanted(request.title, tuple(request.items), tuple(request.figures))


@lru_cache(maxsize=64)
def _wanted(title: str, items: tuple[str, ...], figures: tuple[FigureSpec, ...]) -> Wanted:
    def low(texts: Sequence[str]) -> list[str]:
        return [normalise(each).lower() for each in texts]

    points, counted = low(items), low([each.title for each in figures])
    kinds = wants_of(low([title])[0], points, counted)
    nouns = (
        word for each in (*low([title]), *points, *counted) for word in title_words(each) if is_noun(word)
    )
    named = tuple(dict.fromkeys(stem(word) for word in nouns))
    return Wanted(kinds, matter_stems(items, title, figures), deeds_of(points, counted), named)


def find_wanted_outcome(
    text: str,
    *,
    subject: str,
    figures: Mapping[str, Decimal],
    has_documents: bool,
    document_text: str,
    wanted: Wanted,
) -> OutcomeReading:
    """As `find_outcome`, and an answer, too, where what the request wants is given in its own way.

    What is said beside it may ask or decline: then a person decides.
    """

    def read(cover: str, document: str) -> OutcomeReading:
        return find_outcome(
            cover,
            subject=subject,
            figures=figures,
            has_documents=has_documents,
            document_text=document,
            topics=wanted.topics,
            plans=any(each.startswith(PLANS) for each in wanted.deeds),
        )

    found = read(text, document_text)
    if found.outcome in _NO_RESPONSE or (found.certain and found.outcome in _ANSWERED):
        return found
    said = [_response(wanted, each, has_documents=has_documents) for each in (text, document_text)]
    responses = [each for each in said if each is not None]
    if responses:
        rest = [each.rest if each else own for own, each in zip((text, document_text), said, strict=True)]
        beside = read(*rest)
        if beside.outcome in _BESIDE:
            given = any(figures.values()) or not all(each.none for each in responses)
            outcome = Outcome.REPORT if given else Outcome.NOTHING
            asked = beside.outcome is Outcome.REPORT and not beside.certain
            why = f"отвечают на то, о чём спрошено: «{responses[0].said[0][:160]}»"
            return OutcomeReading(outcome, why, certain=bool(figures) and not asked)
    told = found.outcome is Outcome.REPORT and not (found.certain or figures or has_documents)
    if told and not responses and _is_in_words(wanted):
        return OutcomeReading(Outcome.UNCLEAR, "того, о чём спрошено, не видно", certain=False)
    if found.outcome is Outcome.UNCLEAR:
        return _of_deed(wanted, f"{text}\n{document_text}") or found
    return found


def _is_in_words(wanted: Wanted) -> bool:
    """A name, a proposal or an opinion alone is asked for: no deed gives it."""
    return bool(wanted.kinds) and wanted.kinds <= {Want.PROPOSALS, Want.OPINION, Want.PERSON, Want.PEOPLE}


def _of_deed(wanted: Wanted, text: str) -> OutcomeReading | None:
    """A report where the very deed asked about was done, nothing where it was not."""
    told = [
        (each, sentence.text)
        for sentence in sentences(unwrapped(normalise(text)).lower())
        if not sentence.asks
        for each in find_predicates(sentence)
        if each.time is Time.DONE
        and not each.modal
        and each.lemma.startswith(wanted.deeds)
        and not (is_about_letter(sentence, each) or sets_day(sentence, each))
    ]
    if not told:
        return None
    outcome = Outcome.NOTHING if all(each.denied for each, _ in told) else Outcome.REPORT
    return OutcomeReading(outcome, f"о том, о чём спрошено: «{told[0][1][:160]}»")


def _response(wanted: Wanted, text: str, *, has_documents: bool) -> Response | None:
    """What of a text answers in that way; a paper is given only where one is enclosed."""
    given = wanted if has_documents else Wanted(wanted.kinds - {Want.DOCUMENT}, wanted.topics)
    low = unwrapped(normalise(text)).lower()
    found = find_response(low, given)
    if found is not None or given is wanted:
        return found
    none = find_response(low, wanted)  # «положение не принималось» encloses nothing
    return none if none is not None and none.none else None
