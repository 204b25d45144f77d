"""Many letters reported lost within a day are told to staff: reports can be forged."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mailflow.app import watching
from mailflow.app.watching import BOUNCES_TROUBLE
from mailflow.model.fact import TroubleBegan, TroubleEnded
from tests.app.office import Office
from tests.cases.town import NORTH_A, NORTH_B, bounce, local

SENT = local(9, 5, 9)


@pytest.fixture(autouse=True)
def _few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "MANY_BOUNCES", 2)


def _office(*addresses: str) -> Office:
    office = Office()
    office.tick_at(SENT)
    for number, address in enumerate(addresses):
        office.desk.record(bounce(f"b{number}", address, at=SENT + timedelta(minutes=number)))
    return office


def test_many_at_once_are_one_alarm_and_it_ends_by_itself() -> None:
    office = _office(f"mo{NORTH_A}@north.example", f"mo{NORTH_B}@north.example")
    for hours in (1, 2, 26):
        office.tick_at(SENT + timedelta(hours=hours))
    told = [each for each in office.facts(TroubleBegan) if each.name == BOUNCES_TROUBLE]
    assert ["на 2 адресов" in each.text for each in told] == [True]
    assert BOUNCES_TROUBLE in {each.name for each in office.facts(TroubleEnded)}


def test_backscatter_of_mail_we_never_sent_is_no_alarm() -> None:
    office = _office(*(f"x{number}@elsewhere.example" for number in range(9)))
    office.tick_at(SENT + timedelta(hours=1))
    assert BOUNCES_TROUBLE not in {each.name for each in office.facts(TroubleBegan)}


def test_one_address_reported_twice_is_one() -> None:
    office = _office(f"mo{NORTH_A}@north.example", f"MO{NORTH_A}@north.example")
    office.tick_at(SENT + timedelta(hours=1))
    assert BOUNCES_TROUBLE not in {each.name for each in office.facts(TroubleBegan)}
