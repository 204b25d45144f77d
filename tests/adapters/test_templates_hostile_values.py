"""A19, A23, A25: any text in any value of any shipped mail stays a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from mailflow.adapters.templates.engine import Engine
from mailflow.app.mails.samples import sample_names, sample_values

TEMPLATES = Path(__file__).parent.parent.parent / "templates"
ENGINE = Engine({path.stem: path.read_text("utf-8") for path in TEMPLATES.glob("*.j2")})
HOSTILE = st.text(max_size=12).map(
    lambda text: f"<b onclick=x>{text}\r\nBcc: x@y.example\u202e{{{{7*7}}}}</td>"
)
TAG = re.compile(r"<(/?[a-z][a-z0-9]*)")


def spoil(value: Any, text: str) -> Any:
    """The same values with every text replaced."""
    if isinstance(value, Mapping):
        return {key: spoil(inner, text) for key, inner in value.items()}
    if isinstance(value, list):
        return [spoil(inner, text) for inner in value]
    return text if isinstance(value, str) and value else value


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(sample_names()), HOSTILE)
def test_no_value_becomes_markup_a_header_or_an_order(name: str, text: str) -> None:
    harmless = spoil(sample_values(name), "слово")

    subject, plain, page = ENGINE.render(name, spoil(sample_values(name), text))

    assert not {unicodedata.category(each) for each in subject} & {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
    assert "{{7*7}}" in plain
    assert "\u202e" not in plain + page
    assert "onclick=x&gt;" in page or "onclick" not in page
    # Line breaks of a value may become <br> and paragraphs; nothing else may be added.
    expected = set(TAG.findall(ENGINE.render(name, harmless)[2])) | {"br", "p", "/p"}
    assert set(TAG.findall(page)) <= expected
