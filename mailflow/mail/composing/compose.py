"""An outgoing message from a value to bytes, checked before anybody sends it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from enum import StrEnum

from mailflow.errors import PermanentError
from mailflow.mail.composing.composed_check import check_composed
from mailflow.mail.composing.mime_body import Attachment, Entity, file_entity, multipart, text_entity
from mailflow.mail.composing.safe_headers import address_field, ascii_address, good_ids, ids_field, text_field
from mailflow.model.message import Address

# RFC 5322, 3.6.4 sets no limit; the first and the newest are what threading needs.
_MOST_REFERENCES = 20


class Automatic(StrEnum):
    """RFC 3834, 5: whether a person stands behind the message."""

    NO = "no"
    GENERATED = "auto-generated"
    REPLIED = "auto-replied"


@dataclass(frozen=True, slots=True)
class OutgoingMail:
    """Everything a message is made of; texts may hold anything, they are cleaned here.

    `letter` is the key of the planned letter and becomes the trace header; `message_id` carries its angle
    brackets; `date` is aware. `images` are shown by the HTML as `cid:CONTENT_ID`.
    """

    letter: str
    message_id: str
    date: datetime
    from_: Address
    to: Address
    subject: str
    text: str = field(repr=False)
    html: str = field(default="", repr=False)
    attachments: tuple[Attachment, ...] = ()
    images: tuple[Attachment, ...] = ()
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    reply_to: Address | None = None
    automatic: Automatic = Automatic.NO


def compose(mail: OutgoingMail) -> bytes:
    """The message with CRLF line ends, pure ASCII, the same bytes for the same value.

    Raises PermanentError where an address or the Message-ID cannot be written, and where the finished
    bytes do not hold exactly the fields and the recipient that were meant (A19).
    """
    entity = _body(mail)
    head = "".join(_fields(mail)) + "MIME-Version: 1.0\r\n" + entity.head
    raw = head.encode("ascii") + b"\r\n" + entity.body
    check_composed(raw, _names(mail, entity), ascii_address(mail.to.address))
    return raw


def _fields(mail: OutgoingMail) -> list[str]:
    if not good_ids([mail.message_id]):
        raise PermanentError(f"Письмо «{mail.letter[:100]}»: неверный Message-ID")
    if mail.date.tzinfo is None:
        raise PermanentError(f"Письмо «{mail.letter[:100]}»: дата без часового пояса")
    fields = [
        f"Date: {format_datetime(mail.date.replace(microsecond=0))}\r\n",
        address_field("From", mail.from_),
        address_field("To", mail.to),
    ]
    if mail.reply_to is not None:
        fields.append(address_field("Reply-To", mail.reply_to))
    fields += [ids_field("Message-ID", [mail.message_id]), text_field("Subject", mail.subject)]
    if in_reply_to := good_ids([mail.in_reply_to]):
        fields.append(ids_field("In-Reply-To", in_reply_to))
    if references := good_ids(mail.references):
        fields.append(ids_field("References", [*references[:1], *references[1:][-_MOST_REFERENCES:]]))
    if mail.automatic is not Automatic.NO:
        fields.append(f"Auto-Submitted: {mail.automatic.value}\r\n")
        fields.append("X-Auto-Response-Suppress: All\r\n")
    return [*fields, text_field("X-Mailflow-Letter", mail.letter)]


def _names(mail: OutgoingMail, entity: Entity) -> list[str]:
    """The names that may stand in the header section, told from the value and not from the text."""
    names = ["Date", "From", "To", *(["Reply-To"] if mail.reply_to else []), "Message-ID", "Subject"]
    names += ["In-Reply-To"] if good_ids([mail.in_reply_to]) else []
    names += ["References"] if good_ids(mail.references) else []
    if mail.automatic is not Automatic.NO:
        names += ["Auto-Submitted", "X-Auto-Response-Suppress"]
    names += ["X-Mailflow-Letter", "MIME-Version", "Content-Type"]
    return [*names, *([] if "multipart/" in entity.head else ["Content-Transfer-Encoding"])]


def _body(mail: OutgoingMail) -> Entity:
    texts = [text_entity(mail.text, "plain"), *([text_entity(mail.html, "html")] if mail.html else [])]
    shown = multipart("alternative", texts, mail.message_id)
    images = [file_entity(image, "inline") for image in mail.images] if mail.html else []
    with_images = multipart("related", [shown, *images], mail.message_id)
    files = [file_entity(attachment, "attachment") for attachment in mail.attachments]
    return multipart("mixed", [with_images, *files], mail.message_id)


def self_test(writer: Callable[[OutgoingMail], bytes] = compose) -> None:
    """Refuses to send with a broken header path: raises PermanentError (issue "nothing lost", part 7).

    The mail is the one of CVE-2024-6923 and its relatives, put into every value that can come from outside.
    """
    hostile = (
        "Ответ\r\nBcc: thief@evil.example\r\n\r\nX: \x00\u2028\x85=?utf-8?q?=0D=0ABcc=3A_t=40evil.example?="
    )
    mail = OutgoingMail(
        letter=hostile,
        message_id="<self-test@mailflow.example>",
        date=datetime(2024, 9, 5, tzinfo=UTC),
        from_=Address(hostile, "council@mailflow.example"),
        to=Address(hostile, "town@mailflow.example"),
        subject=hostile,
        text=f"{hostile}\n.\n\r.\r",
        html=hostile,
        attachments=(Attachment(hostile, hostile, b"x"),),
        in_reply_to=f"<a@b>{hostile}",
        references=(hostile,),
        reply_to=Address(hostile, "council@mailflow.example"),
    )
    names = ["Date", "From", "To", "Reply-To", "Message-ID", "Subject", "X-Mailflow-Letter", "MIME-Version"]
    try:
        check_composed(writer(mail), [*names, "Content-Type"], "town@mailflow.example")
    except PermanentError as error:
        raise PermanentError(f"Самопроверка отправки не пройдена, письма не отправляются: {error}") from error
