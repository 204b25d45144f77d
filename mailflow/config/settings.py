"""The form of `mailflow.yaml`: its sections and keys (see the contract), with their defaults."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import Field

from mailflow.config.faults import Section
from mailflow.config.fields import (
    ClockTime,
    Day,
    EmailAddress,
    Host,
    Line,
    ListOf,
    Secret,
    Text,
    Timezone,
    WorkingHours,
    YesNo,
    whole_number,
)

Addresses = Annotated[tuple[EmailAddress, ...], ListOf]
Lines = Annotated[tuple[Line, ...], ListOf]
Days = Annotated[tuple[Day, ...], ListOf]
Port = Annotated[int, whole_number(1, 65535)]
Count = Annotated[int, whole_number(0, 1_000_000)]


class AssociationSection(Section):
    name: Line
    email: EmailAddress
    timezone: Timezone = Field(default_factory=lambda: ZoneInfo("Europe/Moscow"))
    short_name: Line = ""
    own_addresses: Addresses = ()
    signatory: Line = ""
    signatory_office: Text = ""
    executor: Line = ""
    phone: Line = ""
    website: Line = ""
    chair: EmailAddress = ""
    region: Line = "Наш регион"


class ServerSection(Section):
    host: Host
    port: Port
    security: Literal["tls", "starttls", "none"] = "tls"
    user: Line
    password: Secret = ""
    password_file: Line = ""
    ca_file: Line = ""
    timeout_seconds: Annotated[int, whole_number(1, 600)] = 60


class ImapSection(ServerSection):
    port: Port = 993
    folders: Lines = ()
    authserv_ids: Lines = ()
    # Above an hour nobody would call it a service.
    poll_seconds: Annotated[int, whole_number(5, 3600)] = 60
    max_message_octets: Annotated[int, whole_number(100_000, 500_000_000)] = 60_000_000
    sent_copy: YesNo = True


class SmtpSection(ServerSection):
    port: Port = 465
    # A relay on this computer may want none.
    user: Line = ""
    per_hour: Count = 0
    per_day: Count = 0
    # Providers refuse more at once from one account.
    connections: Annotated[int, whole_number(1, 20)] = 2


class StaffSection(Section):
    digest_to: Addresses = ()
    operators: Addresses = ()


class StorageSection(Section):
    path: Line = "../data"


class ServiceSection(Section):
    working_hours: WorkingHours = (dt.time(9, 0), dt.time(18, 0))
    working_days_only: YesNo = True
    digest_at: ClockTime = dt.time(9, 0)
    max_sends_per_tick: Count = 0
    max_per_address_per_day: Annotated[int, whole_number(1, 1000)] = 5
    stopped: YesNo = False
    retention_days: Annotated[int, whole_number(0, 36_500)] = 0


class CalendarSection(Section):
    days_off: Days = ()
    working_days: Days = ()


class SettingsFile(Section):
    """`mailflow.yaml`."""

    association: AssociationSection
    imap: ImapSection
    smtp: SmtpSection
    staff: StaffSection = StaffSection()
    storage: StorageSection = StorageSection()
    service: ServiceSection = ServiceSection()
    calendar: CalendarSection = CalendarSection()
    templates: Line = ""
