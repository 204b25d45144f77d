"""Why a sender is not to be believed, and whether anything knows the sender at all."""

from __future__ import annotations

from mailflow.matching.matter import Matter
from mailflow.matching.reasons import FAILED_SENDER, SEVERAL_SENDERS, look_alike
from mailflow.matching.senders import AddressBook
from mailflow.model.understanding import Signal


def find_suspicions(matter: Matter, book: AddressBook) -> list[str]:
    """Why the sender is not to be believed, whatever the letter says."""
    found = []
    if matter.authentication.result == "fail":
        found.append(f"{FAILED_SENDER} ({matter.authentication.detail})")
    if matter.message.from_count > 1:
        found.append(SEVERAL_SENDERS)
    address = matter.message.from_.address if matter.message.from_ else ""
    imitated = book.look_alike(address)
    if imitated is not None:
        found.append(look_alike(imitated))
    return found


def is_unknown_sender(matter: Matter) -> bool:
    """Neither directory nor staff nor an own domain knows the sender's address."""
    known = (Signal.ADDRESS, Signal.LEARNED_ADDRESS, Signal.DOMAIN)
    return not any(each.evidence.signal in known for each in matter.municipality_signs)
