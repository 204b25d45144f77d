"""The quick look before a pattern: no match may lack all of the fragments that are looked for first."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mailflow.mail.kinds import (
    absence_words,
    auto_reply_words,
    bulk_words,
    fraud_words,
    house_rules,
    machine_words,
)
from mailflow.mail.kinds.phrases import Phrases, phrases

ALL = [
    *absence_words.ABSENCE,
    *(value for value in vars(auto_reply_words).values() if isinstance(value, Phrases)),
    *(value for value in vars(house_rules).values() if isinstance(value, Phrases)),
    *(value for value in vars(machine_words).values() if isinstance(value, Phrases)),
    *(sign.phrases for sign in (*bulk_words.OFFERS, *fraud_words.FRAUD)),
]


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.pattern.pattern[:30])
@given(st.data())
@settings(max_examples=40, deadline=None)
def test_every_match_holds_a_key(one: Phrases, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(one.pattern, fullmatch=True))

    assert one.search(text) is not None


def test_without_a_key_the_pattern_is_not_asked() -> None:
    one = phrases(r"нахожусь в отпуске", "отпуск")

    assert one.search("нахожусь в отпуске") is not None
    assert one.search("нахожусь в отъезде") is None
