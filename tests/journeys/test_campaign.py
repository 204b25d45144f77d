"""The campaign of letter No. 96 on Dovecot and Postfix, against the simulated truth."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from mailflow.demo.town.residents import Habit
from mailflow.model.board import Delivery, State
from tests.journeys.stage import seed_with, stage
from tests.servers.dovecot import Dovecot
from tests.servers.postfix import Postfix

LAST_DAY = date(2024, 10, 8)


@pytest.mark.parametrize(("municipalities", "seed"), [(44, 1), (425, 2)])
@pytest.mark.timeout(900)
def test_the_board_equals_the_truth(
    dovecot: Dovecot, postfix: Postfix, tmp_path: Path, municipalities: int, seed: int
) -> None:
    with stage(
        dovecot, postfix, tmp_path, municipalities=municipalities, seed=seed, name=f"campaign{seed}"
    ) as campaign:
        campaign.play(LAST_DAY)

        comparison = campaign.comparison()
        assert (comparison.wrong, comparison.wrong_credits, comparison.doubled) == ((), 0, 0)
        sent = Counter(envelope.letter for envelope in campaign.mailer.sent)
        assert set(sent.values()) == {1}
        kinds = Counter(letter.split("/")[0] for letter in sent)
        assert kinds["summary"] == 1
        assert kinds["letter"] >= municipalities - sum(
            resident.habit is Habit.DEAD_ADDRESS for resident in campaign.town.residents
        )


def test_a_real_delivery_report_makes_the_case_undeliverable(
    dovecot: Dovecot, postfix: Postfix, tmp_path: Path
) -> None:
    seed = seed_with(Habit.DEAD_ADDRESS, Habit.SECOND_ADDRESS, municipalities=60)
    with stage(dovecot, postfix, tmp_path, municipalities=60, seed=seed, name="bounces") as campaign:
        first = campaign.town.request.date
        campaign.play(first + timedelta(days=1))

        cases = {case.id.municipality: case for case in campaign.desk.boards(campaign.clock.now())[0].cases}
        dead = [each for each in campaign.town.residents if each.habit is Habit.DEAD_ADDRESS]
        assert {cases[each.oktmo].delivery for each in dead} == {Delivery.UNDELIVERABLE}
        second = [each for each in campaign.town.residents if each.habit is Habit.SECOND_ADDRESS]
        assert {cases[each.oktmo].recipient for each in second} == {
            each.municipality.emails[1] for each in second
        }


def test_restarts_between_ticks_send_nothing_twice(
    dovecot: Dovecot, postfix: Postfix, tmp_path: Path
) -> None:
    sent: Counter[str] = Counter()
    for attempt in range(3):
        with stage(dovecot, postfix, tmp_path, municipalities=20, seed=7, name="restarts") as campaign:
            campaign.play(campaign.town.request.date + timedelta(days=attempt), hours=(11,))
            sent.update(envelope.letter for envelope in campaign.mailer.sent)
            states = {case.state for case in campaign.desk.boards(campaign.clock.now())[0].cases}
    assert set(sent.values()) == {1}
    assert State.NOT_SENT not in states
