"""What every `Mailer` does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from mailflow.adapters.smtp import SmtpMailer
from mailflow.app.ports import Envelope, Mailer, Sending
from mailflow.demo.servers import EmbeddedServers, Refuse
from mailflow.model.fact import SendResult
from mailflow.model.settings import Security, Server, SmtpSettings
from tests.conftest import ASSOCIATION
from tests.fakes.mailer import FakeMailer
from tests.servers.dovecot import PASSWORD
from tests.servers.postfix import Postfix

RAW = b"From: sovet@mokk.example\r\nSubject: x\r\n\r\n.leading dot\r\n..two\r\n"


@dataclass
class Case:
    """A mailer under test, and how its server is told to answer 550 or 450 to a recipient."""

    mailer: Mailer
    refuse: Callable[[str, str], None]


@pytest.fixture(params=["fake", "embedded", "postfix-tls", "postfix-starttls"])
def case(request: pytest.FixtureRequest) -> Case:
    if request.param == "fake":
        fake = FakeMailer()

        def answer(recipient: str, words: str) -> None:
            result = SendResult.REFUSED if words.startswith("5") else SendResult.RETRY
            fake.answer(recipient, result, int(words[:3]), words[4:])

        return Case(fake, answer)
    if request.param.startswith("postfix"):
        return _on_postfix(request.getfixturevalue("postfix"), is_tls=request.param == "postfix-tls")
    servers: EmbeddedServers = request.getfixturevalue("embedded")

    def policy(recipient: str, words: str) -> None:
        servers.policies[recipient] = Refuse(words)

    return Case(SmtpMailer(servers.smtp(ASSOCIATION)), policy)


def _on_postfix(postfix: Postfix, *, is_tls: bool) -> Case:
    """Its faults go by domain."""
    port, security = (postfix.smtps_port, Security.TLS) if is_tls else (postfix.smtp_port, Security.STARTTLS)
    ca_file = str(postfix.certificate.ca_file)
    server = Server("127.0.0.1", port, security, ASSOCIATION, PASSWORD, ca_file, 20.0)
    return Case(SmtpMailer(SmtpSettings(server)), lambda _recipient, _words: None)


def envelope(letter: str, recipient: str) -> Envelope:
    return Envelope(letter, ASSOCIATION, recipient, RAW)


def outcomes(sendings: list[Sending]) -> dict[str, tuple[SendResult, int, bool]]:
    return {each.letter: (each.result, each.code, each.whole_server) for each in sendings}


def test_nothing_to_send_sends_nothing(case: Case) -> None:
    assert list(case.mailer.send([])) == []


def test_each_letter_has_its_own_outcome(case: Case) -> None:
    case.refuse("dead@refused.example", "550 5.1.1 No such user")
    case.refuse("slow@grey.example", "450 4.2.0 Greylisted")
    sendings = list(
        case.mailer.send(
            [
                envelope("a", "ok@a.example"),
                envelope("b", "dead@refused.example"),
                envelope("c", "slow@grey.example"),
            ]
        )
    )
    assert outcomes(sendings) == {
        "a": (SendResult.SENT, 250, False),
        "b": (SendResult.REFUSED, 550, False),
        "c": (SendResult.RETRY, 450, False),
    }


def test_every_letter_of_a_large_batch_is_answered_once(case: Case) -> None:
    letters = [f"letter/{number}" for number in range(60)]
    sendings = list(
        case.mailer.send([envelope(letter, f"{n}@a.example") for n, letter in enumerate(letters)])
    )
    assert sorted(each.letter for each in sendings) == sorted(letters)
    assert {each.result for each in sendings} == {SendResult.SENT}
