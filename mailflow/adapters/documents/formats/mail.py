"""A saved or attached mail (.eml, message/rfc822): its text, and the files attached to it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mailflow.adapters.documents.content import Content, Extracted
from mailflow.adapters.documents.desk import Desk
from mailflow.adapters.documents.formats.html import read_html
from mailflow.mail.parsing.parse import parse_message
from mailflow.model.message import ParsedMessage

UNNAMED_MAIL = "Вложенное письмо.eml"

# Outlook names the pictures of its signatures so, and some gateways make attachments of them.
OUTLOOK_PICTURE = re.compile(r"image\d{3}\.(?:png|jpe?g|gif)", re.IGNORECASE)


def read_mail(content: Content, desk: Desk) -> Extracted:
    """One page: sender, date, subject, then the text of the message."""
    message = parse_message(content.data)
    if message.html and message.from_ is None and not message.plain.strip():
        return _page(message, desk)  # a web page in one file, its tables too
    head = (
        ("От", f"{message.from_.name} <{message.from_.address}>".strip() if message.from_ else ""),
        ("Дата", message.date.isoformat(" ", "minutes") if message.date else ""),
        ("Тема", message.subject),
    )
    lines = [f"{title}: {value}" for title, value in head if value]
    return Extracted(pages=("\n".join([*lines, "", _body(message, desk)]).strip(),))


def mail_members(content: Content, desk: Desk) -> Iterator[Content]:
    """The files attached to the message."""
    for attachment in attachments(parse_message(content.data)):
        desk.take_file()
        yield attachment


def attachments(message: ParsedMessage) -> Iterator[Content]:
    """The leaves of a message that are files to a reader, embedded mails among them."""
    for part in message.parts:
        if part.content_type == "message/rfc822" or part.is_attachment:
            inline = bool(part.content_id) and part.disposition != "attachment"
            drawn = inline or OUTLOOK_PICTURE.fullmatch(part.file_name) is not None
            name = part.file_name or (UNNAMED_MAIL if part.content_type == "message/rfc822" else "")
            yield Content(name, part.content_type, part.content, drawn)


def _body(message: ParsedMessage, desk: Desk) -> str:
    if message.plain.strip() or not message.html:
        return message.plain
    return "\n".join(_page(message, desk).pages)


def _page(message: ParsedMessage, desk: Desk) -> Extracted:
    return read_html(Content("", "text/html", message.html.encode()), desk)
