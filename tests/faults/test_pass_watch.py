"""A whole pass over silent and dripping servers ends in time, and the next one works (A39)."""

from __future__ import annotations

import threading
import time
from collections import deque
from datetime import timedelta
from pathlib import Path

import pytest

from mailflow.app import tick as passes
from mailflow.app.ports import Sending
from mailflow.app.tick import tick
from mailflow.bootstrap import open_desk, rehearsal_clock
from mailflow.model.fact import LetterSettled, SendResult
from tests.faults.rig import LETTERS_LEAVE, Rig, rig
from tests.servers.scripted_imap import Drip, Hang, Reply, Script, ScriptedImap
from tests.servers.scripted_smtp import HANG, ScriptedSmtp, SmtpScript

PATIENT = "60"
"""Seconds for each answer, as shipped: the watch alone can end these passes in time."""


@pytest.fixture(autouse=True)
def _short_watch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passes, "PASS_SECONDS", 2.0)
    monkeypatch.setattr(passes, "LOOK_SECONDS", 1.0)
    monkeypatch.setattr(passes, "SHORT_SECONDS", 2.0)


def _results(built: Rig) -> list[SendResult]:
    return [each.fact.result for each in built.entries() if isinstance(each.fact, LetterSettled)]


@pytest.mark.parametrize("stage", ["connect", "mail", "data", "dot"])
def test_a_silent_submission_server_ends_the_pass_and_letters_are_settled_by_stage(
    tmp_path: Path, stage: str
) -> None:
    with rig(tmp_path) as built, ScriptedSmtp(SmtpScript({stage: [HANG] * 20})) as server:
        silent = {"MAILFLOW_SMTP__PORT": str(server.port), "MAILFLOW_SMTP__TIMEOUT_SECONDS": PATIENT}
        begun = time.monotonic()
        built.tick(LETTERS_LEAVE, environment=silent)
        assert time.monotonic() - begun < 45, "less than one answer may take"
        results = _results(built)
        doubtful = results.count(SendResult.IN_DOUBT)
        assert set(results) <= {SendResult.RETRY, SendResult.IN_DOUBT}
        assert doubtful == (len(server.letters) if stage == "dot" else 0)
        built.tick(LETTERS_LEAVE + timedelta(minutes=15))
        assert len(built.delivered) >= 3 - doubtful


def test_an_answer_to_the_final_dot_after_the_pass_settles_its_letter_in_the_next_one(tmp_path: Path) -> None:
    """RFC 5321, 4.5.3.2.6 grants ten minutes; the running service waits so long beside its passes."""
    go_on = threading.Event()
    with rig(tmp_path) as built, ScriptedSmtp(SmtpScript()) as server:
        server.before_dot = go_on.wait
        slow = {"MAILFLOW_SMTP__PORT": str(server.port), "MAILFLOW_SMTP__TIMEOUT_SECONDS": PATIENT}
        late: deque[Sending] = deque()
        clock = rehearsal_clock(LETTERS_LEAVE)
        with open_desk(built.configuration(**slow), clock, late_answers=late) as desk:
            tick(desk, built.health)
            doubts = len(desk.book.in_doubt())
            assert doubts >= 1
            go_on.set()
            for _ in range(200):
                if len(late) == doubts:
                    break
                time.sleep(0.1)
            assert tick(desk, built.health).settled_doubts == doubts
            assert desk.book.in_doubt() == ()
        assert _results(built).count(SendResult.SENT) == len(server.letters) == len(set(server.letters))


@pytest.mark.parametrize("mood", [Hang(), Drip()])
@pytest.mark.parametrize("command", ["greeting", "LOGIN", "UID FETCH"])
def test_a_silent_mailbox_ends_the_look_and_letters_go_out_all_the_same(
    tmp_path: Path, command: str, mood: Reply
) -> None:
    with rig(tmp_path) as built, ScriptedImap(Script({command: [mood] * 20})) as server:
        silent = {"MAILFLOW_IMAP__PORT": str(server.port), "MAILFLOW_IMAP__TIMEOUT_SECONDS": PATIENT}
        built.tick(LETTERS_LEAVE - timedelta(hours=1))
        begun = time.monotonic()
        report = built.tick(LETTERS_LEAVE, environment=silent)
        assert time.monotonic() - begun < 45, "less than one answer may take"
        assert (report.mailbox_read, report.sent.sent >= 3) == (command == "UID FETCH", True)
        assert built.tick(LETTERS_LEAVE + timedelta(minutes=1)).mailbox_read
