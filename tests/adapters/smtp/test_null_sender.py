"""Answers leave under the null reverse-path (RFC 3834, 4), or as ourselves where a server wants it (A15)."""

from __future__ import annotations

import pytest

from mailflow.adapters.smtp import SmtpMailer
from mailflow.app.ports import Envelope
from mailflow.model.fact import SendResult
from mailflow.model.settings import Security, Server, SmtpSettings
from tests.servers.scripted_smtp import ScriptedSmtp, SmtpScript

OWN = "sovet@mokk.example"
RAW = b"Subject: x\r\n\r\nText.\r\n"
OWNED = "553 5.7.1 Sender address rejected: not owned by auth user"


def _send(script: SmtpScript, sender: str) -> tuple[SendResult, list[str], list[str]]:
    """Result, MAIL commands, and the sender of each letter that was taken."""
    with ScriptedSmtp(script) as server:
        settings = Server("127.0.0.1", server.port, Security.NONE, "sovet", "x", None, 5.0)
        mailer = SmtpMailer(SmtpSettings(settings, connections=1))
        (sending,) = mailer.send([Envelope("a", sender, "r@a.example", RAW, OWN)])
        said = [each.split(" SIZE")[0] for each in server.commands if each.startswith("MAIL")]
        return sending.result, said, [sender for sender, _, _ in server.letters]


def test_an_answer_bears_no_sender() -> None:
    assert _send(SmtpScript(), "") == (SendResult.SENT, ["MAIL FROM:<>"], [""])


@pytest.mark.parametrize("refusal", [OWNED, "501 5.1.7 Bad sender address", "550 5.7.0 no null sender"])
def test_where_none_is_taken_the_account_is_named(refusal: str) -> None:
    said = ["MAIL FROM:<>", f"MAIL FROM:<{OWN}>"]
    assert _send(SmtpScript({"mail": [refusal]}), "") == (SendResult.SENT, said, [OWN])


def test_a_server_that_wants_neither_refuses_as_a_whole() -> None:
    result, said, taken = _send(SmtpScript({"mail": [OWNED, OWNED]}), "")
    assert (result, len(said), taken) == (SendResult.RETRY, 2, [])


@pytest.mark.parametrize(("sender", "refusal"), [(OWN, OWNED), ("", "450 4.7.1 slow down")])
def test_a_named_sender_and_a_passing_refusal_are_not_repeated(sender: str, refusal: str) -> None:
    result, said, _ = _send(SmtpScript({"mail": [refusal]}), sender)
    assert (result, len(said)) == (SendResult.RETRY, 1)
