"""Whatever a letter may be known again by is among its marks."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from mailflow.matching.memory import RunningMemory
from mailflow.matching.repeats.duplicates import find_duplicate
from mailflow.model.identifiers import CaseId, Oktmo, RequestId
from mailflow.model.message import DocumentText
from mailflow.model.understanding import (
    AttachmentFacts,
    CaseVerdict,
    Decision,
    Kind,
    Outcome,
    Understanding,
)
from mailflow.reading.references.requisites import Requisites

_CASE = CaseId(RequestId("96-2024"), Oktmo("03601401"))
_TEXTS = ("Добрый день!", "Направляем ответ согласно приложению.", "направляем ответ, согласно приложению")
_CONTENTS = (("", "text/plain", 5), ("aa", "application/pdf", 90_000), ("bb", "image/png", 100))
_DOCUMENTS = st.builds(
    lambda content, companion: AttachmentFacts(
        "a", content[1], content[2], 0, ocr=False, problem=None, sha256=content[0], companion=companion
    ),
    st.sampled_from(_CONTENTS),
    st.booleans(),
)
_LETTERS = st.builds(
    lambda text, number, day, documents, outcome: Understanding(
        Kind.REPLY,
        text=text,
        sender_number=number,
        sender_date=day,
        attachments=tuple(documents),
        cases=(CaseVerdict(_CASE, outcome, Decision.RECORDED),),
    ),
    st.sampled_from(_TEXTS),
    st.sampled_from([None, "1", "2"]),
    st.sampled_from([None, date(2024, 9, 26)]),
    st.lists(_DOCUMENTS, max_size=2),
    st.sampled_from([Outcome.REPORT, Outcome.NOTHING, Outcome.QUESTION, Outcome.DUPLICATE]),
)


@settings(max_examples=400)
@given(_LETTERS, _LETTERS)
def test_what_repeats_a_letter_is_told_by_its_marks(before: Understanding, now: Understanding) -> None:
    memory = RunningMemory()
    memory.note("before", before)
    documents = [
        DocumentText(each.name, each.content_type, each.octets, each.sha256, companion=each.companion)
        for each in now.attachments
    ]
    requisites = Requisites(sender_number=now.sender_number, sender_date=now.sender_date)

    repeated = find_duplicate(
        memory.prior_answers(_CASE), requisites, documents, now.text, now.cases[0].outcome
    )

    assert repeated is None or memory.bears_upon(now, [_CASE])
