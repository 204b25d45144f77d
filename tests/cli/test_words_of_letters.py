"""Stages as people call them."""

from __future__ import annotations

import pytest

from mailflow.cli.words_of_letters import stage_words
from tests.cases.town import REQUEST


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("soft", "за 5 раб. дн. до срока"),
        ("today", "в день срока"),
        ("overdue-3", "через 3 раб. дн. после срока"),
        ("renamed since", "renamed since"),
    ],
)
def test_a_stage_is_named_by_its_distance_from_the_deadline(name: str, words: str) -> None:
    assert stage_words(REQUEST, name) == words
