"""kill -9 at every system call of a whole pass, and at random moments under traffic (A48, A49, I1 to I4)."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from time import monotonic

import pytest

from tests.faults.budget import Budget, seed
from tests.faults.rig import LETTERS_LEAVE, REMINDING, REPOSITORY, Rig, letter, read_contents, rig
from tests.faults.strace import (
    EVERY_CALL,
    OPENING,
    TALKING,
    WRITING,
    Call,
    Ran,
    Zygote,
    calls_in,
    calls_of,
)
from tests.faults.town import Calm, calm_campaign, complaints, ever, recover

Stage = tuple[Rig, Zygote, Calm]
Spend = Callable[[float], Budget]

MATTERING = f"{WRITING},{TALKING},{OPENING}"
PARTS = 4


def _letter(municipality: str) -> str:
    return f"<req-12-2024.{municipality}@les.example>"


LETTERS = {_letter(each) for each in ("99601000", "99601401", "99601402")}


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory, warm: Zygote) -> Iterator[Stage]:
    with rig(tmp_path_factory.mktemp("kill")) as built:
        yield built, warm, calm_campaign(built)


def _pass(rig: Rig, now: datetime = REMINDING) -> list[str]:
    return ["--config", str(rig.config), "tick", "--now", now.isoformat(), "--json"]


def _calls(stage: Stage, calls: str) -> list[Call]:
    rig, warm, calm = stage
    rig.forget(calm.saved)
    found = calls_of(warm, _pass(rig), calls, rig.folder / "calls")
    assert len(found) > 10
    return found


def _killed(stage: Stage, what: object, run: Callable[[], Ran]) -> list[str]:
    """Do it to a pass, recover, and say what is wrong then."""
    rig, _, calm = stage
    rig.forget(calm.saved)
    ran = run()
    recover(rig)
    return [f"{what}{' (died)' * ran.died}: {each}" for each in complaints(rig, calm)]


def _kill_each(stage: Stage, calls: Sequence[Call], budget: Budget) -> list[str]:
    rig, warm, _ = stage
    return [
        found
        for call in budget.over(calls)
        for found in _killed(stage, call, lambda call=call: warm.run(_pass(rig), call.kill))  # type: ignore[misc]
    ]


@pytest.mark.xdist_group("zygote")
def test_a_kill_at_some_calls_loses_nothing_and_doubles_nothing(stage: Stage) -> None:
    calls = _calls(stage, WRITING)
    assert _kill_each(stage, calls[13 :: len(calls) // 4], Budget(1.0)) == []


@pytest.mark.faults
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("part", range(PARTS))
def test_a_kill_at_every_call_that_matters_loses_nothing(stage: Stage, budget: Spend, part: int) -> None:
    """Disk, network, locks, threads: between two of these calls nothing changes for anybody else."""
    assert _kill_each(stage, _calls(stage, MATTERING)[part::PARTS], budget(0.1 / PARTS)) == []


@pytest.mark.faults
@pytest.mark.timeout(1200)
def test_a_kill_at_any_other_call_loses_nothing(stage: Stage, budget: Spend) -> None:
    mattering = MATTERING.split(",")
    others = [call for call in _calls(stage, EVERY_CALL) if call.name not in mattering]
    assert _kill_each(stage, others, budget(0.02)) == []


@pytest.mark.faults
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("thread", ["mailflow-smtp", "ThreadPoolExecutor"])
def test_a_kill_at_every_call_of_a_thread_loses_nothing(stage: Stage, budget: Spend, thread: str) -> None:
    """The thread that talks SMTP, and the first of those that wait for the disk."""
    rig, warm, calm = stage
    log = rig.folder / "calls"
    rig.forget(calm.saved)
    warm.run_thread(_pass(rig), thread, "trace=all", log=log)
    calls = calls_in(log)
    assert len(calls) > 5
    found = []
    for call in budget(0.07 if thread == "mailflow-smtp" else 0.01).over(calls):
        found += _killed(stage, call, lambda: warm.run_thread(_pass(rig), thread, call.kill))  # noqa: B023
    assert found == []


@pytest.mark.faults
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("child", ["mailflow.adapters.documents.child", "mailflow.adapters.templates.child"])
def test_the_death_of_a_child_at_any_call_costs_nothing(stage: Stage, budget: Spend, child: str) -> None:
    """From its start on: another child takes over, at the latest in the next pass."""
    rig, warm, calm = stage
    log = rig.folder / "calls"
    rig.forget(calm.saved)
    assert warm.run_child(_pass(rig), child, "trace=all", log=log).status == 0
    calls = calls_in(log)
    found = []
    for call in budget(0.04).over(calls):
        found += _killed(stage, call, lambda: warm.run_child(_pass(rig), child, call.kill))  # noqa: B023
    assert found == []


@pytest.mark.faults
@pytest.mark.timeout(1200)
def test_a_kill_at_every_call_of_a_first_start_sends_no_letter_twice(
    tmp_path: Path, warm: Zygote, budget: Spend
) -> None:
    """Nothing is there yet: neither the folder nor the journal."""
    with rig(tmp_path) as built:
        calls = calls_of(warm, _pass(built, LETTERS_LEAVE), MATTERING, tmp_path / "calls")
        found = []
        for call in budget(0.06).over(calls):
            shutil.rmtree(built.data)
            built.delivered.clear()
            warm.run(_pass(built, LETTERS_LEAVE), call.kill)
            for minutes in (1, 12, 60):
                built.tick(LETTERS_LEAVE + timedelta(minutes=minutes))
            doubtful = {claim.message_id for claim in built.in_doubt(LETTERS_LEAVE + timedelta(hours=1))}
            wrong = [
                *ever(built),
                *(f"never left: {each}" for each in LETTERS - set(built.copies()) - doubtful),
            ]
            found += [f"{call}: {each}" for each in wrong]
        assert found == []


@pytest.mark.parametrize(
    ("kills", "part"),
    [
        pytest.param(3, 0, marks=pytest.mark.xdist_group("zygote")),
        *(
            pytest.param(125, part, marks=[pytest.mark.faults, pytest.mark.timeout(1200)])
            for part in range(1, PARTS + 1)
        ),
    ],
)
def test_random_kills_under_traffic_lose_nothing_and_double_nothing(
    tmp_path: Path, warm: Zygote, budget: Spend, kills: int, part: int
) -> None:
    """A mail arrives before every pass, and each pass is killed somewhere, all its threads at once.

    Twenty days of a campaign: letters, reminders, digests, acknowledgements. I1 to I4 are looked at after
    every restart.
    """
    random = Random(seed() * 100 + part)
    with rig(tmp_path) as built:
        built.tick(LETTERS_LEAVE - timedelta(hours=1))
        now, step = LETTERS_LEAVE, timedelta(days=24) / kills
        took = _seconds_of_a_pass(built, warm, now - timedelta(minutes=30))
        arrived, found = 0, []
        for _ in budget(0.14 / PARTS).over(range(kills)):
            died = False
            while not died:
                built.post(_numbered(arrived), now)
                arrived += 1
                died = warm.run_until(_pass(built, now), random.uniform(0, took)).died
                now += step / 4
            found += [f"{now}: {each}" for each in ever(built)]
        # Hours for what is retried, and days for what waits for a working day.
        for hours in (1, 2, 3, *range(24, 121, 24)):
            built.tick(now.replace(hour=10) + timedelta(hours=hours))
        assert found + ever(built) == []
        assert read_contents(built.entries()) == {_message_id(number): 1 for number in range(arrived)}
        now += timedelta(days=6)
        doubtful = {claim.message_id for claim in built.in_doubt(now)}
        # Who has answered already needs no letter any more.
        open_cases = {code for code, state in built.states(now).items() if not state.startswith("answered")}
        assert set(built.copies()) | doubtful >= {_letter(code) for code in open_cases}


def _seconds_of_a_pass(rig: Rig, warm: Zygote, now: datetime) -> float:
    begun = monotonic()
    assert warm.run(_pass(rig, now)).status == 0
    return monotonic() - begun


KINDS: tuple[tuple[str, str, str, dict[str, str]], ...] = (
    ("adm@klenovoe.example", "Ответ", "Уведомление: вопрос {} взят в работу.", {}),
    (
        "adm@dubovskoe.example",
        "Ответ",
        "На № 12 от 05.09.2024 сообщаем: администрация Дубовского сельского поселения Лесного района "
        "разместила {} успешных муниципальных практик.",
        {},
    ),
    ("adm@klenovoe.example", "Автоответ", "Я в отпуске, письмо {}.", {"Auto-Submitted": "auto-replied"}),
    ("shop@spam.example", "Скидки", "Бумага {} со скидкой.", {"Precedence": "bulk"}),
)


def _message_id(number: int) -> str:
    return f"<traffic-{number}@outside.example>"


def _numbered(number: int) -> bytes:
    sender, subject, text, headers = KINDS[number % len(KINDS)]
    return letter(
        sender, text.format(number), subject=subject, message_id=_message_id(number), headers=headers
    )


def test_a_killed_worker_leaves_no_lock_behind(tmp_path: Path) -> None:
    with rig(tmp_path) as built:
        built.tick(LETTERS_LEAVE - timedelta(hours=1))
        command = [sys.executable, "worker.py", "--config", str(built.config), "run"]
        with subprocess.Popen(command, cwd=REPOSITORY, stderr=subprocess.PIPE) as worker:
            assert worker.stderr is not None
            while b"service_started" not in worker.stderr.readline():
                assert worker.poll() is None
            os.kill(worker.pid, signal.SIGKILL)
        assert built.tick(LETTERS_LEAVE).mailbox_read
