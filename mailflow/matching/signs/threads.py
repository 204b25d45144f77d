"""Our letters in In-Reply-To and References: from memory, or by the shape of our Message-IDs."""

from __future__ import annotations

import re

from mailflow.matching.context import Context
from mailflow.model.identifiers import CaseId, Oktmo, RequestId
from mailflow.model.message import ParsedMessage

_OURS = re.compile(r"<?\s*req-(?P<request>[^@<>\s]{1,60}?)\.(?P<oktmo>\d{8})(?:\.[^@<>\s]{0,80})?@")


def find_threads(message: ParsedMessage, context: Context) -> tuple[CaseId, ...]:
    """Cases of our letters this message answers, nearest first.

    In-Reply-To outweighs References: older letters of a long thread are not what is answered now.
    """
    for ids in (message.in_reply_to, tuple(reversed(message.references))):
        for message_id in ids:
            cases = cases_of(message_id, context)
            if cases:
                return cases
    return ()


def cases_of(message_id: str, context: Context) -> tuple[CaseId, ...]:
    """Cases of one letter of ours; empty when it is not ours, or names what the directory has not."""
    known = tuple(context.memory.cases_of_letter(message_id))
    if known:
        return known
    found = _OURS.match(message_id)
    if found is None:
        return ()
    request, oktmo = RequestId(found["request"]), Oktmo(found["oktmo"])
    if oktmo not in context.directory or all(each.id != request for each in context.requests):
        return ()
    return (CaseId(request, oktmo),)
