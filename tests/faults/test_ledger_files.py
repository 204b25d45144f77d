"""What may lie where the ledger should be: torn, empty, foreign, of another version (I3)."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from mailflow.errors import LedgerError
from tests.faults.budget import Budget, seed
from tests.faults.rig import (
    LETTERS_LEAVE,
    MAILS,
    REMINDING,
    REPOSITORY,
    Rig,
    begin_campaign,
    read_contents,
    rig,
)
from tests.faults.strace import Zygote, zygote
from tests.faults.town import ever

JOURNAL = "ledger.journal"


def _line(record: object) -> bytes:
    body = json.dumps(record).encode()
    return b"%08x %s\n" % (zlib.crc32(body), body)


def _headed(heading: object) -> Callable[[bytes], bytes]:
    return lambda whole: _line(heading) + whole.split(b"\n", 1)[1]


def _with_line(record: object) -> Callable[[bytes], bytes]:
    return lambda whole: whole + _line(record)


UNREADABLE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "zeros, as some file systems leave after a crash": lambda whole: bytes(len(whole)),
    "zeros at the end, as others do": lambda whole: whole + bytes(4096) + b"\n",
    "foreign": lambda _: b'{"_default": {"1": {}}}\n',
    "a bit turned in the middle": lambda whole: whole[:200] + bytes([whole[200] ^ 1]) + whole[201:],
    "a newer version": _headed({"format": "mailflow-ledger", "version": 2}),
    "a version before the first": _headed({"format": "mailflow-ledger", "version": 0}),
    "a version in words": _headed({"format": "mailflow-ledger", "version": "one"}),
    "no version": _headed({"format": "mailflow-ledger"}),
    "a heading that is a list": _headed(["mailflow-ledger"]),
    "another format": _headed({"format": "something", "version": 1}),
    "a fact of an unknown kind": _with_line(
        {"table": "facts", "id": 10_000, "doc": {"fact": "LetterEaten", "key": "x", "body": {}}}
    ),
    "a line that is no fact": _with_line({"table": "facts"}),
    "a line that is a number": _with_line(7),
}


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    with rig(tmp_path_factory.mktemp("ledger")) as built:
        begin_campaign(built)
        shutil.copytree(built.data, built.folder / "saved")
        yield built


@pytest.fixture
def campaign(begun: Rig) -> Rig:
    """As it was when it had begun."""
    begun.forget(begun.folder / "saved")
    return begun


@pytest.mark.parametrize("damage", UNREADABLE)
def test_a_ledger_that_cannot_be_read_stops_the_program_and_sends_nothing(campaign: Rig, damage: str) -> None:
    journal = campaign.data / JOURNAL
    journal.write_bytes(UNREADABLE[damage](journal.read_bytes()))
    campaign.delivered.clear()
    with pytest.raises(LedgerError) as stopped:
        campaign.tick(REMINDING)
    assert str(journal) in str(stopped.value) or "журнал" in str(stopped.value).lower()
    assert campaign.delivered == []


@pytest.mark.parametrize("octets", [1, 9, 40])
def test_a_torn_last_line_was_never_acknowledged_and_is_cut(campaign: Rig, octets: int) -> None:
    before = campaign.entries()
    with (campaign.data / JOURNAL).open("ab") as journal:
        journal.write(_line({"table": "facts", "id": len(before) + 1, "doc": {}})[:octets])
    campaign.delivered.clear()
    assert campaign.tick(REMINDING).taken.read == len(MAILS)
    after = campaign.entries()
    assert after[: len(before)] == before
    assert [entry.number for entry in after] == list(range(1, len(after) + 1))


def test_zeros_after_the_last_line_are_a_torn_line(campaign: Rig) -> None:
    with (campaign.data / JOURNAL).open("ab") as journal:
        journal.write(bytes(4096))
    assert campaign.tick(REMINDING).taken.read == len(MAILS)


def test_of_all_that_start_at_once_one_works_and_the_others_say_so(tmp_path: Path) -> None:
    _start_at_once(tmp_path, workers=4)


@pytest.mark.faults
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("part", range(2))
def test_of_two_hundred_pairs_one_each_works(
    tmp_path: Path, warm: Zygote, budget: Callable[[float], Budget], part: int
) -> None:
    """Two workers start in one moment; in every fourth pair one of them is killed while it works."""
    random = Random(seed() * 100 + part)
    with rig(tmp_path) as built, zygote(tmp_path) as other:
        begin_campaign(built)
        shutil.copytree(built.data, built.folder / "saved")
        words = ["--config", str(built.config), "tick", "--now", REMINDING.isoformat(), "--json"]
        found, both = [], 0
        for number in budget(0.03).over(range(100)):
            built.forget(built.folder / "saved")
            for each in (warm, other):
                each.prepare(words)
            warm.go("" if number % 4 else f" {random.uniform(0, 0.3)}")
            other.go()
            first, second = warm.ended(), other.ended()
            both += (first.status, second.status) == (0, 0)
            if first.died or second.status == 1:
                built.tick(REMINDING + timedelta(minutes=1))
            good = {0, 1, -9} if first.died else {0, 1}
            if not {first.status, second.status} <= good or first.status == second.status == 1:
                found.append(f"{number}: {first} {second}")
            if 1 in (first.status, second.status) and "Другой экземпляр" not in first.said + second.said:
                found.append(f"{number}: {first} {second}")
            found += [f"{number}: {each}" for each in ever(built)]
            if set(read_contents(built.entries()).values()) != {1}:
                found.append(f"{number}: {read_contents(built.entries())}")
        assert found == []
        assert both < 50, "they never met"


def _start_at_once(folder: Path, *, workers: int) -> None:
    """The lock is held for a moment by each that gets it; it must never be held by two."""
    script = (
        "import sys, os, time\n"
        "from pathlib import Path\n"
        "from mailflow.adapters.worker_lock import hold_worker_lock\n"
        "from mailflow.errors import LedgerBusyError\n"
        "folder = Path(sys.argv[1])\n"
        "sys.stdin.read()\n"
        "try:\n"
        "    with hold_worker_lock(folder):\n"
        "        os.mkdir(folder / 'inside')\n"
        "        time.sleep(0.3)\n"
        "        os.rmdir(folder / 'inside')\n"
        "except LedgerBusyError as busy:\n"
        "    print(busy)\n"
        "    sys.exit(1)\n"
    )
    gang = [
        subprocess.Popen(
            [sys.executable, "-c", script, str(folder)],
            cwd=REPOSITORY,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(workers)
    ]
    for each in gang:
        assert each.stdin is not None
        each.stdin.close()
        each.stdin = None
    said = [each.communicate()[0] for each in gang]
    statuses = [each.returncode for each in gang]
    assert set(statuses) <= {0, 1}, said
    assert statuses.count(0) >= 1
    assert all("уже работает" in words for words, status in zip(said, statuses, strict=True) if status)


@pytest.mark.faults
def test_two_passes_at_once_send_each_letter_once(tmp_path: Path) -> None:
    with rig(tmp_path) as built:
        built.tick(LETTERS_LEAVE.replace(hour=9))
        command = [sys.executable, "worker.py", "--config", str(built.config), "tick"]
        command += ["--now", LETTERS_LEAVE.isoformat()]
        gang = [subprocess.Popen(command, cwd=REPOSITORY, stderr=subprocess.PIPE, text=True) for _ in "ab"]
        said = [each.communicate()[1] for each in gang]
        assert sorted(each.returncode for each in gang) in ([0, 0], [0, 1]), said
        assert set(built.copies().values()) == {1}
        assert len(built.copies()) >= 3
