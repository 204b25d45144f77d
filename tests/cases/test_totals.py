"""Counts, territories, rank."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from mailflow.cases.totals import Standing, by_territory, count, rank
from mailflow.model.board import Totals
from mailflow.model.fact import CaseExcluded
from mailflow.model.request import Benchmark
from mailflow.model.understanding import Outcome
from tests.cases.town import (
    CITY,
    DIRECTORY,
    NORTH,
    NORTH_A,
    NORTH_B,
    REQUEST,
    SOUTH,
    SOUTH_A,
    Town,
    bounce,
    case_id,
    configuration,
    local,
    reply,
    started,
    verdict,
)

NOW = local(10, 15)


def _busy() -> Town:
    town = started()
    # The district's letter answers for both settlements in a table: its own case carries no figures.
    table = (verdict(NORTH), verdict(NORTH_A, practices=2), verdict(NORTH_B, practices=3))
    town.record(reply("table", *table, at=local(9, 20)))
    town.record(reply("late", verdict(SOUTH, Outcome.NOTHING, practices=0), at=local(10, 4)))
    town.record(bounce("b", "mo03702401@north.example", at=local(9, 6)))
    town.record(CaseExcluded(local(9, 7), "o", case_id(CITY)))
    return town


def test_totals_count_states_and_sum_claims() -> None:
    (board,) = _busy().boards(NOW)
    assert count(board.cases, REQUEST) == Totals(
        cases=6,
        answered=3,
        answered_late=1,
        overdue=1,
        awaiting=0,
        in_progress=0,
        extended=0,
        refused=0,
        excluded=1,
        not_sent=0,
        undeliverable=1,
        nothing=1,
        figures={"practices": Decimal(5)},
    )


def test_territories_hold_their_settlements_and_themselves() -> None:
    (board,) = _busy().boards(NOW)
    found = {unit.oktmo: totals for unit, totals in by_territory(board)}
    assert list(found) == [NORTH, SOUTH, CITY]
    assert (found[NORTH].cases, found[NORTH].answered, found[NORTH].figures) == (
        3,
        3,
        {"practices": Decimal(5)},
    )
    assert (found[SOUTH].cases, found[SOUTH].overdue, found[CITY].excluded) == (2, 1, 1)


def test_settlements_asked_alone_are_grouped_by_the_directory() -> None:
    request = replace(REQUEST, recipients=("сельское поселение",))
    (board,) = Town(configuration(requests=(request,))).boards(NOW)
    assert [unit.oktmo for unit, _ in by_territory(board, DIRECTORY)] == [NORTH, SOUTH]
    assert [unit.oktmo for unit, _ in by_territory(board)] == [NORTH_A, NORTH_B, SOUTH_A]


def test_territories_add_up_to_the_whole() -> None:
    (board,) = _busy().boards(NOW)
    assert sum(totals.answered for _, totals in by_territory(board)) == count(board.cases, REQUEST).answered


def test_rank_puts_our_claims_beside_the_benchmarks() -> None:
    marks = (
        Benchmark("practices", "Новгородская область", Decimal(104), date(2024, 9, 1), "сайт"),
        Benchmark("practices", "Кемеровская область", Decimal(252)),
        Benchmark("practices", "Псковская область", Decimal(5)),
        Benchmark("initiatives", "Тверская область", Decimal(9)),
    )
    town = _busy()
    town.configuration = configuration(requests=(replace(REQUEST, benchmarks=marks),))
    (board,) = town.boards(NOW)
    assert rank(board, "practices", "Краснодарский край") == (
        Standing(1, "Кемеровская область", Decimal(252)),
        Standing(2, "Новгородская область", Decimal(104), as_of=date(2024, 9, 1), source="сайт"),
        Standing(3, "Краснодарский край", Decimal(5), ours=True, as_of=NOW.date()),
        Standing(3, "Псковская область", Decimal(5)),
    )
    assert rank(board, "practices", "Краснодарский край", Decimal(300))[0].ours
