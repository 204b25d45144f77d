"""Advice in Russian beside the English words in which systems say that a server cannot be reached."""

from __future__ import annotations

import re

_ADVICE = (
    (
        r"Errno 111|refused|Connect call failed",
        "там никто не слушает: проверьте имя сервера (host) и порт (port)",
    ),
    (
        r"getaddrinfo|name resolution|Name or service not known|nodename nor servname",
        "имя сервера не найдено: проверьте его (host) и связь с интернетом",
    ),
    (r"CERTIFICATE_VERIFY_FAILED", "сертификат сервера не проходит проверку: проверьте имя сервера (host)"),
    (
        r"WRONG_VERSION_NUMBER|record layer failure",
        "на этом порту шифрование начинается иначе: проверьте port и security",
    ),
    (r"timed? ?out", "сервер не ответил вовремя: проверьте порт (port) и связь с интернетом"),
)


def advice(words: str) -> str:
    """The words with what to look at; unchanged where there is none for them."""
    for pattern, told in _ADVICE:
        if re.search(pattern, words, re.IGNORECASE):
            return f"{words} — {told}"
    return words
