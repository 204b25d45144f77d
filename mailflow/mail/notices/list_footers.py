"""The footer that a mailing list puts below each letter: a rule, its name, its address and page."""

from __future__ import annotations

import re
from collections.abc import Sequence

_RULE = re.compile(r"_{20,}$")
_NAME = re.compile(r"[\w.-]{2,60} mailing list$|список рассылки\b.{0,60}$|рассылка [\w.-]{2,60}$", re.I)
_ADDRESS = re.compile(r"\S+@\S+$|https?://\S+$|(?:чтобы )?(?:отписаться|unsubscribe)\b.{0,120}$", re.I)
_MAX_LINES = 6


def list_footer_length(lines: Sequence[str]) -> int:
    """How many of the lines, stripped, are a footer that begins with the first; 0 where it does not."""
    if len(lines) < 3 or not _RULE.match(lines[0]) or not _NAME.match(lines[1]):
        return 0
    length = 2
    while length < min(len(lines), _MAX_LINES) and _ADDRESS.match(lines[length]):
        length += 1
    return length if length > 2 else 0
