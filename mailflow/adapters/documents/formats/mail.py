"""A saved or attached mail (.eml, message/rfc822): its text, and the files attached to it."""

from __future__ import annotations

from collections.abc import Iterator

from mailflow.adapters.documents.content import Content, Extracted
from mailflow.adapters.documents.desk import Desk
from mailflow.adapters.documents.formats.html import read_html
from mailflow.mail.parse import parse_message
from mailflow.model.message import ParsedMessage


def read_mail(content: Content, desk: Desk) -> Extracted:
    """One page: sender, date, subject, then the text of the message."""
    message = parse_message(content.data)
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
            yield Content(part.file_name, part.content_type, part.content, inline)


def _body(message: ParsedMessage, desk: Desk) -> str:
    if message.plain.strip() or not message.html:
        return message.plain
    return "\n".join(read_html(Content("", "text/html", message.html.encode()), desk).pages)
