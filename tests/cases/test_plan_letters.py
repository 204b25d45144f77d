"""The letter itself: when, to whom, once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from mailflow.model.fact import CaseExcluded, LetterKind, LetterSettled, SendResult
from mailflow.model.municipality import Directory
from mailflow.model.plan import DueLetter, HeldLetter, Plan
from mailflow.model.settings import Service
from mailflow.model.understanding import Outcome
from tests.cases.town import (
    DIRECTORY,
    NORTH_A,
    NORTH_B,
    REQUEST,
    Town,
    bounce,
    case_id,
    configuration,
    keys,
    local,
    reply,
    started,
    verdict,
)

BOX_A = "mo03701401@north.example"
LETTER_A = "letter/96-2024/03701401/1"
ALL = [f"letter/96-2024/{each.oktmo}/1" for each in DIRECTORY]


def _letters(plan: Plan) -> list[str]:
    return sorted(each.key for each in plan.letters if each.kind is LetterKind.LETTER)


def _held(plan: Plan, code: str) -> list[str]:
    return [each.key for each in plan.held if each.code == code]


def test_the_first_letter_is_complete() -> None:
    found = {each.key: each for each in Town().plan(local(9, 5, 9, 30)).letters}
    assert found[LETTER_A] == DueLetter(
        key=LETTER_A,
        kind=LetterKind.LETTER,
        template="letter",
        recipient=BOX_A,
        message_id="<req-96-2024.03701401@sovet.example>",
        due_at=local(9, 5, 9),
        request=REQUEST.id,
        cases=(case_id(NORTH_A),),
    )


def test_letters_go_out_from_the_beginning_of_work_on_the_requests_date() -> None:
    town = Town()
    assert _letters(town.plan(local(9, 4, 12))) == []
    assert _letters(town.plan(local(9, 5, 9))) == sorted(ALL)


def test_letters_wait_for_send_at() -> None:
    town = Town(configuration(requests=(replace(REQUEST, send_at=local(9, 6, 15)),)))
    assert _letters(town.plan(local(9, 6, 14, 59))) == []
    assert _letters(town.plan(local(9, 6, 15))) == sorted(ALL)


@pytest.mark.parametrize("day", [(9, 5, 18), (9, 5, 23), (9, 7, 12), (9, 8, 9)])
def test_letters_are_held_outside_working_hours(day: tuple[int, int, int]) -> None:
    plan = Town().plan(local(*day))
    assert (_letters(plan), _held(plan, "outside_hours")) == ([], sorted(ALL))
    opens = local(9, 6, 9) if day[1] == 5 else local(9, 9, 9)
    assert {each.until for each in plan.held} == {opens}


def test_every_day_is_a_working_day_where_the_operator_says_so() -> None:
    town = Town(configuration(service=Service(working_days_only=False)))
    assert _letters(town.plan(local(9, 7, 12))) == sorted(ALL)


def test_a_sent_letter_is_never_planned_again() -> None:
    town = started()
    assert _letters(town.plan(local(9, 6, 12))) == []


def test_a_case_without_an_address_is_held() -> None:
    bare = Directory(tuple(replace(each, emails=()) for each in DIRECTORY))
    plan = Town(configuration(directory=bare)).plan(local(9, 5, 9))
    assert (_letters(plan), _held(plan, "no_address")) == ([], sorted(ALL))


def test_a_letter_whose_deadline_has_passed_is_held_for_ever() -> None:
    plan = Town().plan(local(10, 1, 9))
    held = next(each for each in plan.held if each.key == LETTER_A)
    assert held == HeldLetter(
        LETTER_A,
        LetterKind.LETTER,
        "deadline_passed",
        "срок прошёл до отправки",
        REQUEST.id,
        "",
        case_id(NORTH_A),
    )
    assert _letters(plan) == []


def test_answered_and_excluded_cases_get_no_letter() -> None:
    town = Town()
    town.record(reply("a", verdict(NORTH_A), at=local(9, 4)))
    town.record(CaseExcluded(local(9, 4), "o", case_id(NORTH_B)))
    assert not {LETTER_A, "letter/96-2024/03701402/1"} & set(_letters(town.plan(local(9, 5, 9))))


def test_a_bounce_sends_the_letter_to_the_next_address() -> None:
    town = started()
    town.record(bounce("b", BOX_A, at=local(9, 6)))
    (letter,) = [each for each in town.plan(local(9, 6, 11)).letters if each.kind is LetterKind.LETTER]
    assert (letter.key, letter.recipient, letter.message_id) == (
        "letter/96-2024/03701401/2",
        "second@north.example",
        "<req-96-2024.03701401.a2@sovet.example>",
    )
    town.send(letter, local(9, 6, 11))
    assert _letters(town.plan(local(9, 6, 12))) == []
    town.record(bounce("c", "second@north.example", at=local(9, 6, 13)))
    assert _letters(town.plan(local(9, 6, 14))) == []


def test_a_replaced_dead_address_gets_the_letter_with_the_next_rank() -> None:
    town = started()
    town.record(bounce("b", "mo03701402@north.example", at=local(9, 6)))
    mended = replace(DIRECTORY[NORTH_B], emails=("new@north.example",))
    town.configuration = configuration(
        directory=Directory(tuple(mended if each.oktmo == NORTH_B else each for each in DIRECTORY))
    )
    (letter,) = [each for each in town.plan(local(9, 6, 11)).letters if each.kind is LetterKind.LETTER]
    assert (letter.key, letter.recipient) == ("letter/96-2024/03701402/2", "new@north.example")


def test_an_edited_address_alone_sends_nothing_again() -> None:
    town = started()
    mended = replace(DIRECTORY[NORTH_B], emails=("new@north.example",))
    town.configuration = configuration(
        directory=Directory(tuple(mended if each.oktmo == NORTH_B else each for each in DIRECTORY))
    )
    assert _letters(town.plan(local(9, 6, 11))) == []


def test_a_letter_that_was_replied_to_is_not_sent_to_the_next_address() -> None:
    town = started()
    town.record(reply("r", verdict(NORTH_A, Outcome.INTERIM), at=local(9, 6)))
    town.record(bounce("b", BOX_A, at=local(9, 7)))
    assert _letters(town.plan(local(9, 9, 11))) == []


def test_a_retry_comes_when_its_time_has_come_with_the_same_message_id() -> None:
    town = Town()
    first = next(each for each in town.plan(local(9, 5, 9)).letters if each.key == LETTER_A)
    town.send(first, local(9, 5, 9), SendResult.RETRY, retry_at=local(9, 5, 9, 30))
    early = town.plan(local(9, 5, 9, 29))
    assert LETTER_A not in _letters(early)
    assert [(each.code, each.until) for each in early.held] == [("retry_later", local(9, 5, 9, 30))]
    again = next(each for each in town.plan(local(9, 5, 9, 30)).letters if each.key == LETTER_A)
    assert (again.attempt, again.message_id, again.recipient) == (2, first.message_id, first.recipient)


@pytest.mark.parametrize("result", [None, SendResult.IN_DOUBT, SendResult.REFUSED])
def test_a_letter_in_doubt_or_refused_is_never_sent_again(result: SendResult | None) -> None:
    town = Town()
    letter = next(each for each in town.plan(local(9, 5, 9)).letters if "03701402" in each.key)
    town.send(letter, local(9, 5, 9), result, words="554 5.7.1 spam")
    town.restart()
    for hours in (1, 30, 200):
        assert letter.key not in _letters(town.plan(local(9, 5, 9) + timedelta(hours=hours)))


def test_a_doubt_settled_by_a_person_as_not_sent_is_tried_again() -> None:
    town = Town()
    letter = next(each for each in town.plan(local(9, 5, 9)).letters if each.key == LETTER_A)
    town.send(letter, local(9, 5, 9), SendResult.IN_DOUBT)
    town.record(
        LetterSettled(local(9, 5, 10), letter.key, 1, SendResult.RETRY, who="o", retry_at=local(9, 5, 10))
    )
    again = next(each for each in town.plan(local(9, 5, 11)).letters if each.key == LETTER_A)
    assert again.attempt == 2


def test_two_requests_are_planned_side_by_side() -> None:
    other = replace(REQUEST, number="101", date=REQUEST.date)
    town = Town(configuration(requests=(REQUEST, other)))
    assert len(_letters(town.plan(local(9, 5, 9)))) == 12


def test_a_preview_tells_what_will_go_out_until_the_horizon() -> None:
    town = Town()
    preview = town.plan(local(9, 4, 20), looked=False, horizon=local(9, 30, 23, 59))
    municipal = [each for each in preview.letters if "03701401" in each.key]
    assert [(each.key, each.due_at) for each in municipal] == [(LETTER_A, local(9, 5, 9))]
    town.send_letters(local(9, 5, 9))
    preview = town.plan(local(9, 5, 10), looked=False, horizon=local(10, 8))
    assert [(each.key, each.due_at) for each in preview.letters if "03701401" in each.key] == [
        ("reminder/96-2024/soft/03701401", local(9, 23)),
        ("reminder/96-2024/last/03701401", local(9, 27)),
        ("reminder/96-2024/today/03701401", local(9, 30)),
        ("reminder/96-2024/overdue-1/03701401", local(10, 1)),
    ]
    assert keys(preview.letters) == [
        each.key for each in sorted(preview.letters, key=lambda e: (e.due_at, e.key))
    ]
