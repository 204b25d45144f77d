"""A message from bytes to a value. Never raises: what could not be read is a defect of the value.

The order of the work: header section, MIME tree, leaves, embedded messages. What a message is and what
its text says is for others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from mailflow.mail.parsing.addresses import AddressList, parse_addresses
from mailflow.mail.parsing.body_parts import read_leaves
from mailflow.mail.parsing.dates import parse_date
from mailflow.mail.parsing.encoded_words import decode_header_text
from mailflow.mail.parsing.header_fields import HeaderSection, read_header_section
from mailflow.mail.parsing.message_tree import Part, read_tree
from mailflow.mail.parsing.parameters import parameter_text
from mailflow.mail.visible_text import hides_direction, one_line
from mailflow.model.message import Address, BodyPart, ParsedMessage

# RFC 5322, 3.6.4: angle brackets around one "@" or, as found, any text without blanks.
_MESSAGE_ID = re.compile(r"<([^<>]{1,998})>")
_BLANKS = re.compile(r"\s+")
_MOST_IDS = 200
# A forwarded chain is a few messages deep, and each level holds only text that is there once more.
_MOST_EMBEDDED_DEPTH = 5
_MOST_EMBEDDED = 50
_HEADER_LIMIT = 256_000
_DATE_LENGTH = 200
_MOST_COMMENTS = 5
# Web mailers attach a forwarded message as a nameless kind of file.
_FILE_TYPES = frozenset({"application/octet-stream", "application/eml", "application/x-eml", "message/x-eml"})
_MESSAGE_START = re.compile(
    rb"\s{0,10}(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n){3}"
)
_HEADER_END = re.compile(rb"\r?\n[ \t]*\r?\n|\r\r|\Z")


def parse_message(raw: bytes) -> ParsedMessage:
    """Everything the bytes say; any bytes at all give a value.

    The broad except is the one of a whole message: it keeps the header section and the reason.
    """
    try:
        return _parsed(raw, 0)
    except Exception as error:  # noqa: BLE001 - bad mail is a value, whatever it breaks
        return headers_only(raw, f"письмо не удалось разобрать ({type(error).__name__})")


def headers_only(raw: bytes, reason: str) -> ParsedMessage:
    """The header section alone, for a message not to be read whole; `reason` is its first defect."""
    head = _HEADER_END.split(raw[:_HEADER_LIMIT].lstrip(b"\r\n"), maxsplit=1)[0] + b"\n\n"
    try:
        message = _with_headers(ParsedMessage(), read_tree(head))
    except Exception as error:  # noqa: BLE001 - the last resort must not fail
        return ParsedMessage(defects=(reason, f"заголовки не удалось разобрать ({type(error).__name__})"))
    return replace(message, defects=(reason, *message.defects))


def _parsed(raw: bytes, depth: int) -> ParsedMessage:
    if b"\n" not in raw:
        raw = raw.replace(b"\r", b"\n")  # as old Macs and some exports end lines
    root = read_tree(raw.lstrip(b"\r\n\xef\xbb\xbf"))
    message = _with_headers(ParsedMessage(), root)
    leaves = read_leaves(root)
    embedded = [part for part in leaves.parts if _is_message(part)][:_MOST_EMBEDDED]
    defects = [*message.defects, *leaves.defects]
    inner: tuple[ParsedMessage, ...] = ()
    if depth < _MOST_EMBEDDED_DEPTH:
        inner = tuple(_parsed(part.content, depth + 1) for part in embedded)
    elif embedded:
        defects.append("слишком много писем вложено друг в друга")
    return replace(
        message,
        plain=_joined(leaves.parts, "text/plain"),
        html=_joined(leaves.parts, "text/html"),
        parts=tuple(leaves.parts),
        embedded=inner,
        defects=tuple(dict.fromkeys(defects)),
    )


def _is_message(part: BodyPart) -> bool:
    if part.content_type in ("message/rfc822", "message/global"):
        return True
    is_saved = part.content_type in _FILE_TYPES and part.file_name.lower().endswith(".eml")
    return is_saved and bool(_MESSAGE_START.match(part.content[:20_000]))


def _joined(parts: Sequence[BodyPart], content_type: str) -> str:
    texts = [part.text for part in parts if part.content_type == content_type and not part.is_attachment]
    return "\n".join(text for text in texts if text)


def _with_headers(message: ParsedMessage, root: Part) -> ParsedMessage:
    section = read_header_section((str(name), str(value)) for name, value in root.raw_items())
    content_type, parameters = root.declared_type()
    from_fields = [parse_addresses(value) for value in section.all("from")]
    senders = [mailbox for addresses in from_fields for mailbox in addresses.mailboxes]
    count = sum(addresses.count for addresses in from_fields)
    is_one = len(from_fields) == 1 and len(senders) == 1 and count == 1
    subject = next((value for name, value in section.decoded if name.lower() == "subject"), "")
    report = parameters.get("report-type")
    return replace(
        message,
        headers=section.decoded,
        message_id=next(iter(_ids(section, "message-id")), ""),
        in_reply_to=_ids(section, "in-reply-to"),
        references=_ids(section, "references"),
        from_=senders[0] if is_one else None,
        from_count=count,
        sender=next(iter(_mailboxes(section, "sender")), None),
        reply_to=_mailboxes(section, "reply-to"),
        to=_mailboxes(section, "to"),
        cc=_mailboxes(section, "cc"),
        subject=subject,
        date=_date(section),
        received_stamp=_stamp(section),
        return_path=_return_path(section),
        content_type=content_type,
        report_type=parameter_text(report).lower() if report else "",
        defects=tuple(dict.fromkeys([*section.defects, *_header_defects(section, from_fields)])),
    )


def _header_defects(section: HeaderSection, from_fields: Sequence[AddressList]) -> list[str]:
    defects = [defect for addresses in from_fields for defect in addresses.defects]
    if not from_fields:
        defects.append("нет поля отправителя (From)")
    elif len(from_fields) > 1:
        defects.append("несколько полей отправителя (From)")
    elif sum(addresses.count for addresses in from_fields) > 1:
        defects.append("несколько адресов отправителя")
    elif not from_fields[0].mailboxes:
        defects.append("адрес отправителя не читается")
    if section.first("date") is not None and _date(section) is None:
        defects.append("дата отправки не читается")
    subjects = section.all("subject")
    if any(hides_direction(decode_header_text(value)) for value in subjects):
        defects.append("знаки направления письма в теме")
    if len(subjects) > 1:
        defects.append("несколько полей темы")
    return defects


def _ids(section: HeaderSection, name: str) -> tuple[str, ...]:
    """Message identifiers with their angle brackets; blanks that folding put inside are taken out."""
    found: dict[str, None] = {}
    for value in section.all(name):
        ids = [_BLANKS.sub("", text) for text in _MESSAGE_ID.findall(value)]
        if not ids and value and not _BLANKS.search(value) and "@" in value:
            ids = [value.strip("<>")]
        found.update(dict.fromkeys(f"<{_ascii(text)}>" for text in ids if text))
    return tuple(found)[-_MOST_IDS:]


def _ascii(text: str) -> str:
    """An identifier goes into logs and comparisons: nothing but printable characters."""
    return "".join(sign if "!" <= sign <= "~" else "?" for sign in text)


def _mailboxes(section: HeaderSection, name: str) -> tuple[Address, ...]:
    return tuple(mailbox for value in section.all(name) for mailbox in parse_addresses(value).mailboxes)


def _date(section: HeaderSection) -> datetime | None:
    """The first Date field; names of months in Russian arrive as raw octets."""
    value = section.first("date") or ""
    return parse_date(value if value.isascii() else decode_header_text(value[:_DATE_LENGTH]))


def _stamp(section: HeaderSection) -> datetime | None:
    """RFC 5321, 4.4: the date stands after the last semicolon; the topmost field is the newest."""
    # Comments after the date hold semicolons too.
    pieces = (section.first("received") or "").split(";")[1:][-_MOST_COMMENTS:]
    dates = (parse_date(piece.strip()) for piece in reversed(pieces))
    return next((date for date in dates if date is not None), None)


def _return_path(section: HeaderSection) -> str | None:
    value = section.first("return-path")
    if value is None:
        return None
    found = _MESSAGE_ID.search(value)
    return one_line(found[1] if found else value.strip("<> "))
