"""A gated pattern answers as `re` does, and knows what every match must hold."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mailflow
from mailflow import re_parser
from mailflow.first_letters import compiled
from mailflow.patterns import Gated, any_of, needed_literals


@pytest.mark.parametrize(
    ("pattern", "literals"),
    [
        ("практик", {"практик"}),
        (r"\bпрактик[аи]\b", {"практик"}),
        ("не (?:размещ|публик)овали", {"овали"}),
        (r"(?:размещ|публик)\w*", {"размещ", "публик"}),
        ("а|размещ", {"а"}),
        (r"(?:разместили)?\d{1,3}", set()),
        (r"(?:ещё ){1,2}не", {"ещё "}),
        (r"(?!\bне\b)\w+ готов", {" готов"}),
        ("разместить|размест", {"размест"}),
        (r"\d+|практика", set()),
        ("(?i:практика)", set()),
    ],
)
def test_each_match_holds_one_of_the_literals(pattern: str, literals: set[str]) -> None:
    assert needed_literals(pattern) == literals


def test_without_regard_to_case_the_text_is_lowered() -> None:
    gated = Gated("Размещ[её]н", re.IGNORECASE)

    assert gated.search("РАЗМЕЩЕН") is not None


def test_without_its_literal_an_alternative_is_not_searched_for() -> None:
    gated = any_of(r"\b(?:нахожусь|буду) в (?:отпуске|командировке)", "больничн")

    assert gated.search("буду в командировке") is not None
    assert gated.search("буду в отъезде") is None


@pytest.mark.parametrize("text", ["бв абв", "вб", "абв", "б", ""])
def test_the_leftmost_match_wins_and_of_two_the_first_alternative(text: str) -> None:
    pattern = r"бв|а|абв|\w"

    found, answered = re.search(pattern, text), Gated(pattern).search(text)

    assert (found and found[0]) == (answered and answered[0])


def test_a_python_whose_parser_was_never_tried_reads_patterns_as_they_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(re_parser, "KNOWS_PARSER", False)
    monkeypatch.setattr(re_parser, "_parser", None)
    gated = any_of(r"\b(?:один|два) раза", "больничн")
    gated.prepare()

    assert [match[0] for match in gated.finditer("один раза, два раза")] == ["один раза", "два раза"]
    assert gated.search("три раза") is None
    assert compiled(r"\bраза").search("два раза") is not None


_ASKING_BACK = (
    r"\bсв",
    r"\b[сш]в\b",
    r"(?<!не )св",
    r"(?<!не )\bсв|(?<=в)ш",
    r"\b(?:св|ш(?:в|с)|\sв)с?",
    r"\b(с|шв)+?в",
    r"^св|с$|\Bв",
    r"(?m:^)св|(?i:С)в",
    r"\b\w{2,3}св",
)


@settings(deadline=None, max_examples=200)
@given(st.sampled_from(_ASKING_BACK), st.text("свш не\n", max_size=14))
def test_what_stands_before_the_first_letter_may_be_asked_behind_it(pattern: str, text: str) -> None:
    found = [(each.span(), each.groups()) for each in re.finditer(pattern, text)]

    assert [(each.span(), each.groups()) for each in compiled(pattern).finditer(text)] == found


def _patterns_of_the_program() -> list[Gated]:
    for module in pkgutil.walk_packages(mailflow.__path__, "mailflow."):
        if not module.name.endswith((".child", "__main__")):
            importlib.import_module(module.name)
    found = {each.pattern: each for each in gc.get_objects() if isinstance(each, Gated)}
    return [found[pattern] for pattern in sorted(found)]


PATTERNS = _patterns_of_the_program()

_WORDS = sorted(
    {literal for each in PATTERNS for literal in needed_literals(each.pattern, each.flags)}
    | {"не", "2", "№ 96", ".", " ", "\n", "ё"}
)


@settings(deadline=None, max_examples=50)
@given(st.lists(st.sampled_from(_WORDS), max_size=12), st.sampled_from(["", " ", "ы "]), st.booleans())
def test_every_pattern_of_the_program_answers_as_re_does(pieces: list[str], glue: str, shout: bool) -> None:
    text = glue.join(pieces)
    text = text.upper() if shout else text
    for gated in PATTERNS:
        found = re.search(gated.pattern, text, gated.flags)
        answered = gated.search(text)
        assert (found and found.span()) == (answered and answered.span()), gated.pattern
        assert [each.span() for each in gated.finditer(text)] == [
            each.span() for each in re.finditer(gated.pattern, text, gated.flags)
        ]
        assert gated.sub("_", text) == re.sub(gated.pattern, "_", text, flags=gated.flags)
