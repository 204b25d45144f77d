"""Servers that put us off for hours: back-off, limits, order (A18)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from mailflow.adapters.smtp import SmtpMailer
from mailflow.app.ports import Envelope, Sending
from mailflow.model.fact import LetterClaimed, LetterKind, LetterSettled, SendResult
from mailflow.model.settings import Security, Server, SmtpSettings
from tests.faults.rig import LETTERS_LEAVE, STAFF, Rig, rig
from tests.servers.smtp_sink import smtp_sink

TEN_MINUTES = timedelta(minutes=10)
HOURS = timedelta(hours=1)
SIX_HOURS = 6 * HOURS


def _settled(rig: Rig, result: SendResult) -> list[LetterSettled]:
    found = [entry.fact for entry in rig.entries() if isinstance(entry.fact, LetterSettled)]
    return [fact for fact in found if fact.result is result and fact.letter.startswith("letter/")]


def _more_settlements(rig: Rig, count: int) -> list[str]:
    """Rows for so many settlements beneath the district; their codes, in order."""
    directory = rig.config / "municipalities.csv"
    codes = [f"99601{410 + number}" for number in range(count)]
    rows = [
        f"{code},Лесное-{number} сельское поселение,сельское поселение,99601000,a{code}@les{number}.example"
        for number, code in enumerate(codes)
    ]
    text = directory.read_text(encoding="utf-8")
    directory.write_text(text + "\n".join(rows) + "\n", encoding="utf-8")
    return ["99601000", "99601401", "99601402", *codes]


@pytest.mark.faults
def test_a_server_that_refuses_every_recipient_for_six_hours_costs_time_alone(tmp_path: Path) -> None:
    """smtp-sink answers 4xx to RCPT; each letter is tried a few times, later each time, and none is lost."""
    with rig(tmp_path) as built:
        codes = _more_settlements(built, 20)
        with smtp_sink("-r", "RCPT") as port:
            # smtp-sink answers AUTH with 250, which is no success (RFC 4954, 4): nobody logs in.
            server = Server("127.0.0.1", port, Security.NONE, "", "", None, 20.0)
            mailer = SmtpMailer(SmtpSettings(server))
            for step in range(int(SIX_HOURS / TEN_MINUTES)):
                built.tick(LETTERS_LEAVE + step * TEN_MINUTES, mailer=mailer)
        tries = len(_settled(built, SendResult.RETRY)) / len(codes)
        assert 4 <= tries <= 7
        # The last step of four hours ends after working hours: the letters leave the next morning.
        for step in range(20):
            built.tick(LETTERS_LEAVE + SIX_HOURS + step * HOURS)
        sent = [fact.letter for fact in _settled(built, SendResult.SENT)]
        assert sorted(sent) == sorted(f"letter/12-2024/{code}/1" for code in codes)
        claims = [entry.fact for entry in built.entries() if isinstance(entry.fact, LetterClaimed)]
        last = [fact.letter for fact in claims if fact.letter in sent][-len(codes) :]
        assert last == [f"letter/12-2024/{code}/1" for code in codes]
        outside = [each.message_id for each in built.delivered if each.recipient != STAFF]
        assert len(outside) == len(set(outside))


class Limited:
    """Takes so many letters an hour, then says 421; knows when it was asked."""

    def __init__(self, per_hour: int) -> None:
        self.per_hour = per_hour
        self.now = LETTERS_LEAVE
        self.taken: list[tuple[datetime, str]] = []
        self.refused: list[datetime] = []

    def send(self, envelopes: Iterable[Envelope]) -> Iterator[Sending]:
        stopped = False
        for envelope in envelopes:
            lately = [at for at, _ in self.taken if at > self.now - HOURS]
            if stopped or len(lately) >= self.per_hour:
                self.refused += [] if stopped else [self.now]
                stopped = True
                words = "421 4.7.0 too many letters this hour"
                yield Sending(envelope.letter, SendResult.RETRY, 421, words, whole_server=True)
                continue
            self.taken.append((self.now, envelope.letter))
            yield Sending(envelope.letter, SendResult.SENT, 250, "ok")


def test_a_limit_of_the_server_is_met_with_patience_and_in_order(tmp_path: Path) -> None:
    with rig(tmp_path) as built:
        codes = _more_settlements(built, 17)
        server = Limited(per_hour=8)
        for step in range(24):
            server.now = LETTERS_LEAVE + step * TEN_MINUTES
            built.tick(server.now, mailer=server)
        letters = [key for _, key in server.taken if key.startswith(f"{LetterKind.LETTER}/")]
        assert letters == [f"letter/12-2024/{code}/1" for code in codes]
        # Two hours at the limit: asked at most four times in each.
        assert 2 <= len(server.refused) <= 8
        assert _settled(built, SendResult.REFUSED) == []


def test_a_server_that_refuses_for_hours_is_a_trouble_and_loses_no_letter(tmp_path: Path) -> None:
    with rig(tmp_path) as built:
        closed = Limited(per_hour=0)
        for step in range(15):
            closed.now = LETTERS_LEAVE + step * TEN_MINUTES
            report = built.tick(closed.now, mailer=closed)
        (trouble,) = report.troubles
        assert "Сервер отправки не принимает писем с 05.09.2024 10:00: 421" in trouble
        assert len(closed.refused) <= 8
        for step in range(6):
            report = built.tick(closed.now + (1 + step) * TEN_MINUTES)
        assert report.troubles == ()
        outside = [each.recipient for each in built.delivered if each.recipient != STAFF]
        assert sorted(outside) == [
            "adm@dubovskoe.example",
            "adm@klenovoe.example",
            "rayon@les-rayon.example",
        ]
