"""IMAP accounts in memory: pymap's dict backend with accounts of our own and whole answers on the wire."""

from __future__ import annotations

import asyncio
import ssl
from argparse import Namespace
from asyncio import StreamReader, StreamWriter
from collections.abc import Iterable
from contextlib import AsyncExitStack, suppress
from datetime import datetime
from io import BytesIO
from secrets import token_bytes

from proxyprotocol.result import ProxyResultLocal
from proxyprotocol.sock import SocketInfo
from pymap.backend.dict import Config, Identity, Login
from pymap.backend.dict.mailbox import MailboxData, MailboxSet
from pymap.concurrent import Subsystem
from pymap.context import connection_exit
from pymap.imap import IMAPConnection, IMAPServer
from pymap.imap.state import ConnectionState
from pymap.parsing.message import AppendMessage
from pymap.parsing.response import Response
from pymap.parsing.specials.flag import Flag
from pymap.user import UserMetadata
from pysasl.hashing import Cleartext


class _WholeAnswers(IMAPConnection):
    """Stock pymap writes an answer in dozens of segments, as no real server does."""

    async def write_response(self, resp: Response) -> None:
        with suppress(ConnectionError):
            answer = BytesIO()
            await resp.async_write(answer)
            self.writer.write(answer.getvalue())
            await self.writer.drain()


class _Server(IMAPServer):
    async def __call__(self, reader: StreamReader, writer: StreamWriter, sock_info: SocketInfo) -> None:
        connection = _WholeAnswers(self.commands, self._config, reader, writer, sock_info)
        async with AsyncExitStack() as stack:
            connection_exit.set(stack)
            stack.callback(connection.close)
            await connection.run(ConnectionState(self._login, self._config))


class _Config(Config):
    @property
    def greeting(self) -> bytes:
        """Without asking the resolver for this machine's name."""
        return b"Server ready"


class ImapStore:
    """Must be used inside the loop of the servers; each call sets pymap's context for its task."""

    def __init__(self) -> None:
        self._config = _Config(
            Namespace(passlib_cfg=None, proxy_protocol=None),
            host=None,
            port=0,
            demo_data=False,
            demo_user="",
            demo_password="",
            # Passwords of a demo need no hashing, and no threads for it that would outlive the server.
            hash_context=Cleartext(),
            cpu_subsystem=Subsystem.for_asyncio(),
            tls_enabled=False,
            invalid_user_sleep=0.0,
        )
        self._login = Login(self._config)
        self._connections: set[asyncio.Task[None]] = set()

    async def start(self, context: ssl.SSLContext | None) -> asyncio.Server:
        self._config.apply_context()
        serve = _Server(self._login, self._config)

        async def accept(reader: StreamReader, writer: StreamWriter) -> None:
            self._config.apply_context()
            task = asyncio.current_task()
            assert task is not None
            # asyncio alone keeps tasks by weak references.
            self._connections.add(task)
            try:
                await serve(
                    reader, writer, SocketInfo.get(writer, ProxyResultLocal(), unique_id=token_bytes(16))
                )
            except asyncio.CancelledError:
                # The server closes; nobody waits for this task.
                pass
            finally:
                self._connections.discard(task)
                writer.close()

        return await asyncio.start_server(accept, "127.0.0.1", 0, ssl=context)

    async def stop(self) -> None:
        for task in tuple(self._connections):
            task.cancel()
        await asyncio.gather(*self._connections, return_exceptions=True)

    async def add_account(self, name: str, password: str) -> None:
        user = UserMetadata(self._config, name, password=password)
        await Identity(name, self._login, None, frozenset()).set(user)

    async def append(
        self, account: str, folder: str, raw: bytes, internal_date: datetime, flags: Iterable[bytes] = ()
    ) -> int:
        """The new message's UID; the folder is made where it is missing."""
        self._config.apply_context()
        mailbox = await self._mailbox(account, folder)
        message = AppendMessage(raw, internal_date, frozenset(Flag(flag) for flag in flags))
        return int((await mailbox.append(message, recent=True)).uid)

    async def messages(self, account: str, folder: str) -> list[bytes]:
        """All messages of a folder, in order of arrival."""
        self._config.apply_context()
        mailbox = await self._mailbox(account, folder)
        return [bytes(message._content) async for message in mailbox.messages() if message._content]

    async def expunge(self, account: str, folder: str, uids: Iterable[int]) -> None:
        self._config.apply_context()
        await (await self._mailbox(account, folder)).delete(tuple(uids))

    async def change_uidvalidity(self, account: str, folder: str, uidvalidity: int) -> None:
        """As after a restored backup: same messages, same UIDs, another UIDVALIDITY."""
        self._config.apply_context()
        (await self._mailbox(account, folder))._uid_validity = uidvalidity

    async def flags(self, account: str, folder: str) -> list[frozenset[bytes]]:
        """Permanent flags of each message, to see that nobody changed them."""
        self._config.apply_context()
        mailbox = await self._mailbox(account, folder)
        return [
            frozenset(bytes(flag) for flag in message.permanent_flags) async for message in mailbox.messages()
        ]

    async def _mailbox(self, account: str, folder: str) -> MailboxData:
        async with Identity(account, self._login, None, frozenset()).new_session() as session:
            mailboxes: MailboxSet = session.mailbox_set
        try:
            return await mailboxes.get_mailbox(folder)
        except KeyError:
            await mailboxes.add_mailbox(folder)
            return await mailboxes.get_mailbox(folder)
