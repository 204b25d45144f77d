"""To whom the letter went that a report encloses: asked where the report itself names nobody."""

from __future__ import annotations

import re

from mailflow.mail.reports.plain_bounces import copied_words
from mailflow.model.message import ParsedMessage

# The server that gave up wrote the newest trace: `for` names the envelope recipient (RFC 5321, 4.4).
_FOR = re.compile(r"\bfor\s{1,9}<?([^\s<>@;()]{1,100}@[^\s<>@;()]{1,200})>?\s{0,9}(?:;|\(|$)", re.I)
_TO = re.compile(r"^To:((?:[^\n]|\n[ \t]){0,1000})", re.I | re.M)
_ADDRESS = re.compile(r"[^\s<>()\[\]\",;:@]{1,100}@[^\s<>()\[\]\",;:@]{1,200}")


def enclosed_recipients(message: ParsedMessage) -> tuple[str, ...]:
    """The envelope recipient of the enclosed letter, else its To where that is one address.

    Nobody where the letter tells only whom the report itself went to, as a blind copy does.
    """
    own = {address.address.lower() for address in (*message.to, *message.cc)}
    for candidates in (_traced(message), _addressed(message)):
        others = {one.lower(): one for one in candidates if one.lower() not in own}
        if len(others) == 1:
            return tuple(others.values())
    return ()


def _traced(message: ParsedMessage) -> list[str]:
    for inner in message.embedded[:1]:
        found = _FOR.search((inner.header("Received") or "")[:1_000])
        return [found.group(1)] if found else []
    return []


def _addressed(message: ParsedMessage) -> list[str]:
    for inner in message.embedded[:1]:
        # The To of a list's letter is the list.
        is_list = inner.header("List-Id") is not None or inner.header("List-Post") is not None
        return [] if is_list else [address.address for address in inner.to]
    for part in message.parts:
        if part.content_type == "text/rfc822-headers" and (found := _TO.search(part.text[:20_000])):
            return _ADDRESS.findall(found.group(1))
    found = _TO.search(copied_words(message))
    return _ADDRESS.findall(found.group(1)) if found else []
