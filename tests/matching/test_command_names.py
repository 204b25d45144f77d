"""Names in commands: row A08 of the acceptance list."""

from __future__ import annotations

from functools import cache
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mailflow.matching.command_names import MAX_NAME_CHARS, Naming, resolve_command_name
from mailflow.model.identifiers import Oktmo
from mailflow.reading.names.name_index import NameIndex
from tests.matching.town import example_directory

APSHERONSK = Oktmo("03605000")


@cache
def _index() -> NameIndex:
    return NameIndex.build(example_directory())


@pytest.mark.parametrize(
    "written",
    [
        "Апшеронский район",
        "апшеронский  муниципальный район",
        "Апшеронский\u00a0район",
        normalize("NFD", "Апшеронский район"),
        "Апшеронский\u2003район",
    ],
)
def test_spellings_that_unicode_calls_the_same_are_accepted(written: str) -> None:
    name = resolve_command_name(written, _index())
    assert (name.naming, name.candidates) == (Naming.CLEAR, (APSHERONSK,))


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("Aпшеронский район", "смешаны"),
        ("Апшерoнский район", "смешаны"),
        ("\u202eАпшеронский район", "невидимые"),
        ("Апше\u200bронский район", "невидимые"),
        ("Апшеронский\u2066 район", "невидимые"),
        ("Апшеронский\x00 район", "невидимые"),
        ("Апшеронс\u00adкий район", "невидимые"),
    ],
)
def test_a_disguised_name_is_refused_with_what_was_perhaps_meant(written: str, why: str) -> None:
    name = resolve_command_name(written, _index())
    assert name.naming is Naming.DISGUISED
    assert why in name.reason
    assert APSHERONSK in name.candidates


def test_namesakes_are_asked_back_with_all_of_them() -> None:
    name = resolve_command_name("Кубанское сельское поселение", _index())
    assert (name.naming, len(name.candidates) > 1) == (Naming.AMBIGUOUS, True)
    clear = resolve_command_name("Кубанское сельское поселение Апшеронского района", _index())
    assert (clear.naming, clear.candidates) == (Naming.CLEAR, (Oktmo("03605410"),))


@pytest.mark.parametrize("written", ["", "Лунный район", "Апшеронский район и Абинский район", "17"])
def test_what_names_nobody_or_two_is_not_guessed(written: str) -> None:
    assert resolve_command_name(written, _index()).naming is Naming.UNKNOWN


def test_a_misspelt_name_is_proposed_and_not_taken() -> None:
    name = resolve_command_name("Апшеронкий район", _index())
    assert (name.naming, APSHERONSK in name.candidates) == (Naming.UNKNOWN, True)


@given(st.text(max_size=2 * MAX_NAME_CHARS))
@settings(max_examples=100, deadline=None)
def test_any_words_have_a_verdict_and_a_clear_one_is_of_one(written: str) -> None:
    name = resolve_command_name(written, _index())
    assert (name.naming is Naming.CLEAR) == (not name.reason)
    assert name.naming is not Naming.CLEAR or len(name.candidates) == 1
