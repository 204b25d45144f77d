"""Message-IDs derived from keys."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailflow.cases.message_ids import (
    derived_message_id,
    domain_of,
    is_derived,
    letter_message_id,
    reminder_message_id,
)
from mailflow.model.identifiers import CaseId, Oktmo, RequestId

CASE = CaseId(RequestId("96-2024"), Oktmo("03601401"))
DOT_ATOM = re.compile(r"<[a-z0-9_-]+(\.[a-z0-9_-]+)*@rambler\.example>")


def test_letters_and_reminders_show_request_and_municipality() -> None:
    assert letter_message_id(CASE, 1, "rambler.example") == "<req-96-2024.03601401@rambler.example>"
    assert letter_message_id(CASE, 2, "rambler.example") == "<req-96-2024.03601401.a2@rambler.example>"
    assert (
        reminder_message_id(CASE, "soft", "rambler.example") == "<req-96-2024.03601401.soft@rambler.example>"
    )


def test_the_domain_goes_out_as_punycode() -> None:
    assert domain_of("совет@россия.рф") == "xn--h1alffa9f.xn--p1ai"


@given(st.text(min_size=1), st.text(min_size=1))
def test_any_stage_gives_a_plain_identifier_of_its_own(first: str, second: str) -> None:
    one, two = (reminder_message_id(CASE, each, "rambler.example") for each in (first, second))
    assert DOT_ATOM.fullmatch(one)
    assert (one == two) == (first == second)


@given(st.text(min_size=1), st.text(min_size=1))
def test_any_key_gives_a_plain_identifier_of_its_own(first: str, second: str) -> None:
    one, two = (derived_message_id(f"ack/{each}", "rambler.example") for each in (first, second))
    assert DOT_ATOM.fullmatch(one)
    assert (one == two) == (first == second)


def test_a_stage_named_like_a_rank_is_not_the_letter_to_the_second_address() -> None:
    assert reminder_message_id(CASE, "a2", "d.example") != letter_message_id(CASE, 2, "d.example")


@pytest.mark.parametrize(
    "key", ["digest/2024-09-06/a@b.example", "ack/0123", "chair/96-2024/overdue-5", "all_is_well/2024"]
)
def test_our_own_shape_is_told_from_others(key: str) -> None:
    ours = [
        derived_message_id(key, "sovet.example"),
        letter_message_id(CASE, 1, "sovet.example"),
        letter_message_id(CASE, 2, "sovet.example"),
        reminder_message_id(CASE, "за неделю", "sovet.example"),
    ]
    assert [is_derived(each, "sovet.example") for each in ours] == [True] * 4
    assert [is_derived(each, "other.example") for each in ours] == [False, True, True, True]


@pytest.mark.parametrize(
    "foreign",
    [
        "<check.20240905100000@sovet.example>",
        "<172549.abc@sovet.example>",
        "<4f1c2a9e-7b31-4d62-9a57-0c1f2e3d4b5a@sovet.example>",
        "<CAFx+yZ9Q=k3@mail.sovet.example>",
        "",
    ],
)
def test_what_a_mail_program_writes_is_not_taken_for_ours(foreign: str) -> None:
    assert not is_derived(foreign, "sovet.example")
