"""How a simulated server treats the letters to one address."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Accept:
    """Taken and delivered."""


@dataclass(frozen=True, slots=True)
class Refuse:
    """Refused at RCPT, for good or not, as the code says."""

    words: str = "550 5.1.1 No such user here"


@dataclass(frozen=True, slots=True)
class Delay:
    """Greylisted: refused at RCPT so many times, then accepted."""

    times: int = 1
    words: str = "450 4.7.1 Greylisted, try again later"


@dataclass(frozen=True, slots=True)
class BounceLater:
    """Accepted, and then a delivery status notification of failure comes back (RFC 3464)."""

    words: str = "550 5.1.1 No such user here"


Policy = Accept | Refuse | Delay | BounceLater
