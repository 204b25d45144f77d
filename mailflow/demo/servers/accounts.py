"""Accounts of the embedded servers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Account:
    """A mailbox that can log in at both servers; its name is its address."""

    address: str
    password: str = "secret"  # noqa: S105 - a demo's


def account_of(accounts: Mapping[str, Account], address: str) -> Account | None:
    """The account, by address in lower case, that an address belongs to; plus-addresses too (RFC 5233)."""
    local, _, domain = address.lower().rpartition("@")
    return accounts.get(f"{local.partition('+')[0]}@{domain}")
