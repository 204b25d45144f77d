"""What kind a message is. Bounces are asked for before automatic answers; in doubt it is a reply.

Of real bounces 42 % also carry Auto-Submitted. The worst fault is to take a person's answer for a bounce,
a receipt, a newsletter or an automatic answer, so each kind asks for evidence and yields to an answer.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from mailflow.mail.body.new_text import find_new_text
from mailflow.mail.kinds.acquaintance import Acquaintance
from mailflow.mail.kinds.auto_replies import why_auto_reply
from mailflow.mail.kinds.bulk import why_bulk
from mailflow.mail.kinds.receipts import read_receipt
from mailflow.mail.kinds.registrations import read_registration
from mailflow.mail.kinds.substance import has_document
from mailflow.mail.reports.delivery_reports import DeliveryReport, read_delivery_report
from mailflow.mail.reports.message_ids import find_message_ids
from mailflow.model.message import NewText, ParsedMessage
from mailflow.model.understanding import FailedRecipient, Kind


@dataclass(frozen=True, slots=True)
class KindVerdict:
    """The kind, why (Russian, for a clerk), and what reports and notices tell beside it.

    `about` holds Message-IDs named by any kind but a reply and bulk; `incoming_number` is a registration's.
    """

    kind: Kind
    why: str
    failed: tuple[FailedRecipient, ...] = ()
    delivered: tuple[str, ...] = ()
    delayed: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    incoming_number: str | None = None
    delay_words: str = ""

    @property
    def unreached(self) -> tuple[FailedRecipient, ...]:
        """Who has not got our letter: for whom it failed, else whom a mere delay names (RFC 3464, 2.3.3)."""
        if self.kind is not Kind.DELAY:
            return self.failed
        return tuple(
            FailedRecipient(address, diagnostic=self.delay_words, address_good=True)
            for address in self.delayed
        )


_NOBODY = Acquaintance()


def classify(
    message: ParsedMessage,
    own_addresses: Collection[str],
    known: Acquaintance = _NOBODY,
    *,
    new: NewText | None = None,
) -> KindVerdict:
    """The kind of `message`; never raises.

    `own_addresses` are the association's mailboxes in any case. `known` tells our letters, their
    numbers and those we write to; where it knows some of the letters named, only they are given as `about`.
    `new` is `find_new_text` of the message where the caller has it already.
    """
    own = {address.lower() for address in own_addresses}
    return (
        _as_own(message, own)
        or _as_report(message, known.is_own_letter)
        or _as_receipt(message, known.is_own_letter)
        or _as_machine_text(message, new or find_new_text(message), known, own)
        or KindVerdict(Kind.REPLY, "нет признаков служебного сообщения")
    )


def _as_own(message: ParsedMessage, own: Collection[str]) -> KindVerdict | None:
    """Ours by From. A report about our letter is none, even where a gateway wrote our address into From."""
    if message.from_ is None or message.from_.address.lower() not in own:
        return None
    if message.content_type == "multipart/report" and message.header("X-Mailflow-Letter") is None:
        return None
    traced = message.header("X-Mailflow-Letter") is not None
    return KindVerdict(Kind.OWN, "письмо этой службы" if traced else "отправлено из ящика ассоциации")


def _as_report(message: ParsedMessage, is_own_letter: Callable[[str], bool]) -> KindVerdict | None:
    report = read_delivery_report(message)
    if report is None:
        return None
    about = find_message_ids(message, is_own_letter)
    kind = _kind_of_report(report)
    return KindVerdict(
        kind,
        report.source,
        report.failed,
        report.delivered,
        report.delayed,
        about,
        delay_words=report.delay_words,
    )


def _kind_of_report(report: DeliveryReport) -> Kind:
    """A failure outweighs a delay, a delay outweighs success: it is what somebody must act upon."""
    if report.failed or not report.says_something:
        return Kind.BOUNCE
    return Kind.DELAY if report.delayed else Kind.RECEIPT


def _as_receipt(message: ParsedMessage, is_own_letter: Callable[[str], bool]) -> KindVerdict | None:
    receipt = read_receipt(message)
    if receipt is None:
        return None
    about = find_message_ids(message, is_own_letter)
    kind = Kind.BOUNCE if receipt.failed else Kind.RECEIPT
    return KindVerdict(kind, receipt.why, receipt.failed, receipt.recipients, about=about)


def _as_machine_text(
    message: ParsedMessage, new: NewText, known: Acquaintance, own: Collection[str]
) -> KindVerdict | None:
    """What cites a number of ours may register it; it is no automatic answer and no newsletter.

    Who passes on somebody's letter with its numbers in the subject registers nothing.
    """
    text = new.text
    number = None if _passes_on(new, own) else read_registration(message, text)
    if number is not None:
        about = find_message_ids(message, known.is_own_letter)
        return KindVerdict(
            Kind.REGISTRATION,
            "уведомление о регистрации нашего письма",
            about=about,
            incoming_number=number or None,
        )
    if known.is_cited(message, text):
        return None
    why = why_auto_reply(message, new)
    if why is not None:
        return KindVerdict(Kind.AUTO_REPLY, why, about=find_message_ids(message, known.is_own_letter))
    # An offer may be all footer; a person's letter with a document may be nothing else besides.
    written = text or ("" if has_document(message) else new.disclaimer)
    why = why_bulk(message, written, foot=new.disclaimer, known=known.knows(message))
    return KindVerdict(Kind.BULK, why) if why is not None else None


def _passes_on(new: NewText, own: Collection[str]) -> bool:
    """Whether a letter of somebody else than us is forwarded in it."""
    authors = [letter.author for letter in new.forwarded if letter.text.strip()]
    return any(each is not None and each.address.lower() not in own for each in authors)
