"""Facts: what happened. The ledger is a list of them and nothing is updated in place.

Every fact carries its own `key`: recording the same key twice changes nothing. Keys of one kind never
collide with those of another. All instants are aware.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from hashlib import blake2b

from mailflow.model.identifiers import CaseId, ContentHash, EntryNumber, Oktmo, RequestId
from mailflow.model.understanding import Figures, Outcome, Understanding


class LetterKind(StrEnum):
    """What an outgoing mail is; also the name of its template, reminder stages aside."""

    LETTER = "letter"
    REMINDER = "reminder"
    DISTRICT_REMINDER = "district_reminder"
    CHAIR_NOTE = "chair_note"
    ACKNOWLEDGEMENT = "acknowledgement"
    ANNOUNCEMENT = "announcement"
    DIGEST = "digest"
    ALL_IS_WELL = "all_is_well"
    SUMMARY = "summary"
    CORRECTION = "correction"
    TROUBLE = "trouble"


class SendResult(StrEnum):
    """How one attempt ended."""

    SENT = "sent"
    RETRY = "retry"
    REFUSED = "refused"
    IN_DOUBT = "in_doubt"
    """A fault between the final dot and the server's answer: the letter may have gone out."""


@dataclass(frozen=True, slots=True)
class FolderBaseline:
    """First sight of a folder: nothing with a UID below `uidnext` is an answer."""

    at: datetime
    folder: str
    uidvalidity: int
    uidnext: int

    @property
    def key(self) -> str:
        return f"baseline/{self.uidvalidity}/{self.folder}"


@dataclass(frozen=True, slots=True)
class PositionMoved:
    """Every message of the folder up to and including `uid` is recorded."""

    at: datetime
    folder: str
    uidvalidity: int
    uid: int

    @property
    def key(self) -> str:
        # A folder that was counted back passes the same UID again.
        return f"position/{self.uidvalidity}/{self.uid}/{self.at.isoformat()}/{self.folder}"


@dataclass(frozen=True, slots=True)
class FolderRewound:
    """The server counts back under the same UIDVALIDITY (restored from a backup): UIDs from `uidnext` on
    are given anew. What the folder held then was read again before this was recorded."""

    at: datetime
    folder: str
    uidvalidity: int
    uidnext: int

    @property
    def key(self) -> str:
        return f"rewound/{self.uidvalidity}/{self.at.isoformat()}/{self.folder}"


@dataclass(frozen=True, slots=True)
class MessageRead:
    """A message was kept and understood; `quiet` for history taken in on request: it causes no mail."""

    at: datetime
    content: ContentHash
    understanding: Understanding
    folder: str = ""
    uidvalidity: int = 0
    uid: int = 0
    octets: int = 0
    quiet: bool = False

    @property
    def key(self) -> str:
        return f"message/{self.content}"

    @property
    def arrived_at(self) -> datetime:
        """By the mail server's stamp; a server whose clock is ahead cannot have it later than it was read."""
        return min(self.understanding.received_at or self.at, self.at)


@dataclass(frozen=True, slots=True)
class MessageAssigned:
    """A person decided that a message concerns a case and what it says; may repeat for further cases."""

    at: datetime
    who: str
    message: EntryNumber
    case: CaseId
    outcome: Outcome
    figures: Figures = field(default_factory=dict)
    why: str = ""

    @property
    def key(self) -> str:
        return f"assigned/{self.message}/{self.case}/{self.at.isoformat()}"


@dataclass(frozen=True, slots=True)
class MessageDismissed:
    """A person decided that a message needs nothing more."""

    at: datetime
    who: str
    message: EntryNumber
    why: str = ""

    @property
    def key(self) -> str:
        return f"dismissed/{self.message}/{self.at.isoformat()}"


@dataclass(frozen=True, slots=True)
class FactUndone:
    """A person took back an earlier fact; undoing `MessageRead` sends the message back to review."""

    at: datetime
    who: str
    number: EntryNumber
    why: str = ""

    @property
    def key(self) -> str:
        return f"undone/{self.number}"


@dataclass(frozen=True, slots=True)
class ExtensionGranted:
    """A later date for one case, inclusive."""

    at: datetime
    who: str
    case: CaseId
    until: date
    why: str = ""

    @property
    def key(self) -> str:
        return f"extension/{self.case}/{self.until.isoformat()}/{self.at.isoformat()}"


@dataclass(frozen=True, slots=True)
class CaseExcluded:
    """The case is out of the campaign by a person's decision."""

    at: datetime
    who: str
    case: CaseId
    why: str = ""

    @property
    def key(self) -> str:
        return f"excluded/{self.case}/{self.at.isoformat()}"


@dataclass(frozen=True, slots=True)
class LetterClaimed:
    """The intent to send, durable before the wire.

    `letter` is the key of the planned letter, the same for all attempts; `cases` are those it concerns
    (many for a district). `content` is the archived raw mail.
    """

    at: datetime
    letter: str
    kind: LetterKind
    recipient: str
    message_id: str
    content: ContentHash
    attempt: int = 1
    request: RequestId | None = None
    stage: str = ""
    cases: tuple[CaseId, ...] = ()
    district: Oktmo | None = None

    @property
    def key(self) -> str:
        return f"claimed/{self.letter}/{self.attempt}"


@dataclass(frozen=True, slots=True)
class LetterSettled:
    """How an attempt ended, with the server's words; `retry_at` only for RETRY."""

    at: datetime
    letter: str
    attempt: int
    result: SendResult
    words: str = ""
    retry_at: datetime | None = None
    who: str = ""
    """Set where a person settled a letter in doubt."""
    whole_server: bool = False
    """The server or the account refused, not this recipient."""

    @property
    def key(self) -> str:
        return f"settled/{self.letter}/{self.attempt}/{self.result}"


@dataclass(frozen=True, slots=True)
class TroubleBegan:
    """Something is wrong with the service; staff are told once. `text` is Russian, with what to do."""

    at: datetime
    name: str
    text: str
    details: tuple[str, ...] = ()
    """What it is about, for the program: the Message-IDs that a restored ledger does not know."""

    @property
    def key(self) -> str:
        return f"trouble/{self.name}/{self.at.isoformat()}"


@dataclass(frozen=True, slots=True)
class TroubleEnded:
    """The trouble of that name is over."""

    at: datetime
    name: str
    who: str = ""
    """Set where a person said so."""
    why: str = ""

    @property
    def key(self) -> str:
        return f"recovered/{self.name}/{self.at.isoformat()}"


Fact = (
    FolderBaseline
    | PositionMoved
    | FolderRewound
    | MessageRead
    | MessageAssigned
    | MessageDismissed
    | FactUndone
    | ExtensionGranted
    | CaseExcluded
    | LetterClaimed
    | LetterSettled
    | TroubleBegan
    | TroubleEnded
)


def key_mark(fact: Fact) -> bytes:
    """What stands for a fact's key in an index: 12 octets of BLAKE2b, a third of the memory of the words.

    Two keys out of a million share a mark with a probability below 10^-16.
    """
    return blake2b(fact.key.encode(), digest_size=12).digest()


@dataclass(frozen=True, slots=True)
class Entry:
    """A fact with its place in the ledger."""

    number: EntryNumber
    fact: Fact
