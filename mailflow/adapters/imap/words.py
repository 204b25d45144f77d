"""A server's words for people: one line, no control characters, no secret, not too long."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from collections.abc import Iterable
from functools import partial

_MAX_CHARS = 300
# imaplib makes its errors of bytes, and str() of those shows Python's quotes.
# What AUTHENTICATE PLAIN says is the password in base64 behind other octets, different in each such place.
_BASE64 = re.compile(r"[A-Za-z0-9+/]{8,}")
# What imaplib and imapclient cannot read they quote: out of step with the server, that is a letter itself.
_UNREAD_LINE = re.compile(
    r"(unexpected (?:tagged )?response|unterminated line|bad response type|No literal corresponds to"
    r"|Tuple incomplete before)\b.*",
    re.DOTALL,
)
_PYTHON_BYTES = re.compile(r"""^b(['"])(.*)\1$""", re.DOTALL)


def server_words(said: object, secrets: Iterable[str] = ()) -> str:
    """What an error or a bytes answer says; a password echoed by the server becomes «***»."""
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    for secret in secrets:
        for form in _forms(secret):
            text = text.replace(form, "***")
        if secret:
            text = _BASE64.sub(partial(_hidden, secret.encode()), text)
    text = _UNREAD_LINE.sub(r"\1", text)
    text = _PYTHON_BYTES.sub(r"\2", text)
    line = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return line[:_MAX_CHARS]


def _forms(secret: str) -> tuple[str, ...]:
    if not secret:
        return ()
    escaped = secret.replace("\\", "\\\\").replace('"', '\\"')
    return (escaped, secret, b64encode(secret.encode()).decode("ascii"))


def _hidden(secret: bytes, token: re.Match[str]) -> str:
    try:
        return "***" if secret in b64decode(token[0] + "==") else token[0]
    except ValueError:
        return token[0]
