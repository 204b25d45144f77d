"""Addresses as they may stand in MAIL and RCPT: nothing that could end the command, domains as punycode."""

from __future__ import annotations

import re
from dataclasses import dataclass

import idna

# RFC 5321, 4.1.2 without quoted strings, which no municipality has; RFC 6531 lets UTF-8 in.
_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.\u0080-\U0010ffff-]{1,64}")
_DOMAIN = re.compile(
    r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
)
_MAX_OCTETS = 254


class BadAddressError(ValueError):
    """Says in Russian why an address cannot be used; caught by the mailer."""


@dataclass(frozen=True, slots=True)
class WireAddress:
    """A path between angle brackets, empty for the null reverse-path."""

    path: bytes
    needs_smtputf8: bool = False


def wire_address(address: str) -> WireAddress:
    """Raises BadAddressError."""
    if not address:
        return WireAddress(b"<>")
    local, at, domain = address.rpartition("@")
    if not at or not _LOCAL.fullmatch(local) or local != "".join(filter(str.isprintable, local)):
        raise BadAddressError("адрес записан неверно")
    ascii_domain = _ascii_domain(domain)
    path = f"<{local}@{ascii_domain}>".encode()
    if len(path) > _MAX_OCTETS + 2:
        raise BadAddressError("адрес слишком длинный")
    return WireAddress(path, needs_smtputf8=not local.isascii())


def _ascii_domain(domain: str) -> str:
    try:
        ascii_domain = domain if domain.isascii() else idna.encode(domain, uts46=True).decode("ascii")
    except idna.IDNAError:
        raise BadAddressError("домен адреса записан неверно") from None
    if not _DOMAIN.fullmatch(ascii_domain):
        raise BadAddressError("домен адреса записан неверно")
    return ascii_domain
