"""Whom a server's refusal blames: the address or the message."""

from __future__ import annotations

import re

_STATUS = re.compile(r"(?<![\d.])5\.(\d{1,3})\.(\d{1,3})(?![\d.])")
_MESSAGE_WORDS = re.compile(
    r"spam|спам|policy|politi|polic|blacklist|black list|blocked|block list|dnsbl|rbl|reputation|too large|"
    r"message size|size limit|exceeds|content|virus|dkim|dmarc|spf|authenticat|relay|rate|too many|limit",
    re.IGNORECASE,
)


def blames_address(words: str) -> bool:
    """Whether a permanent refusal says that the address is dead rather than that the letter is unwanted.

    Enhanced codes X.1.* (address) and X.2.0, X.2.1 (mailbox disabled) do; X.2.2 (full), X.3.*, X.6.* and
    X.7.* (size, content, policy) do not (RFC 3463, 3.2 to 3.8). Without a code the words decide.
    """
    status = _STATUS.search(words)
    if status is None:
        return _MESSAGE_WORDS.search(words) is None
    subject, detail = int(status[1]), int(status[2])
    return subject == 1 or (subject == 2 and detail in (0, 1)) or (subject in (0, 5) and _plain(words))


def _plain(words: str) -> bool:
    """Codes that say nothing by themselves (X.0.*, X.5.*): the words decide."""
    return _MESSAGE_WORDS.search(words) is None
