"""Outlook's own containers: a saved message (.msg) and winmail.dat (TNEF)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mailflow.adapters.documents.content import Content, Extracted, UnreadableError
from mailflow.adapters.documents.desk import Desk
from mailflow.adapters.documents.formats.compressed_rtf import unpack_rtf
from mailflow.adapters.documents.formats.html import read_html
from mailflow.adapters.documents.formats.member_names import base_name
from mailflow.adapters.documents.formats.rtf import read_rtf
from mailflow.mail.parsing.charsets import decode_text

# PidTagAttachLongFilename (MS-OXPROPS, 2.595).
LONG_FILE_NAME = 0x3707

BROKEN_MSG = "файл .msg повреждён"
BROKEN_TNEF = "файл winmail.dat повреждён"


def read_msg(content: Content, desk: Desk) -> Extracted:
    """One page: sender, subject, then the text of the message."""
    message = _load_msg(content.data)
    body = message.body or _plain(message.html_body or "", desk)
    head = (("От", message.sender), ("Тема", message.subject))
    lines = [f"{title}: {value}" for title, value in head if value]
    return Extracted(pages=("\n".join([*lines, "", body]).strip(),))


def msg_members(content: Content, desk: Desk) -> Iterator[Content]:
    """The files attached to a saved message."""
    for number, attachment in enumerate(_load_msg(content.data).attachments, start=1):
        data = attachment.file_bytes
        if data:
            desk.take_file()
            name = base_name(attachment.file_name or "") or f"вложение {number}"
            yield Content(name, attachment.mime_type or "", data)


def read_tnef(content: Content, desk: Desk) -> Extracted:
    """One page: the text of the message, which mail programs mostly repeat beside the file, or nothing."""
    tnef = _load_tnef(content.data)
    body = _words(tnef.body) or _plain(_words(tnef.htmlbody), desk) or _rich(tnef.rtfbody, desk)
    return Extracted(pages=(body.strip(),), companion=True)


def tnef_members(content: Content, desk: Desk) -> Iterator[Content]:
    """The files wrapped in a winmail.dat."""
    for number, attachment in enumerate(_load_tnef(content.data).attachments, start=1):
        data = bytes(attachment.data or b"")
        if data:
            desk.take_file()
            yield Content(_attachment_name(attachment) or f"вложение {number}", "", data)


def _load_msg(data: bytes) -> Any:
    import oxmsg  # noqa: PLC0415 - most messages have no .msg

    try:
        return oxmsg.Message.load(data)
    except TimeoutError:
        raise
    except Exception as error:  # the library raises whatever its reader of OLE files raises
        raise UnreadableError(BROKEN_MSG) from error


def _load_tnef(data: bytes) -> Any:
    import tnefparse  # noqa: PLC0415 - most messages have no winmail.dat

    try:
        return tnefparse.TNEF(data)
    except TimeoutError:
        raise
    except Exception as error:  # the library raises struct.error, IndexError, ValueError and others
        raise UnreadableError(BROKEN_TNEF) from error


def _attachment_name(attachment: Any) -> str:
    """The long name, else the short one, which the library takes for UTF-8 though it has a code page."""
    long_names = (value.data for value in attachment.mapi_attrs if value.name == LONG_FILE_NAME)
    name = next(long_names, None) or attachment._name
    return base_name(_words(name, str(attachment.codepage or "")))


def _words(value: str | bytes | list[bytes] | None, charset: str = "") -> str:
    """TNEF gives texts in the code page of the sender, decoded or not."""
    if isinstance(value, list):
        value = b"".join(value)
    return (decode_text(value, charset)[0] if isinstance(value, bytes) else value or "").rstrip("\x00")


def _rich(packed: bytes | None, desk: Desk) -> str:
    if not packed:
        return ""
    return "\n".join(read_rtf(Content("", "text/rtf", unpack_rtf(bytes(packed))), desk).pages)


def _plain(html: str, desk: Desk) -> str:
    if not html:
        return ""
    return "\n".join(read_html(Content("", "text/html", html.encode()), desk).pages)
