"""What the operator set in `mailflow.yaml`, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from pathlib import PurePath
from zoneinfo import ZoneInfo

from mailflow.errors import Fault
from mailflow.model.identifiers import RequestId
from mailflow.model.municipality import Directory
from mailflow.model.request import Request


class Security(StrEnum):
    TLS = "tls"
    STARTTLS = "starttls"
    NONE = "none"
    """Accepted for loopback addresses alone."""


@dataclass(frozen=True, slots=True)
class Association:
    name: str
    email: str
    timezone: ZoneInfo
    short_name: str = ""
    own_addresses: tuple[str, ...] = ()
    """Further mailboxes of the association; mail from them is `own`."""
    signatory: str = ""
    signatory_office: str = ""
    executor: str = ""
    phone: str = ""
    website: str = ""
    chair: str = ""
    """Address for the note to the Chairman; empty: the staff get it."""
    region: str = "Наш регион"
    """What our own line is called beside the benchmarks of other regions."""


@dataclass(frozen=True, slots=True)
class Server:
    host: str
    port: int
    security: Security
    user: str
    password: str = field(repr=False)
    ca_file: str | None = None
    timeout_seconds: float = 60.0


@dataclass(frozen=True, slots=True)
class ImapSettings:
    server: Server
    folders: tuple[str, ...] = ()
    """Empty: INBOX, every folder beneath it, and Junk."""
    authserv_ids: tuple[str, ...] = ()
    poll_seconds: int = 60
    max_message_octets: int = 60_000_000
    sent_copy: bool = True
    """Put a copy into the Sent folder where the server does not do so itself."""


@dataclass(frozen=True, slots=True)
class SmtpSettings:
    server: Server
    per_hour: int = 0
    per_day: int = 0
    connections: int = 2


@dataclass(frozen=True, slots=True)
class Staff:
    digest_to: tuple[str, ...] = ()
    operators: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Service:
    work_starts: time = time(9, 0)
    work_ends: time = time(18, 0)
    working_days_only: bool = True
    digest_at: time = time(9, 0)
    max_sends_per_tick: int = 0
    """Emergency brake; 0: no limit."""
    max_per_address_per_day: int = 5
    stopped: bool = False
    """The stop switch: everything is read and recorded, nothing is sent."""
    retention_days: int = 0
    """Raw mail and personal data are erased after so many days; 0: kept."""


@dataclass(frozen=True, slots=True)
class CalendarSettings:
    """Corrections to the Russian production calendar, e.g. Радоница by decree of the krai."""

    days_off: frozenset[date] = frozenset()
    working_days: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True)
class Configuration:
    """Everything the operator's `config/` says, checked."""

    association: Association
    imap: ImapSettings
    smtp: SmtpSettings
    staff: Staff
    service: Service
    calendar: CalendarSettings
    storage: PurePath
    templates: PurePath
    directory: Directory
    requests: tuple[Request, ...]
    folder: PurePath = field(default_factory=lambda: PurePath("config"))
    """The folder these files were read from."""
    warnings: tuple[Fault, ...] = ()
    """What is allowed and yet worth a look, found while loading."""
    deadline_places: Mapping[RequestId, tuple[str, int | None, int | None]] = field(default_factory=dict)
    """File, line and column of each request's deadline, for warnings that depend on the day."""
