"""The journal against kills, torn lines, full disks, foreign files and second writers."""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from mailflow.adapters.ledger import TinyLedger
from mailflow.errors import LedgerError
from mailflow.model.fact import Fact
from tests.sample_facts import FACTS, position


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


def journal(folder: Path) -> Path:
    return folder / "ledger.journal"


def filled(folder: Path) -> TinyLedger:
    ledger = TinyLedger(folder)
    ledger.append_all(FACTS)
    return ledger


def test_a_reopened_ledger_holds_the_same_entries(folder: Path) -> None:
    before = list(filled(folder).entries())

    assert list(TinyLedger(folder).entries()) == before


@pytest.mark.parametrize("cut", [1, 2, 9, 30])
def test_a_torn_last_line_is_cut_and_the_rest_stands(folder: Path, cut: int) -> None:
    ledger = filled(folder)
    ledger.append(position(6))
    ledger.close()
    octets = journal(folder).read_bytes()
    journal(folder).write_bytes(octets[:-cut])

    ledger = TinyLedger(folder)
    ledger.append(position(7))

    assert [entry.fact for entry in TinyLedger(folder).entries()] == [*FACTS, position(7)]


def test_damage_in_the_middle_stops_with_file_and_line(folder: Path) -> None:
    filled(folder).close()
    lines = journal(folder).read_bytes().split(b"\n")
    lines[3] = lines[3].replace(b"97", b"98", 1).replace(b"a", b"b", 1)
    journal(folder).write_bytes(b"\n".join(lines))

    with pytest.raises(LedgerError, match=r"ledger\.journal:4: строка журнала повреждена"):
        TinyLedger(folder)


@pytest.mark.parametrize(
    "octets", [b"", b"{}\n", b'{"_default": {}}\n', b"\x00" * 4096, b"Subject: hi\r\n\r\n"]
)
def test_an_empty_or_foreign_file_is_refused(folder: Path, octets: bytes) -> None:
    folder.mkdir()
    journal(folder).write_bytes(octets)

    with pytest.raises(LedgerError):
        TinyLedger(folder).entries()


def test_a_lost_journal_beside_kept_mail_is_refused(folder: Path) -> None:
    (folder / "mail").mkdir(parents=True)

    with pytest.raises(LedgerError, match="нет журнала"):
        TinyLedger(folder)


def test_two_writers_see_each_other_and_share_no_number(folder: Path) -> None:
    first, second = TinyLedger(folder), TinyLedger(folder)
    for uid in range(1, 21):
        (first if uid % 2 else second).append(position(uid))

    numbers = [entry.number for entry in first.entries()]
    assert numbers == list(range(1, 21))
    assert list(first.entries()) == list(second.entries())


def test_a_failed_write_leaves_the_file_as_it_was(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = filled(folder)
    before = journal(folder).read_bytes()
    whole_write = os.write

    def half_write(handle: int, octets: bytes) -> int:
        whole_write(handle, bytes(octets)[:20])
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", half_write)
        with pytest.raises(LedgerError, match="не записывается"):
            ledger.append(position(9))

    assert journal(folder).read_bytes() == before
    assert ledger.append(position(9)) is not None


@pytest.mark.parametrize("written", [0, 1, 20, 10_000])
def test_a_line_that_cannot_be_taken_back_does_not_stop_the_ledger_for_ever(
    folder: Path, monkeypatch: pytest.MonkeyPatch, written: int
) -> None:
    """The disk fails, and fails again while the journal is put back; then it works: no restart is needed."""
    ledger = filled(folder)
    whole_write, whole_truncate = os.write, os.ftruncate
    truncated: list[int] = []

    def failing_write(handle: int, octets: bytes) -> int:
        whole_write(handle, bytes(octets)[:written])
        raise OSError(5, "Input/output error")

    def truncates_once(handle: int, octets: int) -> None:
        truncated.append(octets)
        if len(truncated) > 1:
            raise OSError(5, "Input/output error")
        whole_truncate(handle, octets)

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", failing_write)
        patch.setattr(os, "ftruncate", truncates_once)
        with pytest.raises(LedgerError, match="не записывается"):
            ledger.append_all([position(8), position(9)])
    assert len(truncated) == 2

    ledger.append(position(10))

    facts = [entry.fact for entry in TinyLedger(folder).entries()]
    # A whole line that could not be taken back stands; a torn one never counted.
    standing = [position(8), position(9)] if written == 10_000 else []
    assert facts == [*FACTS, *standing, position(10)]
    assert [entry.fact for entry in ledger.entries()] == facts


def test_a_decision_recorded_just_before_an_erasure_survives_it(folder: Path) -> None:
    service, person = filled(folder), TinyLedger(folder)
    person.append(position(8))

    changed = service.rewrite(replace)

    assert changed == len(FACTS) + 1
    assert [entry.fact for entry in TinyLedger(folder).entries()] == [*FACTS, position(8)]


def test_nobody_appends_while_the_journal_is_rewritten(folder: Path) -> None:
    """The lock is held from the look at the facts to the new file in place."""
    service = filled(folder)
    held: list[bool] = []

    def change(fact: Fact) -> Fact:
        with journal(folder).open("rb") as other, suppress(BlockingIOError):
            fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
            held.append(False)
        return replace(fact)

    service.rewrite(change)

    assert held == []


@pytest.mark.parametrize("call", ["fsync", "write", "open", "close"])
def test_an_erasure_that_the_disk_refuses_changes_nothing_and_may_be_repeated(
    folder: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    ledger = filled(folder)
    whole = getattr(os, call)

    def full(*arguments: object, **options: object) -> object:
        if call != "open" or "new-" in str(arguments[0]):
            raise OSError(28, "No space left on device")
        return whole(*arguments, **options)

    with monkeypatch.context() as patch:
        patch.setattr(os, call, full)
        with pytest.raises(LedgerError, match="не переписывается"):
            ledger.rewrite(replace)

    assert [entry.fact for entry in ledger.entries()] == FACTS
    assert ledger.append(position(9)) is not None
    assert ledger.rewrite(replace) == len(FACTS) + 1
    assert [entry.number for entry in TinyLedger(folder).entries()] == list(range(1, len(FACTS) + 2))


def test_an_erasure_whose_folder_is_not_synced_leaves_a_ledger_that_works(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The new file is in place and the fault comes after: no restart is needed to go on."""
    ledger = filled(folder)

    def failing(_: Path) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr("mailflow.adapters.ledger.journal.sync_folder", failing)
        with pytest.raises(LedgerError, match="не переписывается"):
            ledger.rewrite(replace)

    assert ledger.append(position(9)) is not None
    assert [entry.fact for entry in ledger.entries()] == [*FACTS, position(9)]


WRITER = """
import sys
from pathlib import Path
from mailflow.adapters.ledger import TinyLedger
from tests.sample_facts import position
ledger = TinyLedger(Path(sys.argv[1]))
start = len(ledger.entries())
for uid in range(start + 1, start + 100_000):
    ledger.append(position(uid))
    print(uid, flush=True)
"""


def test_kill_at_any_moment_loses_nothing_acknowledged(folder: Path) -> None:
    acknowledged = 0
    for round_number in range(6):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(folder)], stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout is not None
        for _ in range(20 + 7 * round_number):
            acknowledged = int(writer.stdout.readline())
        writer.send_signal(signal.SIGKILL)
        writer.communicate()

        uids = [entry.fact for entry in TinyLedger(folder).entries()]
        assert uids[:acknowledged] == [position(uid) for uid in range(1, acknowledged + 1)]


def test_a_lock_that_cannot_be_given_back_costs_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The fact was durable, yet not in memory: the next one got its number."""
    ledger = filled(folder)
    lock = fcntl.flock

    def stuck(handle: int, operation: int) -> None:
        if operation == fcntl.LOCK_UN:
            raise OSError("read-only file system")
        lock(handle, operation)

    with monkeypatch.context() as patch:
        patch.setattr(fcntl, "flock", stuck)
        ledger.append(position(7))
    ledger.append(position(8))

    numbers = [entry.number for entry in TinyLedger(folder).entries()]
    assert numbers == list(range(1, len(FACTS) + 3))
