"""Duplicates, corrections, learned addresses, successors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from mailflow.matching.context import PriorAnswer
from mailflow.matching.memory import RunningMemory
from mailflow.matching.reasons import NOT_ASKED
from mailflow.matching.repeats.later_answers import DISAGREES
from mailflow.model.identifiers import CaseId, Oktmo, RequestId
from mailflow.model.municipality import Directory
from mailflow.model.understanding import Decision, Outcome
from tests.matching.desk import REFERENCE, VARNAVINSKOE, page, read, recorded
from tests.matching.town import example_directory

_ANSWER = f"{REFERENCE} направляем ответ исх. № 3301 от 26.09.2024: размещено 2 практики."


class Learned(RunningMemory):
    """A person has confirmed one address."""

    def learned_municipality(self, address: str) -> Oktmo | None:
        return Oktmo("03601401") if address == "teacher@mail.ru" else None


class Letters(RunningMemory):
    """One letter of ours to a district about several of its settlements."""

    def cases_of_letter(self, message_id: str) -> Sequence[CaseId]:
        codes = ("03601401", "03601402") if message_id == "<district-letter@sovet.example>" else ()
        return [CaseId(RequestId("96-2024"), Oktmo(code)) for code in codes]


def test_the_same_own_number_and_date_is_a_duplicate() -> None:
    memory = RunningMemory()
    memory.note("1", read(_ANSWER, sender=VARNAVINSKOE, memory=memory))

    again = read(f"Повторно. {_ANSWER}", sender=VARNAVINSKOE, memory=memory)

    assert [(each.outcome, dict(each.figures)) for each in again.cases] == [(Outcome.DUPLICATE, {})]


def test_the_words_above_what_is_passed_on_make_no_duplicate() -> None:
    memory = RunningMemory()
    note = "Коллеги, пересылаю ответ поселения за прошедший период."

    def passed_on(count: int) -> str:
        return (
            f"{note}\n\n-------- Пересылаемое сообщение --------\n"
            f'26.09.2024, 10:00, "Администрация" <{VARNAVINSKOE}>:\n\n'
            f"{REFERENCE} администрация Варнавинского сельского поселения Абинского района сообщает: "
            f"размещено {count} практики.\n\n-------- Конец пересылаемого сообщения --------\n"
        )

    memory.note("1", read(passed_on(2), sender="rayon@mail.ru", memory=memory))
    again = read(passed_on(3), sender="rayon@mail.ru", memory=memory)

    assert [(each.outcome, dict(each.figures)) for each in again.cases] == [
        (Outcome.REPORT, {"practices": Decimal(3)})
    ]


def test_a_correction_is_no_duplicate() -> None:
    memory = RunningMemory()
    memory.note("1", read(_ANSWER, sender=VARNAVINSKOE, memory=memory))

    again = read(f"Взамен ранее направленного. {_ANSWER}", sender=VARNAVINSKOE, memory=memory)

    assert [each.outcome for each in again.cases] == [Outcome.CORRECTION]


def test_the_same_words_from_a_stranger_do_not_make_him_known() -> None:
    memory = RunningMemory()
    words = f"{REFERENCE} успешные практики отсутствуют, инициатив на площадке не имеется."
    memory.note("1", read(words, sender=VARNAVINSKOE, memory=memory))

    assert recorded(read(words, name="Варнавинское СП", memory=memory)) == []


def test_the_same_document_from_another_box_is_told_by_its_hash() -> None:
    memory = RunningMemory()
    document = page("Ответ: размещено 2 практики.")
    memory.note("1", read(REFERENCE, sender=VARNAVINSKOE, documents=(document,), memory=memory))

    again = read(REFERENCE, name="Варнавинское СП", documents=(document,), memory=memory)

    assert [(each.case.municipality, each.outcome) for each in again.cases] == [
        ("03601401", Outcome.DUPLICATE)
    ]


def test_an_address_confirmed_by_a_person_identifies_the_sender() -> None:
    body = f"{REFERENCE} размещено 2 практики."

    assert recorded(read(body, sender="teacher@mail.ru", memory=Learned())) == ["03601401"]
    assert recorded(read(body, sender="teacher@mail.ru")) == []


def test_a_reply_to_a_letter_about_many_cases_fixes_the_request_alone() -> None:
    headers = {"In-Reply-To": "<district-letter@sovet.example>"}

    assert recorded(read("Размещено 2 практики.", headers=headers, memory=Letters())) == []
    assert recorded(
        read("Размещено 2 практики.", headers=headers, memory=Letters(), sender=VARNAVINSKOE)
    ) == ["03601401"]


def test_a_successor_answers_for_those_merged_into_it() -> None:
    towns = Directory(
        tuple(
            replace(each, valid_to=date(2024, 8, 31), successor=Oktmo("03601401"))
            if each.oktmo == "03601402"
            else each
            for each in example_directory()
        )
    )

    understood = read(f"{REFERENCE} размещено 2 практики.", sender=VARNAVINSKOE, directory=towns)

    assert recorded(understood) == ["03601401", "03601402"]
    assert [dict(each.figures) for each in understood.cases][1] == {}


def test_one_that_came_to_be_after_the_letter_answers_for_those_it_replaced() -> None:
    ended = {"valid_to": date(2024, 9, 20), "successor": Oktmo("03601401")}
    changes = {
        "03601401": {"valid_from": date(2024, 9, 21)},
        "03601402": ended,
        "03601403": ended,
    }
    towns = Directory(tuple(replace(each, **changes.get(each.oktmo, {})) for each in example_directory()))  # type: ignore[arg-type]  # a test's own keywords

    understood = read(f"{REFERENCE} размещено 2 практики.", sender=VARNAVINSKOE, directory=towns)

    assert recorded(understood) == ["03601402", "03601403"]
    assert [dict(each.figures) for each in understood.cases] == [{"practices": Decimal(2)}, {}]

    asking = read(f"{REFERENCE} просим продлить срок.", sender=VARNAVINSKOE, directory=towns)

    assert [(each.case.municipality, each.decision) for each in asking.cases] == [
        ("03601402", Decision.REVIEW),
        ("03601403", Decision.REVIEW),
    ]


def test_who_was_gone_before_the_letter_has_no_case_to_be_recorded_on() -> None:
    towns = Directory(
        tuple(
            replace(each, valid_to=date(2024, 8, 31)) if each.oktmo == "03601401" else each
            for each in example_directory()
        )
    )

    understood = read(f"{REFERENCE} размещено 2 практики.", sender=VARNAVINSKOE, directory=towns)

    assert recorded(understood) == []
    assert understood.reason == NOT_ASKED


def test_who_was_not_asked_is_not_recorded() -> None:
    towns = Directory(
        tuple(
            replace(each, member=False) if each.oktmo == "03601401" else each for each in example_directory()
        )
    )

    understood = read(f"{REFERENCE} размещено 2 практики.", sender=VARNAVINSKOE, directory=towns)

    assert recorded(understood) == []
    assert understood.reason is not None


def test_an_address_of_staff_stands_for_nobody_whatever_was_confirmed() -> None:
    words = f"{REFERENCE}: размещено 2 практики."

    assert recorded(read(words, sender="teacher@mail.ru", memory=Learned())) == ["03601401"]
    staff = read(words, sender="teacher@mail.ru", memory=Learned(), operators=("Teacher@mail.ru",))
    assert recorded(staff) == []


class Counted(RunningMemory):
    """An answer with two practices was counted for one settlement."""

    def prior_answers(self, case: CaseId) -> Sequence[PriorAnswer]:
        if case.municipality != "03601401":
            return ()
        day = date(2024, 9, 20)
        counted = {"practices": Decimal(2)}
        return (PriorAnswer("1", Outcome.REPORT, None, "7", day, frozenset(), "Прежний ответ", counted),)


@pytest.mark.parametrize(
    ("words", "is_recorded"),
    [
        ("размещено 3 практики.", False),
        ("размещено 2 практики.", True),
        ("направлена 1 инициатива.", True),
        ("взамен ранее направленного сообщаем: размещено 3 практики.", True),
    ],
)
def test_a_second_letter_with_other_figures_waits_for_a_person(words: str, is_recorded: bool) -> None:
    understood = read(f"{REFERENCE} {words}", sender=VARNAVINSKOE, memory=Counted())

    assert recorded(understood) == (["03601401"] if is_recorded else [])
    assert (understood.reason == DISAGREES) is not is_recorded
