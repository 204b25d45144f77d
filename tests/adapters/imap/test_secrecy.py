"""No byte of a credential in clear, and no value of a mail in a command (A40, A56, fact 1)."""

from __future__ import annotations

import base64
import logging
import traceback

import pytest

from mailflow.adapters.imap import ImapMailbox
from mailflow.errors import LoginError, TransientError
from mailflow.model.settings import ImapSettings, Security, Server
from tests.adapters.imap.scripted import PASSWORD, fetch_all, mail, mailbox_on
from tests.servers.certificate import Certificate, make_certificate
from tests.servers.scripted_imap import AsUsual, Say, SayAndClose, Script, ScriptedImap


def heard_nothing_secret(server: ScriptedImap) -> bool:
    heard = bytes(server.heard)
    forms = [PASSWORD.encode(), base64.b64encode(PASSWORD.encode()), b"LOGIN ", b"AUTHENTICATE"]
    return not any(form in heard for form in forms)


def refused(server: ScriptedImap, security: Security, certificate: Certificate) -> bool:
    mailbox = mailbox_on(server, security=security, ca_file=str(certificate.ca_file))
    with pytest.raises(TransientError):
        mailbox.folders()
    return heard_nothing_secret(server)


def test_starttls_comes_before_the_password(certificate: Certificate) -> None:
    script = Script(messages={1: mail("one")}, capabilities=b"IMAP4rev1 STARTTLS")
    with ScriptedImap(script, certificate.server_context()) as server:
        mailbox = mailbox_on(server, security=Security.STARTTLS, ca_file=str(certificate.ca_file))
        assert [each.raw for each in fetch_all(mailbox)] == [mail("one")]
        mailbox.close()
        assert heard_nothing_secret(server)


def test_a_stripped_starttls_stops_before_the_password(certificate: Certificate) -> None:
    with ScriptedImap(Script(), certificate.server_context()) as server:
        assert refused(server, Security.STARTTLS, certificate)


def test_a_server_that_needs_no_login_is_not_believed(certificate: Certificate) -> None:
    script = Script({"greeting": [Say(b"* PREAUTH hello\r\n")]}, capabilities=b"IMAP4rev1 STARTTLS")
    with ScriptedImap(script, certificate.server_context()) as server:
        assert refused(server, Security.STARTTLS, certificate)
        assert "LIST" not in " ".join(server.commands)


def test_words_behind_the_answer_to_starttls_end_the_connection(certificate: Certificate) -> None:
    script = Script(
        {"STARTTLS": [Say(b"$TAG OK go\r\n* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n")]},
        capabilities=b"IMAP4rev1 STARTTLS",
    )
    with ScriptedImap(script, certificate.server_context()) as server:
        assert refused(server, Security.STARTTLS, certificate)


def test_a_foreign_certificate_hears_no_password(
    certificate: Certificate, tmp_path_factory: pytest.TempPathFactory
) -> None:
    foreign = make_certificate(tmp_path_factory.mktemp("foreign"))
    script = Script(capabilities=b"IMAP4rev1 STARTTLS")
    with ScriptedImap(script, foreign.server_context()) as server:
        assert refused(server, Security.STARTTLS, certificate)


def test_a_server_without_tls_hears_no_password(certificate: Certificate) -> None:
    with ScriptedImap(Script()) as server:
        assert refused(server, Security.TLS, certificate)


def test_without_encryption_only_loopback_is_spoken_to() -> None:
    mailbox = ImapMailbox(ImapSettings(Server("192.0.2.1", 143, Security.NONE, "sovet", PASSWORD)))
    with pytest.raises(LoginError):
        mailbox.folders()


@pytest.mark.parametrize("said", [b"$TAG NO no %b\r\n", b"$TAG BAD what is %b\r\n", b"* BYE %b\r\n"])
def test_an_echoed_password_reaches_no_error_no_traceback_and_no_log(
    said: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    echo = SayAndClose(said % PASSWORD.encode())
    refusals = (LoginError, TransientError)
    with ScriptedImap(Script({"LOGIN": [echo]})) as server, pytest.raises(refusals) as caught:
        mailbox_on(server).folders()
    told = "".join(traceback.format_exception(caught.value)) + str(caught.value) + caplog.text
    assert PASSWORD not in told


@pytest.mark.parametrize("said", [2, -5, 12])
def test_text_of_a_letter_is_not_quoted_by_the_fault_of_a_server_out_of_step(said: int) -> None:
    letter = b"Subject: x\r\n\r\nPassport 4509 123456\r\n"
    wrong = Say(b"* 1 FETCH (UID 1 BODY[] {%d}\r\n%b)\r\n$TAG OK done\r\n" % (said, letter))
    with ScriptedImap(Script({"UID FETCH": [AsUsual(), wrong]}, messages={1: letter})) as server:
        mailbox = mailbox_on(server)
        with pytest.raises(TransientError) as caught:
            fetch_all(mailbox)
        assert "4509" not in str(caught.value)
        assert "Subject" not in str(caught.value)
        mailbox.close()


def test_what_authenticate_said_is_not_repeated_either() -> None:
    user = "имя"
    said = base64.b64encode(f"\0{user}\0{PASSWORD}".encode())
    refusal = Say(b"$TAG NO [AUTHENTICATIONFAILED] no " + said + b"\r\n")
    with ScriptedImap(Script({"AUTHENTICATE": [refusal]})) as server:
        settings = Server("127.0.0.1", server.port, Security.NONE, user, PASSWORD, None, 1.0)
        with pytest.raises(LoginError) as caught:
            ImapMailbox(ImapSettings(settings)).folders()
    told = "".join(traceback.format_exception(caught.value))
    assert said.decode().rstrip("=") not in told


def test_user_and_password_of_any_kind_arrive_as_they_are() -> None:
    user, password = 'имя "с кавычкой"', "пароль с пробелом"
    with ScriptedImap(Script(messages={1: mail("one")})) as server:
        settings = Server("127.0.0.1", server.port, Security.NONE, user, password, None, 1.0)
        server.script.replies["AUTHENTICATE"] = [Say(b"+ \r\n")]
        with pytest.raises(TransientError):
            ImapMailbox(ImapSettings(settings)).folders()
        assert base64.b64encode(f"\0{user}\0{password}".encode()) in server.heard


@pytest.mark.parametrize(
    "message_id",
    [
        '<x@y>"\r\nZZ9 DELETE Victim\r\n',
        "<x y@z.example>",
        "x@y.example",
        "<x@y.example",
        "<é@y.e>",
        "",
    ],
)
def test_only_an_id_of_our_own_making_enters_a_command(message_id: str) -> None:
    with ScriptedImap(Script()) as server:
        mailbox = mailbox_on(server)
        mailbox.folders()
        before = list(server.commands)
        assert mailbox.find_sent(message_id) is False
        assert server.commands == before
        mailbox.close()
