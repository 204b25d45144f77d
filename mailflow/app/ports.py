"""The ports: what the use cases need of the world, as protocols.

Each has one in-memory fake in `tests/fakes.py` and one contract suite in `tests/contracts/` that the fake
and every real adapter pass.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from mailflow.errors import OperatorError
from mailflow.model.board import Board
from mailflow.model.fact import Entry, Fact, SendResult
from mailflow.model.identifiers import ContentHash
from mailflow.model.message import OpenedMessage
from mailflow.model.settings import Configuration


@dataclass(frozen=True, slots=True)
class FolderStatus:
    """A folder to read, by its raw name from LIST; UIDs are unique only within (name, uidvalidity)."""

    name: str
    uidvalidity: int
    uidnext: int
    title: str = ""
    """The name for people, decoded."""


@dataclass(frozen=True, slots=True)
class FetchedMessage:
    """One message as the mailbox gave it.

    `internal_date` is aware, None when the server gave none. `raw` is None where the message is larger
    than the limit (`octets` tells) and was not downloaded; `head` then holds its header section.
    """

    folder: str
    uidvalidity: int
    uid: int
    internal_date: datetime | None
    octets: int
    raw: bytes | None = field(repr=False)
    head: bytes = field(default=b"", repr=False)


class Mailbox(Protocol):
    """The association's mailbox. Nothing in it is ever changed or deleted; \\Seen is never set.

    Every call may raise TransientError (try later, the connection is renewed by the next call) or
    LoginError.
    """

    def folders(self) -> Sequence[FolderStatus]:
        """All folders that may hold answers, INBOX first."""
        ...

    def unread_folders(self) -> Sequence[str]:
        """Names, for people, of folders that the last `folders` wanted and could not have."""
        ...

    def confused_folders(self) -> Sequence[str]:
        """Names, for people, of folders whose last listing contradicted itself to the end and was believed:
        messages may have been passed over."""
        ...

    def examine(self, folder: FolderStatus) -> FolderStatus:
        """The folder opened and looked at anew: what `folders` tells may be stale."""
        ...

    def fetch_after(self, folder: FolderStatus, uid: int) -> Iterator[FetchedMessage]:
        """Messages with a UID above `uid`, ascending, in bounded batches; vanished ones are left out."""
        ...

    def fetch_since(
        self, folder: FolderStatus, since: datetime, *, after: int = 0
    ) -> Iterator[FetchedMessage]:
        """Messages with a UID above `after` that arrived on or after the day of `since`, ascending.

        For history on request, and for a folder seen for the first time: what is older is not downloaded.
        """
        ...

    def wait(self, timeout_seconds: float) -> bool:
        """Wait for news by IDLE or, failing that, by sleeping; True is only a hint that mail came."""
        ...

    def keep_sent_copy(self, raw: bytes, at: datetime) -> bool:
        """Put a copy into the Sent folder unless the server has made one itself; False: no such folder."""
        ...

    def sent_since(self, since: datetime) -> frozenset[str]:
        """Message-IDs of what lies in the Sent folder since that day, in angle brackets."""
        ...

    def find_sent(self, message_id: str) -> bool:
        """Whether a letter of ours with this (own, derived) Message-ID lies in the Sent folder."""
        ...

    def close(self) -> None:
        """Log out; never raises."""
        ...


@dataclass(frozen=True, slots=True)
class Envelope:
    """One transaction of RFC 5321: one recipient; `sender` is "" for the null reverse-path.

    `own` stands in for the null reverse-path where the server takes none from its users.
    """

    letter: str
    sender: str
    recipient: str
    raw: bytes = field(repr=False)
    own: str = ""


@dataclass(frozen=True, slots=True)
class Sending:
    """How a transaction ended. `code` is the SMTP reply code, 0 without one; `words` the server's text.

    `whole_server` is True where the fault concerns the server or the account and not this recipient
    (connect, login, 421, limits): the rest of the batch was not tried and need not be.
    """

    letter: str
    result: SendResult
    code: int = 0
    words: str = ""
    whole_server: bool = False
    was_offered: bool = False
    """The server had heard of this letter (MAIL or later): its anger may be at it alone after all."""
    more_at_hand: bool = field(default=False, compare=False)
    """A hint: the next result is already there, so that both may be settled by one durable write."""


class Mailer(Protocol):
    def send(self, envelopes: Iterable[Envelope]) -> Iterator[Sending]:
        """Send all, over several connections at once; one `Sending` each, in order of completion.

        Envelopes are asked for in the caller's thread, just before they are needed, so that making them
        (render, keep, claim) may go on while others are on the wire.

        Never raises for a server's or the network's fault: that is a RETRY, REFUSED or IN_DOUBT.
        """
        ...


class Ledger(Protocol):
    """The append-only list of facts. Every append is durable when it returns."""

    def append(self, fact: Fact) -> Entry | None:
        """The new entry, or None where a fact with that key is already there. Raises LedgerError."""
        ...

    def append_all(self, facts: Sequence[Fact]) -> Sequence[Entry]:
        """As `append`, with one durable write for all; returns only the new entries."""
        ...

    def entries(self, after: int = 0) -> Sequence[Entry]:
        """All entries with a number above `after`, in order."""
        ...

    def rewrite(self, change: Callable[[Fact], Fact]) -> int:
        """Erase personal data: each fact becomes `change` of it, kind, key and number unchanged.

        Whole or not at all; returns how many changed. Nothing else may ever alter a fact.
        """
        ...

    def close(self) -> None: ...


class Archive(Protocol):
    """Every raw message received or sent, by content hash."""

    def put(self, raw: bytes) -> ContentHash:
        """Durable when it returns; putting the same bytes twice changes nothing."""
        ...

    def put_all(self, raws: Sequence[bytes]) -> Sequence[ContentHash]:
        """As `put`, with one durable barrier for all."""
        ...

    def get(self, content: ContentHash) -> bytes:
        """Raises NotFoundError where it was erased or never kept."""
        ...

    def erase(self, content: ContentHash) -> None:
        """Remove the bytes; erasing what is not there changes nothing."""
        ...

    def erase_others(self, known: Collection[ContentHash], before: datetime) -> None:
        """Remove what was kept before that instant and is none of the known: remains of a stop between
        keeping and recording, which no fact leads to."""
        ...

    def free_octets(self) -> int:
        """Room left for more mail, and for all else in the data folder."""
        ...


class Attempts(Protocol):
    """Which messages were under way when the program died (a bug of ours, or the machine)."""

    @property
    def has_suspects(self) -> bool:
        """Whether any message was under way at a death and is not recorded since."""
        ...

    def deaths(self, content: ContentHash) -> int:
        """How often the program died while this message was under way."""
        ...

    def begin(self, contents: Sequence[ContentHash]) -> None:
        """These are looked into now; durable when it returns."""
        ...

    def end(self, contents: Sequence[ContentHash]) -> None:
        """They are recorded."""
        ...

    def abandon(self) -> None:
        """What was begun ends in good order, for a reason outside these messages; never raises."""
        ...

    def forget(self) -> None:
        """A whole look has met no suspect any more: they are gone from the mailbox. Raises LedgerError."""
        ...


class Documents(Protocol):
    def open_all(self, raws: Iterable[bytes]) -> Iterator[OpenedMessage]:
        """Parse each message and read its documents, in child processes with limits; in order.

        Never raises for bad mail: a message whose child died or ran out of time comes back as
        `mail.parse.headers_only` gives it, with a defect that says so.
        """
        ...


@dataclass(frozen=True, slots=True)
class RenderedMail:
    """A mail's subject (one line), plain text and HTML; `html` is "" for plain mails."""

    subject: str
    text: str
    html: str


class Renderer(Protocol):
    def render(self, template: str, values: Mapping[str, object]) -> RenderedMail:
        """Raises OperatorError with file and line where the template is broken."""
        ...

    def render_all(
        self, asked: Sequence[tuple[str, Mapping[str, object]]]
    ) -> Iterator[RenderedMail | OperatorError]:
        """As `render` for each pair of template and values, in order; a fault is given and not raised.

        Begun when this returns, so that the caller may do other work before it takes the first.
        """
        ...


class Reports(Protocol):
    """Files for people: they are made from a folded board and hold claimed figures only."""

    def registry(self, board: Board, configuration: Configuration) -> bytes:
        """The registry of all cases as an XLSX workbook."""
        ...

    def chart(self, board: Board, configuration: Configuration) -> bytes:
        """The standing of the territories as a PNG picture."""
        ...


class Clock(Protocol):
    def now(self) -> datetime:
        """The present instant, aware, UTC."""
        ...
