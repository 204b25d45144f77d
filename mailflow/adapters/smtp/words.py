"""A server's words for people: one line, no control characters, no secret, not too long."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from collections.abc import Iterable
from functools import partial

_MAX_CHARS = 300
# What AUTH PLAIN says is the password in base64 behind other octets: it looks different in each such place.
_BASE64 = re.compile(r"[A-Za-z0-9+/]{8,}")


def server_words(said: object, secrets: Iterable[str] = ()) -> str:
    """What an error or an answer says; a password echoed by the server becomes «***»."""
    text = str(said)
    for secret in filter(None, secrets):
        for form in (secret, b64encode(secret.encode()).decode("ascii")):
            text = text.replace(form, "***")
        text = _BASE64.sub(partial(_hidden, secret.encode()), text)
    line = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return line[:_MAX_CHARS]


def _hidden(secret: bytes, token: re.Match[str]) -> str:
    try:
        return "***" if secret in b64decode(token[0] + "==") else token[0]
    except ValueError:
        return token[0]
