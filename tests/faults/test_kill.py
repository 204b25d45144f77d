"""kill -9 at every system call of a whole pass, and at random moments under traffic (A48, I1 to I4)."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from tests.faults.rig import LETTERS_LEAVE, REMINDING, REPOSITORY, Rig, letter, read_contents, rig
from tests.faults.strace import EVERY_CALL, TALKING, WRITING, Zygote, calls_of, zygote
from tests.faults.town import Calm, calm_campaign, complaints, recover


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Rig, Zygote, Calm]]:
    folder = tmp_path_factory.mktemp("kill")
    with rig(folder) as built, zygote(folder) as warm:
        yield built, warm, calm_campaign(built)


def _words(rig: Rig) -> list[str]:
    return ["--config", str(rig.config), "tick", "--now", REMINDING.isoformat(), "--json"]


def _killed_at(
    stage: tuple[Rig, Zygote, Calm], calls: str, number: int, *, follow: bool = False
) -> list[str]:
    """Kill the pass at its call `number`, recover, and say what is wrong then."""
    rig, warm, calm = stage
    rig.forget(calm.saved)
    ran = warm.run(_words(rig), f"inject={calls}:signal=KILL:when={number}", follow=follow)
    recover(rig)
    died = ran.status == -signal.SIGKILL
    return [f"{number}{' (died)' * died}: {each}" for each in complaints(rig, calm, whole=not follow)]


def _kill_at_each(
    stage: tuple[Rig, Zygote, Calm], calls: str, *, every: int, first: int = 1, follow: bool = False
) -> list[str]:
    rig, warm, calm = stage
    rig.forget(calm.saved)
    total = calls_of(warm, _words(rig), calls, rig.folder / "calls")
    assert total > 10
    points = range(first, total + 1, every)
    print(f"{len(points)} kills at {total} calls of {calls[:24]}")
    return [found for number in points for found in _killed_at(stage, calls, number, follow=follow)]


def test_a_kill_at_some_calls_that_write_loses_nothing_and_doubles_nothing(
    stage: tuple[Rig, Zygote, Calm],
) -> None:
    assert _kill_at_each(stage, WRITING, every=40, first=13) == []


@pytest.mark.faults
@pytest.mark.timeout(1200)
def test_a_kill_at_every_call_that_writes_loses_nothing_and_doubles_nothing(
    stage: tuple[Rig, Zygote, Calm],
) -> None:
    assert _kill_at_each(stage, WRITING, every=1) == []


@pytest.mark.faults
@pytest.mark.timeout(1200)
def test_a_kill_at_every_call_that_talks_to_servers_loses_nothing(stage: tuple[Rig, Zygote, Calm]) -> None:
    assert _kill_at_each(stage, TALKING, every=1) == []


@pytest.mark.faults
@pytest.mark.timeout(1200)
def test_a_kill_anywhere_at_all_loses_nothing(stage: tuple[Rig, Zygote, Calm]) -> None:
    """Of some thousand calls every hundred and first: a prime, so that loops are hit at all their steps."""
    assert _kill_at_each(stage, EVERY_CALL, every=101, first=50) == []


@pytest.mark.faults
@pytest.mark.timeout(1200)
def test_a_kill_in_any_thread_or_child_doubles_nothing(stage: tuple[Rig, Zygote, Calm]) -> None:
    """Each thread and child counts for itself; the reading children die with their messages in hand."""
    assert _kill_at_each(stage, f"{WRITING},{TALKING}", every=6, follow=True) == []


@pytest.mark.parametrize(
    "kills", [2, pytest.param(150, marks=[pytest.mark.faults, pytest.mark.timeout(1200)])]
)
def test_random_kills_under_traffic_lose_nothing_and_double_nothing(tmp_path: Path, kills: int) -> None:
    """A mail arrives before every pass; most passes are killed somewhere, the last ones are left alone."""
    random = Random(kills)
    with rig(tmp_path) as built, zygote(tmp_path) as warm:
        built.tick(LETTERS_LEAVE - timedelta(hours=1))
        for number in range(kills):
            now = LETTERS_LEAVE + timedelta(minutes=20 * number)
            built.post(_numbered(number), now)
            words = ["--config", str(built.config), "tick", "--now", now.isoformat(), "--json"]
            warm.run(words, f"inject={EVERY_CALL}:signal=KILL:when={random.randrange(1, 6000)}")
        end = LETTERS_LEAVE + timedelta(minutes=20 * kills + 300)
        for hours in range(3):
            built.tick(end + timedelta(hours=hours))
        entries = built.entries()
        assert read_contents(entries) == {
            f"<traffic-{number}@klenovoe.example>": 1 for number in range(kills)
        }
        assert [entry.number for entry in entries] == list(range(1, len(entries) + 1))
        assert [each for each, count in built.copies().items() if count > 1] == []
        doubtful = {claim.message_id for claim in built.in_doubt(end)}
        municipalities = ("99601000", "99601401", "99601402")
        letters = {f"<req-12-2024.{each}@les.example>" for each in municipalities}
        assert letters <= set(built.copies()) | doubtful


def _numbered(number: int) -> bytes:
    return letter(
        "adm@klenovoe.example",
        f"Уведомление: вопрос {number} взят в работу.",
        message_id=f"<traffic-{number}@klenovoe.example>",
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
