"""Embedded IMAP and SMTP servers on one event loop in a thread, behind plain methods."""

from __future__ import annotations

import asyncio
import ssl
import tempfile
import threading
from collections.abc import Callable, Coroutine, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

import trustme

from mailflow.adapters.clock import SystemClock
from mailflow.demo.servers.accounts import Account, account_of
from mailflow.demo.servers.imap_store import ImapStore
from mailflow.demo.servers.policy import BounceLater, Policy
from mailflow.demo.servers.smtp_door import SmtpDoor
from mailflow.demo.servers.stamps import failure_notice, stamped
from mailflow.model.settings import ImapSettings, Security, Server, SmtpSettings

_T = TypeVar("_T")

OnMail = Callable[[str, str, bytes], None]
"""Recipient, envelope sender, raw mail."""


class EmbeddedServers:
    """Context manager: both servers on loopback ports of the system's choice, TLS by one CA file.

    Mail to an account lands in its INBOX with the trace fields of a real server; any other goes to
    `on_mail`, called in one worker thread before the server answers, so that what it sees is complete
    when `Mailer.send` returns. It may call every method here. `now` stamps deliveries (the demo's clock;
    None: the machine's). `tls=False` serves in clear, for the speed limits of benchmarks.
    """

    def __init__(
        self,
        accounts: Iterable[Account],
        *,
        on_mail: OnMail | None = None,
        now: Callable[[], datetime] | None = None,
        tls: bool = True,
    ) -> None:
        self._accounts = {account.address.lower(): account for account in accounts}
        self._on_mail = on_mail
        self._now = now or SystemClock().now
        self._tls = tls
        self.policies: dict[str, Policy] = {}
        """Per recipient, in lower case; may be changed at any time; missing means Accept."""
        self.imap_port = 0
        self.smtp_port = 0

    def __enter__(self) -> Self:
        self._folder = tempfile.TemporaryDirectory(prefix="mailflow-servers-")
        self.ca_file = Path(self._folder.name, "ca.pem")
        context = self._certificate()
        self._town = ThreadPoolExecutor(1, thread_name_prefix="mailflow-town")
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="mailflow-servers", daemon=True)
        self._thread.start()
        self._run(self._start(context))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._run(self._stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
        self._town.shutdown()
        self._folder.cleanup()

    # What callers do

    def imap(self, address: str, folders: tuple[str, ...] = ()) -> ImapSettings:
        """Settings with which the adapter reads this account."""
        return ImapSettings(self._server(address, self.imap_port), folders)

    def smtp(self, address: str, connections: int = 2) -> SmtpSettings:
        return SmtpSettings(self._server(address, self.smtp_port), connections=connections)

    def add_account(self, account: Account) -> None:
        self._accounts[account.address.lower()] = account
        self._run(self._store.add_account(account.address, account.password))

    def inject(
        self, address: str, raw: bytes, *, folder: str = "INBOX", internal_date: datetime | None = None
    ) -> int:
        """Put a mail into a folder (made where missing) as it is; its UID."""
        return self._run(self._store.append(address, folder, raw, internal_date or self._now()))

    def deliver(self, recipient: str, raw: bytes, *, sender: str, at: datetime | None = None) -> int:
        """Deliver to an account's INBOX as from outside: with Return-Path and Received; its UID."""
        return self._run(self._take_in(recipient, raw, sender, at or self._now()))

    def messages(self, address: str, folder: str = "INBOX") -> list[bytes]:
        return self._run(self._store.messages(address, folder))

    def flags(self, address: str, folder: str = "INBOX") -> list[frozenset[bytes]]:
        return self._run(self._store.flags(address, folder))

    def expunge(self, address: str, uids: Iterable[int], *, folder: str = "INBOX") -> None:
        self._run(self._store.expunge(address, folder, uids))

    def change_uidvalidity(self, address: str, uidvalidity: int, *, folder: str = "INBOX") -> None:
        self._run(self._store.change_uidvalidity(address, folder, uidvalidity))

    # Inside

    def _run(self, work: Coroutine[Any, Any, _T]) -> _T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()

    def _certificate(self) -> ssl.SSLContext | None:
        authority = trustme.CA()
        authority.cert_pem.write_to_path(self.ca_file)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert("127.0.0.1", "localhost").configure_cert(context)
        return context if self._tls else None

    async def _start(self, context: ssl.SSLContext | None) -> None:
        self._store = ImapStore()
        for account in self._accounts.values():
            await self._store.add_account(account.address, account.password)
        self._door = SmtpDoor(self._accounts, self.policies, self._deliver)
        self._servers = [await self._store.start(context), await self._door.start(context)]
        self.imap_port, self.smtp_port = (server.sockets[0].getsockname()[1] for server in self._servers)

    async def _stop(self) -> None:
        for server in self._servers:
            server.close()
        await self._store.stop()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    async def _deliver(self, recipient: str, sender: str, raw: bytes, policy: Policy) -> None:
        if isinstance(policy, BounceLater):
            await self._bounce(recipient, sender, raw, policy.words)
        elif self._account_of(recipient) is not None:
            await self._take_in(recipient, raw, sender, self._now())
        elif self._on_mail is not None:
            await self._loop.run_in_executor(self._town, self._on_mail, recipient, sender, raw)

    async def _bounce(self, recipient: str, sender: str, raw: bytes, words: str) -> None:
        """Nothing comes back to the null sender, nor to strangers (RFC 5321, 4.5.5)."""
        if self._account_of(sender) is None:
            return
        at, host = self._now(), sender.rpartition("@")[2]
        notice = failure_notice(raw, host=host, sender=sender, recipient=recipient, words=words, at=at)
        await self._take_in(sender, notice, "", at)

    async def _take_in(self, recipient: str, raw: bytes, sender: str, at: datetime) -> int:
        account = self._account_of(recipient)
        if account is None:
            raise KeyError(recipient)
        host = recipient.rpartition("@")[2]
        mail = stamped(raw, host=host, sender=sender, recipient=recipient, at=at)
        return await self._store.append(account.address, "INBOX", mail, at)

    def _account_of(self, address: str) -> Account | None:
        return account_of(self._accounts, address)

    def _server(self, address: str, port: int) -> Server:
        account = self._accounts[address.lower()]
        security = Security.TLS if self._tls else Security.NONE
        ca_file = str(self.ca_file) if self._tls else None
        return Server("127.0.0.1", port, security, account.address, account.password, ca_file, 20.0)
