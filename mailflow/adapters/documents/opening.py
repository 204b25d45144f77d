"""One message: parsed, and its documents read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from mailflow.adapters.documents.content import Content
from mailflow.adapters.documents.desk import Desk
from mailflow.adapters.documents.formats.mail import attachments
from mailflow.adapters.documents.formats.signature import signed_mail
from mailflow.adapters.documents.kind import Kind, find_kind
from mailflow.adapters.documents.reading import read_document, unread_document
from mailflow.mail.body.new_text import find_new_text
from mailflow.mail.parsing.parse import parse_message
from mailflow.model.message import DocumentText, OpenedMessage, ParsedMessage

NOT_OPENED = "файл не открывался: чтение документов этого письма прервалось"
FATAL = "файл не прочитан: при его чтении программа прервалась"
# The header of a signed entity names no sender: that stands outside.
NO_SENDER = "нет поля отправителя"
TOO_MANY = "вложений слишком много, файл не открывался"


def open_message(raw: bytes, desk: Desk) -> OpenedMessage:
    """The parsed message with its new text, and every attachment read within the limits of the desk."""
    with desk.parse_alarm():  # what it interrupts, the parser takes for bad mail: a defect
        message = _unsealed(parse_message(raw))
    documents: list[DocumentText] = []
    for place, content in enumerate(_files(message)):
        if place == desk.skipped:
            documents.append(unread_document(content, FATAL))
        elif len(documents) >= desk.limits.files:
            documents.append(unread_document(content, TOO_MANY))
        else:
            desk.announce(place)
            read = read_document(content, desk)
            documents.extend(read)
            message = _with_text_of(message, content, read[0])
    return OpenedMessage(message, tuple(documents), find_new_text(message))


def list_message(raw: bytes) -> OpenedMessage:
    """The parsed message with its attachments named and none of them opened."""
    message = parse_message(raw)
    return OpenedMessage(message, tuple(unread_document(content, NOT_OPENED) for content in _files(message)))


def _unsealed(message: ParsedMessage) -> ParsedMessage:
    """An opaque-signed mail (RFC 8551, 3.5.2) as if nobody had signed it: its text, its files."""
    for content in () if _has_text(message) else _files(message):
        if find_kind(content) is Kind.SIGNATURE and (entity := signed_mail(content)):
            within = parse_message(entity)
            faults = (each for each in within.defects if not each.startswith(NO_SENDER))
            return replace(
                message,
                plain=within.plain,
                html=within.html,
                parts=within.parts,
                embedded=within.embedded,
                defects=(*message.defects, *faults),
            )
    return message


def _with_text_of(message: ParsedMessage, content: Content, document: DocumentText) -> ParsedMessage:
    """Outlook may send the text within winmail.dat and nowhere else."""
    if document.text and not _has_text(message) and find_kind(content) is Kind.TNEF:
        return replace(message, plain=document.text)
    return message


def _has_text(message: ParsedMessage) -> bool:
    return bool(message.plain.strip() or message.html.strip())


def _files(message: ParsedMessage) -> Iterator[Content]:
    """What is to be read: of a delivery report nothing, for what it carries is our own letter."""
    if message.content_type == "multipart/report":
        return iter(())
    return attachments(message)
