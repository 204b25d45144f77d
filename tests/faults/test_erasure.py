"""Erasure after its term changes no board and no queue; a letter that is gone is called so (A07, A59)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from mailflow.bootstrap import open_records, rehearsal_clock
from mailflow.cases.review import waiting
from mailflow.cli.main import main
from mailflow.model.fact import MessageRead
from tests.faults.rig import ANSWER, LETTERS_LEAVE, REQUEST, VACATION, Rig, letter, rig

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
SOON, LATER = LETTERS_LEAVE + DAY, LETTERS_LEAVE + 8 * DAY
TERM = (LETTERS_LEAVE + 4 * DAY).date().isoformat()

PRIVATE = letter(
    "gala1960@mail.example",
    "На № 12 от 05.09.2024 сообщаем: размещено 2 успешные муниципальные практики.",
    message_id="<first@mail.example>",
    at=SOON,
)
PRIVATE_LATER = letter(
    "gala1960@mail.example",
    "На № 14 от 05.09.2024 сообщаем: размещено 5 успешных муниципальных практик.",
    message_id="<second@mail.example>",
    at=LATER,
)


def _bounce(recipient: str) -> bytes:
    """As some servers write it: it names the recipient and not the letter."""
    return (
        "Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.example\r\nTo: sovet@les.example\r\n"
        f"Subject: Undelivered Mail\r\nMessage-ID: <{recipient}>\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/plain\r\n\r\nUser unknown\r\n--b\r\n"
        "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n"
        f"Final-Recipient: rfc822; {recipient}\r\nAction: failed\r\nStatus: 5.1.1\r\n"
        "Diagnostic-Code: smtp; 550 5.1.1 user unknown\r\n\r\n--b--\r\n"
    ).encode()


@pytest.fixture
def campaign(tmp_path: Path) -> Iterator[Rig]:
    """Two requests; a person tells whose a private address is, and a later answer is recorded by that."""
    with rig(tmp_path) as built:
        second = REQUEST.replace("number: 12", "number: 14").replace("Открытый", "Чистый")
        (built.config / "requests" / "14-2024.yaml").write_text(second, encoding="utf-8")
        built.tick(LETTERS_LEAVE)
        for raw in (PRIVATE, ANSWER, VACATION, _bounce("rayon@les-rayon.example"), _bounce("x@y.example")):
            built.post(raw, SOON)
        built.tick(SOON + MINUTE)
        assert _command(built, "assign", str(_number(built)), "12-2024/99601402", now=SOON + MINUTE) == 0
        built.post(PRIVATE_LATER, LATER)
        built.tick(LATER + MINUTE)
        yield built


def _number(built: Rig) -> int:
    (number,) = [
        each.number
        for each in built.entries()
        if isinstance(each.fact, MessageRead) and each.fact.understanding.message_id == "<first@mail.example>"
    ]
    return number


def _command(built: Rig, *words: str, now: datetime = LATER + DAY) -> int:
    return main(["--config", str(built.config), "--now", now.isoformat(), *words])


def _seen(built: Rig) -> object:
    """State, delivery, address and figures of each case, and what waits for a person."""
    now = LATER + DAY
    with open_records(built.configuration(), rehearsal_clock(now), read_only=True) as records:
        cases = [case for board in records.boards(now) for case in board.cases]
        return (
            [(each.id, each.state, each.delivery, each.recipient, each.figures) for each in cases],
            [each.entry.number for each in waiting(records.book, now)],
        )


def test_an_erasure_changes_no_board_and_asks_nobody_anew(campaign: Rig) -> None:
    before = _seen(campaign)
    assert "'practices': Decimal('5')" in str(before)
    assert "undeliverable" in str(before)
    assert _command(campaign, "purge", TERM) == 0
    assert _seen(campaign) == before
    kept = (campaign.data / "ledger.journal").read_text(encoding="utf-8")
    assert "x@y.example" not in kept
    assert "first@mail.example" not in kept


def test_an_old_number_says_that_its_letter_is_gone(
    campaign: Rig, capsys: pytest.CaptureFixture[str]
) -> None:
    number = str(_number(campaign))
    assert _command(campaign, "purge", TERM) == 0
    capsys.readouterr()

    assert _command(campaign, "assign", number, "12-2024/99601402") == 1
    assert "стёрто по истечении срока хранения" in capsys.readouterr().err
    assert _command(campaign, "explain", number) == 0
    assert "стёрто по истечении срока хранения" in capsys.readouterr().out
    # Who has the letter on paper may still say what it was.
    said = ("--outcome", "report", "--set", "practices=3", "--who", "Иванова")
    assert _command(campaign, "assign", number, "12-2024/99601402", *said) == 0


def test_a_number_that_was_never_given_or_is_no_letter_is_told_as_such(
    campaign: Rig, capsys: pytest.CaptureFixture[str]
) -> None:
    last = len(campaign.entries())
    for words in (("assign", "9999", "12-2024/99601402"), ("explain", "9999"), ("dismiss", "9999")):
        assert _command(campaign, *words) == 1
        assert f"последняя запись — № {last}" in capsys.readouterr().err
    for words in (("assign", "1", "12-2024/99601402"), ("explain", "1"), ("dismiss", "1")):
        assert _command(campaign, *words) == 1
        assert "под этим номером записано не письмо" in capsys.readouterr().err
