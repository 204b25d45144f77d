"""A server's words for people: one line, no control characters, no secret, not too long."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable

_MAX_CHARS = 300


def server_words(said: object, secrets: Iterable[str] = ()) -> str:
    """What an error or an answer says; a password echoed by the server becomes «***»."""
    text = str(said)
    for secret in filter(None, secrets):
        for form in (secret, b64encode(secret.encode()).decode("ascii")):
            text = text.replace(form, "***")
    line = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return line[:_MAX_CHARS]
