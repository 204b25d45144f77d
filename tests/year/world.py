"""The world of the year: a mailbox, a mail server and a disk that fail as `Chaos` wants."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from email import message_from_bytes
from pathlib import Path

from mailflow.adapters.archive import FileArchive
from mailflow.adapters.ledger import TinyLedger
from mailflow.app.ports import Envelope, FetchedMessage, FolderStatus, RenderedMail, Sending
from mailflow.errors import LedgerError, OperatorError, TransientError
from mailflow.model.fact import Entry, Fact, SendResult
from mailflow.model.identifiers import ContentHash
from tests.year.chaos import Chaos


class Spool:
    """Bytes that wait, in a file: so memory is the program's."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("w+b")

    def put(self, raw: bytes) -> tuple[int, int]:
        """Place and length, for `get`."""
        start = self._file.seek(0, 2)
        self._file.write(raw)
        return start, len(raw)

    def get(self, place: tuple[int, int]) -> bytes:
        self._file.seek(place[0])
        return self._file.read(place[1])

    def close(self) -> None:
        self._file.close()


class YearMailbox:
    """INBOX and Sent of the association."""

    def __init__(self, spool: Spool, chaos: Chaos) -> None:
        self._spool = spool
        self._chaos = chaos
        self._places: list[tuple[datetime, tuple[int, int]]] = []
        self.sent: dict[str, datetime] = {}
        self.uidvalidity = 1
        self._first_uid = 1

    def deliver(self, place: tuple[int, int], at: datetime) -> None:
        """A mail that lies in the spool arrives."""
        self._places.append((at, place))

    def renumber(self) -> None:
        """UIDVALIDITY changes: the same mails under other UIDs."""
        self.uidvalidity += 1
        self._first_uid += 1000

    def folders(self) -> Sequence[FolderStatus]:
        self._fail("mailbox")
        return [FolderStatus("INBOX", self.uidvalidity, self._first_uid + len(self._places))]

    def fetch_after(self, folder: FolderStatus, uid: int) -> Iterator[FetchedMessage]:
        self._fail("mailbox")
        for place in range(max(0, uid + 1 - self._first_uid), len(self._places)):
            self._fail("fetch", often=0.02)
            at, spooled = self._places[place]
            raw = self._spool.get(spooled)
            yield FetchedMessage(folder.name, folder.uidvalidity, self._first_uid + place, at, len(raw), raw)

    def unread_folders(self) -> Sequence[str]:
        return ()

    def confused_folders(self) -> Sequence[str]:
        return ()

    def examine(self, folder: FolderStatus) -> FolderStatus:
        return next(each for each in self.folders() if each.name == folder.name)

    def fetch_since(
        self, folder: FolderStatus, since: datetime, *, after: int = 0
    ) -> Iterator[FetchedMessage]:
        for message in self.fetch_after(folder, after):
            if message.internal_date is not None and message.internal_date.date() >= since.date():
                yield message

    def wait(self, timeout_seconds: float) -> bool:
        return False

    def keep_sent_copy(self, raw: bytes, at: datetime) -> bool:
        self._fail("sent copy")
        self.sent.setdefault(message_id_of(raw), at)
        return True

    def sent_since(self, since: datetime) -> frozenset[str]:
        self._fail("mailbox")
        return frozenset(each for each, at in self.sent.items() if at.date() >= since.date())

    def find_sent(self, message_id: str) -> bool:
        self._fail("mailbox")
        return message_id in self.sent

    def close(self) -> None:
        pass

    def _fail(self, what: str, often: float = 1.0) -> None:
        self._chaos.may_kill()
        if self._chaos.random.random() < often and self._chaos.fails(what):
            raise TransientError("Почтовый ящик: связь прервалась")


class YearMailer:
    """Delivers into `on_delivery`; some letters meet a fault before, at or after the final dot."""

    def __init__(self, chaos: Chaos, on_delivery: Callable[[Envelope], None]) -> None:
        self._chaos = chaos
        self._on_delivery = on_delivery

    def send(self, envelopes: Iterable[Envelope]) -> Iterator[Sending]:
        refused = False
        for envelope in envelopes:
            if refused:
                yield Sending(envelope.letter, SendResult.RETRY, 421, "421 try later", whole_server=True)
                continue
            self._chaos.may_kill()
            sending = self._one(envelope)
            refused = sending.whole_server
            yield sending

    def _one(self, envelope: Envelope) -> Sending:
        if self._chaos.fails("smtp"):
            match self._chaos.random.randrange(4):
                case 0:
                    return Sending(envelope.letter, SendResult.RETRY, 450, "450 4.2.0 try later")
                case 1:
                    return Sending(envelope.letter, SendResult.RETRY, 421, "421 busy", whole_server=True)
                case 2:
                    return Sending(envelope.letter, SendResult.IN_DOUBT, 0, "связь прервалась")
                case _:
                    self._on_delivery(envelope)
                    return Sending(envelope.letter, SendResult.IN_DOUBT, 0, "связь прервалась")
        self._on_delivery(envelope)
        # Killed between the server's answer and our record of it.
        self._chaos.may_kill()
        return Sending(envelope.letter, SendResult.SENT, 250, "2.0.0 ok")


class YearLedger(TinyLedger):
    """The real ledger on a disk that fills up and loses its machine."""

    def __init__(self, storage: Path, chaos: Chaos) -> None:
        super().__init__(storage)
        self._chaos = chaos

    def append_all(self, facts: Sequence[Fact]) -> Sequence[Entry]:
        fail_if_full(self._chaos, "ledger")
        added = super().append_all(facts)
        self._chaos.may_kill()
        return added


class YearArchive(FileArchive):
    """The real archive on the same disk."""

    def __init__(self, storage: Path, chaos: Chaos) -> None:
        super().__init__(storage)
        self._chaos = chaos

    def put_all(self, raws: Sequence[bytes]) -> Sequence[ContentHash]:
        fail_if_full(self._chaos, "archive")
        names = super().put_all(raws)
        self._chaos.may_kill()
        return names


class PlainRenderer:
    """The year is about what goes out and when; how it looks is tested elsewhere."""

    def render(self, template: str, values: Mapping[str, object]) -> RenderedMail:
        return RenderedMail(f"Письмо {template}", f"Письмо {template}.\n", "")

    def render_all(
        self, asked: Sequence[tuple[str, Mapping[str, object]]]
    ) -> Iterator[RenderedMail | OperatorError]:
        return iter([self.render(template, values) for template, values in asked])


def fail_if_full(chaos: Chaos, what: str) -> None:
    chaos.may_kill()
    if chaos.disk_is_full or chaos.fails(what):
        raise LedgerError("Журнал не записывается: нет места на диске")


def message_id_of(raw: bytes) -> str:
    return str(message_from_bytes(raw.partition(b"\r\n\r\n")[0] + b"\r\n\r\n")["Message-ID"]).strip()
