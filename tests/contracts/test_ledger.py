"""What every ledger must hold, the in-memory fake and the one on TinyDB alike."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mailflow.adapters.ledger import TinyLedger
from mailflow.app.ports import Ledger
from mailflow.model.fact import Entry, Fact, PositionMoved
from mailflow.model.identifiers import EntryNumber
from tests.fakes.ledger import FakeLedger
from tests.sample_facts import FACTS, position

Make = Callable[[], Ledger]


@pytest.fixture(params=["fake", "tinydb"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Ledger:
    return FakeLedger() if request.param == "fake" else TinyLedger(tmp_path / "data")


def test_facts_come_back_as_they_went_in(ledger: Ledger) -> None:
    ledger.append_all(FACTS)

    assert [entry.fact for entry in ledger.entries()] == FACTS


def test_numbers_rise_by_one_from_one(ledger: Ledger) -> None:
    numbers = [entry.number for entry in ledger.append_all(FACTS)]

    assert numbers == list(range(1, len(FACTS) + 1))


def test_recording_twice_equals_once(ledger: Ledger) -> None:
    ledger.append_all(FACTS)

    assert ledger.append(FACTS[3]) is None
    assert list(ledger.append_all(FACTS)) == []
    assert len(ledger.entries()) == len(FACTS)


def test_entries_after_a_number_are_the_later_ones(ledger: Ledger) -> None:
    ledger.append_all([position(1), position(2), position(3)])

    assert list(ledger.entries(2)) == [Entry(EntryNumber(3), position(3))]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(uids=st.lists(st.lists(st.integers(1, 9), max_size=4), max_size=6))
def test_any_order_of_batches_keeps_each_fact_once(
    uids: list[list[int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    ledger = TinyLedger(tmp_path_factory.mktemp("ledger"))
    for batch in uids:
        ledger.append_all([position(uid) for uid in batch])

    expected = list(dict.fromkeys(uid for batch in uids for uid in batch))
    recorded: list[Fact] = [entry.fact for entry in ledger.entries()]
    assert [fact.uid for fact in recorded if isinstance(fact, PositionMoved)] == expected
    ledger.close()
