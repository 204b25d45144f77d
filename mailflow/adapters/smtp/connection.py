"""One SMTP connection: opened and secured, then one letter to one recipient after another."""

from __future__ import annotations

import asyncio
import re
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import aiosmtplib

from mailflow.adapters.smtp.addresses import BadAddressError, WireAddress, wire_address
from mailflow.adapters.smtp.verdicts import Stage
from mailflow.app.ports import Envelope
from mailflow.model.settings import Security, Server

_LINE_ENDS = re.compile(rb"\r\n|\r|\n")
_LEADING_DOT = re.compile(rb"^\.", re.MULTILINE)
_CHUNK_OCTETS = 256_000
# The address literal of RFC 5321, 4.1.3: the machine's own name is nobody's business.
_CLIENT_NAME = "[127.0.0.1]"


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds: for one answer, for the answer to the final dot (RFC 5321, 4.5.3.2.6), for a whole letter."""

    answer: float
    final_dot: float
    letter: float

    @classmethod
    def of(cls, timeout_seconds: float) -> Patience:
        return cls(timeout_seconds, 10 * timeout_seconds, 15 * timeout_seconds)


class StageError(Exception):
    """A transaction ended at `stage`; `code` 0 where the server gave no usable answer."""

    def __init__(self, stage: Stage, code: int, words: str) -> None:
        super().__init__(words)
        self.stage = stage
        self.code = code
        self.words = words


class _Client(aiosmtplib.SMTP):
    """Closes at once: a farewell by TLS would wait for a server that may be silent, beyond the loop's end."""

    def close(self) -> None:
        if isinstance(self.transport, asyncio.WriteTransport):
            self.transport.abort()
        super().close()


class Connection:
    """Not for two tasks at once. After any StageError it is to be closed."""

    def __init__(
        self,
        server: Server,
        patience: Patience,
        context: ssl.SSLContext,
        access_token: Callable[[], str] | None = None,
    ) -> None:
        self._server = server
        self._patience = patience
        self._access_token = access_token
        self._stage = Stage.CONNECT
        self._deadline: asyncio.Timeout | None = None
        self._client = _Client(
            hostname=server.host,
            port=server.port,
            local_hostname=_CLIENT_NAME,
            timeout=patience.answer,
            use_tls=server.security is Security.TLS,
            # Never None, which goes on in clear where a man in the middle strips STARTTLS; asked for below.
            start_tls=False,
            tls_context=context,
        )
        self.letters = 0
        """Letters accepted over this connection."""

    async def open(self) -> None:
        """Connect, greet, secure, log in; raises StageError."""
        with self._faults():
            async with asyncio.timeout(3 * self._patience.answer) as self._deadline:
                await self._client.connect()
                self._stage = Stage.EHLO
                await self._client.ehlo()
                await self._secure()
                await self._log_in()

    async def _secure(self) -> None:
        if self._server.security is Security.STARTTLS:
            self._stage = Stage.TLS
            await self._client.starttls()
            self._stage = Stage.EHLO
            await self._client.ehlo()

    async def _log_in(self) -> None:
        """One method, once: every further try counts towards a lock-out.

        A relay on this very computer that knows no AUTH trusts whoever reaches it (RFC 4954, 4).
        """
        user, password = self._server.user, self._server.password
        methods = self._client.supported_auth_methods
        if not user or (not methods and self._server.security is Security.NONE):
            return
        self._stage = Stage.AUTH
        if self._access_token is not None:
            await self._client.auth_xoauth2(user, self._access_token())
        elif "plain" in methods:
            await self._client.auth_plain(user, password)
        elif "login" in methods:
            await self._client.auth_login(user, password)
        else:
            raise StageError(Stage.AUTH, 0, "сервер не предлагает входа по паролю")

    async def send(self, envelope: Envelope) -> tuple[int, str]:
        """Code and words with which the server took the letter; raises StageError or BadAddressError."""
        recipient = self._address(envelope.recipient)
        body = transparent(envelope.raw)
        with self._faults():
            async with asyncio.timeout(self._patience.letter) as self._deadline:
                await self._announce(envelope, recipient, len(body))
                # 251 forwards, 252 promises to try (RFC 5321, 4.2.3): both take the recipient.
                await self._command(Stage.RCPT, (250, 251, 252), b"RCPT", b"TO:" + recipient.path)
                await self._command(Stage.DATA, (354,), b"DATA")
                return await self._transfer(body)

    async def _announce(self, envelope: Envelope, recipient: WireAddress, octets: int) -> None:
        """MAIL; some providers refuse their users the null reverse-path and want the account's address."""
        try:
            sender = self._own_address(envelope.sender)
            await self._command(Stage.MAIL, (250,), b"MAIL", self._path(sender, recipient, octets))
        except StageError as fault:
            if envelope.sender or not envelope.own or fault.stage is not Stage.MAIL or fault.code // 100 != 5:
                raise
            sender = self._own_address(envelope.own)
            await self._command(Stage.MAIL, (250,), b"MAIL", self._path(sender, recipient, octets))

    def _address(self, address: str) -> WireAddress:
        path = wire_address(address)
        if path.needs_smtputf8 and not self._supports("smtputf8"):
            raise BadAddressError("сервер не принимает адресов с русскими буквами до знака @ (SMTPUTF8)")
        return path

    def _own_address(self, address: str) -> WireAddress:
        """A sender that cannot be used is no letter's fault: it ends the round like a refused login."""
        try:
            return self._address(address)
        except BadAddressError as fault:
            raise StageError(Stage.AUTH, 0, f"адрес отправителя {address}: {fault}") from None

    def _path(self, sender: WireAddress, recipient: WireAddress, octets: int) -> bytes:
        size = b" SIZE=%d" % octets if self._supports("size") else b""
        utf8 = b" SMTPUTF8" if sender.needs_smtputf8 or recipient.needs_smtputf8 else b""
        return b"FROM:" + sender.path + size + utf8

    def _supports(self, extension: str) -> bool:
        return self._client.supports_extension(extension)

    async def _command(self, stage: Stage, wanted: tuple[int, ...], *words: bytes) -> None:
        self._stage = stage
        answer = await self._client.execute_command(*words)
        if answer.code not in wanted:
            raise StageError(stage, answer.code, answer.message)

    async def _transfer(self, body: bytes) -> tuple[int, str]:
        """All but the last piece waits for room: a break up to there is known to be before the dot."""
        protocol = self._client.protocol
        if protocol is None:
            raise ConnectionError("connection lost")
        last = (len(body) - 1) // _CHUNK_OCTETS * _CHUNK_OCTETS
        for start in range(0, last, _CHUNK_OCTETS):
            protocol.write(body[start : start + _CHUNK_OCTETS])
            await protocol._drain_helper()
        self._stage = Stage.FINAL_DOT
        protocol.write(body[last:])
        answer = await protocol.read_response(timeout=self._patience.final_dot)
        if answer.code // 100 != 2:
            raise StageError(Stage.FINAL_DOT, answer.code, answer.message)
        self.letters += 1
        self._stage = Stage.MAIL
        return answer.code, answer.message

    @contextmanager
    def _faults(self) -> Iterator[None]:
        """Every fault as a StageError; without its cause, for a server may echo the password."""
        try:
            yield
        except aiosmtplib.SMTPResponseException as fault:
            raise StageError(self._stage, max(fault.code, 0), fault.message) from None
        except (aiosmtplib.SMTPException, OSError, TimeoutError, ValueError) as fault:
            raise StageError(self._stage, 0, str(fault) or "сервер не ответил вовремя") from None

    @property
    def awaits_last_answer(self) -> bool:
        """The letter is given away whole, and the server has not said yet whether it took it."""
        return self._stage is Stage.FINAL_DOT

    async def quit(self) -> None:
        """Part politely, in at most a second; never raises."""
        with suppress(aiosmtplib.SMTPException, OSError, ValueError):
            await self._client.quit(timeout=min(1.0, self._patience.answer))
        self.close()

    def expire(self) -> None:
        """What is under way ends now, as if its time were over."""
        # Between two letters nothing is under way.
        with suppress(RuntimeError):
            if self._deadline is not None:
                self._deadline.reschedule(asyncio.get_running_loop().time())

    def close(self) -> None:
        """Drop the connection as it stands."""
        self._client.close()


def transparent(raw: bytes) -> bytes:
    """The mail as it goes behind DATA: CRLF lines, leading dots doubled, the final dot (RFC 5321, 4.5.2)."""
    lines = raw if _is_crlf_only(raw) else _LINE_ENDS.sub(b"\r\n", raw)
    if lines.startswith(b".") or b"\n." in lines:
        lines = _LEADING_DOT.sub(b"..", lines)
    return lines + (b".\r\n" if lines.endswith(b"\r\n") else b"\r\n.\r\n")


def _is_crlf_only(raw: bytes) -> bool:
    pairs = raw.count(b"\r\n")
    return raw.count(b"\n") == pairs and raw.count(b"\r") == pairs
