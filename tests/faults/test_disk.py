"""A full, failing or read-only disk at every write of a whole pass (A50, I1 to I4)."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest

from mailflow.app.tick import tick
from mailflow.bootstrap import open_desk, rehearsal_clock
from mailflow.errors import LedgerError
from tests.faults.budget import Budget
from tests.faults.rig import ARRIVED, LETTERS_LEAVE, MAILS, REMINDING, Rig, read_contents, rig
from tests.faults.strace import OPENING, WRITING, Call, Zygote, calls_of
from tests.faults.town import AFTERWARDS, Calm, calm_campaign, complaints, ever, recover
from tests.servers.availability import is_root

Stage = tuple[Rig, Zygote, Calm]
Spend = Callable[[float], Budget]

FAULTS = ("ENOSPC", "EIO", "EROFS")
LETTERS = {f"<req-12-2024.{each}@les.example>" for each in ("99601000", "99601401", "99601402")}


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory, warm: Zygote) -> Iterator[Stage]:
    with rig(tmp_path_factory.mktemp("disk")) as built:
        yield built, warm, calm_campaign(built)


def _pass(rig: Rig) -> list[str]:
    return ["--config", str(rig.config), "tick", "--now", REMINDING.isoformat(), "--json"]


def _calls(stage: Stage, calls: str = WRITING) -> list[Call]:
    rig, warm, calm = stage
    rig.forget(calm.saved)
    return calls_of(warm, _pass(rig), calls, rig.folder / "calls")


def _fails(stage: Stage, what: str, *injections: str) -> list[str]:
    rig, warm, calm = stage
    rig.forget(calm.saved)
    ran = warm.run(_pass(rig), *injections)
    recover(rig)
    found = complaints(rig, calm)
    if "Traceback" in ran.said:
        found.append("the operator sees a traceback: " + ran.said.strip().splitlines()[-1])
    return [f"{what}: {each}" for each in found]


@pytest.mark.xdist_group("zygote")
def test_a_disk_that_fails_at_some_writes_costs_nothing_in_the_end(stage: Stage) -> None:
    calls = _calls(stage)
    points = zip(calls[9 :: len(calls) // 3], FAULTS, strict=False)
    ran = [_fails(stage, f"{fault} {call}", call.fail(fault)) for call, fault in points]
    assert [each for found in ran for each in found] == []


@pytest.mark.faults
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("fault", FAULTS)
def test_a_disk_that_fails_at_any_write_costs_nothing_in_the_end(
    stage: Stage, budget: Spend, fault: str
) -> None:
    found = []
    for call in budget(0.06).over(_calls(stage)):
        found += _fails(stage, f"{fault} {call}", call.fail(fault))
    assert found == []


@pytest.mark.faults
@pytest.mark.timeout(1200)
def test_a_disk_that_opens_nothing_costs_nothing_in_the_end(stage: Stage, budget: Spend) -> None:
    """Opening, locking, starting a thread: each refused once with each fault."""
    points = [(call, fault) for call in _calls(stage, OPENING) for fault in FAULTS]
    found = []
    for call, fault in budget(0.07).over(points):
        found += _fails(stage, f"{fault} {call}", call.fail(fault))
    assert found == []


def _from_here_on(calls: Sequence[Call], place: int, fault: str) -> list[str]:
    """Every call from that place on fails, and does so again while the fault before is cleaned up."""
    first = {call.name: call for call in reversed(calls[place:])}
    gone = {call.name: Call(call.name, call.number + 1) for call in calls[:place]}
    return [call.fail(fault, for_ever=True) for call in (gone | first).values()]


@pytest.mark.faults
@pytest.mark.timeout(1200)
def test_a_disk_that_stays_full_sends_nothing_it_did_not_write_down(stage: Stage, budget: Spend) -> None:
    calls = _calls(stage)
    points = [(place, FAULTS[place % 3]) for place in range(len(calls))]
    found = []
    for place, fault in budget(0.04).over(points):
        found += _fails(stage, f"{fault} from {calls[place]} on", *_from_here_on(calls, place, fault))
    assert found == []


@contextmanager
def _small_file_system(folder: Path) -> Iterator[Callable[[], None]]:
    """64 KB at `folder`; what is yielded makes it large."""
    if not is_root():
        pytest.skip("only root mounts a small file system")
    folder.mkdir(mode=0o700)
    small = ["mount", "-t", "tmpfs", "-o", "size=64k,mode=700", "tmpfs", str(folder)]
    if subprocess.run(small, check=False, capture_output=True).returncode:
        pytest.skip("this container may not mount")
    try:
        yield lambda: _run("mount", "-o", "remount,size=16m", str(folder))
    finally:
        _run("umount", "--lazy", str(folder))


def _run(*command: str) -> None:
    subprocess.run(command, check=True)


def _runs_full(*passes: Callable[[], object]) -> bool:
    try:
        for each in passes:
            each()
    except LedgerError:
        return True
    return False


def test_a_small_full_file_system_recovers_when_there_is_room_again(tmp_path: Path) -> None:
    with rig(tmp_path) as built, _small_file_system(built.data) as enlarge:
        assert _runs_full(lambda: built.tick(LETTERS_LEAVE), lambda: built.tick(REMINDING))
        assert set(built.copies().values()) <= {1}
        enlarge()
        for moment in (LETTERS_LEAVE, REMINDING, *AFTERWARDS):
            built.tick(moment)
        assert set(built.copies().values()) == {1}
        doubtful = {claim.message_id for claim in built.in_doubt(REMINDING)}
        assert set(built.copies()) | doubtful >= LETTERS


def test_the_running_service_goes_on_by_itself_when_there_is_room_again(tmp_path: Path) -> None:
    """One process, no restart: every pass fails while the disk is full, and then none."""
    with rig(tmp_path) as built, _small_file_system(built.data) as enlarge:
        clock = rehearsal_clock(LETTERS_LEAVE)
        with open_desk(built.configuration(), clock) as desk:

            def at(moment: datetime) -> None:
                desk.clock = rehearsal_clock(moment)
                tick(desk, built.health)

            _fill(built)
            assert _runs_full(*[lambda: at(LETTERS_LEAVE)] * 4)
            assert ever(built) == []
            enlarge()
            at(LETTERS_LEAVE)
            for raw in MAILS:
                built.post(raw, ARRIVED)
            for moment in (REMINDING, *AFTERWARDS):
                at(moment)
        assert ever(built) == []
        doubtful = {claim.message_id for claim in built.in_doubt(REMINDING)}
        assert set(built.copies()) | doubtful >= LETTERS
        assert len(read_contents(built.entries())) == len(MAILS)


def _fill(rig: Rig) -> None:
    """Nothing is free but the rest of pages already in use."""
    with pytest.raises(OSError, match="No space"):
        (rig.data / "somebody-elses").write_bytes(bytes(64 * 1024))
