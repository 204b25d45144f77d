"""A journal with a bad block is repaired while mailbox and Sent folder have moved on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from mailflow.bootstrap import worker_lock
from mailflow.cli.main import main
from mailflow.errors import LedgerError
from tests.faults.rig import ANSWER, ARRIVED, LETTERS_LEAVE, REMINDING, STAFF, Rig, rig

MINUTES = timedelta(minutes=10)


@pytest.fixture(autouse=True)
def _no_provider_copies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mailflow.adapters.imap.mailbox._COPY_PAUSE_SECONDS", ())


def _turned(line: bytes) -> bytes:
    return line[:30] + bytes([line[30] ^ 1]) + line[31:]


def _damage(built: Rig, change: Callable[[list[bytes]], list[bytes]]) -> None:
    journal = built.data / "ledger.journal"
    lines = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join(change(lines)))
    built.delivered.clear()
    with pytest.raises(LedgerError):
        built.tick(REMINDING + MINUTES)
    assert built.delivered == []


def _repair(built: Rig) -> int:
    return main(["--config", str(built.config), "--now", (REMINDING + MINUTES).isoformat(), "repair"])


def test_what_an_earlier_day_held_comes_back_and_mail_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with rig(tmp_path, sent_folder=True) as built:
        built.tick(LETTERS_LEAVE)
        built.post(ANSWER, ARRIVED)
        built.tick(ARRIVED + MINUTES)
        built.tick(REMINDING)
        before = built.entries()
        _damage(built, lambda lines: [*lines[:2], _turned(lines[2]), *lines[3:]])

        assert _repair(built) == 0

        assert "Ничего не пропало" in capsys.readouterr().out
        assert built.entries() == before
        built.tick(REMINDING + 2 * MINUTES)
        assert [each for each in built.delivered if each.recipient != STAFF] == []


@pytest.mark.parametrize("sent_folder", [True, False])
def test_after_lost_lines_nothing_leaves_twice_and_a_person_lets_mail_go_on(
    tmp_path: Path, sent_folder: bool
) -> None:
    with rig(tmp_path, sent_folder=sent_folder) as built:
        built.tick(LETTERS_LEAVE)
        built.post(ANSWER, ARRIVED)
        built.tick(REMINDING)
        gone, states = built.copies(), built.states(REMINDING)
        _damage(built, lambda lines: [*lines[:-4], _turned(lines[-4]), *lines[-3:]])

        assert _repair(built) == 1

        for more in (2, 3, 4):
            built.tick(REMINDING + more * MINUTES)
        assert {each.recipient for each in built.delivered} <= {STAFF}
        assert built.states(REMINDING) == states
        resume = ["--config", str(built.config), "--now", (REMINDING + 5 * MINUTES).isoformat(), "resume"]
        assert main([*resume, "restored"]) == 0
        built.tick(REMINDING + 6 * MINUTES)
        assert built.copies().keys() & gone.keys() == set()


def test_a_service_that_runs_is_not_repaired_under_its_hands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with rig(tmp_path) as built:
        built.tick(LETTERS_LEAVE)
        with worker_lock(built.data):
            assert _repair(built) == 1

    assert "уже работает" in capsys.readouterr().err
