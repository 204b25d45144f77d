"""kill -9 and failing disks in commands that write: erasure of personal data, the summary (I3)."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from mailflow.app.personal_data import ERASED
from mailflow.model.fact import Entry, LetterClaimed, MessageRead
from tests.faults.budget import Budget
from tests.faults.rig import REMINDING, Rig, rig
from tests.faults.strace import OPENING, WRITING, Call, Zygote, calls_of
from tests.faults.town import AFTERWARDS, calm_campaign, ever

Stage = tuple[Rig, Zygote, Path]
Spend = Callable[[float], Budget]

FAULTS = ("ENOSPC", "EIO", "EROFS")
CALLS = f"{WRITING},{OPENING}"


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory, warm: Zygote) -> Iterator[Stage]:
    """The campaign after its first reminders; its data is saved in the folder named."""
    folder = tmp_path_factory.mktemp("commands")
    with rig(folder) as built:
        calm_campaign(built)
        shutil.copytree(built.data, folder / "done")
        yield built, warm, folder / "done"


def _injections(call: Call) -> list[tuple[str, str]]:
    return [(f"{call} killed", call.kill), *((f"{call} {fault}", call.fail(fault)) for fault in FAULTS)]


def _points(stage: Stage, words: list[str]) -> list[tuple[str, str]]:
    rig, warm, done = stage
    rig.forget(done)
    calls = calls_of(warm, words, CALLS, rig.folder / "calls")
    assert len(calls) > 10
    return [point for call in calls for point in _injections(call)]


def _purge(rig: Rig) -> list[str]:
    return ["--config", str(rig.config), "purge", "2024-09-25"]


def _half_erased(stage: Stage, what: str, injection: str) -> list[str]:
    """A fault in the erasure: what stands is whole, the service works, and the next erasure ends it."""
    rig, warm, done = stage
    rig.forget(done)
    before = rig.entries()
    ran = warm.run(_purge(rig), injection)
    found = [] if "Traceback" not in ran.said else [f"a traceback: {ran.said[-200:]}"]
    found += _wrong_between(before, rig.entries())
    rig.tick(AFTERWARDS[-1])
    again = warm.run(_purge(rig))
    if again.status:
        found.append(f"the next erasure says {again.said}")
    found += [*ever(rig), *_not_erased(rig, before)]
    return [f"{what}: {each}" for each in found]


def _wrong_between(before: tuple[Entry, ...], after: tuple[Entry, ...]) -> list[str]:
    if [(each.number, each.fact.key) for each in before] != [(each.number, each.fact.key) for each in after]:
        return ["I3: numbers or keys changed"]
    changed = [new for old, new in zip(before, after, strict=True) if new != old]
    wrong = [each for each in changed if not _is_erased(each)]
    reads = sum(isinstance(each.fact, MessageRead) for each in before)
    partly = [] if len(changed) in (0, reads) else [f"erased by halves: {len(changed)} of {reads}"]
    return [*partly, *(f"changed: {each.number}" for each in wrong)]


def _is_erased(entry: Entry) -> bool:
    return isinstance(entry.fact, MessageRead) and entry.fact.understanding.subject == ERASED


def _not_erased(rig: Rig, before: tuple[Entry, ...]) -> list[str]:
    found = [
        f"still there: {each.number}"
        for each in rig.entries()[: len(before)]
        if isinstance(each.fact, MessageRead) and not _is_erased(each)
    ]
    mails = {each.stem for each in rig.data.glob("mail/*/*.eml")}
    for each in before:
        if isinstance(each.fact, MessageRead | LetterClaimed) and each.fact.content in mails:
            found.append(f"its mail is still there: {each.number}")
    leftovers = [str(each.name) for each in rig.data.rglob("*.new-*")]
    return [*found, *(f"half written: {each}" for each in leftovers)]


@pytest.mark.xdist_group("zygote")
def test_an_erasure_stopped_at_some_calls_is_whole_or_not_at_all(stage: Stage) -> None:
    points = _points(stage, _purge(stage[0]))
    assert [
        found for what, how in points[5 :: len(points) // 4] for found in _half_erased(stage, what, how)
    ] == []


@pytest.mark.faults
@pytest.mark.timeout(1200)
def test_an_erasure_stopped_at_any_call_is_whole_or_not_at_all(stage: Stage, budget: Spend) -> None:
    points = _points(stage, _purge(stage[0]))
    assert [
        found for what, how in budget(0.05).over(points) for found in _half_erased(stage, what, how)
    ] == []


def _summary(rig: Rig) -> list[str]:
    out = str(rig.folder / "out")
    return ["--config", str(rig.config), "summary", "12-2024", "--now", REMINDING.isoformat(), "--out", out]


def _files(folder: Path) -> Mapping[str, int]:
    """Sizes: a workbook names the second it was made in."""
    return {each.name: each.stat().st_size for each in folder.glob("[!.]*")} if folder.exists() else {}


def _half_summed_up(stage: Stage, whole: Mapping[str, int], what: str, injection: str) -> list[str]:
    rig, warm, _ = stage
    out = rig.folder / "out"
    shutil.rmtree(out, ignore_errors=True)
    entries = rig.entries()
    ran = warm.run(_summary(rig), injection)
    found = [] if "Traceback" not in ran.said else [f"a traceback: {ran.said[-200:]}"]
    found += [f"not whole: {name}" for name, size in _files(out).items() if size != whole[name]]
    if rig.entries() != entries:
        found.append("the ledger changed")
    if (again := warm.run(_summary(rig))).status or _files(out) != whole:
        found.append(f"the next summary: {again.said}")
    if left := [each.name for each in out.glob(".*")]:
        found.append(f"half written: {left}")
    return [f"{what}: {each}" for each in found]


@pytest.mark.faults
@pytest.mark.timeout(1200)
def test_a_summary_stopped_at_any_write_leaves_whole_files_only(stage: Stage, budget: Spend) -> None:
    rig, warm, done = stage
    rig.forget(done)
    calls = calls_of(warm, _summary(rig), WRITING, rig.folder / "calls")
    whole = _files(rig.folder / "out")
    assert len(whole) >= 2
    found = []
    for what, how in budget(0.03).over([point for call in calls for point in _injections(call)]):
        found += _half_summed_up(stage, whole, what, how)
    assert found == []
