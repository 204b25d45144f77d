"""The state of a case by its facts and the moment."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from mailflow.model.board import ReminderSent, State
from mailflow.model.fact import CaseExcluded, ExtensionGranted, FactUndone, MessageDismissed
from mailflow.model.identifiers import Oktmo
from mailflow.model.municipality import Directory
from mailflow.model.understanding import CaseVerdict, Decision, Outcome
from tests.cases.town import (
    CITY,
    DIRECTORY,
    NORTH,
    NORTH_A,
    NORTH_B,
    REQUEST,
    SOUTH_A,
    Town,
    assigned,
    candidate,
    case_id,
    configuration,
    local,
    reply,
    started,
    verdict,
)

LATER = local(10, 15)
TWO = {"practices": Decimal(2)}


def test_a_case_goes_from_not_sent_over_awaiting_to_overdue_the_next_local_day() -> None:
    assert Town().case(NORTH_A, local(9, 5, 8)).state is State.NOT_SENT
    town = started()
    assert town.case(NORTH_A, local(9, 30, 23, 59)).state is State.AWAITING
    assert town.case(NORTH_A, local(10, 1, 0, 0)).state is State.OVERDUE


def test_a_letter_never_sent_does_not_become_overdue() -> None:
    assert Town().case(NORTH_A, LATER).state is State.NOT_SENT


@pytest.mark.parametrize(
    ("sent_at", "state", "days_late"),
    [
        (local(9, 30, 23, 52), State.ANSWERED, 0),
        (local(10, 1, 0, 0), State.ANSWERED_LATE, 1),
        (local(10, 4, 12, 0), State.ANSWERED_LATE, 4),
    ],
)
def test_the_moment_of_sending_decides_whether_an_answer_is_late(
    sent_at: datetime, state: State, days_late: int
) -> None:
    town = started()
    town.record(reply("a", verdict(NORTH_A, practices=2), at=local(10, 5), sent_at=sent_at))
    case = town.case(NORTH_A, LATER)
    assert (case.state, case.days_late, case.answered_at, case.figures) == (state, days_late, sent_at, TWO)


def test_the_answer_sent_first_counts_in_whatever_order_they_are_read() -> None:
    late = reply("late", verdict(NORTH_A, practices=7), at=local(10, 2), sent_at=local(10, 2))
    early = reply("early", verdict(NORTH_A, practices=2), at=local(10, 3), sent_at=local(9, 27))
    town = started()
    town.record(late, early)
    case = town.case(NORTH_A, LATER)
    assert (case.state, case.answered_at, case.figures) == (State.ANSWERED, local(9, 27), TWO)


def test_a_correction_replaces_figures_and_keeps_the_first_date() -> None:
    town = started()
    town.record(reply("a", verdict(NORTH_A, practices=5), at=local(9, 20)))
    town.record(reply("b", verdict(NORTH_A, Outcome.CORRECTION, practices=2), at=local(10, 3)))
    case = town.case(NORTH_A, LATER)
    assert (case.state, case.outcome, case.answered_at, case.figures) == (
        State.ANSWERED,
        Outcome.REPORT,
        local(9, 20),
        TWO,
    )


def test_a_correction_without_an_earlier_answer_is_the_answer() -> None:
    town = started()
    town.record(reply("b", verdict(NORTH_A, Outcome.CORRECTION, practices=2), at=local(9, 20)))
    case = town.case(NORTH_A, LATER)
    assert (case.state, case.outcome, case.figures) == (State.ANSWERED, Outcome.CORRECTION, TWO)


def test_nothing_corrected_to_something_is_a_report() -> None:
    town = started()
    town.record(reply("a", verdict(NORTH_A, Outcome.NOTHING, practices=0), at=local(9, 20)))
    assert town.case(NORTH_A, LATER).outcome is Outcome.NOTHING
    town.record(reply("b", verdict(NORTH_A, Outcome.CORRECTION, practices=2), at=local(9, 21)))
    assert town.case(NORTH_A, LATER).outcome is Outcome.REPORT


def _told(code: Oktmo, *items: int, **figures: int) -> CaseVerdict:
    return replace(
        verdict(code), figures={key: Decimal(number) for key, number in figures.items()}, items=items
    )


def test_a_later_letter_adds_what_the_first_did_not_give() -> None:
    town = started()
    town.record(reply("a", _told(NORTH_A, 2, practices=2), at=local(9, 20)))
    town.record(reply("b", _told(NORTH_A, 3, practices=9, initiatives=3), at=local(9, 25)))
    case = town.case(NORTH_A, LATER)
    assert (case.answered_at, case.figures, case.items) == (
        local(9, 20),
        {"practices": Decimal(2), "initiatives": Decimal(3)},
        (2, 3),
    )


def test_what_a_person_took_from_a_later_letter_replaces_the_figures() -> None:
    town = started()
    town.record(reply("a", verdict(NORTH_A, practices=9), at=local(9, 20)))
    later = town.record(reply("b", candidates=(candidate(NORTH_A),), at=local(9, 25)))
    town.record(assigned(later, NORTH_A, Outcome.REPORT, local(9, 26), practices=2))
    case = town.case(NORTH_A, LATER)
    assert (case.answered_at, case.figures) == (local(9, 20), TWO)


def test_a_duplicate_changes_nothing_but_is_listed() -> None:
    town = started()
    first = town.record(reply("a", verdict(NORTH_A, practices=2), at=local(9, 20)))
    before = town.case(NORTH_A, LATER)
    second = town.record(reply("b", verdict(NORTH_A, Outcome.DUPLICATE, practices=9), at=local(9, 21)))
    assert town.case(NORTH_A, LATER) == replace(before, messages=(first, second))


def test_an_interim_answer_is_in_progress_until_the_deadline_and_overdue_after() -> None:
    town = started()
    promised = date(2024, 10, 10)
    town.record(reply("a", verdict(NORTH_A, Outcome.INTERIM), at=local(9, 20), promised=promised))
    assert town.case(NORTH_A, local(9, 30)).state is State.IN_PROGRESS
    case = town.case(NORTH_A, local(10, 1))
    assert (case.state, case.promised, case.outcome) == (State.OVERDUE, promised, Outcome.INTERIM)


def test_an_extension_moves_the_date_of_its_case_alone() -> None:
    town = started()
    granted = town.record(ExtensionGranted(local(9, 25), "o", case_id(NORTH_A), date(2024, 10, 10)))
    case = town.case(NORTH_A, local(10, 10, 23))
    assert (case.state, case.due, case.extended_until) == (
        State.EXTENDED,
        date(2024, 10, 10),
        date(2024, 10, 10),
    )
    assert town.case(NORTH_A, local(10, 11, 0)).state is State.OVERDUE
    assert town.case(NORTH_B, local(10, 10)).state is State.OVERDUE
    town.record(FactUndone(local(10, 2), "o", granted))
    assert town.case(NORTH_A, local(10, 10)).state is State.OVERDUE


def test_assigning_an_extension_request_grants_nothing_by_itself() -> None:
    town = started()
    message = town.record(reply("a", verdict(NORTH_A, Outcome.EXTENSION, Decision.REVIEW), at=local(9, 20)))
    town.record(assigned(message, NORTH_A, Outcome.EXTENSION, local(9, 21)))
    case = town.case(NORTH_A, local(9, 30))
    assert (case.state, case.due, case.outcome) == (State.AWAITING, date(2024, 9, 30), Outcome.EXTENSION)


def test_an_answer_within_the_extension_is_in_time() -> None:
    town = started()
    town.record(ExtensionGranted(local(9, 25), "o", case_id(NORTH_A), date(2024, 10, 10)))
    town.record(reply("a", verdict(NORTH_A), at=local(10, 10, 23)))
    case = town.case(NORTH_A, LATER)
    assert (case.state, case.days_late) == (State.ANSWERED, 0)


def test_a_refusal_counts_only_when_a_person_assigned_it() -> None:
    town = started()
    message = town.record(reply("a", verdict(NORTH_A, Outcome.REFUSAL, Decision.REVIEW), at=local(9, 20)))
    case = town.case(NORTH_A, local(9, 30))
    assert (case.state, case.waiting) == (State.AWAITING, (message,))
    decision = town.record(assigned(message, NORTH_A, Outcome.REFUSAL, local(9, 21)))
    case = town.case(NORTH_A, LATER)
    assert (case.state, case.waiting) == (State.REFUSED, ())
    town.record(FactUndone(local(9, 22), "o", decision))
    assert town.case(NORTH_A, local(9, 30)).waiting == (message,)


def test_an_answer_after_a_refusal_counts() -> None:
    town = started()
    message = town.record(reply("a", verdict(NORTH_A, Outcome.REFUSAL, Decision.REVIEW), at=local(9, 20)))
    town.record(assigned(message, NORTH_A, Outcome.REFUSAL, local(9, 21)))
    town.record(reply("b", verdict(NORTH_A), at=local(9, 25)))
    assert town.case(NORTH_A, LATER).state is State.ANSWERED


def test_an_excluded_case_is_excluded_whatever_else_is_known() -> None:
    town = started()
    town.record(reply("a", verdict(NORTH_A), at=local(9, 20)))
    fact = town.record(CaseExcluded(local(9, 21), "o", case_id(NORTH_A)))
    assert town.case(NORTH_A, LATER).state is State.EXCLUDED
    town.record(FactUndone(local(9, 22), "o", fact))
    assert town.case(NORTH_A, LATER).state is State.ANSWERED


def test_a_question_leaves_the_case_awaiting() -> None:
    town = started()
    message = town.record(reply("a", verdict(NORTH_A, Outcome.QUESTION, Decision.REVIEW), at=local(9, 20)))
    town.record(assigned(message, NORTH_A, Outcome.QUESTION, local(9, 21)))
    case = town.case(NORTH_A, local(9, 30))
    assert (case.state, case.waiting, case.messages) == (State.AWAITING, (), (message,))


def test_an_answer_before_the_letter_was_sent_still_counts() -> None:
    town = Town()
    town.record(reply("a", verdict(NORTH_A, practices=2), at=local(9, 4)))
    assert town.case(NORTH_A, LATER).state is State.ANSWERED


def test_undoing_a_recording_reopens_the_case_and_holds_it_for_a_person() -> None:
    town = started()
    message = town.record(reply("a", verdict(NORTH_A), at=local(9, 20)))
    undone = town.record(FactUndone(local(9, 21), "o", message))
    case = town.case(NORTH_A, local(9, 30))
    assert (case.state, case.waiting) == (State.AWAITING, (message,))
    town.record(FactUndone(local(9, 22), "o", undone))
    case = town.case(NORTH_A, local(9, 30))
    assert (case.state, case.waiting) == (State.ANSWERED, ())


def test_a_wrong_credit_can_be_moved_to_the_right_case() -> None:
    town = started()
    message = town.record(reply("a", verdict(NORTH_A, practices=2), at=local(9, 20)))
    town.record(FactUndone(local(9, 21), "o", message))
    town.record(assigned(message, NORTH_B, Outcome.REPORT, local(9, 21), practices=2))
    wrong, right = town.case(NORTH_A, local(9, 30)), town.case(NORTH_B, local(9, 30))
    assert (wrong.state, wrong.waiting, right.state) == (State.AWAITING, (), State.ANSWERED)
    assert right.answered_at == local(9, 20)


def test_a_persons_word_goes_before_the_programs() -> None:
    town = started()
    message = town.record(reply("a", verdict(NORTH_A, practices=9), at=local(9, 20)))
    town.record(assigned(message, NORTH_A, Outcome.REPORT, local(9, 21), practices=2))
    assert town.case(NORTH_A, LATER).figures == TWO


def test_dismissing_a_candidate_frees_the_case() -> None:
    town = started()
    message = town.record(reply("a", candidates=(candidate(NORTH_A), candidate(NORTH_B)), at=local(9, 20)))
    assert town.case(NORTH_B, local(9, 30)).waiting == (message,)
    dismissal = town.record(MessageDismissed(local(9, 21), "o", message))
    assert town.case(NORTH_B, local(9, 30)).waiting == ()
    town.record(FactUndone(local(9, 22), "o", dismissal))
    assert town.case(NORTH_B, local(9, 30)).waiting == (message,)


def test_assigning_one_of_two_proposed_cases_leaves_the_other_waiting() -> None:
    town = started()
    proposals = tuple(verdict(code, decision=Decision.REVIEW) for code in (NORTH_A, NORTH_B))
    message = town.record(reply("a", *proposals, at=local(9, 20)))
    town.record(assigned(message, NORTH_A, Outcome.REPORT, local(9, 21)))
    assert town.case(NORTH_A, local(9, 30)).waiting == ()
    assert town.case(NORTH_B, local(9, 30)).waiting == (message,)


def test_assigning_another_case_than_proposed_settles_the_message() -> None:
    town = started()
    message = town.record(reply("a", verdict(NORTH_A, decision=Decision.REVIEW), at=local(9, 20)))
    town.record(assigned(message, CITY, Outcome.REPORT, local(9, 21)))
    assert town.case(NORTH_A, local(9, 30)).waiting == ()
    assert town.case(CITY, local(9, 30)).state is State.ANSWERED


def test_reminders_are_listed_when_they_left() -> None:
    town = started()
    town.tick(local(9, 23, 10))
    assert town.case(NORTH_A, local(9, 24)).reminders == (ReminderSent("soft", local(9, 23, 10)),)


def test_the_board_holds_members_named_by_code_or_kind_that_exist_on_the_day() -> None:
    former = replace(DIRECTORY[NORTH_B], valid_to=date(2024, 9, 4))
    outsider = replace(DIRECTORY[SOUTH_A], member=False)
    directory = Directory(
        tuple({NORTH_B: former, SOUTH_A: outsider}.get(each.oktmo, each) for each in DIRECTORY)
    )
    request = replace(REQUEST, recipients=("сельское поселение", CITY))
    town = Town(configuration(directory=directory, requests=(request,)))
    (board,) = town.boards(local(9, 6))
    assert [each.municipality.oktmo for each in board.cases] == [NORTH_A, CITY]
    town = Town(configuration(directory=directory))
    (board,) = town.boards(local(9, 6))
    assert NORTH_B not in {each.municipality.oktmo for each in board.cases}
    assert NORTH in {each.municipality.oktmo for each in board.cases}
