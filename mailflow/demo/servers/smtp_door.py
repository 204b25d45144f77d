"""The submission server of the demo: accounts log in, recipients have policies, mail goes to `deliver`."""

from __future__ import annotations

import asyncio
import logging
import ssl
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from mailflow.demo.servers.accounts import Account
from mailflow.demo.servers.policy import Accept, BounceLater, Delay, Policy, Refuse

Deliver = Callable[[str, str, bytes, Policy], Awaitable[None]]
_MAX_OCTETS = 60_000_000


class SmtpDoor:
    """Answers for aiosmtpd; `policies` may be changed at any time, addresses in lower case."""

    def __init__(
        self, accounts: Mapping[str, Account], policies: Mapping[str, Policy], deliver: Deliver
    ) -> None:
        self._accounts = accounts
        self._policies = policies
        self._deliver = deliver
        self._delays: dict[str, int] = {}

    async def start(self, context: ssl.SSLContext | None) -> asyncio.Server:
        loop = asyncio.get_running_loop()
        # aiosmtpd warns of its own use of its own deprecated attribute at every login.
        logging.getLogger("mail.log").setLevel(logging.ERROR)

        def protocol() -> SMTP:
            return SMTP(
                self,
                hostname="mx.demo.example",
                ident="ESMTP",
                data_size_limit=_MAX_OCTETS,
                enable_SMTPUTF8=False,
                # TLS comes first here, which aiosmtpd does not see.
                auth_require_tls=False,
                authenticator=self._authenticate,
                loop=loop,
            )

        return await loop.create_server(protocol, "127.0.0.1", 0, ssl=context)

    def _authenticate(
        self, _server: SMTP, _session: Session, _envelope: Envelope, _how: str, data: Any
    ) -> AuthResult:
        if not isinstance(data, LoginPassword):
            return AuthResult(success=False, handled=False)
        account = self._accounts.get(data.login.decode("utf-8", "replace").lower())
        is_right = account is not None and data.password == account.password.encode()
        return AuthResult(success=is_right, handled=False)

    async def handle_MAIL(  # noqa: N802 - aiosmtpd's name
        self, _server: SMTP, session: Session, envelope: Envelope, address: str | None, options: list[str]
    ) -> str:
        if not session.authenticated:
            return "530 5.7.0 Authentication required"
        envelope.mail_from = address or ""
        envelope.mail_options.extend(options)
        return "250 2.1.0 OK"

    async def handle_RCPT(  # noqa: N802
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        refusal = self._refusal(address.lower())
        if refusal is not None:
            return refusal
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(options)
        return "250 2.1.5 OK"

    def _refusal(self, address: str) -> str | None:
        match self._policies.get(address, Accept()):
            case Refuse(words):
                return words
            case Delay(times, words) if self._delays.get(address, 0) < times:
                self._delays[address] = self._delays.get(address, 0) + 1
                return words
            case _:
                return None

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        content = envelope.content
        raw = content if isinstance(content, bytes) else str(content).encode()
        for recipient in envelope.rcpt_tos:
            policy = self._policies.get(recipient.lower(), Accept())
            kept = policy if isinstance(policy, BounceLater) else Accept()
            await self._deliver(recipient, envelope.mail_from or "", raw, kept)
        return "250 2.0.0 OK: queued"
