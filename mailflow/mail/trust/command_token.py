"""Single-use codes that prove who reads a mailbox, where authentication does not (faults.md, fact 5)."""

from __future__ import annotations

import hashlib
import hmac
import re
from datetime import UTC, datetime

# Octets: 160 bits of tag (128 are asked for, A03), 64 bits against repetition, 40 bits of time.
_TAG, _NONCE, _TIME = 20, 8, 5
_TOKEN = re.compile(rf"(?<![0-9A-Za-z])[0-9a-f]{{{2 * (_TIME + _NONCE + _TAG)}}}(?![0-9A-Za-z])")


def issue_token(secret: bytes, *, address: str, command: str, expires_at: datetime, nonce: bytes) -> str:
    """A code for one command of one operator: 66 lower-case hexadecimal digits.

    `nonce` is eight random octets, `secret` at least 32; the code is mailed to `address` as it stands in
    the operator's settings, never to where a message says it comes from.
    """
    if len(nonce) != _NONCE or len(secret) < 32:
        raise ValueError("a nonce of 8 octets and a secret of at least 32 are needed")
    head = int(expires_at.timestamp()).to_bytes(_TIME, "big") + nonce
    return (head + _tag(secret, head, address, command)).hex()


def find_token(text: str) -> str | None:
    """The first code in a text, exactly as issued; upper case or a missing digit make it none."""
    found = _TOKEN.search(text)
    return found[0] if found else None


def is_good_token(token: str, secret: bytes, *, address: str, command: str, now: datetime) -> bool:
    """Whether the code was issued for this address and command and has not expired.

    Compared in constant time; that it was not used before is for the caller to know.
    """
    if not _TOKEN.fullmatch(token):
        return False
    content = bytes.fromhex(token)
    head, tag = content[: _TIME + _NONCE], content[_TIME + _NONCE :]
    is_ours = hmac.compare_digest(tag, _tag(secret, head, address, command))
    return is_ours and now.astimezone(UTC).timestamp() < int.from_bytes(head[:_TIME], "big")


def _tag(secret: bytes, head: bytes, address: str, command: str) -> bytes:
    """Lengths stand before the values, so that no two pairs give the same octets."""
    values = [address.lower().encode(), " ".join(command.split()).encode("utf-8", "replace")]
    message = head + b"".join(len(value).to_bytes(4, "big") + value for value in values)
    return hmac.new(secret, message, hashlib.sha256).digest()[:_TAG]
