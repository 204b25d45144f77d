"""Message-IDs a report, receipt or automatic answer names: those of the letter it speaks of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from mailflow.model.message import ParsedMessage

_FIELD = re.compile(
    r"^[ \t>]*(?:Original-)?(?:X-)?(?:Original-)?Message-I[Dd][ \t]*:[ \t]*(?:\n[ \t]+)?(<[^<>\s]{3,250}>)",
    re.M | re.I,
)
# A copy of a letter begins within this much text of a report; a search further on finds other people's mail.
_MAX_TEXT = 200_000


def find_message_ids(message: ParsedMessage, is_own_letter: Callable[[str], bool]) -> tuple[str, ...]:
    """Message-IDs named, each once, in order of closeness: the copy enclosed, report fields, then threading.

    Where some are known as letters of ours only those are given.
    """
    found = tuple(dict.fromkeys(_named(message)))
    own = tuple(one for one in found if is_own_letter(one))
    return own or found


def _named(message: ParsedMessage) -> Iterator[str]:
    yield from (inner.message_id for inner in message.embedded if inner.message_id)
    for part in message.parts:
        if part.text and not part.file_name:
            yield from _FIELD.findall(part.text[:_MAX_TEXT])
    yield from _FIELD.findall(message.plain[:_MAX_TEXT])
    yield from message.in_reply_to
    yield from message.references
