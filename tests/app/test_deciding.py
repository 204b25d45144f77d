"""Decisions of a person, each a fact with who, when and why."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from mailflow.app import deciding
from mailflow.app.rereading import Rereader
from mailflow.app.taking_in import take_in
from mailflow.errors import NotFoundError, UsageError
from mailflow.model.board import State
from mailflow.model.fact import (
    CaseExcluded,
    ExtensionGranted,
    Fact,
    FactUndone,
    MessageAssigned,
    MessageDismissed,
    MessageRead,
)
from mailflow.model.identifiers import CaseId, EntryNumber, Oktmo, RequestId
from mailflow.model.understanding import Outcome
from tests.app.office import START, Office, answer
from tests.cases.town import NORTH_A, NORTH_B, case_id, local

MOMENT = local(9, 20)
ASKING = "На № 96 от 05.09.2024. Просим продлить срок представления ответа до 10 октября 2024 года."


@pytest.fixture
def office() -> Office:
    """One message asks for more time until 10 October."""
    office = Office()
    office.tick_at(START)
    office.clock.set(MOMENT)
    office.mailbox.put(answer(at=MOMENT, text=ASKING), internal_date=MOMENT)
    take_in(office.desk)
    return office


def message_of(office: Office) -> int:
    return office.number_of(MessageRead)


def assign(office: Office, outcome: Outcome | None = None, **more: object) -> list[Fact]:
    chosen: dict[str, object] = {"figures": {}, "until": None, "who": "Иванова", "why": "позвонили"} | more
    case = chosen.pop("case", case_id(NORTH_A))
    entries = deciding.assign(office.desk, message_of(office), case, outcome=outcome, **chosen)  # type: ignore[arg-type]  # a test's own keywords
    return [entry.fact for entry in entries]


def test_a_word_of_a_person_settles_the_case_and_replaces_figures(office: Office) -> None:
    number = EntryNumber(message_of(office))
    facts = assign(office, Outcome.REPORT, figures={"practices": Decimal(5)})
    assert facts == [
        MessageAssigned(
            MOMENT,
            "Иванова",
            number,
            case_id(NORTH_A),
            Outcome.REPORT,
            {"practices": Decimal(5)},
            "позвонили",
        )
    ]
    assert office.case(NORTH_A).state is State.ANSWERED


def test_without_an_outcome_what_was_read_counts_and_the_promised_date_is_granted(office: Office) -> None:
    facts = assign(office)
    assert [type(fact) for fact in facts] == [MessageAssigned, ExtensionGranted]
    assert facts[1] == ExtensionGranted(MOMENT, "Иванова", case_id(NORTH_A), date(2024, 10, 10), "позвонили")
    case = office.case(NORTH_A)
    assert (case.state, case.due) == (State.EXTENDED, date(2024, 10, 10))


def test_a_date_of_a_person_wins_over_the_one_asked_for(office: Office) -> None:
    assign(office, until=date(2024, 10, 4))
    assert office.case(NORTH_A).due == date(2024, 10, 4)


def test_a_message_may_be_assigned_to_another_municipality(office: Office) -> None:
    assign(office, Outcome.NOTHING, case=case_id(NORTH_B))
    assert office.case(NORTH_B).state is State.ANSWERED


@pytest.mark.parametrize(
    ("text", "outcome", "figures"),
    [
        ("Добрый день! Размещено 2 успешные практики.", Outcome.REPORT, {"practices": Decimal(2)}),
        ("Успешных практик не имеется.", Outcome.NOTHING, {"practices": Decimal(0)}),
        ("Берёзовское с/п — 2 практики;\nЛиповское с/п — 3 практики.", Outcome.REPORT, {}),
    ],
)
def test_a_letter_settled_on_nobody_is_read_for_the_case_a_person_names(
    office: Office, text: str, outcome: Outcome, figures: dict[str, Decimal]
) -> None:
    office.mailbox.put(answer(at=MOMENT, name="b", text=text, sender="x@free.example"), internal_date=MOMENT)
    take_in(office.desk)
    desk = office.desk
    rereader = Rereader(desk.archive, desk.documents, desk.matcher, desk.configuration)

    (fact,) = assign(office, rereader=rereader)

    assert isinstance(fact, MessageAssigned)
    assert (fact.outcome, dict(fact.figures)) == (outcome, figures)


def test_undoing_a_letter_takes_back_what_persons_decided_on_it(office: Office) -> None:
    number = message_of(office)
    assign(office, Outcome.REPORT, figures={"practices": Decimal(5)})
    assert office.case(NORTH_A).state is State.ANSWERED

    deciding.undo(office.desk, number, who="Иванова", why="не то поселение")

    assert (office.case(NORTH_A).state, office.case(NORTH_A).waiting) == (State.AWAITING, (number,))

    assign(office, Outcome.REPORT, case=case_id(NORTH_B))
    deciding.undo(office.desk, number, who="Иванова", why="и это не то")

    assert office.case(NORTH_B).state is State.AWAITING


def test_undoing_a_letter_takes_back_a_decision_that_was_restored(office: Office) -> None:
    number = message_of(office)
    assign(office, Outcome.REPORT)
    decision = office.number_of(MessageAssigned)
    (undoing,) = deciding.undo(office.desk, decision, who="И", why="")
    deciding.undo(office.desk, undoing.number, who="И", why="")
    assert office.case(NORTH_A).state is State.ANSWERED

    deciding.undo(office.desk, number, who="И", why="")

    assert office.case(NORTH_A).state is State.AWAITING


def test_dismissing_and_undoing_are_facts(office: Office) -> None:
    number = EntryNumber(message_of(office))
    dismissed = deciding.dismiss(office.desk, number, who="Иванова", why="реклама")[0]
    undone = deciding.undo(office.desk, dismissed.number, who="Петров", why="ошибка")[0]
    assert dismissed.fact == MessageDismissed(MOMENT, "Иванова", number, "реклама")
    assert undone.fact == FactUndone(MOMENT, "Петров", dismissed.number, "ошибка")
    assert office.case(NORTH_A).waiting == (number,)


def test_excluding_and_extending_are_facts(office: Office) -> None:
    excluded = deciding.exclude(office.desk, case_id(NORTH_B), who="Иванова", why="объединено")
    extended = deciding.extend(office.desk, case_id(NORTH_A), date(2024, 10, 7), who="Иванова", why="просили")
    assert excluded[0].fact == CaseExcluded(MOMENT, "Иванова", case_id(NORTH_B), "объединено")
    assert extended[0].fact == ExtensionGranted(
        MOMENT, "Иванова", case_id(NORTH_A), date(2024, 10, 7), "просили"
    )
    assert [office.case(code).state for code in (NORTH_A, NORTH_B)] == [State.EXTENDED, State.EXCLUDED]


def test_an_unknown_message_case_or_record_is_not_found(office: Office) -> None:
    desk = office.desk
    with pytest.raises(NotFoundError, match="Письма № 999 нет"):
        deciding.dismiss(desk, 999, who="", why="")
    with pytest.raises(NotFoundError, match="Запроса 97-2024 нет"):
        deciding.exclude(desk, CaseId(RequestId("97-2024"), NORTH_A), who="", why="")
    with pytest.raises(NotFoundError, match="с кодом 11111111 нет в справочнике"):
        deciding.exclude(desk, CaseId(RequestId("96-2024"), Oktmo("11111111")), who="", why="")
    with pytest.raises(NotFoundError, match="Записи № 999 нет"):
        deciding.undo(desk, 999, who="", why="")


def test_a_refused_decision_leaves_no_trace(office: Office) -> None:
    before = office.ledger.entries()
    with pytest.raises(UsageError, match="Показателя «людей»"):
        assign(office, figures={"людей": Decimal(1)})
    with pytest.raises(UsageError, match="Срок продлевают"):
        assign(office, until=date(2024, 9, 30))
    with pytest.raises(UsageError, match="нельзя отменить"):
        deciding.undo(office.desk, 1, who="", why="")
    assert office.ledger.entries() == before


@pytest.mark.parametrize("text", ["96-2024/03701401", " 96-2024:03701401 ", "96-2024 03701401"])
def test_a_case_is_written_in_three_ways(text: str) -> None:
    assert deciding.parse_case(text) == case_id(NORTH_A)
