"""The guard around one message: a fault of ours makes it a message for a person, never a lost one."""

from __future__ import annotations

from datetime import datetime

from mailflow.matching.context import Context
from mailflow.matching.understand import Examined, Matcher
from mailflow.model.message import OpenedMessage, ParsedMessage
from mailflow.model.understanding import Kind, Understanding


def understand_guarded(matcher: Matcher, opened: OpenedMessage, context: Context) -> Understanding:
    """What the message says; the evidence of a fault stands among its defects."""
    try:
        return matcher.understand(opened, context)
    except Exception as fault:  # noqa: BLE001 - one message: the evidence is kept, the next one is served
        return _not_understood(opened.message, context, fault)


def examine_guarded(matcher: Matcher, opened: OpenedMessage, context: Context) -> Examined:
    """The same, before it is asked which answers came before."""
    try:
        return matcher.examine(opened, context)
    except Exception as fault:  # noqa: BLE001 - see above
        return Examined(_not_understood(opened.message, context, fault))


def settle_guarded(matcher: Matcher, examined: Examined, context: Context) -> Understanding:
    """What has been examined, beside the answers before it."""
    if examined.findings is None:
        return examined.basis
    try:
        return matcher.settle(examined, context)
    except Exception as fault:  # noqa: BLE001 - see above
        return _not_understood(examined.findings.matter.message, context, fault)


def _not_understood(message: ParsedMessage, context: Context, fault: Exception) -> Understanding:
    return Understanding(
        kind=Kind.REPLY,
        message_id=message.message_id,
        received_at=context.received_at,
        from_address=message.from_.address if message.from_ else "",
        subject=message.subject,
        reason="программа не смогла разобрать письмо, посмотрите его сами",
        defects=(*message.defects, f"{type(fault).__name__}: {fault}"[:300]),
    )


QUARANTINED = "письмо трижды останавливало программу и больше не открывается, посмотрите его сами"


def quarantined(opened: OpenedMessage, received_at: datetime | None) -> Understanding:
    """A message that is not looked into any more: kept whole, shown to a person."""
    message = opened.message
    return Understanding(
        kind=Kind.REPLY,
        message_id=message.message_id,
        received_at=received_at,
        from_address=message.from_.address if message.from_ else "",
        subject=message.subject,
        reason=QUARANTINED,
        defects=message.defects,
    )


def unrecordable(received_at: datetime | None, fault: Exception) -> Understanding:
    """What is left of a message whose understanding cannot be written down: its place, and a person's eye.

    Nothing of the message itself stands in it: any part may be what cannot be written.
    """
    return Understanding(
        kind=Kind.REPLY,
        received_at=received_at,
        reason="программа не смогла записать, что прочла в письме, посмотрите его сами",
        defects=(f"не записывается: {type(fault).__name__}",),
    )
