"""Refusals that mailing list managers write in the list's name: the letter did not reach the list.

Letters of a list's members bear the same fields as these, so it is the list's office that must write, and
its first sentence that must refuse.
"""

from __future__ import annotations

import re

from mailflow.model.message import ParsedMessage
from mailflow.model.understanding import FailedRecipient

_OFFICE = re.compile(
    r"(?:.{1,60}[-_.+])?(?:admin|owner|request|bounces?|help|listmaster|sympa|majordomo|listserv|mailman|"
    r"ezmlm|fml)",
    re.I,
)
_ADDRESS = r"[^\s<>()\[\]\",;:@]{1,64}@[^\s<>()\[\]\",;:@]{1,200}[^\s<>()\[\]\",;:@.]"
_REFUSED = re.compile(
    r"(?:you(?: \S{1,80}@\S{1,80})? are not (?:a |an )?(?:\w+ )?"
    r"(?:member|subscriber|subscribed|allowed|permitted|authori[sz]ed)\b|duplicated message-id in\b)"
    rf"[^.!?\n<>@]{{0,60}}[\s<]({_ADDRESS})",
    re.I,
)


def find_refused(message: ParsedMessage) -> tuple[FailedRecipient, ...]:
    """The list whose office refuses a letter in its first line; its address is good."""
    sender = message.from_.address if message.from_ else ""
    if not _OFFICE.fullmatch(sender.partition("@")[0][:100]):
        return ()
    first = next((line.strip() for line in message.plain[:2_000].splitlines() if line.strip()), "")
    found = _REFUSED.match(first[:500])
    if found is None or found.group(1).lower() == sender.lower():
        return ()
    return (FailedRecipient(found.group(1), "", first[:500], address_good=True),)
