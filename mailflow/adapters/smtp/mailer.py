"""The port `Mailer` on a submission server."""

from __future__ import annotations

import math
import ssl
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from ipaddress import ip_address

from mailflow.adapters.smtp.background import BackgroundRound
from mailflow.adapters.smtp.connection import Connection, Patience
from mailflow.adapters.smtp.delivery_round import DeliveryRound
from mailflow.adapters.smtp.words import server_words
from mailflow.app.ports import Envelope, Sending
from mailflow.model.fact import SendResult
from mailflow.model.settings import Security, Server, SmtpSettings


class SmtpMailer:
    """Sends over several connections at once, each proven, reused and given up after any fault.

    `access_token` gives an OAuth 2 token for XOAUTH2 instead of the password; `seconds_left` is what the pass
    under way has left for waiting on a silent server. `told_late` is called, by another thread, with what the
    server says of a letter that was in doubt when its pass ended.
    """

    def __init__(
        self,
        settings: SmtpSettings,
        *,
        access_token: Callable[[], str] | None = None,
        patience: Patience | None = None,
        seconds_left: Callable[[], float] = lambda: math.inf,
        told_late: Callable[[Sending], None] | None = None,
    ) -> None:
        self._settings = settings
        self._access_token = access_token
        self._seconds_left = seconds_left
        self._told_late = told_late
        self._patience = patience or Patience.of(settings.server.timeout_seconds)

    def send(self, envelopes: Iterable[Envelope]) -> Iterator[Sending]:
        """As the port says. A caller that stops early lets letters under way end and begins no further."""
        try:
            context = _verifying_context(self._settings.server)
        except OSError as fault:
            words = server_words(fault)
            for each in envelopes:
                yield Sending(each.letter, SendResult.RETRY, words=words, whole_server=True)
            return
        make_round = partial(self._round, context)
        connections = max(1, self._settings.connections)
        yield from BackgroundRound(make_round, connections, self._seconds_left).results(envelopes)

    def _round(self, context: ssl.SSLContext, report: Callable[[Sending], None]) -> DeliveryRound:
        server = self._settings.server
        return DeliveryRound(
            connect=partial(Connection, server, self._patience, context, self._access_token),
            report=report,
            report_late=self._told_late,
            secrets=(server.password,),
        )


def _verifying_context(server: Server) -> ssl.SSLContext:
    """Raises OSError where the CA file cannot be read or the password would travel in clear."""
    if server.security is Security.NONE and not _is_loopback(server.host):
        raise ConnectionRefusedError(f"соединение с {server.host} без шифрования запрещено")
    if server.security is Security.NONE:
        # Nothing will be verified: the authorities of the machine take 30 ms to load.
        return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    return ssl.create_default_context(cafile=server.ca_file)


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
