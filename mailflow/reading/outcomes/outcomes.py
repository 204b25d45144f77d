"""What a reply says about a case: an answer, no practices, a promise, a question, a refusal ..."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from mailflow.model.understanding import Outcome
from mailflow.reading.clauses.future import first_promise
from mailflow.reading.clauses.masking import mask
from mailflow.reading.normal import normalise, squeeze
from mailflow.reading.outcomes.answer_wordings import (
    AFFIRMED,
    ASKS,
    CORRECTION,
    ENCLOSED,
    ENCLOSURE,
    HARMLESS,
    NOTHING,
    POLITE,
    POSTED,
    SUBSTANCE,
)
from mailflow.reading.outcomes.delay_wordings import (
    EXTENSION,
    INTERIM,
    QUESTION,
    REDIRECT,
    REFUSAL,
    UNDER_WAY,
)


@dataclass(frozen=True, slots=True)
class OutcomeReading:
    """The outcome with its reason in Russian; not `certain` where a person should look."""

    outcome: Outcome
    why: str
    certain: bool = True


# A line that goes on in lower case, or with anything after a line without a stop, is the same sentence.
_WRAPPED = re.compile(r"(?<=[^\n.!?;:])[ \t]{0,5}\n(?=[а-яa-z\d(\"-])")


_ZERO = re.compile(r"(?<![\d.,/№-])0\s(?:\(ноль\)\s)?[а-я]{3}|[а-я]\s?[:-]\s?0(?![\d.,/])")
_STOP = re.compile(r"[.!?\n]")
_COVERING_LETTER = 600
# Zeros alone make a short letter.
_SHORT_LETTER = 4_000
_COUNT = re.compile(r"(?<![а-яa-z\d])\d{1,9}(?![а-яa-z\d])")


def find_outcome(
    text: str,
    *,
    subject: str = "",
    figures: Mapping[str, Decimal] | None = None,
    has_documents: bool = False,
    document_text: str = "",
) -> OutcomeReading:
    """The outcome of a reply by its new text, its documents and the figures read from both.

    `text` is what the sender wrote anew, or the segment about one request (see `segments`). Without any
    words of substance a readable or unread document counts as a report that a person must look at.
    """
    cover = _flat(f"{subject}\n\n{text}\n\n")
    whole = cover + _flat(document_text)
    values = dict(figures or {})
    positive = any(values.values())
    for pattern, outcome, words in _SPECIAL:
        match = pattern.search(whole) or (_promise(whole) if outcome is Outcome.INTERIM else None)
        enclosed = has_documents and (match is None or match.start() < len(cover))
        if match is None or _overruled(outcome, whole, positive=positive, enclosed=enclosed):
            continue
        return OutcomeReading(outcome, f"{words}: «{_around(whole, match)}»")
    if positive:
        asked = QUESTION.search(whole)
        aside = f"; при этом спрашивают: «{_around(whole, asked)}»" if asked else ""
        return OutcomeReading(Outcome.REPORT, f"указаны показатели{aside}", certain=not asked)
    said = _flat(f"{text}\n\n{document_text}")
    telling = _without_enclosure(whole) if document_text.strip() else whole
    return _plain_answer(whole, said, telling, has_zeros=bool(values), has_documents=has_documents)


def _without_enclosure(whole: str) -> str:
    """«Во вложении ответ» says nothing beside an enclosure that was read and speaks for itself."""
    return ENCLOSURE.pattern.sub(" ", ENCLOSED.pattern.sub(" ", whole))


def _flat(text: str) -> str:
    """Lower case, one line a sentence, without denials that change nothing."""
    return HARMLESS.pattern.sub(" ", _WRAPPED.sub(" ", normalise(text)).lower())


_SPECIAL = (
    (CORRECTION, Outcome.CORRECTION, "заменяет ранее направленный ответ"),
    (EXTENSION, Outcome.EXTENSION, "просят продлить срок"),
    (REDIRECT, Outcome.REDIRECT, "письмо передано в другой орган"),
    (REFUSAL, Outcome.REFUSAL, "отказ"),
    (QUESTION, Outcome.QUESTION, "задают вопрос"),
    (INTERIM, Outcome.INTERIM, "обещают ответить позже"),
)


def _promise(whole: str) -> re.Match[str] | None:
    """«Зарегистрировались, практику выложим к пятнице»: a deed to come, where none is done yet."""
    if "?" in whole or POSTED.search(whole) is not None:
        return None
    return first_promise(whole)


def only_names_enclosure(text: str) -> bool:
    """Whether a short covering letter names an enclosure and says nothing else of substance."""
    low = _flat(text)
    if len(low) > _COVERING_LETTER or ENCLOSURE.search(low) is None:
        return False
    return SUBSTANCE.search(ENCLOSURE.pattern.sub(" ", low)) is None


def _overruled(outcome: Outcome, whole: str, *, positive: bool, enclosed: bool) -> bool:
    """An answer in substance is not made a promise, a question or a refusal by a side remark.

    `enclosed`: the words stand in the covering letter, and a document lies beside it.
    """
    if outcome is Outcome.INTERIM:
        return (
            positive or (enclosed and ENCLOSED.search(whole) is not None) or NOTHING.search(whole) is not None
        )
    if outcome is Outcome.EXTENSION:  # «инициатива о продлении сроков межевания»
        return positive and ASKS.search(whole) is None
    return positive and outcome in (Outcome.QUESTION, Outcome.REFUSAL, Outcome.REDIRECT)


def _plain_answer(
    whole: str, said: str, telling: str, *, has_zeros: bool, has_documents: bool
) -> OutcomeReading:
    """The outcome where no figure above zero and none of the special wordings was found.

    `telling` is what may tell that something was done.
    """
    nothing = _asserted(whole, NOTHING.search(whole))
    affirmed = AFFIRMED.search(whole) if nothing and not has_zeros else None
    if affirmed:
        why = f"подтверждают: «{_around(whole, affirmed)}»"
        return OutcomeReading(Outcome.REPORT, why, certain=False)
    if has_zeros or nothing or _counts_only_zeros(whole):
        why = f": «{_around(whole, nothing)}»" if nothing else ", показатели нулевые"
        return OutcomeReading(Outcome.NOTHING, f"сообщают, что данных нет{why}")
    done = SUBSTANCE.search(telling)
    under_way = UNDER_WAY.search(whole)
    if under_way is not None and done is None:
        why = f"работа ещё идёт: «{_around(whole, under_way)}»"
        return OutcomeReading(Outcome.INTERIM, why, certain=False)
    if "?" in whole:
        return OutcomeReading(Outcome.QUESTION, "в письме вопрос и нет ответа", certain=False)
    report = done or POLITE.search(said)
    if report is not None:
        return OutcomeReading(Outcome.REPORT, f"ответ по существу: «{_around(whole, report)}»", certain=False)
    if has_documents:
        return OutcomeReading(Outcome.REPORT, "ответ во вложении", certain=False)
    return OutcomeReading(Outcome.UNCLEAR, "из текста не видно, что ответили", certain=False)


def _asserted(whole: str, match: re.Match[str] | None) -> re.Match[str] | None:
    """«Нужен ли нулевой отчет?» tells nothing."""
    if match is None:
        return None
    end = _STOP.search(whole, match.end())
    return None if end is not None and end[0] == "?" else match


def _counts_only_zeros(whole: str) -> bool:
    """«0 практик, 0 инициатив», whatever was asked: every count is zero."""
    if len(whole) > _SHORT_LETTER or _ZERO.search(whole) is None:
        return False
    return all(int(each) == 0 for each in _COUNT.findall(mask(whole)))


def _around(whole: str, match: re.Match[str]) -> str:
    start = max(0, whole.rfind(" ", 0, max(0, match.start() - 20)) + 1) if match.start() > 20 else 0
    end = whole.find(" ", match.end() + 25)
    return squeeze(whole[start : end if end >= 0 else len(whole)])[:160]
