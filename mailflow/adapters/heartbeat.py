"""Signs of life that are not facts: when the mailbox was last read. One small file, replaced whole."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import orjson

from mailflow.app.health import MailboxHealth

FILE_NAME = "heartbeat.json"


def load_heartbeat(storage: Path) -> MailboxHealth:
    """What the last pass left; an absent or damaged file means nothing is known."""
    try:
        stored = orjson.loads((storage / FILE_NAME).read_bytes())
        return MailboxHealth(
            last_success=_instant(stored["last_success"]),
            failing_since=_instant(stored["failing_since"]),
            failures=int(stored["failures"]),
            refusals=int(stored.get("refusals", 0)),
            words=str(stored["words"]),
            unfinished=int(stored.get("unfinished", 0)),
            sending=str(stored.get("sending", "")),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return MailboxHealth()


def save_heartbeat(storage: Path, health: MailboxHealth) -> None:
    """Replace the file; it is no fact, so a lost one costs nothing and a full disk is no reason to stop."""
    octets = orjson.dumps(
        {
            "last_success": health.last_success,
            "failing_since": health.failing_since,
            "failures": health.failures,
            "refusals": health.refusals,
            "words": health.words,
            "unfinished": health.unfinished,
            "sending": health.sending,
        }
    )
    fresh = storage / f"{FILE_NAME}.new-{os.getpid()}"
    try:
        fresh.write_bytes(octets)
        fresh.chmod(0o600)
        fresh.replace(storage / FILE_NAME)
    except OSError:
        fresh.unlink(missing_ok=True)


def _instant(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
