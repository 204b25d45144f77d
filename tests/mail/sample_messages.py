"""Invented messages as values, for tests of what stands above the parser."""

from __future__ import annotations

from mailflow.model.message import Address, BodyPart, ParsedMessage

OWN = ("sovet@assoc.example",)
CLERK = Address("Приёмная", "priemnaya@lesnoe.example")
DAEMON = Address("Mail Delivery System", "MAILER-DAEMON@mx.assoc.example")


def message(  # a test names only what matters to it
    plain: str = "",
    *,
    subject: str = "Об участии в марафоне",
    sender: Address | None = CLERK,
    html: str = "",
    headers: tuple[tuple[str, str], ...] = (),
    parts: tuple[BodyPart, ...] = (),
    embedded: tuple[ParsedMessage, ...] = (),
    in_reply_to: tuple[str, ...] = (),
    report_type: str = "",
    return_path: str | None = None,
    message_id: str = "",
) -> ParsedMessage:
    """A message to the association; a report type makes it a multipart/report."""
    return ParsedMessage(
        headers=headers,
        message_id=message_id,
        in_reply_to=in_reply_to,
        from_=sender,
        from_count=int(sender is not None),
        to=(Address("", OWN[0]),),
        subject=subject,
        return_path=return_path,
        content_type="multipart/report" if report_type else "text/plain",
        report_type=report_type,
        plain=plain,
        html=html,
        parts=parts or (BodyPart("1", "text/plain", plain.encode(), plain),),
        embedded=embedded,
    )


def report(fields: str, *, words: str = "", embedded: tuple[ParsedMessage, ...] = ()) -> ParsedMessage:
    """A delivery status notification of a mail daemon."""
    return message(
        words,
        subject="Undelivered Mail Returned to Sender",
        sender=DAEMON,
        report_type="delivery-status",
        return_path="",
        parts=(
            BodyPart("1", "text/plain", words.encode(), words),
            BodyPart("2", "message/delivery-status", fields.encode(), fields),
        ),
        embedded=embedded,
    )


def attachment(name: str, content_type: str = "application/pdf") -> BodyPart:
    """A document beside a body."""
    return BodyPart("2", content_type, b"content", file_name=name, disposition="attachment")
