"""The journal against kills, torn lines, full disks, foreign files and second writers."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from mailflow.adapters.ledger import TinyLedger
from mailflow.errors import LedgerError
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
    filled(folder).close()
    octets = journal(folder).read_bytes()
    journal(folder).write_bytes(octets[:-cut])

    ledger = TinyLedger(folder)
    ledger.append(position(7))

    assert [entry.fact for entry in TinyLedger(folder).entries()] == [*FACTS[:-1], position(7)]


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
