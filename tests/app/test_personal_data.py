"""Erasing keeps what cases stand on; showing finds everything on one address."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mailflow.adapters.archive import FileArchive
from mailflow.adapters.ledger import TinyLedger
from mailflow.app.personal_data import ERASED, data_on, erase_before
from mailflow.app.records import Records
from mailflow.bootstrap import calendar_of, rehearsal_clock
from mailflow.demo.setting import shipped
from mailflow.errors import LedgerError, NotFoundError
from mailflow.model.fact import MessageRead
from tests.sample_facts import CASE, NOW, UNDERSTANDING, position

RAW = b"From: adm@b.example\r\n\r\nsecret words of a person"


@pytest.fixture
def archive(tmp_path: Path) -> FileArchive:
    return FileArchive(tmp_path)


@pytest.fixture
def records(tmp_path: Path, archive: FileArchive) -> Records:
    configuration = shipped(Path(__file__).parents[2] / "config")
    ledger = TinyLedger(tmp_path)
    records = Records(
        ledger=ledger,
        clock=rehearsal_clock(NOW),
        configuration=configuration,
        calendar=calendar_of(configuration),
    )
    known = replace(UNDERSTANDING, signatory="П.К. Тестовый", candidates=(), reason=None)
    records.record(MessageRead(NOW, archive.put(RAW), known, "INBOX", 7, 1), position(1))
    return records


def test_erasing_keeps_outcome_and_figures_and_loses_the_people(
    records: Records, archive: FileArchive, tmp_path: Path
) -> None:
    (before,) = records.book.inbox.recordings(CASE)

    changed = erase_before(records, archive, NOW + timedelta(days=1))

    (after,) = records.book.inbox.recordings(CASE)
    assert changed == 1
    assert (after.outcome, after.figures, after.instant) == (before.outcome, before.figures, before.instant)
    octets = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert "Тестовый".encode() not in octets
    assert b"adm@b.example" not in octets
    assert b"secret words" not in octets


def test_mail_that_no_fact_leads_to_is_erased_too(records: Records, archive: FileArchive) -> None:
    """The program stopped between keeping and recording it, and somebody deleted it in the mailbox."""
    lost = archive.put(b"kept, and never recorded")
    erase_before(records, archive, datetime(2100, 1, 1, tzinfo=UTC))
    with pytest.raises(NotFoundError):
        archive.get(lost)


def test_younger_messages_stay(records: Records, archive: FileArchive) -> None:
    assert erase_before(records, archive, NOW) == 0
    assert data_on(records, archive, "ADM@b.example").keys() == {"facts.txt", "000001.eml"}


def test_numbers_stay_and_further_facts_follow(
    records: Records, archive: FileArchive, tmp_path: Path
) -> None:
    erase_before(records, archive, NOW + timedelta(days=1))
    records.record(position(2))

    reopened = TinyLedger(tmp_path).entries()
    assert [entry.number for entry in reopened] == [1, 2, 3]
    assert isinstance(reopened[0].fact, MessageRead)
    assert reopened[0].fact.understanding.subject == ERASED


def test_a_journal_opened_before_the_erasure_refuses_to_write(
    records: Records, archive: FileArchive, tmp_path: Path
) -> None:
    other = TinyLedger(tmp_path)
    erase_before(records, archive, NOW + timedelta(days=1))

    with pytest.raises(LedgerError, match="заменён"):
        other.append(position(9))


def test_nothing_held_is_said_so(records: Records, archive: FileArchive) -> None:
    with pytest.raises(NotFoundError):
        data_on(records, archive, "nobody@c.example")
