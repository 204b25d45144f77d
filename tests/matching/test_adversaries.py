"""Letters that try to mislead: nobody is credited wrongly, and what is fixed is recorded."""

from __future__ import annotations

import pytest

from tests.matching.letters import write_letters
from tests.matching.scoring import Score, read_letters
from tests.matching.town import town


@pytest.fixture(scope="module")
def score() -> Score:
    directory = town(20240905)
    return read_letters(write_letters(directory, 20240905, 410), directory)


def test_no_letter_is_credited_wrongly(score: Score) -> None:
    assert score.by_scenario(score.wrong) == {}


def test_letters_that_fix_both_are_recorded_without_a_person(score: Score) -> None:
    assert score.recorded >= 0.97 * score.settled, score.by_scenario(score.missed)


def test_the_right_case_stands_among_the_first_three_candidates(score: Score) -> None:
    assert score.among_three >= 0.98 * score.asked, score.by_scenario(score.unranked)
