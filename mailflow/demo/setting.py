"""The demo's configuration: the shipped one, with invented addresses and the embedded servers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time
from pathlib import Path

from mailflow.config import load
from mailflow.demo.servers import EmbeddedServers
from mailflow.demo.town.residents import Resident
from mailflow.model.municipality import Directory
from mailflow.model.settings import Configuration

ASSOCIATION = "sovet@sovet-mo.example"
STAFF = "otdel@sovet-mo.example"
CHAIR = "predsedatel@sovet-mo.example"
REQUEST = "96-2024"


def shipped(folder: Path) -> Configuration:
    """The configuration as the repository ships it; its passwords are not asked for."""
    return load(folder, {}, need_secrets=False)


def rehearsal(
    base: Configuration, residents: Sequence[Resident], servers: EmbeddedServers, storage: Path
) -> Configuration:
    """The shipped configuration among invented residents; the letter leaves on the morning of its date."""
    municipalities = tuple(resident.municipality for resident in residents)
    request = next(each for each in base.requests if each.id == REQUEST)
    timezone = base.association.timezone
    leaves = datetime.combine(request.date, time(10, 0), timezone)
    return replace(
        base,
        association=replace(base.association, email=ASSOCIATION, own_addresses=(), chair=CHAIR),
        imap=servers.imap(ASSOCIATION),
        smtp=servers.smtp(ASSOCIATION, connections=4),
        staff=replace(base.staff, digest_to=(STAFF,), operators=(STAFF,)),
        storage=storage,
        directory=Directory(municipalities, base.directory.localities),
        requests=(replace(request, send_at=leaves),),
    )
