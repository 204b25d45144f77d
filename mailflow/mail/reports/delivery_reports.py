"""Delivery reports: which message is one, which recipients failed, are delayed or were reached.

Fields of RFC 3464 and RFC 6533 first, then the dialects without fields, then flufl.bounce behind a gate.
Whether a message may be a report at all is asked first: what a person writes or forwards never is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from mailflow.mail.reports import (
    library_bounces,
    list_refusals,
    plain_bounces,
    plain_deliveries,
    service_notices,
)
from mailflow.mail.reports.delivery_status import RecipientStatus, parse_delivery_status
from mailflow.mail.reports.enclosed_letter import enclosed_recipients
from mailflow.mail.reports.refusals import is_address_good, speaks_of_address, status_class
from mailflow.mail.reports.report_gate import is_impersonal, is_report_form, is_sent_by_mail_system
from mailflow.model.message import BodyPart, ParsedMessage
from mailflow.model.understanding import FailedRecipient

_MAX_FIELDS = 200_000
_REACHED = ("delivered", "relayed", "expanded")
_ACTIONS = ("failed", "delayed", *_REACHED)
# Names that mean something within one network alone; mail from outside is rewritten to them on its way.
_INNER = re.compile(r"@(?:[\w-]+|.*\.(?:local|lan|localdomain|internal|intranet|corp))$", re.I)


@dataclass(frozen=True, slots=True)
class DeliveryReport:
    """What a report says of each recipient; `source` is Russian: how it was read. Addresses as reported.

    `delay_words` is what the server said of the first delayed one.
    """

    failed: tuple[FailedRecipient, ...] = ()
    delayed: tuple[str, ...] = ()
    delivered: tuple[str, ...] = ()
    source: str = ""
    delay_words: str = ""

    @property
    def says_something(self) -> bool:
        return bool(self.failed or self.delayed or self.delivered)


def read_delivery_report(message: ParsedMessage) -> DeliveryReport | None:
    """The report `message` is, or None where it is none. A report may name nobody: all tuples empty."""
    if (notice := service_notices.read_notice(message)) is not None:
        return DeliveryReport(notice[0], (), notice[1], "уведомление службы рассылки")
    if refused := list_refusals.find_refused(message):
        return DeliveryReport(refused, source="отказ списка рассылки")
    formed = is_report_form(message)
    if not formed and (reached := plain_deliveries.find_delivered(message)):
        return DeliveryReport((), (), _unique(reached), "уведомление почтового сервера об успешной доставке")
    if not formed and not is_sent_by_mail_system(message):
        return None
    report = _by_fields(message) or _by_words(message)
    if report is None and message.embedded:
        report = _enclosed(message.embedded[0])
    report = report or _nameless(message)
    # Bait for passwords tells of undelivered mail too: under somebody's name, and of no letter of ours.
    return report if report.says_something or formed or is_impersonal(message) else None


def _nameless(message: ParsedMessage) -> DeliveryReport:
    """What names nobody but its own addressee speaks of the letter it encloses, failing that of him."""
    words = plain_bounces.own_words(message)
    failed = tuple(
        FailedRecipient(address, "", "", is_address_good("", words))
        for address in enclosed_recipients(message) or plain_bounces.recipients_at_heads(words)
    )
    return DeliveryReport(failed, source="уведомление почтового сервера, получатель не назван")


def _enclosed(inner: ParsedMessage) -> DeliveryReport | None:
    """Gateways wrap the report they received into one of their own."""
    return _by_fields(inner) or _by_words(inner) if is_report_form(inner) else None


def _by_fields(message: ParsedMessage) -> DeliveryReport | None:
    """None also where the fields name nobody, as in a report that was cut off: the words may."""
    groups = [group for text in _status_texts(message) for group in parse_delivery_status(text)]
    if not groups:
        return None
    words = plain_bounces.own_words(message)
    groups = [_with_address(group, message, words, alone=len(groups) == 1) for group in groups]
    failed = tuple(_failed(group, words if len(groups) == 1 else "") for group in groups if _is_failed(group))
    delayed = [group for group in groups if _is_delayed(group)]
    report = DeliveryReport(
        failed=_unique_failed(failed),
        delayed=_unique(group.address for group in delayed),
        delivered=_unique(group.address for group in groups if _is_delivered(group)),
        source="уведомление о доставке по RFC 3464",
        delay_words=delayed[0].diagnostic[:500] if delayed else "",
    )
    return report if report.says_something else None


def _status_texts(message: ParsedMessage) -> Iterator[str]:
    """Parts of the report types; failing these, any text that holds the fields (a report sent as text)."""
    typed = [
        part.text or _text(part)
        for part in message.parts
        if part.content_type in ("message/delivery-status", "message/global-delivery-status")
    ]
    if any(typed):
        yield from typed
        return
    for part in message.parts:
        if not part.content_type.startswith("text/"):
            continue
        if fields := plain_bounces.status_fields(part.text or _text(part)):
            yield fields
            return
    if fields := plain_bounces.status_fields(message.plain):
        yield fields


def _text(part: BodyPart) -> str:
    return part.content[:_MAX_FIELDS].decode("utf-8", "replace")


def _with_address(
    group: RecipientStatus, message: ParsedMessage, words: str, *, alone: bool
) -> RecipientStatus:
    """A group that names an X.500 or empty address takes the one address the report's words name, or the
    server's; one that names an address of an inner network the one the enclosed letter went to: nobody can
    write to either."""
    if not alone or (group.address and not _INNER.search(group.address)):
        return group
    spoken = () if group.address else (words, group.diagnostic)
    named = next((found for one in spoken if (found := plain_bounces.addresses_in(one))), ())
    named = named or enclosed_recipients(message)
    return replace(group, address=named[0]) if len(named) == 1 else group


def _is_delivered(group: RecipientStatus) -> bool:
    if group.action in _ACTIONS:
        return group.action in _REACHED
    return status_class(group.status, group.diagnostic) == "2"


def _is_failed(group: RecipientStatus) -> bool:
    """By the action; where it is missing or of the server's own making («undeliverable» of an address that
    was only tried) by the class of the status (RFC 3464, 2.3.3 and 2.3.4)."""
    if group.action in _ACTIONS:
        return group.action == "failed"
    return status_class(group.status, group.diagnostic) in ("5", "")


def _is_delayed(group: RecipientStatus) -> bool:
    if group.action in _ACTIONS:
        return group.action == "delayed"
    return status_class(group.status, group.diagnostic) == "4"


def _failed(group: RecipientStatus, words: str) -> FailedRecipient:
    # Footers of gateways praise themselves for finding viruses: a code that names the address needs no words.
    spoken = group.diagnostic or ("" if speaks_of_address(group.status) else words)
    return FailedRecipient(
        address=group.address,
        status=group.status,
        diagnostic=group.diagnostic[:500],
        address_good=is_address_good(group.status, spoken),
    )


def _by_words(message: ParsedMessage) -> DeliveryReport | None:
    found = library_bounces.find_recipients(message)
    report = plain_bounces.read_plain_bounce(message)
    words = plain_bounces.own_words(message)
    own = {address.address.lower() for address in (*message.to, *message.cc)}
    if report is not None and (found is None or not _is_closer(found, report, words, own)):
        failed, delayed = report
        return DeliveryReport(
            _unique_failed(failed), _unique(delayed), (), "текст уведомления почтового сервера"
        )
    if found is None:
        return None
    permanent, temporary = found
    failed = tuple(
        FailedRecipient(address, "", "", is_address_good("", words) if len(permanent) == 1 else False)
        for address in permanent
    )
    return DeliveryReport(failed, temporary, (), "уведомление почтового сервера старого вида")


def _is_closer(
    found: tuple[tuple[str, ...], tuple[str, ...]],
    report: tuple[tuple[FailedRecipient, ...], tuple[str, ...]],
    words: str,
    own: set[str],
) -> bool:
    """The library knew the dialect: it names some of the recipients our reading of words names, or others.

    Not where all we name begin lines of their own and the library stopped at the last of them, nor where
    it has its names from a field that the words do not bear out, or has none but the report's addressee.
    """
    failed, delayed = report
    ours = {one.address.lower() for one in failed} | {address.lower() for address in delayed}
    theirs = {address.lower() for address in (*found[0], *found[1])}
    heads = {address.lower() for address in plain_bounces.recipients_at_heads(words)}
    if theirs <= own or (ours <= heads and not any(address in words.lower() for address in theirs)):
        return False
    return (theirs < ours and not ours <= heads) or not theirs & ours


def _unique(addresses: Iterable[str]) -> tuple[str, ...]:
    kept = {address.lower(): address for address in reversed([a for a in addresses if a])}
    return tuple(reversed(kept.values()))


def _unique_failed(failed: tuple[FailedRecipient, ...]) -> tuple[FailedRecipient, ...]:
    kept = {one.address.lower(): one for one in reversed(failed) if one.address}
    return tuple(reversed(kept.values()))
