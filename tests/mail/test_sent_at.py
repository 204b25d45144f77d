"""The moment of sending is judged by the own server's stamp; the sender's clock is believed for a day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from mailflow.mail.parsing.parse import parse_message
from mailflow.mail.sent_at import judge_sent_at
from mailflow.model.message import ParsedMessage

MOSCOW = timezone(timedelta(hours=3))
STAMP = datetime(2024, 10, 1, 0, 4, 18, tzinfo=MOSCOW)
BEFORE_MIDNIGHT = datetime(2024, 9, 30, 23, 52, tzinfo=MOSCOW)


def message(date: datetime | None, stamp: datetime | None) -> ParsedMessage:
    return ParsedMessage(date=date, received_stamp=stamp)


def test_a_letter_sent_before_midnight_and_received_after_it_counts_as_sent_before() -> None:
    assert judge_sent_at(message(BEFORE_MIDNIGHT, STAMP), None) == (BEFORE_MIDNIGHT, STAMP)


@pytest.mark.parametrize(
    "date",
    [
        None,
        STAMP + timedelta(seconds=1),
        STAMP - timedelta(hours=24, seconds=1),
        datetime(1970, 1, 1, tzinfo=UTC),
        datetime(2099, 1, 1, tzinfo=UTC),
        datetime(9999, 12, 31, tzinfo=UTC),
        datetime(1, 1, 1, tzinfo=UTC),
    ],
)
def test_a_date_that_cannot_be_believed_gives_way_to_the_stamp(date: datetime | None) -> None:
    assert judge_sent_at(message(date, STAMP), None) == (STAMP, STAMP)


def test_a_date_just_a_day_before_the_stamp_is_believed() -> None:
    date = STAMP - timedelta(hours=24)
    assert judge_sent_at(message(date, STAMP), None) == (date, STAMP)


def test_without_a_stamp_the_internal_date_takes_its_place() -> None:
    assert judge_sent_at(message(BEFORE_MIDNIGHT, None), STAMP) == (BEFORE_MIDNIGHT, STAMP)
    assert judge_sent_at(message(datetime(2024, 9, 1, tzinfo=UTC), None), STAMP) == (STAMP, STAMP)


def test_a_saved_file_has_only_its_date() -> None:
    assert judge_sent_at(message(BEFORE_MIDNIGHT, None), None) == (BEFORE_MIDNIGHT, None)
    assert judge_sent_at(message(datetime(1970, 1, 1, tzinfo=UTC), None), None) == (None, None)
    assert judge_sent_at(message(None, None), None) == (None, None)


def test_a_stamp_of_another_century_gives_way_to_the_internal_date() -> None:
    for year in (1970, 2099):
        stamp = datetime(year, 1, 1, tzinfo=UTC)
        assert judge_sent_at(message(BEFORE_MIDNIGHT, stamp), STAMP) == (BEFORE_MIDNIGHT, STAMP)


def test_a_moved_message_keeps_its_stamp() -> None:
    moved = STAMP + timedelta(days=40)
    assert judge_sent_at(message(BEFORE_MIDNIGHT, STAMP), moved) == (BEFORE_MIDNIGHT, STAMP)


def test_a_stamp_days_after_the_internal_date_is_not_the_servers() -> None:
    early = STAMP - timedelta(days=3)
    assert judge_sent_at(message(None, STAMP), early) == (early, early)


def test_the_newest_received_field_is_the_stamp() -> None:
    raw = (
        b"Received: from mx.example by own.example with ESMTPS; Tue, 01 Oct 2024 00:04:18 +0300\r\n"
        b"Received: from pc by mx.example; Mon, 30 Sep 2024 10:00:00 +0300\r\n"
        b"Date: Mon, 30 Sep 2024 23:52:00 +0300\r\n\r\n"
    )
    assert judge_sent_at(parse_message(raw), None) == (BEFORE_MIDNIGHT, STAMP)
