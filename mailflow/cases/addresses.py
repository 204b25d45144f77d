"""Comparing mail addresses, and whether one is dead."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import lru_cache

from mailflow.model.identifiers import EntryNumber


# As many as a large directory has addresses.
@lru_cache(maxsize=65536)
def address_key(address: str) -> str:
    """One spelling for one mailbox: lower case, the domain as punycode (RFC 5891)."""
    local, _, domain = address.strip().lower().rpartition("@")
    with suppress(UnicodeError):  # a domain that cannot be one compares as written
        domain = domain.encode("idna").decode("ascii")
    return f"{local}@{domain}" if local else domain


class SignKind(StrEnum):
    """What a message or a server said about the way of a letter."""

    FAILED = "failed"
    """The address is dead."""
    UNWANTED = "unwanted"
    """The letter was refused for what it is; the address is good."""
    DELAYED = "delayed"
    PROOF = "proof"
    """Somebody or something there has got the letter."""
    ALIVE = "alive"
    """Mail came from the address: it exists, whatever became of the letter."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign, with the entry it stems from."""

    number: EntryNumber
    at: datetime
    kind: SignKind
    words: str = ""

    @property
    def order(self) -> tuple[datetime, EntryNumber]:
        return self.at, self.number


def latest(signs: Iterable[Sign], kinds: frozenset[SignKind]) -> Sign | None:
    """The latest sign of one of these kinds."""
    found: Sign | None = None
    for sign in signs:
        if sign.kind in kinds and (found is None or sign.order >= found.order):
            found = sign
    return found
