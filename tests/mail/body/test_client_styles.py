"""New text over generated answers of many clients."""

from __future__ import annotations

import random

import pytest

from mailflow.mail.body.new_text import find_new_text
from tests.mail.body.client_material import make_answer
from tests.mail.body.client_styles import STYLES, Style, dress


@pytest.mark.parametrize("style", STYLES, ids=[style.name for style in STYLES])
@pytest.mark.parametrize("form", ["plain", "html", "both"])
def test_new_text_of_a_client_is_exactly_what_was_written(style: Style, form: str) -> None:
    random_ = random.Random(f"{style.name} {form}")
    answers = [make_answer(random_, layout) for layout in style.layouts for _ in range(8)]

    found = [" ".join(find_new_text(dress(answer, style, form)).text.split()) for answer in answers]

    assert found == [answer.truth for answer in answers]
