"""Bodies on the wire (A21)."""

from __future__ import annotations

import threading
import zlib
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailflow.adapters.smtp import SmtpMailer
from mailflow.adapters.smtp.connection import transparent
from mailflow.app.ports import Envelope
from mailflow.mail.composing.compose import compose
from mailflow.model.fact import SendResult
from mailflow.model.message import Address
from mailflow.model.settings import Security, Server, SmtpSettings
from tests.conftest import ASSOCIATION
from tests.mail.composing.test_compose import MAIL
from tests.servers.dovecot import PASSWORD, Dovecot
from tests.servers.postfix import Postfix
from tests.servers.scripted_smtp import ScriptedSmtp, SmtpScript


def _received(wire: bytes) -> tuple[bytes, bytes]:
    """What a server of RFC 5321, 4.5.2 keeps, and what is left over behind the final dot."""
    head, _, rest = (b"\r\n" + wire).partition(b"\r\n.\r\n")
    lines = (head + b"\r\n").split(b"\r\n")[1:]
    return b"\r\n".join(line[1:] if line.startswith(b".") else line for line in lines), rest


@given(
    st.lists(st.sampled_from([b".", b"..", b"\r\n", b"\n", b"\r", b"x", b"\r\n.\r\n", b"\n.\n"])).map(
        b"".join
    )
)
def test_any_bytes_arrive_as_one_message_with_clean_lines(raw: bytes) -> None:
    clean = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n").replace(b"\n", b"\r\n")
    kept, rest = _received(transparent(raw))
    assert rest == b""
    assert kept == clean + (b"" if clean.endswith(b"\r\n") else b"\r\n")


@pytest.mark.parametrize("octets", [0, 100, 255_998, 256_000, 256_003, 1_500_000])
def test_a_letter_of_any_size_arrives_whole(octets: int) -> None:
    raw = b"Subject: x\r\n\r\n" + (b"y" * 62 + b"\r\n") * (octets // 64)
    with ScriptedSmtp(SmtpScript()) as server:
        settings = SmtpSettings(Server("127.0.0.1", server.port, Security.NONE, "", "", None, 30.0))
        (sending,) = SmtpMailer(settings).send([Envelope("a", "s@mokk.example", "r@a.example", raw)])
        assert sending.result is SendResult.SENT
        assert [each[2] for each in server.letters] == [raw]


NASTY = (
    "one\n.\ntwo",
    "one\r.\rtwo",
    "one\r\n.\rtwo",
    "a\0b",
    "слово " * 1700,
    "x" * 10_000,
    "From here\n.. on\n.",
)


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_whatever_a_text_holds_one_message_arrives_through_postfix_as_it_was_composed(
    text: str, dovecot: Dovecot, postfix: Postfix
) -> None:
    """Lines of at most 998 octets and an encoding that no relay changes: a DKIM signature would hold."""
    user = f"a21-{zlib.crc32(text.encode()):x}@a.example"
    raw = compose(replace(MAIL, to=Address("", user), text=text))
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    assert raw.isascii()
    ca_file = str(postfix.certificate.ca_file)
    server = Server("127.0.0.1", postfix.smtp_port, Security.STARTTLS, ASSOCIATION, PASSWORD, ca_file, 20.0)
    (sending,) = SmtpMailer(SmtpSettings(server)).send([Envelope("a", ASSOCIATION, user, raw)])
    assert sending.result is SendResult.SENT
    (arrived,) = _eventually(lambda: _mails(dovecot, user))
    body = raw.partition(b"\r\n\r\n")[2]
    assert arrived.rstrip().endswith(body.decode().replace("\r\n", "\n").rstrip())


def _mails(dovecot: Dovecot, user: str) -> list[str]:
    return dovecot.doveadm("fetch", "-u", user, "text", "mailbox", "INBOX", "all").split("text:")[1:]


def _eventually(look: Callable[[], list[str]]) -> list[str]:
    """What a queue that needs a moment has delivered; nothing after ten seconds."""
    for _ in range(100):
        if found := look():
            return found
        threading.Event().wait(0.1)
    return []
