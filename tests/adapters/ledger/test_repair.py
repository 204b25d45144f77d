"""A damaged journal is given back from its mirror, or up to the damage; nothing is guessed."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from mailflow.adapters.ledger import Repair, TinyLedger, repair_journal
from mailflow.errors import LedgerError
from mailflow.model.fact import Entry, PositionMoved, TroubleBegan
from mailflow.model.identifiers import EntryNumber
from tests.sample_facts import FACTS, position

DAY = timedelta(days=1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


def later(uid: int) -> PositionMoved:
    """A fact of the next day."""
    moved = position(uid)
    return replace(moved, at=max(each.at for each in FACTS) + DAY)


def filled(folder: Path) -> list[Entry]:
    """Two days of facts: those of the first are mirrored, the last two are not."""
    ledger = TinyLedger(folder)
    ledger.append_all(FACTS)
    ledger.append(later(70))
    ledger.append(later(71))
    ledger.append(later(72))
    entries = list(ledger.entries())
    ledger.close()
    return entries


LOST = replace(next(each for each in FACTS if isinstance(each, TroubleBegan)), name="repaired")


def _repaired(folder: Path) -> Repair:
    """As the command does it; what may be lost is told by the last fact."""
    return repair_journal(folder, lambda line: replace(LOST, text=f"line {line}"))


def journal(folder: Path) -> Path:
    return folder / "ledger.journal"


def damaged(folder: Path, change: Callable[[list[bytes]], list[bytes]]) -> None:
    lines = journal(folder).read_bytes().splitlines(keepends=True)
    journal(folder).write_bytes(b"".join(change(lines)))
    with pytest.raises(LedgerError, match="repair"):
        TinyLedger(folder)


def _bit(line: bytes) -> bytes:
    return line[:40] + bytes([line[40] ^ 1]) + line[41:]


def _read(folder: Path) -> list[Entry]:
    ledger = TinyLedger(folder)
    entries = list(ledger.entries())
    ledger.close()
    return entries


def test_a_sound_journal_is_left_alone(folder: Path) -> None:
    before = filled(folder)
    octets = journal(folder).read_bytes()

    done = _repaired(folder)

    assert (done.kept, done.damaged_line, done.complete) == (len(before), None, True)
    assert journal(folder).read_bytes() == octets


@pytest.mark.parametrize("line", [0, 1, 3])
def test_what_an_earlier_day_held_is_given_back_whole(folder: Path, line: int) -> None:
    before = filled(folder)
    damaged(folder, lambda lines: [*lines[:line], _bit(lines[line]), *lines[line + 1 :]])

    done = _repaired(folder)

    assert (done.complete, done.damaged_line, done.left_out) == (True, line + 1, 0)
    assert _read(folder) == before
    assert done.saved is not None
    assert done.saved.stat().st_mode & 0o777 == 0o600


def test_what_stands_behind_lost_lines_is_left_out_and_said(folder: Path) -> None:
    before = filled(folder)
    damaged(folder, lambda lines: [*lines[:-2], _bit(lines[-2]), lines[-1]])

    done = _repaired(folder)

    assert (done.complete, done.left_out) == (False, 2)
    *kept, told = _read(folder)
    assert kept == before[:-2]
    assert told == Entry(EntryNumber(len(kept) + 1), replace(LOST, text=f"line {len(before)}"))


@pytest.mark.parametrize("rest", [b"", bytes(300)], ids=["empty", "zeros"])
def test_of_a_journal_that_is_gone_the_mirror_is_left(folder: Path, rest: bytes) -> None:
    before = filled(folder)
    damaged(folder, lambda _: [rest + b"\n" if rest else b""])

    done = _repaired(folder)

    assert (done.complete, done.left_out, done.from_mirror) == (False, 0, len(before) - 1)
    assert _read(folder)[:-1] == before[:-2]


def test_a_journal_that_lost_its_last_lines_is_noticed_by_its_mirror(folder: Path) -> None:
    before = filled(folder)
    damaged(folder, lambda lines: lines[:-4])

    done = _repaired(folder)

    assert (done.complete, done.from_mirror) == (False, 2)
    assert _read(folder)[:-1] == before[:-2]


def test_a_line_damaged_while_the_service_runs_stays_whole_in_the_mirror(folder: Path) -> None:
    before = filled(folder)
    ledger = TinyLedger(folder)
    lines = journal(folder).read_bytes().splitlines(keepends=True)
    journal(folder).write_bytes(b"".join([*lines[:3], _bit(lines[3]), *lines[4:]]))

    ledger.append(replace(later(80), at=later(80).at + DAY))
    ledger.close()

    assert _repaired(folder).complete
    assert _read(folder)[:-1] == before


def test_a_mirror_that_finds_no_room_leaves_the_room_to_the_journal(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(folder)
    mirror = (folder / "ledger.mirror").read_bytes()

    def no_room(handle: int, octets: bytes) -> None:
        os.write(handle, octets[:50])
        raise OSError(errno.ENOSPC, "no room")

    ledger = TinyLedger(folder)
    monkeypatch.setattr("mailflow.adapters.ledger.mirror.write_all", no_room)
    assert ledger.append(replace(later(80), at=later(80).at + DAY)) is not None
    ledger.close()

    assert (folder / "ledger.mirror").read_bytes() == mirror


def test_zeros_behind_the_last_line_lose_nothing(folder: Path) -> None:
    before = filled(folder)
    damaged(folder, lambda lines: [*lines, bytes(4096) + b"\n"])

    assert _repaired(folder).complete
    assert _read(folder) == before


def test_without_a_whole_line_anywhere_nothing_is_made_up(folder: Path) -> None:
    filled(folder)
    (folder / "ledger.mirror").unlink()
    damaged(folder, lambda lines: [_bit(lines[0]), *lines[1:]])
    octets = journal(folder).read_bytes()

    with pytest.raises(LedgerError, match="резервной копии"):
        _repaired(folder)

    assert journal(folder).read_bytes() == octets


def test_the_mirror_of_another_journal_gives_nothing(folder: Path, tmp_path: Path) -> None:
    before = filled(folder)
    other = TinyLedger(tmp_path / "other")
    for uid in range(200, 240):
        other.append(replace(position(uid), at=later(uid).at + uid * DAY))
    other.close()
    (tmp_path / "other" / "ledger.mirror").rename(folder / "ledger.mirror")
    damaged(folder, lambda lines: [*lines[:4], _bit(lines[4]), *lines[5:]])

    done = _repaired(folder)

    assert (done.from_mirror, done.complete) == (0, False)
    assert _read(folder)[:-1] == before[:3]


def test_a_mirror_that_is_none_is_made_anew(folder: Path) -> None:
    before = filled(folder)
    mirror = folder / "ledger.mirror"
    mirror.write_bytes(mirror.read_bytes() + bytes(100_000))
    with pytest.raises(LedgerError, match="repair"):
        TinyLedger(folder)

    assert _repaired(folder).complete

    assert _read(folder) == before
    assert mirror.read_bytes() == journal(folder).read_bytes()


def test_the_mirror_follows_by_day_also_over_starts_and_heals_its_own_damage(folder: Path) -> None:
    filled(folder)
    mirror = folder / "ledger.mirror"
    mirror.write_bytes(_bit(mirror.read_bytes())[:-7])
    ledger = TinyLedger(folder)
    ledger.append(replace(later(80), at=later(80).at + DAY))
    ledger.append(replace(later(81), at=later(81).at + 2 * DAY))
    ledger.close()

    whole = journal(folder).read_bytes()

    assert whole.startswith(mirror.read_bytes())
    assert len(mirror.read_bytes().splitlines()) == len(whole.splitlines())


def test_erasure_leaves_no_copy_of_what_it_erases(folder: Path) -> None:
    filled(folder)
    damaged(folder, lambda lines: [*lines[:3], _bit(lines[3]), *lines[4:]])
    _repaired(folder)
    ledger = TinyLedger(folder)

    ledger.rewrite(lambda fact: replace(fact, uid=1) if isinstance(fact, PositionMoved) else fact)

    assert sorted(each.name for each in folder.iterdir()) == ["ledger.journal"]
