"""Addresses on the wire (A11, A20)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailflow.adapters.smtp import SmtpMailer
from mailflow.adapters.smtp.addresses import BadAddressError, WireAddress, wire_address
from mailflow.app.ports import Envelope, Sending
from mailflow.model.fact import SendResult
from mailflow.model.settings import Security, Server, SmtpSettings
from tests.servers.scripted_smtp import ScriptedSmtp, SmtpScript


def test_a_russian_domain_goes_out_as_punycode() -> None:
    assert wire_address("adm@Россия.рф") == WireAddress(b"<adm@xn--h1alffa9f.xn--p1ai>")


def test_the_null_sender_is_empty_brackets() -> None:
    assert wire_address("") == WireAddress(b"<>")


def test_a_russian_local_part_needs_smtputf8() -> None:
    assert wire_address("иван@d.example") == WireAddress("<иван@d.example>".encode(), needs_smtputf8=True)


@pytest.mark.parametrize(
    "address",
    [
        "a@b@c.example",
        "a b@c.example",
        "a@c.example>\r\nRCPT TO:<x@y.example",
        "a@",
        "@c.example",
        "a",
        "a@c_d.ru",
        "a\u202e@c.example",
        f"{'a' * 65}@c.example",
        f"a@{'b' * 60}.{'c' * 60}.{'d' * 60}.{'e' * 60}.{'f' * 60}",
    ],
)
def test_what_is_no_address_never_reaches_the_wire(address: str) -> None:
    with pytest.raises(BadAddressError):
        wire_address(address)


@given(st.text())
def test_no_text_can_end_the_command_or_the_brackets(text: str) -> None:
    try:
        path = wire_address(text).path
    except BadAddressError:
        return
    inner = path[1:-1]
    assert path[:1] + path[-1:] == b"<>"
    assert not set(inner) & set(b"\r\n <>\x00")


def test_a_bad_address_is_refused_and_the_next_letter_goes_out() -> None:
    with ScriptedSmtp(SmtpScript()) as server:
        settings = Server("127.0.0.1", server.port, Security.NONE, "", "", None, 5.0)
        bad = Envelope("a", "sovet@mokk.example", "иван@d.example", b"x\r\n")
        good = Envelope("b", "", "ivan@d.example", b"x\r\n")
        sendings = list(SmtpMailer(SmtpSettings(settings, connections=1)).send([bad, good]))
        assert sendings == [
            Sending(
                "a",
                SendResult.REFUSED,
                words="сервер не принимает адресов с русскими буквами до знака @ (SMTPUTF8)",
            ),
            Sending("b", SendResult.SENT, 250, "2.0.0 taken"),
        ]
        assert server.letters == [("", "ivan@d.example", b"x\r\n")]


def test_a_sender_that_cannot_be_used_marks_no_recipient_dead() -> None:
    with ScriptedSmtp(SmtpScript()) as server:
        settings = Server("127.0.0.1", server.port, Security.NONE, "", "", None, 5.0)
        letters = [Envelope(name, "со вет@mokk.example", "a@d.example", b"x\r\n") for name in "ab"]
        sendings = list(SmtpMailer(SmtpSettings(settings)).send(letters))
    words = "адрес отправителя со вет@mokk.example: адрес записан неверно"
    assert sendings == [Sending(name, SendResult.RETRY, words=words, whole_server=True) for name in "ab"]
