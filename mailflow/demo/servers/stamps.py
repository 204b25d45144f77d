"""What a receiving server writes itself: Return-Path and Received fields, and failure notices (RFC 3464)."""

from __future__ import annotations

from datetime import datetime
from email.utils import format_datetime
from hashlib import sha256


def stamped(raw: bytes, *, host: str, sender: str, recipient: str, at: datetime) -> bytes:
    """The mail as delivered: the newest trace fields on top (RFC 5321, 4.4)."""
    trace = (
        f"Return-Path: <{sender}>\r\n"
        f"Received: from submission.{host} by mx.{host} with ESMTPS\r\n"
        f" for <{recipient}>; {format_datetime(at)}\r\n"
    )
    return trace.encode("utf-8") + raw


def failure_notice(raw: bytes, *, host: str, sender: str, recipient: str, words: str, at: datetime) -> bytes:
    """A multipart/report as Postfix writes it, with the header of the returned mail."""
    header = raw.replace(b"\r\n", b"\n").split(b"\n\n", 1)[0].decode("utf-8", "replace")
    boundary = f"notice-{sha256(raw + recipient.encode()).hexdigest()[:24]}"
    text = _NOTICE.format(
        at=format_datetime(at),
        boundary=boundary,
        header=header,
        host=host,
        recipient=recipient,
        sender=sender,
        status=_enhanced_status(words),
        words=words,
    )
    return text.replace("\n", "\r\n").encode("utf-8")


def _enhanced_status(words: str) -> str:
    """RFC 3463: from the server's words, else what the reply code's class says."""
    code, _, rest = words.partition(" ")
    return rest.split(" ")[0] if rest[:1].isdigit() else f"{code[:1]}.0.0"


_NOTICE = """\
From: Mail Delivery System <MAILER-DAEMON@{host}>
To: {sender}
Subject: Undelivered Mail Returned to Sender
Date: {at}
Message-ID: <{boundary}@{host}>
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="{boundary}"

This is a MIME-encapsulated message.

--{boundary}
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

I'm sorry to have to inform you that your message could not be delivered.

<{recipient}>: host mx.{host} said: {words}

--{boundary}
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.{host}
Arrival-Date: {at}

Final-Recipient: rfc822; {recipient}
Original-Recipient: rfc822;{recipient}
Action: failed
Status: {status}
Remote-MTA: dns; mx.{host}
Diagnostic-Code: smtp; {words}

--{boundary}
Content-Description: Undelivered Message Headers
Content-Type: text/rfc822-headers

{header}

--{boundary}--
"""
