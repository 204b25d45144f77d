"""A mailbox on a scripted server."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from mailflow.adapters.imap import ImapMailbox, Stubborn
from mailflow.app.ports import FetchedMessage
from mailflow.model.settings import ImapSettings, Security, Server
from tests.servers.scripted_imap import ScriptedImap

PASSWORD = "top-secret"


def mailbox_on(
    server: ScriptedImap,
    *,
    security: Security = Security.NONE,
    ca_file: str | None = None,
    max_message_octets: int = 1_000_000,
    sleep: Callable[[float], None] = lambda _seconds: None,
    timeout_seconds: float = 10.0,
    monotonic: Callable[[], float] = time.monotonic,
    folders: tuple[str, ...] = (),
    stubborn: Stubborn | None = None,
) -> ImapMailbox:
    settings = Server("127.0.0.1", server.port, security, "sovet", PASSWORD, ca_file, timeout_seconds)
    return ImapMailbox(
        ImapSettings(settings, folders, max_message_octets=max_message_octets),
        sleep=sleep,
        monotonic=monotonic,
        stubborn=stubborn,
    )


def fetch_all(mailbox: ImapMailbox) -> list[FetchedMessage]:
    """Everything in INBOX."""
    inbox = mailbox.folders()[0]
    return list(mailbox.fetch_after(inbox, 0))


def mail(subject: str, octets: int = 0) -> bytes:
    return f"Subject: {subject}\r\n\r\n{'x' * octets}\r\n".encode()


def through(settings: ImapSettings, port: int) -> ImapSettings:
    """The same by way of a proxy."""
    return replace(settings, server=replace(settings.server, port=port))
