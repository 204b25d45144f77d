"""One message: parsed, and its documents read."""

from __future__ import annotations

from collections.abc import Iterator

from mailflow.adapters.documents.content import Content
from mailflow.adapters.documents.desk import Desk
from mailflow.adapters.documents.formats.mail import attachments
from mailflow.adapters.documents.reading import read_document, unread_document
from mailflow.mail.new_text import find_new_text
from mailflow.mail.parse import parse_message
from mailflow.model.message import DocumentText, OpenedMessage, ParsedMessage

NOT_OPENED = "файл не открывался: чтение документов этого письма прервалось"
FATAL = "файл не прочитан: при его чтении программа прервалась"
TOO_MANY = "вложений слишком много, файл не открывался"


def open_message(raw: bytes, desk: Desk) -> OpenedMessage:
    """The parsed message with its new text, and every attachment read within the limits of the desk."""
    with desk.parse_alarm():  # what it interrupts, the parser takes for bad mail: a defect
        message = parse_message(raw)
    documents: list[DocumentText] = []
    for place, content in enumerate(_files(message)):
        if place == desk.skipped:
            documents.append(unread_document(content, FATAL))
        elif len(documents) >= desk.limits.files:
            documents.append(unread_document(content, TOO_MANY))
        else:
            desk.announce(place)
            documents.extend(read_document(content, desk))
    return OpenedMessage(message, tuple(documents), find_new_text(message))


def list_message(raw: bytes) -> OpenedMessage:
    """The parsed message with its attachments named and none of them opened."""
    message = parse_message(raw)
    return OpenedMessage(message, tuple(unread_document(content, NOT_OPENED) for content in _files(message)))


def _files(message: ParsedMessage) -> Iterator[Content]:
    """What is to be read: of a delivery report nothing, for what it carries is our own letter."""
    if message.content_type == "multipart/report":
        return iter(())
    return attachments(message)
