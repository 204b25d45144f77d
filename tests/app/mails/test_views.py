"""What the views tell the templates."""

from __future__ import annotations

import datetime as dt
import pickle
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest

from mailflow.app.mails import digest_values, district_values, reminder_values, summary_values
from mailflow.app.mails.sample_town import SAMPLE_CONFIGURATION, SAMPLE_DIRECTORY, SAMPLE_REQUEST
from mailflow.app.mails.samples import sample_board, sample_names, sample_values
from mailflow.app.mails.staff import describe_stage
from mailflow.app.mails.totals import totals_values
from mailflow.app.mails.values import request_values, share, topic
from mailflow.model.board import Board, Delivery, ReviewItem, State
from mailflow.model.fact import Entry, MessageAssigned, MessageRead
from mailflow.model.identifiers import CaseId, ContentHash, EntryNumber
from mailflow.model.plan import Plan
from mailflow.model.request import ReminderStage, ReminderTarget
from mailflow.model.understanding import Candidate, CaseVerdict, Decision, Kind, Outcome, Understanding

NOW = dt.datetime(2024, 10, 3, 7, 0, tzinfo=dt.UTC)
STAGE = ReminderStage("soft", dt.time(10, 0), "reminder", working_days_before=5)
PLAIN = (str, int, Decimal, dt.date, dt.datetime, type(None))


def digest(board: Board) -> Mapping[str, object]:
    return digest_values(SAMPLE_CONFIGURATION, [board], [], [], Plan(), [], [], NOW)


def flat(value: object) -> list[object]:
    if isinstance(value, Mapping):
        return [each for inner in value.values() for each in flat(inner)]
    if isinstance(value, list):
        return [each for inner in value for each in flat(inner)]
    return [value]


@pytest.mark.parametrize("name", sample_names())
def test_values_are_plain_and_travel_to_the_child(name: str) -> None:
    values = sample_values(name)

    assert all(isinstance(each, PLAIN) for each in flat(values))
    assert pickle.loads(pickle.dumps(values)) == values


def test_times_are_those_of_the_association() -> None:
    assert sample_values("digest")["сейчас"] == dt.datetime(
        2024, 10, 3, 10, 0, tzinfo=SAMPLE_CONFIGURATION.association.timezone
    )


def test_a_template_of_the_operators_own_is_tried_on_a_reminder() -> None:
    assert sample_values("моё_напоминание") == sample_values("reminder")
    assert sample_values("district_reminder_2") == sample_values("district_reminder")


@pytest.mark.parametrize(
    ("aliases", "title", "expected"),
    [
        (("Диалог",), "О марафоне «Муниципальный диалог»", "Диалог"),
        ((), "О марафоне «Муниципальный диалог»", "Муниципальный диалог"),
        ((), "О марафоне", "О марафоне"),
    ],
)
def test_the_matter_is_named_briefly(aliases: tuple[str, ...], title: str, expected: str) -> None:
    assert topic(replace(SAMPLE_REQUEST, aliases=aliases, title=title)) == expected


def test_a_reminder_quotes_what_the_letter_asked() -> None:
    body = "Вступление.\n\nПросим сообщить о деле.\n\nПриложение прилагается.\n\nО деле прошу доложить."

    assert request_values(replace(SAMPLE_REQUEST, body=body), SAMPLE_REQUEST.deadline)["просьба"] == (
        "Просим сообщить о деле.\n\nО деле прошу доложить."
    )


def test_a_reminder_tells_the_day_and_the_promise_of_its_own_case() -> None:
    case = replace(sample_board().cases[-1], due=dt.date(2024, 10, 10), promised=dt.date(2024, 10, 8))

    values = reminder_values(SAMPLE_CONFIGURATION, sample_board(), case, STAGE, NOW, None)

    assert (values["случай"]["срок"], values["случай"]["осталось"], values["случай"]["обещано"]) == (
        dt.date(2024, 10, 10),
        7,
        dt.date(2024, 10, 8),
    )


def test_a_district_letter_lists_its_settlements_and_not_itself() -> None:
    board = sample_board()
    district = SAMPLE_DIRECTORY.municipalities[0]

    values = district_values(SAMPLE_CONFIGURATION, board, district, board.cases[:3], STAGE, NOW, NOW)

    assert [each["кратко"] for each in values["молчат"]] == ["Дубовское с/п", "Кленовое с/п"]
    assert values["молчит_район"] is True


def test_totals_leave_excluded_cases_out() -> None:
    board = sample_board()
    excluded = replace(board, cases=(replace(board.cases[0], state=State.EXCLUDED), *board.cases[1:]))

    assert totals_values(excluded) == {
        "всего": 5,
        "ответили": 2,
        "в_срок": 1,
        "позже": 1,
        "молчат": 1,
        "в_работе": 2,
        "отказ": 0,
        "исключены": 1,
        "нечего": 0,
        "не_доставлено": 1,
        "доля": 40,
        "доля_в_срок": 20,
    }


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [(0, 425, 0), (1, 425, 1), (424, 425, 99), (425, 425, 100), (0, 0, 0), (1, 3, 33)],
)
def test_a_share_is_never_rounded_to_all_or_nothing(part: int, whole: int, expected: int) -> None:
    assert share(part, whole) == expected


def test_the_digest_names_whom_to_call_and_why() -> None:
    assert digest(sample_board())["звонки"] == [
        {
            "почему": "письмо не доставлено",
            "кто": [
                {
                    "название": "Кленовое сельское поселение Лесного муниципального района",
                    "телефон": "",
                    "слова": "550 нет ящика",
                }
            ],
        },
        {
            "почему": "срок прошёл, письмо доставлено",
            "кто": [{"название": "Лесной муниципальный район", "телефон": "8 (000) 00-00-01", "слова": ""}],
        },
    ]


def test_who_asked_is_to_be_called_before_a_person_has_decided() -> None:
    silent = replace(sample_board().cases[2], state=State.AWAITING, delivery=Delivery.SENT)
    board = replace(sample_board(), cases=(silent,))
    asks = CaseVerdict(silent.id, Outcome.QUESTION, Decision.REVIEW)
    message = MessageRead(NOW, ContentHash("0" * 64), Understanding(Kind.REPLY, cases=(asks,)))
    review = [ReviewItem(Entry(EntryNumber(1), message), "задают вопрос")]

    values = digest_values(SAMPLE_CONFIGURATION, [board], review, [], Plan(), [], [], NOW)

    assert [each["почему"] for each in values["звонки"]] == ["задан вопрос"]
    assert digest(board)["звонки"] == []


def test_a_case_proposed_and_settled_stands_once_among_the_variants() -> None:
    oak = CaseId(SAMPLE_REQUEST.id, SAMPLE_DIRECTORY.municipalities[1].oktmo)
    understanding = Understanding(
        Kind.REPLY,
        cases=(CaseVerdict(oak, Outcome.REPORT, Decision.REVIEW),),
        candidates=(Candidate(oak.request, oak.municipality, "похоже"),),
    )
    item = ReviewItem(Entry(EntryNumber(1), MessageRead(NOW, ContentHash("0" * 64), understanding)), "")

    values = digest_values(SAMPLE_CONFIGURATION, [], [item], [], Plan(), [], [], NOW)

    assert [each["варианты"] for each in values["решения"]] == [
        ["Дубовское сельское поселение Лесного муниципального района: ответ по существу"]
    ]


def test_an_answered_case_is_never_called() -> None:
    board = sample_board()
    answered = tuple(
        replace(each, state=State.ANSWERED, delivery=Delivery.UNDELIVERABLE) for each in board.cases
    )

    assert digest(replace(board, cases=answered))["звонки"] == []


def test_a_storm_of_doubtful_letters_does_not_drown_the_digest() -> None:
    item = ReviewItem(
        Entry(EntryNumber(1), MessageRead(NOW, ContentHash("0" * 64), Understanding(Kind.REPLY))), ""
    )

    values = digest_values(SAMPLE_CONFIGURATION, [], [item] * 1000, [], Plan(), [], [], NOW)

    assert (len(values["решения"]), values["всего_решений"]) == (100, 1000)


def test_an_answer_that_a_person_assigned_is_told_with_who_did_it() -> None:
    oak = SAMPLE_DIRECTORY.municipalities[1]
    case = CaseId(SAMPLE_REQUEST.id, oak.oktmo)
    fact = MessageAssigned(NOW, "Елкина", EntryNumber(7), case, Outcome.REPORT, {"events": Decimal(2)})

    values = digest_values(SAMPLE_CONFIGURATION, [], [], [Entry(EntryNumber(9), fact)], Plan(), [], [], NOW)

    assert values["ответили"] == [
        {
            "название": "Дубовское сельское поселение Лесного муниципального района",
            "ссылка": "исх. № 12 от 05.09.2024",
            "итог": "ответ по существу",
            "показатели": "проведённые мероприятия — 2",
            "реквизиты": "",
            "пометка": "письмо № 7, решение: Елкина",
        }
    ]


def test_the_digest_watches_extensions_and_promises_in_order_of_day() -> None:
    dates = digest(sample_board())["сроки"]

    assert isinstance(dates, list)
    assert [(each["день"], each["что"], each["прошёл"]) for each in dates] == [
        (dt.date(2024, 10, 2), "обещан ответ", True),
        (dt.date(2024, 10, 10), "срок продлён", False),
    ]


def test_a_whole_krai_of_silence_stays_a_compact_list() -> None:
    """381 silent settlements: one entry a district."""
    district = SAMPLE_DIRECTORY.municipalities[0]
    oak = sample_board().cases[2]
    silent = tuple(replace(oak, delivery=Delivery.SENT) for _ in range(381))
    board = replace(sample_board(), cases=silent)

    values = digest(board)

    requests, calls = values["запросы"], values["звонки"]
    assert isinstance(requests, list)
    assert isinstance(calls, list)
    assert [(each["название"], len(each["поселения"])) for each in requests[0]["районы"]] == [
        ("Лесной район", 381)
    ]
    assert [(each["почему"], len(each["кто"])) for each in calls] == [
        ("срок прошёл, подтверждения доставки нет", 381)
    ]
    assert district.name.startswith("Лесной")


def test_the_summary_ranks_the_site_where_the_site_is_known() -> None:
    (table,) = summary_values(SAMPLE_CONFIGURATION, sample_board(), NOW)["сравнение"]

    assert [(each["место"], each["регион"], each["значение"], each["мы"]) for each in table["строки"]] == [
        (1, "Северная область", Decimal(25), False),
        (2, "Лесной край (по данным сайта)", Decimal(9), True),
        (3, "Южная область", Decimal(7), False),
    ]
    assert (table["строки"][1]["день"], table["строки"][1]["источник"]) == (
        dt.date(2024, 10, 1),
        "сайт недели",
    )


def test_a_silent_district_is_told_as_its_administration() -> None:
    assert summary_values(SAMPLE_CONFIGURATION, sample_board(), NOW)["молчат"] == [
        {"название": "Лесной район", "имена": ["администрация", "Кленовое с/п"]}
    ]


@pytest.mark.parametrize(
    ("stage", "expected"),
    [
        (STAGE, "за 5 рабочих дней до срока, муниципальным образованиям"),
        (replace(STAGE, working_days_before=1), "за 1 рабочий день до срока, муниципальным образованиям"),
        (replace(STAGE, working_days_before=0), "в день срока, муниципальным образованиям"),
        (
            ReminderStage("d", dt.time(10), "x", ReminderTarget.DISTRICT, working_days_after=3),
            "3 рабочих дня после срока, главам районов о молчащих поселениях",
        ),
    ],
)
def test_a_stage_is_told_in_words(stage: ReminderStage, expected: str) -> None:
    assert describe_stage(stage) == expected
