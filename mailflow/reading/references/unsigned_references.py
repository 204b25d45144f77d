"""References without «№»: «96 от 05.09.2024» in a subject, a file name or on a line of its own."""

from __future__ import annotations

import re

from mailflow.reading.normal import squeeze
from mailflow.reading.passages import Passage, Place
from mailflow.reading.references.reference import Reference, ReferenceForm
from mailflow.reading.references.reference_dates import read_reference_date
from mailflow.reading.references.reference_traps import is_trap
from mailflow.reading.references.reference_words import (
    LINE_DATED,
    NAMED_DATED,
    OWN_BEFORE,
    REPLY_BEFORE,
    SUBJECT_DATED,
    SUBJECT_REPLY,
)

# «Решение сессии (58 от 14.04.2025)»: the number of an act, whatever stands between.
_ACTS = re.compile(
    r"приказ|постановлен|распоряжен|решени|договор|контракт|соглашен|протокол|\bакт|устав|закон|указ|программ"
)
_NEAR = 80
# A letter answers no more of them.
_MOST_LINES = 20


def unsigned_references(low: str, plain: str, passage: Passage) -> list[Reference]:
    """What a passage without any signed number names; `low` is `plain` in lower case. None is certain."""
    if passage.place is Place.BODY:
        lines = list(LINE_DATED.finditer(low))[:_MOST_LINES]
        named = [] if lines or " от " not in low else NAMED_DATED.finditer(low)
        lines += [each for each in named if _ACTS.search(_sentence_before(low, each.start())) is None]
        return [_dated(each, low, plain, passage) for each in lines[:_MOST_LINES]]
    if passage.place not in (Place.SUBJECT, Place.FILE_NAME):
        return []
    dated = SUBJECT_DATED.search(low)
    if dated is not None and not is_trap(squeeze(low[: dated.start()]), "", dated=True):
        return [_dated(dated, low, plain, passage)]
    reply = SUBJECT_REPLY.search(low.strip())
    return [_undated(reply, plain, passage)] if reply is not None else []


def _sentence_before(low: str, at: int) -> str:
    before = low[max(0, at - _NEAR) : at]
    return before[max(before.rfind(". "), before.rfind("\n")) + 1 :]


def _dated(match: re.Match[str], low: str, plain: str, passage: Passage) -> Reference:
    start, end = match.start("number"), match.end("date")
    value, day_month, has_year, _ = read_reference_date(match["date"])
    before = squeeze(low[:start]) + " "
    form = ReferenceForm.IN_REPLY if REPLY_BEFORE.search(before) else ReferenceForm.BARE
    return Reference(
        number=match["number"],
        date=value,
        form=ReferenceForm.OWN if OWN_BEFORE.search(before) else form,
        snippet=squeeze(plain[start:end]),
        certain=False,
        has_year=has_year,
        day_month=day_month,
        where=passage.where,
        start=start,
        end=end,
    )


def _undated(match: re.Match[str], plain: str, passage: Passage) -> Reference:
    """«инф. на 96»: the subject says that it replies."""
    return Reference(
        number=match["number"],
        date=None,
        form=ReferenceForm.IN_REPLY,
        snippet=squeeze(plain),
        certain=False,
        where=passage.where,
        end=len(plain),
    )
