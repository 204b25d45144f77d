"""A mailbox in memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.parser import BytesHeaderParser

from mailflow.app.ports import FetchedMessage, FolderStatus
from mailflow.errors import MailflowError, TransientError

_START = datetime(2024, 9, 5, 9, 0, tzinfo=UTC)


@dataclass
class FakeFolder:
    """Messages by UID."""

    uidvalidity: int = 1
    uidnext: int = 1
    messages: dict[int, tuple[datetime, bytes]] = field(default_factory=dict)


class FakeMailbox:
    """Faults are raised by the next calls, one each, from `faults`; `idle_news` answers `wait` in turn."""

    def __init__(self, *, max_message_octets: int = 60_000_000, sent_folder: str | None = "Sent") -> None:
        self.boxes: dict[str, FakeFolder] = {"INBOX": FakeFolder()}
        self.sent_folder = sent_folder
        self.sent: list[bytes] = []
        self.faults: list[MailflowError] = []
        self.cut_folders: set[str] = set()
        """Folders in which the line is cut, until they are taken out again."""
        self.idle_news: list[bool] = []
        self.waited: list[float] = []
        self.is_closed = False
        self.unread: list[str] = []
        self.confused: list[str] = []
        self.stale_uidnext: int | None = None
        """What the next looks at the folders tell instead of the present one."""
        self._max = max_message_octets

    def put(self, raw: bytes, *, folder: str = "INBOX", internal_date: datetime = _START) -> int:
        """A new message's UID; the folder is made where it is missing."""
        box = self.boxes.setdefault(folder, FakeFolder())
        uid, box.uidnext = box.uidnext, box.uidnext + 1
        box.messages[uid] = (internal_date, raw)
        return uid

    def expunge(self, uid: int, *, folder: str = "INBOX") -> None:
        del self.boxes[folder].messages[uid]

    def folders(self) -> Sequence[FolderStatus]:
        self._fail_once()
        return [
            FolderStatus(name, box.uidvalidity, self.stale_uidnext or box.uidnext)
            for name, box in self.boxes.items()
        ]

    def unread_folders(self) -> Sequence[str]:
        return tuple(self.unread)

    def confused_folders(self) -> Sequence[str]:
        return tuple(self.confused)

    def examine(self, folder: FolderStatus) -> FolderStatus:
        self._fail_once()
        box = self.boxes[folder.name]
        return FolderStatus(folder.name, box.uidvalidity, box.uidnext)

    def fetch_after(self, folder: FolderStatus, uid: int) -> Iterator[FetchedMessage]:
        return self._fetch(folder, uid, None)

    def fetch_since(
        self, folder: FolderStatus, since: datetime, *, after: int = 0
    ) -> Iterator[FetchedMessage]:
        return self._fetch(folder, after, since)

    def _fetch(self, folder: FolderStatus, uid: int, since: datetime | None) -> Iterator[FetchedMessage]:
        self._fail_once()
        if folder.name in self.cut_folders:
            raise TransientError("обрыв связи")
        for each, (internal_date, raw) in sorted(self.boxes[folder.name].messages.items()):
            if each > uid and (since is None or internal_date.date() >= since.date()):
                yield self._message(folder, each, internal_date, raw)

    def _message(self, folder: FolderStatus, uid: int, internal_date: datetime, raw: bytes) -> FetchedMessage:
        is_large = len(raw) > self._max
        head = raw[: raw.find(b"\r\n\r\n") + 4] if is_large else b""
        return FetchedMessage(
            folder.name, folder.uidvalidity, uid, internal_date, len(raw), None if is_large else raw, head
        )

    def wait(self, timeout_seconds: float) -> bool:
        self.waited.append(timeout_seconds)
        return self.idle_news.pop(0) if self.idle_news else False

    def keep_sent_copy(self, raw: bytes, at: datetime) -> bool:
        self._fail_once()
        if self.sent_folder is None:
            return False
        if raw not in self.sent:
            self.sent.append(raw)
        return True

    def sent_since(self, since: datetime) -> frozenset[str]:
        self._fail_once()
        return frozenset(_message_id(raw) for raw in self.sent)

    def find_sent(self, message_id: str) -> bool:
        self._fail_once()
        return any(_message_id(raw) == message_id for raw in self.sent)

    def close(self) -> None:
        self.is_closed = True

    def _fail_once(self) -> None:
        if self.faults:
            raise self.faults.pop(0)


def _message_id(raw: bytes) -> str:
    return str(BytesHeaderParser().parsebytes(raw).get("Message-ID", "")).strip()
