"""Reports that sending services write as JSON for programs (Amazon SES, by itself or through SNS)."""

from __future__ import annotations

import json
from collections.abc import Iterator

from mailflow.mail.reports import plain_bounces
from mailflow.mail.reports.refusals import is_address_good
from mailflow.model.message import ParsedMessage
from mailflow.model.understanding import FailedRecipient

# Servers cut longer lines so, in the middle of a word.
_CUT_LINE = "!\n "
_MAX_TEXT = 100_000


def read_notice(message: ParsedMessage) -> tuple[tuple[FailedRecipient, ...], tuple[str, ...]] | None:
    """(failed, delivered) recipients where the text is such a notice; of a complaint, that he was reached.

    A bounce the service calls transient is none it will try again: the letter is lost, the address good.
    """
    notice = _object(message.plain)
    if isinstance(notice.get("Message"), str):
        notice = _object(str(notice["Message"]))
    told = str(notice.get("notificationType") or notice.get("eventType") or "").lower()
    details = notice.get(told)
    if not isinstance(details, dict):
        return None
    if told == "bounce":
        transient = details.get("bounceType") == "Transient"
        return tuple(_failed(details.get("bouncedRecipients"), transient=transient)), ()
    reached = {"delivery": "recipients", "complaint": "complainedRecipients"}.get(told)
    return ((), tuple(_addresses(details.get(reached)))) if reached else None


def _object(text: str) -> dict[str, object]:
    text = text[:_MAX_TEXT].lstrip()
    if not text.startswith("{"):
        return {}
    try:
        found, _ = json.JSONDecoder(strict=False).raw_decode(text.replace(_CUT_LINE, ""))
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _failed(recipients: object, *, transient: bool) -> Iterator[FailedRecipient]:
    for recipient in recipients if isinstance(recipients, list) else []:
        fields = recipient if isinstance(recipient, dict) else {}
        status = str(fields.get("status") or "")[:20]
        diagnostic = str(fields.get("diagnosticCode") or "")[:500]
        for address in _addresses([recipient]):
            yield FailedRecipient(
                address, status, diagnostic, transient or is_address_good(status, diagnostic)
            )


def _addresses(recipients: object) -> Iterator[str]:
    for recipient in recipients if isinstance(recipients, list) else []:
        named = recipient.get("emailAddress") if isinstance(recipient, dict) else recipient
        yield from plain_bounces.addresses_in(str(named)[:320])[:1]
