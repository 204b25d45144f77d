"""What a message was understood to be, and why. One value per message; `read --json` prints it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from mailflow.model.identifiers import CaseId, Oktmo, RequestId


class Kind(StrEnum):
    """What a message is."""

    REPLY = "reply"
    AUTO_REPLY = "auto_reply"
    REGISTRATION = "registration"
    BOUNCE = "bounce"
    DELAY = "delay"
    RECEIPT = "receipt"
    BULK = "bulk"
    OWN = "own"
    COMMAND = "command"


class Outcome(StrEnum):
    """What a reply says about a case."""

    REPORT = "report"
    NOTHING = "nothing"
    INTERIM = "interim"
    EXTENSION = "extension"
    QUESTION = "question"
    REFUSAL = "refusal"
    REDIRECT = "redirect"
    CORRECTION = "correction"
    DUPLICATE = "duplicate"
    UNCLEAR = "unclear"


ANSWERS = frozenset({Outcome.REPORT, Outcome.NOTHING, Outcome.CORRECTION})
"""Outcomes that close a case when recorded."""

FOR_A_PERSON = frozenset(
    {Outcome.EXTENSION, Outcome.QUESTION, Outcome.REFUSAL, Outcome.REDIRECT, Outcome.UNCLEAR}
)
"""Outcomes that always want a person, however sure the match is."""


class Decision(StrEnum):
    """Whether a case touched by a message was settled without a person."""

    RECORDED = "recorded"
    REVIEW = "review"
    NONE = "none"


class Strength(StrEnum):
    STRONG = "strong"
    WEAK = "weak"
    CONTRADICTS = "contradicts"


class Signal(StrEnum):
    """Where a sign was found."""

    THREAD = "thread"
    REFERENCE_NUMBER = "reference_number"
    TITLE = "title"
    ONLY_OPEN_REQUEST = "only_open_request"
    ADDRESS = "address"
    LEARNED_ADDRESS = "learned_address"
    DOMAIN = "domain"
    NAME = "name"
    LETTERHEAD = "letterhead"
    SIGNATURE = "signature"
    DISPLAY_NAME = "display_name"
    FILE_NAME = "file_name"
    TABLE = "table"
    LOCALITY = "locality"
    PHONE_CODE = "phone_code"
    DISTRICT = "district"
    FORWARDED_AUTHOR = "forwarded_author"
    SIMILAR_NAME = "similar_name"
    AUTHENTICATION = "authentication"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sign. `detail` is Russian, for a clerk; `strength` says how much it weighs."""

    signal: Signal
    detail: str
    strength: Strength


Figures = Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class CaseVerdict:
    """What is settled about one case: `recorded`, or settled but wants a person's eye (`review`)."""

    case: CaseId
    outcome: Outcome
    decision: Decision
    figures: Figures = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    items: tuple[int, ...] = ()
    """Items of the request (from 1) that the reply answers; empty where the request lists none."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What could not be settled; either part may be unknown. `why` is Russian."""

    request: RequestId | None
    municipality: Oktmo | None
    why: str


@dataclass(frozen=True, slots=True)
class FailedRecipient:
    """A recipient named by a delivery report (RFC 3464); of a delay, one not reached as yet.

    `address_good` is True where the refusal speaks of the message (size, spam, policy), not the address.
    """

    address: str
    status: str = ""
    diagnostic: str = ""
    address_good: bool = False


@dataclass(frozen=True, slots=True)
class AttachmentFacts:
    """The line of one attachment in `read --json`; `problem` is Russian or None."""

    name: str
    content_type: str
    octets: int
    text_chars: int
    ocr: bool
    problem: str | None
    sha256: str = ""
    companion: bool = False


@dataclass(frozen=True, slots=True)
class Understanding:
    """Everything the program made of one message.

    `text` is only what the sender wrote anew. `about` holds Message-IDs of our own letters that a bounce,
    delay, receipt, registration or auto-reply speaks of, as they stand in it. `reason` is Russian: why a
    person is asked, or None. `sent_at` is the judged moment of sending (see `judged_sent_at`).
    """

    kind: Kind
    message_id: str = ""
    sent_at: datetime | None = None
    received_at: datetime | None = None
    from_name: str = ""
    from_address: str = ""
    subject: str = ""
    text: str = ""
    attachments: tuple[AttachmentFacts, ...] = ()
    cases: tuple[CaseVerdict, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    failed_recipients: tuple[FailedRecipient, ...] = ()
    delivered_recipients: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    sender_number: str | None = None
    sender_date: date | None = None
    incoming_number: str | None = None
    promised_date: date | None = None
    signatory: str | None = None
    executor: str | None = None
    phone: str | None = None
    links: tuple[str, ...] = ()
    reason: str | None = None
    unknown_sender: bool = False
    authentication: str = ""
    """`pass`, `fail` or "" (no trusted statement)."""
    from_mailbox: bool = False
    """A failure report that came from somebody's address and not from a mail system."""
    why_kind: str = ""
    """Russian: why it is of this kind."""
    defects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PriorAnswer:
    """An earlier message recorded (or held) for a case: what a duplicate or correction is told by."""

    content: str
    outcome: Outcome
    sent_at: datetime | None
    sender_number: str | None
    sender_date: date | None
    attachment_hashes: frozenset[str]
    text: str
    figures: Figures = field(default_factory=dict)
    """What was counted of it; empty where nothing was, and for saved messages, which belong to no ledger."""
