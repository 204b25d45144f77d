"""No byte of a credential in clear (A40)."""

from __future__ import annotations

import base64

import pytest

from mailflow.adapters.smtp import SmtpMailer
from mailflow.adapters.smtp.connection import Patience
from mailflow.app.ports import Envelope, Sending
from mailflow.model.fact import SendResult
from mailflow.model.settings import Security, Server, SmtpSettings
from tests.servers.certificate import Certificate, make_certificate
from tests.servers.scripted_smtp import ScriptedSmtp, SmtpScript

PASSWORD = "top-secret"


def send(server: ScriptedSmtp, security: Security, certificate: Certificate) -> Sending:
    settings = Server(
        "127.0.0.1", server.port, security, "sovet", PASSWORD, str(certificate.ca_file), timeout_seconds=1.0
    )
    mailer = SmtpMailer(SmtpSettings(settings, connections=1), patience=Patience(5.0, 5.0, 9.0))
    (sending,) = mailer.send([Envelope("a", "s@mokk.example", "r@a.example", b"x\r\n")])
    return sending


def _heard_nothing_secret(server: ScriptedSmtp) -> bool:
    forms = [PASSWORD, "sovet", *(base64.b64encode(text.encode()).decode() for text in (PASSWORD, "sovet"))]
    heard = server.heard.decode("latin-1")
    return "AUTH" not in heard and not any(form in heard for form in forms)


def test_a_stripped_starttls_stops_before_the_password(certificate: Certificate) -> None:
    with ScriptedSmtp(SmtpScript()) as server:
        sending = send(server, Security.STARTTLS, certificate)
        assert (sending.result, sending.whole_server) == (SendResult.RETRY, True)
        assert _heard_nothing_secret(server)


def test_a_server_without_tls_hears_no_password(certificate: Certificate) -> None:
    with ScriptedSmtp(SmtpScript()) as server:
        assert send(server, Security.TLS, certificate).whole_server
        assert _heard_nothing_secret(server)


def test_a_foreign_certificate_hears_no_password(
    certificate: Certificate, tmp_path_factory: pytest.TempPathFactory
) -> None:
    foreign = make_certificate(tmp_path_factory.mktemp("foreign"))
    with ScriptedSmtp(SmtpScript(), foreign.server_context()) as server:
        assert send(server, Security.STARTTLS, certificate).whole_server
        assert _heard_nothing_secret(server)
        assert not server.letters


def test_words_injected_before_starttls_are_not_believed(certificate: Certificate) -> None:
    script = SmtpScript({"starttls": ["220 go\r\n250 AUTH PLAIN\r\n235 welcome"]})
    with ScriptedSmtp(script, certificate.server_context()) as server:
        send(server, Security.STARTTLS, certificate)
        assert _heard_nothing_secret(server)


def test_without_encryption_only_loopback_is_spoken_to() -> None:
    settings = Server("192.0.2.1", 25, Security.NONE, "sovet", PASSWORD, None, 1.0)
    (sending,) = SmtpMailer(SmtpSettings(settings)).send([Envelope("a", "s@a.example", "r@a.example", b"x")])
    assert sending == Sending(
        "a",
        SendResult.RETRY,
        words="соединение с 192.0.2.1 без шифрования запрещено",
        whole_server=True,
    )


AS_SAID = base64.b64encode(f"\0sovet\0{PASSWORD}".encode()).decode()
"""What AUTH PLAIN says: in it the base64 of the password alone does not occur."""


@pytest.mark.parametrize("said", [PASSWORD, base64.b64encode(PASSWORD.encode()).decode(), AS_SAID])
def test_an_echoed_password_is_not_repeated(said: str, certificate: Certificate) -> None:
    script = SmtpScript({"auth": [f"535 5.7.8 wrong: {said}"]})
    with ScriptedSmtp(script, certificate.server_context()) as server:
        assert send(server, Security.STARTTLS, certificate).words.rstrip("=") == "5.7.8 wrong: ***"


def test_a_relay_on_this_computer_may_know_no_login(certificate: Certificate) -> None:
    with ScriptedSmtp(SmtpScript(extensions=("SIZE 60000000",))) as server:
        assert send(server, Security.NONE, certificate).result is SendResult.SENT
        assert _heard_nothing_secret(server)


def test_a_server_elsewhere_that_knows_no_login_gets_no_letter(certificate: Certificate) -> None:
    context = certificate.server_context()
    with ScriptedSmtp(SmtpScript(extensions=("SIZE 60000000",)), context) as server:
        sending = send(server, Security.TLS, certificate)

    assert (sending.result, sending.whole_server) == (SendResult.RETRY, True)
