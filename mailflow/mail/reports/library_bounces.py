"""flufl.bounce behind a guard: the detector of last resort for old dialects of mail systems.

The gate (only mail of mail systems) is the caller's. The library wants a message of the standard library,
so one is rebuilt from the values; it raises on some mail, and then nothing was found.
"""

from __future__ import annotations

from email.message import Message

from flufl.bounce import all_failures

from mailflow.model.message import ParsedMessage

# Its patterns run line by line and some are quadratic; reports are short and copies of mail are not.
_MAX_TEXT = 30_000
_MAX_LINES = 1_000
_MAX_LINE = 500
_MAX_PARTS = 20


def find_recipients(message: ParsedMessage) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """(permanent, temporary) recipients in alphabetical order; None where the library finds none."""
    try:
        temporary, permanent = all_failures(_rebuild(message))
    except Exception:  # noqa: BLE001 - a foreign library on hostile mail: no finding is a finding
        return None
    failed, delayed = _addresses(permanent), _addresses(temporary)
    return (failed, delayed) if failed or delayed else None


def _addresses(found: frozenset[bytes]) -> tuple[str, ...]:
    texts = (one.decode("utf-8", "replace").strip("<>. ") for one in found)
    return tuple(sorted(text for text in texts if "@" in text))


def _rebuild(message: ParsedMessage) -> Message:
    rebuilt = Message()
    for name, value in message.headers:
        if name.lower() not in ("content-type", "content-transfer-encoding", "mime-version"):
            rebuilt[name] = value[:_MAX_LINE]
    if "@" not in (rebuilt["From"] or ""):
        # One detector raises, and logs, without an address in From.
        del rebuilt["From"]
        rebuilt["From"] = "mailer-daemon@invalid"
    if message.content_type.startswith("multipart/") and message.parts:
        rebuilt["Content-Type"] = message.content_type
        if message.report_type:
            rebuilt.set_param("report-type", message.report_type)
        rebuilt.set_payload([_leaf(part.content_type, part.text) for part in message.parts[:_MAX_PARTS]])
    else:
        rebuilt["Content-Type"] = "text/plain"
        rebuilt.set_payload(_bounded(message.plain))
    return rebuilt


def _leaf(content_type: str, text: str) -> Message:
    leaf = Message()
    if content_type.startswith("message/"):
        leaf["Content-Type"] = content_type
        leaf.set_payload([_fields(block) for block in _bounded(text).split("\n\n") if block.strip()])
        return leaf
    leaf["Content-Type"] = "text/plain" if content_type.startswith("text/") else content_type
    leaf.set_payload(_bounded(text))
    return leaf


def _bounded(text: str) -> str:
    return "\n".join(line[:_MAX_LINE] for line in text[:_MAX_TEXT].split("\n")[:_MAX_LINES])


def _fields(block: str) -> Message:
    fields = Message()
    for line in block.splitlines():
        name, separator, value = line.partition(":")
        if separator and name.strip():
            fields[name.strip()] = value.strip()
    return fields
