"""What every archive of raw mail must hold."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from mailflow.adapters.archive import FileArchive
from mailflow.app.ports import Archive
from mailflow.errors import LedgerError, NotFoundError
from mailflow.model.identifiers import ContentHash
from tests.fakes.archive import FakeArchive


@pytest.fixture(params=["fake", "files"])
def archive(request: pytest.FixtureRequest, tmp_path: Path) -> Archive:
    return FakeArchive() if request.param == "fake" else FileArchive(tmp_path)


def test_bytes_come_back_as_they_went_in(archive: Archive) -> None:
    raws = [b"", b"Subject: x\r\n\r\n\x00\xff", b"a" * 100_000]

    assert [archive.get(name) for name in archive.put_all(raws)] == raws


def test_the_same_bytes_have_one_name(archive: Archive) -> None:
    assert archive.put(b"one") == archive.put(b"one") != archive.put(b"two")


def test_an_unknown_name_is_an_error_of_its_own(archive: Archive) -> None:
    with pytest.raises(NotFoundError):
        archive.get(ContentHash("0" * 64))


def test_what_no_fact_knows_is_erased_once_it_is_old(archive: Archive) -> None:
    """Kept just before a stop and never recorded: its term is over like that of any other mail."""
    known, lost = archive.put_all([b"known", b"lost"])
    archive.erase_others({known}, datetime(2020, 1, 1, tzinfo=UTC))
    assert archive.get(lost) == b"lost"
    archive.erase_others({known}, datetime(2100, 1, 1, tzinfo=UTC))
    assert archive.get(known) == b"known"
    with pytest.raises(NotFoundError):
        archive.get(lost)


def test_files_are_for_the_owner_alone(tmp_path: Path) -> None:
    archive = FileArchive(tmp_path)
    path = archive.path(archive.put(b"personal data"))

    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_a_disk_that_refuses_is_a_ledger_error(tmp_path: Path) -> None:
    (tmp_path / "mail").write_text("a file where the folder should be")

    with pytest.raises(LedgerError, match="не сохраняется"):
        FileArchive(tmp_path).put(b"x")


def test_the_room_that_is_left_is_known(archive: Archive) -> None:
    assert archive.free_octets() > 0
