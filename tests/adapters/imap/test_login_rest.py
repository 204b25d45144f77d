"""A refused login is repeated slowly, and at once again where it was a broken line (A41)."""

from __future__ import annotations

from itertools import pairwise

import pytest

from mailflow.adapters.imap import ImapMailbox
from mailflow.errors import LoginError, TransientError
from mailflow.model.settings import ImapSettings, Security, Server
from tests.servers.scripted_imap import Say, SayAndClose, Script, ScriptedImap

REFUSED = Say(b"$TAG NO [AUTHENTICATIONFAILED] Invalid credentials\r\n")


class Minutes:
    """A clock moved by hand."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


def _mailbox(server: ScriptedImap, clock: Minutes) -> ImapMailbox:
    settings = Server("127.0.0.1", server.port, Security.NONE, "sovet", "x", None, 10.0)
    return ImapMailbox(ImapSettings(settings), monotonic=clock, sleep=lambda _: None)


def _logins(server: ScriptedImap) -> int:
    return sum(command.startswith("LOGIN") for command in server.commands)


def test_three_days_of_refusals_are_few_tries_at_most_a_quarter_of_an_hour_apart() -> None:
    clock = Minutes()
    with ScriptedImap(Script({"LOGIN": [REFUSED] * 1000})) as server:
        mailbox = _mailbox(server, clock)
        tried: list[int] = []
        for minute in range(3 * 24 * 60):
            with pytest.raises(LoginError, match="AUTHENTICATIONFAILED"):
                mailbox.folders()
            mailbox.wait(0.0)
            tried += [minute] * (_logins(server) - len(tried))
            clock.now += 60.0
        pauses = [later - earlier for earlier, later in pairwise(tried)]
        assert pauses[:4] == [1, 1, 5, 15]
        assert set(pauses[4:]) == {15}
        server.script.replies.clear()
        clock.now += 15 * 60.0
        assert mailbox.folders()
        mailbox.close()


def test_a_broken_line_or_a_server_that_is_busy_is_tried_again_at_once() -> None:
    clock = Minutes()
    busy = Say(b"$TAG NO [UNAVAILABLE] backend down\r\n")
    with ScriptedImap(Script({"LOGIN": [busy, SayAndClose(b"* BYE\r\n")]})) as server:
        mailbox = _mailbox(server, clock)
        for _ in range(2):
            with pytest.raises(TransientError):
                mailbox.folders()
        assert mailbox.folders()
        mailbox.close()
