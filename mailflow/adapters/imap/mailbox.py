"""The port `Mailbox` on an IMAP server."""

from __future__ import annotations

import math
import re
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from mailflow.adapters.imap.client import Client
from mailflow.adapters.imap.fetching import Fetcher
from mailflow.adapters.imap.folders import Listed, folders_to_read, read_list, sent_folder, unknown_folders
from mailflow.adapters.imap.idling import Waiter
from mailflow.adapters.imap.session import Session
from mailflow.adapters.imap.stubborn import Stubborn
from mailflow.app.ports import FetchedMessage, FolderStatus
from mailflow.errors import TransientError
from mailflow.model.settings import ImapSettings

# The only value that ever enters a command beside folder names and UIDs: a Message-ID we derived ourselves.
_OWN_MESSAGE_ID = re.compile(r"<[A-Za-z0-9._-]{1,200}@[A-Za-z0-9.-]{1,200}>")
_IDS_AT_ONCE = 200
_MESSAGE_ID_FIELD = re.compile(rb"^Message-ID:\s*(<[^>\s]+>)", re.IGNORECASE | re.MULTILINE)
# A provider that keeps sent letters by itself does so within a second or two of taking them.
_COPY_PAUSE_SECONDS = (0.5, 1.5)


class ImapMailbox:
    """Reads with EXAMINE and BODY.PEEK, appends own letters to Sent, changes nothing else.

    `access_token` gives an OAuth 2 token for XOAUTH2 instead of the password. `sleep` waits between looks
    (and may be cut short on the way out). `seconds_left` is what the pass under way has left for waiting;
    `stubborn` remembers what the server fails at. Not thread-safe.
    """

    def __init__(
        self,
        settings: ImapSettings,
        *,
        access_token: Callable[[], str] | None = None,
        sleep: Callable[[float], None] = time.sleep,
        monotonic: Callable[[], float] = time.monotonic,
        seconds_left: Callable[[], float] = lambda: math.inf,
        stubborn: Stubborn | None = None,
    ) -> None:
        self._settings = settings
        self._sleep = sleep
        self._session = Session(
            settings.server, access_token=access_token, monotonic=monotonic, seconds_left=seconds_left
        )
        self._fetcher = Fetcher(self._session, settings.max_message_octets, stubborn or Stubborn())
        self._waiter = Waiter(self._session, sleep=sleep, monotonic=monotonic)
        self._inbox_uidnext: int | None = None
        self._unread: list[str] = []
        self._found: tuple[FolderStatus, ...] = ()
        self._server_keeps_copies: bool | None = None

    def folders(self) -> Sequence[FolderStatus]:
        self._session.forget_selection()
        with self._session.operation("список папок") as client:
            client.leave_folder()
            self._unread = []
            wanted = self._to_read(client)
            found = [status for folder in wanted if (status := self._status(client, folder)) is not None]
        self._found = tuple(found)
        inbox = next((status for status in found if status.name.upper() == "INBOX"), None)
        self._inbox_uidnext = inbox.uidnext if inbox else None
        return found

    def unread_folders(self) -> Sequence[str]:
        return tuple(self._unread)

    def confused_folders(self) -> Sequence[str]:
        return tuple(each.title or each.name for each in self._found if self._fetcher.is_confused(each))

    def examine(self, folder: FolderStatus) -> FolderStatus:
        return self._fetcher.examine(folder)

    def fetch_after(self, folder: FolderStatus, uid: int) -> Iterator[FetchedMessage]:
        return self._fetcher.after(folder, uid)

    def fetch_since(
        self, folder: FolderStatus, since: datetime, *, after: int = 0
    ) -> Iterator[FetchedMessage]:
        return self._fetcher.since(folder, since, after)

    def wait(self, timeout_seconds: float) -> bool:
        return self._waiter.wait(timeout_seconds, self._inbox_uidnext)

    def keep_sent_copy(self, raw: bytes, at: datetime) -> bool:
        """As the port says; the first letter waits some seconds to learn whether the provider keeps copies.

        With `sent_copy` off nothing is left to do and the answer is True.
        """
        if not self._settings.sent_copy or self._server_keeps_copies:
            return True
        with self._session.operation("поиск папки отправленных") as client:
            folder = sent_folder(self._listed(client))
        if folder is None:
            return False
        if not self._is_kept_already(folder, raw):
            with self._session.operation("копия отправленного", octets=len(raw)) as client:
                client.append(folder.raw, raw, flags=(rb"\Seen",), msg_time=at)
        return True

    def sent_since(self, since: datetime) -> frozenset[str]:
        with self._session.operation("поиск папки отправленных") as client:
            folder = sent_folder(self._listed(client))
        if folder is None:
            return frozenset()
        self._session.forget_selection()
        with self._session.operation(f"поиск в {folder.name}") as client:
            self._session.examine(client, folder.raw)
            uids = sorted(client.search(["SINCE", since.date()]))
        found: set[str] = set()
        for start in range(0, len(uids), _IDS_AT_ONCE):
            found.update(self._message_ids(folder, uids[start : start + _IDS_AT_ONCE]))
        return frozenset(found)

    def find_sent(self, message_id: str) -> bool:
        if not _OWN_MESSAGE_ID.fullmatch(message_id):
            return False
        with self._session.operation("поиск папки отправленных") as client:
            folder = sent_folder(self._listed(client))
        return folder is not None and self._holds(folder, message_id)

    def find_received(self, message_id: str) -> bool:
        """Whether a message with this (own) Message-ID lies in one of the folders that are read."""
        with self._session.operation("поиск своего письма") as client:
            folders = folders_to_read(self._listed(client), self._settings.folders)
        return any(self._holds(folder, message_id) for folder in folders)

    def _message_ids(self, folder: Listed, uids: Sequence[int]) -> Iterator[str]:
        with self._session.operation(f"чтение {folder.name}", octets=len(uids) * 1000) as client:
            self._session.examine(client, folder.raw)
            numbers = ",".join(map(str, uids))
            told = client.fetch_answers(numbers, "(UID BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)])")
        for each in told.answers:
            field = _MESSAGE_ID_FIELD.search(each.header or b"")
            if field is not None:
                yield field.group(1).decode("ascii", "replace")

    def close(self) -> None:
        self._session.close()

    def _listed(self, client: Client) -> list[Listed]:
        return read_list(client.list_folders())

    def _to_read(self, client: Client) -> list[Listed]:
        listed = self._listed(client)
        self._unread += unknown_folders(listed, self._settings.folders)
        wanted = folders_to_read(listed, self._settings.folders)
        if not wanted:
            raise TransientError("Почтовый ящик: сервер не показал ни одной папки для чтения")
        return wanted

    def _status(self, client: Client, folder: Listed) -> FolderStatus | None:
        """None where the folder went away since LIST (or may not be read)."""
        told = client.folder_state(folder.raw)
        if told is None and not folder.is_inbox:
            self._unread.append(folder.name)
            return None
        if told is None:
            raise TransientError(f"Почтовый ящик: папка {folder.name} не читается")
        return FolderStatus(folder.raw, *told, title=folder.name)

    def _is_kept_already(self, folder: Listed, raw: bytes) -> bool:
        head = raw[: raw.find(b"\r\n\r\n")]
        field = _MESSAGE_ID_FIELD.search(head)
        message_id = field.group(1).decode("ascii", "replace") if field else ""
        if not _OWN_MESSAGE_ID.fullmatch(message_id):
            return False
        if self._holds(folder, message_id):
            return True
        if self._server_keeps_copies is None:
            self._server_keeps_copies = self._appears(folder, message_id)
        return self._server_keeps_copies

    def _appears(self, folder: Listed, message_id: str) -> bool:
        for pause in _COPY_PAUSE_SECONDS:
            self._sleep(pause)
            if self._holds(folder, message_id):
                return True
        return False

    def _holds(self, folder: Listed, message_id: str) -> bool:
        """Whoever calls has matched the Message-ID against `_OWN_MESSAGE_ID`, or made it."""
        self._session.forget_selection()
        with self._session.operation(f"поиск в {folder.name}") as client:
            self._session.examine(client, folder.raw)
            return bool(client.search(["HEADER", "Message-ID", message_id]))
