"""When an answer is in time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mailflow.cases.deadlines import effective_deadline
from mailflow.model.request import DeadlineShift
from tests.cases.town import CALENDAR, REQUEST


@pytest.mark.parametrize(
    ("shift", "expected"),
    [
        (DeadlineShift.FORWARD, date(2024, 11, 5)),
        (DeadlineShift.BACKWARD, date(2024, 11, 2)),
        (DeadlineShift.NONE, date(2024, 11, 3)),
    ],
)
def test_a_deadline_on_a_day_off_moves_as_the_request_says(shift: DeadlineShift, expected: date) -> None:
    request = replace(REQUEST, deadline=date(2024, 11, 3), deadline_shift=shift)
    assert effective_deadline(request, CALENDAR) == expected


def test_a_deadline_on_a_working_saturday_stays() -> None:
    assert effective_deadline(replace(REQUEST, deadline=date(2024, 12, 28)), CALENDAR) == date(2024, 12, 28)
