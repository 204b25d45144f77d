"""Message-IDs of our letters, derived from their keys: the same letter has the same one for ever."""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import sha256

from mailflow.model.identifiers import CaseId

_FOREIGN = re.compile(r"[^a-z0-9._-]")
"""Capitals are foreign too: some gateways change them, so two identifiers must not differ by them alone."""

_OF_A_CASE = re.compile(r"req-[a-z0-9._-]+\.\d{8}(?:\.[a-z0-9._-]+)?")
_BY_HASH = re.compile(r"[a-z_]+\.[0-9a-f]{32}")

_LIKE_A_RANK = re.compile(r"a\d+")


def letter_message_id(case: CaseId, rank: int, domain: str) -> str:
    """`<req-96-2024.03601401@DOMAIN>`; the letter to the second address ends in `.a2`."""
    suffix = f".a{rank}" if rank > 1 else ""
    return _message_id(f"req-{case.request}.{case.municipality}{suffix}", domain)


def reminder_message_id(case: CaseId, stage: str, domain: str) -> str:
    # A stage named «a2» must not be taken for the letter to the second address.
    plain = f"stage-{stage}" if _LIKE_A_RANK.fullmatch(stage) else stage
    return _message_id(f"req-{case.request}.{case.municipality}.{plain}", domain)


def derived_message_id(key: str, domain: str) -> str:
    """For every other mail: its kind and a hash of its key (128 bits)."""
    kind = key.partition("/")[0]
    return _message_id(f"{kind}.{sha256(key.encode()).hexdigest()[:32]}", domain)


def is_derived(message_id: str, domain: str) -> bool:
    """Whether the Message-ID (in angle brackets) has the shape of those this service gives to its letters.

    A letter or reminder of a case is known by that under any domain, for the association's may have changed;
    any other mail, whose name is its kind and a hash, under its own alone.
    """
    local, mark, host = message_id.strip("<>").lower().rpartition("@")
    if not mark:
        return False
    return bool(_OF_A_CASE.fullmatch(local) or (host == domain and _BY_HASH.fullmatch(local)))


@lru_cache(maxsize=16)
def domain_of(email: str) -> str:
    """The part after the at sign as it goes over the wire (punycode, RFC 5891)."""
    domain = email.rpartition("@")[2].strip().lower()
    try:
        return domain.encode("idna").decode("ascii")
    except UnicodeError:
        return _FOREIGN.sub("-", domain)


def _message_id(local: str, domain: str) -> str:
    """A dot-atom (RFC 5322, 3.2.3) that no server or client rewrites: characters beyond lower-case letters,
    digits, dot, underscore and hyphen give way to a hash of the whole."""
    if _FOREIGN.search(local) or ".." in local or local.endswith("."):
        plain = re.sub(r"\.{2,}", ".", _FOREIGN.sub("", local)).rstrip(".")
        local = f"{plain}.{sha256(local.encode()).hexdigest()[:12]}"
    return f"<{local}@{domain}>"
