"""What must hold of the memory of deaths."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mailflow.adapters.attempts import FileAttempts
from mailflow.model.identifiers import ContentHash
from tests.fakes.attempts import FakeAttempts

ONE, TWO = ContentHash("1" * 64), ContentHash("2" * 64)


def test_what_was_under_way_at_a_death_is_suspect(tmp_path: Path) -> None:
    FileAttempts(tmp_path).begin([ONE, TWO])

    reborn = FileAttempts(tmp_path)

    assert (reborn.deaths(ONE), reborn.deaths(TWO), reborn.has_suspects) == (1, 1, True)


def test_deaths_add_up_until_the_message_is_recorded(tmp_path: Path) -> None:
    FileAttempts(tmp_path).begin([ONE])
    FileAttempts(tmp_path).begin([ONE])
    third = FileAttempts(tmp_path)
    assert third.deaths(ONE) == 2

    third.begin([ONE])
    third.end([ONE])

    assert not FileAttempts(tmp_path).has_suspects


def test_an_orderly_end_leaves_no_suspect(tmp_path: Path) -> None:
    attempts = FileAttempts(tmp_path)
    attempts.begin([ONE])
    attempts.end([ONE])

    assert FileAttempts(tmp_path).deaths(ONE) == 0


def test_a_stop_for_another_reason_makes_nothing_suspect(tmp_path: Path) -> None:
    attempts = FileAttempts(tmp_path)
    attempts.begin([ONE])
    attempts.abandon()

    assert not FileAttempts(tmp_path).has_suspects


def test_a_full_disk_makes_nothing_suspect(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    attempts = FileAttempts(tmp_path)
    attempts.begin([ONE])

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        attempts.abandon()

    assert not FileAttempts(tmp_path).has_suspects
    assert list(tmp_path.glob("*.new-*")) == []


def test_suspects_that_are_gone_are_forgotten_for_good(tmp_path: Path) -> None:
    FileAttempts(tmp_path).begin([ONE])
    FileAttempts(tmp_path).forget()

    assert not FileAttempts(tmp_path).has_suspects


def test_a_damaged_file_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "attempts.json").write_bytes(b"\x00")

    assert not FileAttempts(tmp_path).has_suspects


def test_the_fake_counts_as_the_file_does() -> None:
    fake = FakeAttempts()
    fake.begin([ONE])
    fake.died()

    assert (fake.deaths(ONE), fake.has_suspects) == (1, True)
    fake.begin([ONE])
    fake.end([ONE])
    assert not fake.has_suspects
