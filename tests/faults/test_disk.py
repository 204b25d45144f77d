"""A full, failing or read-only disk at every write of a whole pass (A50, I1 to I4)."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from mailflow.errors import LedgerError
from tests.faults.rig import LETTERS_LEAVE, REMINDING, Rig, rig
from tests.faults.strace import WRITING, Zygote, calls_of, zygote
from tests.faults.town import AFTERWARDS, Calm, calm_campaign, complaints, recover
from tests.servers.availability import is_root

FAULTS = ("ENOSPC", "EIO", "EROFS")


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Rig, Zygote, Calm]]:
    folder = tmp_path_factory.mktemp("disk")
    with rig(folder) as built, zygote(folder) as warm:
        yield built, warm, calm_campaign(built)


def _fails_at(stage: tuple[Rig, Zygote, Calm], fault: str, when: str) -> list[str]:
    rig, warm, calm = stage
    rig.forget(calm.saved)
    words = ["--config", str(rig.config), "tick", "--now", REMINDING.isoformat(), "--json"]
    ran = warm.run(words, f"inject={WRITING}:error={fault}:when={when}")
    recover(rig)
    found = complaints(rig, calm)
    if "Traceback" in ran.said:
        found.append("the operator sees a traceback: " + ran.said.strip().splitlines()[-1])
    return [f"{fault} {when}: {each}" for each in found]


def _calls(stage: tuple[Rig, Zygote, Calm]) -> int:
    rig, warm, calm = stage
    rig.forget(calm.saved)
    words = ["--config", str(rig.config), "tick", "--now", REMINDING.isoformat(), "--json"]
    return calls_of(warm, words, WRITING, rig.folder / "calls")


def test_a_disk_that_fails_at_some_writes_costs_nothing_in_the_end(stage: tuple[Rig, Zygote, Calm]) -> None:
    total = _calls(stage)
    points = range(9, total, total // 2)
    ran = [_fails_at(stage, FAULTS[place % 3], str(number)) for place, number in enumerate(points)]
    assert [each for found in ran for each in found] == []


@pytest.mark.faults
def test_a_disk_that_stays_full_sends_nothing_it_did_not_write_down(stage: tuple[Rig, Zygote, Calm]) -> None:
    total = _calls(stage)
    assert _fails_at(stage, "ENOSPC", f"{total // 2}+") == []


@pytest.mark.faults
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("fault", FAULTS)
def test_a_disk_that_fails_at_any_write_costs_nothing_in_the_end(
    stage: tuple[Rig, Zygote, Calm], fault: str
) -> None:
    """Each fault at every third write, so that the three meet all of them."""
    first = 1 + FAULTS.index(fault)
    points = range(first, _calls(stage) + 1, 3)
    print(f"{len(points)} writes fail with {fault}")
    assert [found for number in points for found in _fails_at(stage, fault, str(number))] == []


def _runs_full(rig: Rig) -> bool:
    try:
        rig.tick(LETTERS_LEAVE)
        rig.tick(REMINDING)
    except LedgerError:
        return True
    return False


def test_a_small_full_file_system_recovers_when_there_is_room_again(tmp_path: Path) -> None:
    if not is_root():
        pytest.skip("only root mounts a small file system")
    with rig(tmp_path) as built:
        built.data.mkdir(mode=0o700)
        small = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(built.data)]
        mounted = subprocess.run(small, check=False, capture_output=True)
        if mounted.returncode:
            pytest.skip("this container may not mount")
        try:
            assert _runs_full(built)
            assert set(built.copies().values()) <= {1}
            subprocess.run(["mount", "-o", "remount,size=16m", str(built.data)], check=True)
            for moment in (LETTERS_LEAVE, REMINDING, *AFTERWARDS):
                built.tick(moment)
            assert set(built.copies().values()) == {1}
            letters = {f"<req-12-2024.{each}@les.example>" for each in ("99601000", "99601401", "99601402")}
            doubtful = {claim.message_id for claim in built.in_doubt(REMINDING)}
            assert letters <= set(built.copies()) | doubtful
        finally:
            subprocess.run(["umount", str(built.data)], check=True)
