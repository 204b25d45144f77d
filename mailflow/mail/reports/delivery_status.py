"""The fields of a delivery status notification, RFC 3464 and RFC 6533, also where they are broken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# A report names a handful of recipients; more lines than this are an attack or a copy of the mail.
MAX_LINES = 5_000

_FIELD = re.compile(r"([A-Za-z][A-Za-z0-9-]{2,40})[ \t]*:[ \t]*(.*)", re.S)
_ADDRESS = re.compile(r"[^\s<>()\[\]\",;:@]{1,128}@[^\s<>()\[\]\",;:@]{1,255}")
_CODE_POINT = re.compile(r"\\x\{([0-9A-Fa-f]{2,6})\}")
# Only what cannot stand in a plain-addressed mailbox by habit: "+40" is no tag anybody uses.
_XTEXT = re.compile(r"\+(40|2B|3D)")
_RECIPIENT_FIELDS = frozenset({"original-recipient", "final-recipient"})


@dataclass(frozen=True, slots=True)
class RecipientStatus:
    """One per-recipient group. `address` is the address as the sender wrote it, as far as the report tells.

    `action` is lower case and one of failed, delayed, delivered, relayed, expanded, or "" when missing.
    """

    address: str
    action: str
    status: str
    diagnostic: str


def parse_delivery_status(text: str) -> tuple[RecipientStatus, ...]:
    """Per-recipient groups in order; groups without a usable address have `address` ""."""
    return tuple(_recipient_status(group) for group in _groups(text))


def parse_typed_address(value: str) -> str:
    """Address of `address-type; address` (RFC 3464, 2.3.1; RFC 6533, 3), "" where none is readable."""
    _, separator, rest = value.partition(";")
    body = (rest if separator else value).strip()
    body = _CODE_POINT.sub(_code_point, body)
    if "@" not in body:
        body = _XTEXT.sub(_character, body)
    found = _ADDRESS.search(body[:1_000])
    if not found or found.group(0).upper().startswith("IMCEA"):
        return ""
    return found.group(0).rstrip(".")


def _character(found: re.Match[str]) -> str:
    return chr(int(found.group(1), 16))


def _code_point(found: re.Match[str]) -> str:
    number = int(found.group(1), 16)
    return chr(number) if 0x20 < number < 0x110000 and not 0xD800 <= number < 0xE000 else found.group(0)


def _groups(text: str) -> Iterator[dict[str, str]]:
    """A group starts at a blank line, or where a field would repeat in a report without blank lines.

    Fields that nowhere name a recipient are one group all the same: they tell what happened to the letter.
    """
    group: dict[str, str] = {}
    fresh, alone = True, True
    for name, value in _fields(text):
        if not name:
            fresh = True
            continue
        starts = (fresh and name in _RECIPIENT_FIELDS | {"action"}) or (
            name in group and name in _RECIPIENT_FIELDS
        )
        if starts and _is_recipient(group) and not (name == "action" and "action" not in group):
            yield group
            group, alone = {}, False
        fresh = False
        group.setdefault(name, value)
    if _is_recipient(group) or (alone and "action" in group):
        yield group


def _is_recipient(group: dict[str, str]) -> bool:
    return bool(_RECIPIENT_FIELDS & group.keys())


def _fields(text: str) -> Iterator[tuple[str, str]]:
    """Unfolded fields with lower-case names; ("", "") for a blank line; foreign lines are skipped."""
    name, value = "", ""
    for line in text.splitlines()[:MAX_LINES]:
        if name and line[:1] in " \t" and line.strip():
            value = f"{value} {line.strip()}" if len(value) < 2_000 else value
            continue
        if name:
            yield name, value
        found = _FIELD.match(line[:2_000])
        name, value = (found.group(1).lower(), found.group(2).strip()) if found else ("", "")
        if not line.strip():
            yield "", ""
    if name:
        yield name, value


def _recipient_status(group: dict[str, str]) -> RecipientStatus:
    original = parse_typed_address(group.get("original-recipient", ""))
    final = parse_typed_address(group.get("final-recipient", ""))
    diagnostic = group.get("diagnostic-code", "")
    _, separator, words = diagnostic.partition(";")
    status = re.match(r"[245]\.\d{1,3}\.\d{1,3}", group.get("status", ""))
    action = re.match(r"[a-z]+", group.get("action", "").lower())
    if "+" in original and _XTEXT.sub(_character, original) == final:
        original = final  # encoded for the envelope (RFC 3461, 4) and never decoded
    return RecipientStatus(
        address=original or final,
        action=action.group(0) if action else "",
        status=status.group(0) if status else "",
        diagnostic=(words if separator else diagnostic).strip(),
    )
