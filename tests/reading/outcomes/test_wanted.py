"""The outcome of a letter that gives what a request wants in its own way."""

from __future__ import annotations

from datetime import date

import pytest

from mailflow.model.request import Request
from mailflow.model.understanding import Outcome
from mailflow.reading.outcomes.wanted import find_wanted_outcome, wanted_by

PROPOSALS = Request(
    number="89",
    date=date(2024, 8, 20),
    title="О предложениях в резолюцию съезда",
    deadline=date(2024, 9, 20),
    items=("предложения в резолюцию съезда",),
)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Просим включить в резолюцию пункт о дорогах.", Outcome.REPORT),
        ("Предложений в резолюцию не имеем.", Outcome.NOTHING),
        # worded like a proposal, and none
        ("Просим рассмотреть возможность продления срока представления до 17.10.2024.", Outcome.EXTENSION),
    ],
)
def test_what_is_proposed_answers_a_request_for_proposals(text: str, outcome: Outcome) -> None:
    found = find_wanted_outcome(
        text,
        subject="",
        figures={},
        has_documents=False,
        document_text="",
        wanted=wanted_by(PROPOSALS),
    )

    assert found.outcome is outcome


def test_a_paper_that_there_is_not_need_not_be_enclosed() -> None:
    asked = Request(
        number="90",
        date=date(2024, 8, 20),
        title="О положении о собраниях граждан",
        deadline=date(2024, 9, 20),
        items=("копия действующего положения о собраниях граждан",),
    )

    found = find_wanted_outcome(
        "Положение о собраниях граждан не принималось.",
        subject="",
        figures={},
        has_documents=False,
        document_text="",
        wanted=wanted_by(asked),
    )

    assert found.outcome is Outcome.NOTHING


def test_where_proposals_are_wanted_a_deed_alone_gives_none() -> None:
    found = find_wanted_outcome(
        "Юрист внёс три поправки, глава две отклонил.",
        subject="",
        figures={},
        has_documents=False,
        document_text="",
        wanted=wanted_by(PROPOSALS),
    )

    assert found.outcome is Outcome.UNCLEAR
