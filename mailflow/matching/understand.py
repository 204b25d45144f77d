"""Understanding one message: kind, words, signs, verdict; every step in a module of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from mailflow.mail.body.new_text import find_new_text
from mailflow.mail.kinds.acquaintance import Acquaintance
from mailflow.mail.kinds.kind import KindVerdict, classify
from mailflow.mail.reports.report_gate import is_from_a_mailbox
from mailflow.mail.sent_at import judge_sent_at
from mailflow.mail.trust.authentication import Authentication, read_authentication
from mailflow.matching.answers import Answer, read_answer
from mailflow.matching.context import Context
from mailflow.matching.division import divide, together
from mailflow.matching.gathering import Gathered, gather
from mailflow.matching.matter import Matter
from mailflow.matching.rows.tables import read_tables
from mailflow.matching.settling import Findings, Settled, look_into, settle
from mailflow.matching.signs.municipality_signs import find_municipality_signs
from mailflow.matching.signs.request_signs import find_request_signs
from mailflow.matching.signs.senders import AddressBook
from mailflow.matching.signs.signs import MunicipalitySign
from mailflow.matching.signs.threads import cases_of, find_threads
from mailflow.model.message import DocumentText, NewText, OpenedMessage, ParsedMessage
from mailflow.model.municipality import Directory
from mailflow.model.request import Request
from mailflow.model.understanding import AttachmentFacts, Kind, Outcome, Understanding
from mailflow.reading.links import find_links
from mailflow.reading.names.name_index import NameIndex
from mailflow.reading.outcomes.promises import find_prolonged_date, find_promised_date
from mailflow.reading.passages import Place
from mailflow.reading.references.requisites import Requisites, find_requisites

_SPEAKING = (Place.BODY, Place.FORWARDED, Place.DOCUMENT, Place.DOCUMENT_HEAD)


@dataclass(frozen=True, slots=True)
class Examined:
    """A message before it is asked which answers came before it; `findings` are those of a reply."""

    basis: Understanding
    findings: Findings | None = None


class Matcher:
    """Everything worked out once per configuration; its methods are pure functions of their arguments."""

    __slots__ = ("_book", "_index")

    def __init__(self, directory: Directory, requests: Sequence[Request] = ()) -> None:  # noqa: ARG002
        self._index = NameIndex.build(directory)
        self._book = AddressBook.build(directory)

    def understand(self, opened: OpenedMessage, context: Context) -> Understanding:
        """What the message says and whom it concerns. The caller guards it: one message, one exception."""
        return self.settle(self.examine(opened, context), context)

    def examine(self, opened: OpenedMessage, context: Context) -> Examined:
        """What earlier answers cannot change: nearly all of the work."""
        message = opened.message
        new = opened.new or find_new_text(message)
        verdict = classify(message, _own_addresses(context), self._acquaintance(context), new=new)
        authentication = read_authentication(message, context.authserv_ids)
        basis = _basis(opened, verdict, new, authentication, context)
        if verdict.kind is not Kind.REPLY:
            return Examined(basis)
        gathered = gather(opened, new, context.association, context.requests)
        requisites = find_requisites(gathered.own, [each.number for each in context.requests])
        day = _local_day(basis.sent_at, context)
        return Examined(basis, self._find(message, gathered, requisites, authentication, day, context))

    def settle(self, examined: Examined, context: Context) -> Understanding:
        """What the message says beside the answers before it."""
        basis, findings = examined.basis, examined.findings
        if findings is None:
            return basis
        matter = findings.matter
        settled = self._settle(findings, context)
        return _of_reply(basis, matter.gathered, matter.requisites, settled, context)

    def _acquaintance(self, context: Context) -> Acquaintance:
        numbers = {each.number.lower() for each in context.requests}
        return Acquaintance(
            is_own_letter=lambda each: bool(cases_of(each, context)),
            is_known_address=lambda each: bool(self._book.of_address(each)),
            is_own_number=lambda each: each in numbers,
        )

    def answer_to(self, opened: OpenedMessage, request: Request, context: Context) -> Answer | None:
        """What the letter says of a request that a person names; None where it speaks for several."""
        new = opened.new or find_new_text(opened.message)
        gathered = gather(opened, new, context.association, context.requests)
        table = read_tables(gathered, request, self._index, None)
        if table.rows or table.unresolved:
            return None
        return read_answer(gathered, request, context.requests)

    def _find(
        self,
        message: ParsedMessage,
        gathered: Gathered,
        requisites: Requisites,
        authentication: Authentication,
        day: date | None,
        context: Context,
    ) -> Findings:
        threads = find_threads(message, context)
        matter = Matter(
            message=message,
            gathered=gathered,
            requisites=requisites,
            authentication=authentication,
            day=day,
            request_signs=find_request_signs(gathered, threads, context, day),
            municipality_signs=self._signs(gathered, message, context),
        )
        return look_into(matter, context, self._book)

    def _signs(
        self, gathered: Gathered, message: ParsedMessage, context: Context
    ) -> tuple[MunicipalitySign, ...]:
        threads = find_threads(message, context)
        return find_municipality_signs(gathered, message, threads, context, self._index, self._book)

    def _settle(self, findings: Findings, context: Context) -> Settled:
        matter = findings.matter

        def signs(part: Gathered) -> tuple[MunicipalitySign, ...]:
            return self._signs(part, matter.message, context)

        def settled(part: Gathered) -> Settled:
            found = self._find(
                matter.message, part, matter.requisites, matter.authentication, matter.day, context
            )
            return settle(found, context, self._index)

        whole = settle(findings, context, self._index)
        letters = () if whole.cases else divide(matter.gathered, signs, context.directory)
        return together([settled(each.gathered) for each in letters]) if letters else whole


def _own_addresses(context: Context) -> tuple[str, ...]:
    return (context.association.email, *context.association.own_addresses)


def _stamps(opened: OpenedMessage, context: Context) -> tuple[datetime | None, datetime | None]:
    """Judged moment of sending and of receipt.

    A stamp more than a day ahead of the clock (a rehearsal on real servers) is no stamp: the message
    arrived by now, and its own `Date` stands unless it is ahead of the clock too.
    """
    sent_at, received_at = judge_sent_at(opened.message, context.received_at)
    if context.now is None:
        return sent_at, received_at
    horizon = context.now + timedelta(days=1)
    if received_at is not None and received_at > horizon:
        sent_at, _ = judge_sent_at(replace(opened.message, received_stamp=None), None)
        received_at = context.now
    if sent_at is not None and sent_at > horizon:
        sent_at = received_at or context.now
    return sent_at or received_at, received_at


def _basis(
    opened: OpenedMessage,
    verdict: KindVerdict,
    new: NewText,
    authentication: Authentication,
    context: Context,
) -> Understanding:
    """What is told of a message of every kind."""
    message = opened.message
    sent_at, received_at = _stamps(opened, context)
    return Understanding(
        kind=verdict.kind,
        message_id=message.message_id,
        sent_at=sent_at,
        received_at=received_at,
        from_name=message.from_.name if message.from_ else "",
        from_address=message.from_.address if message.from_ else "",
        subject=message.subject,
        text=new.text,
        attachments=tuple(_facts(each) for each in opened.documents),
        failed_recipients=verdict.unreached,
        delivered_recipients=verdict.delivered,
        about=verdict.about,
        incoming_number=verdict.incoming_number,
        authentication=authentication.result,
        from_mailbox=verdict.kind is Kind.BOUNCE and is_from_a_mailbox(message),
        why_kind=verdict.why,
        defects=message.defects,
    )


def _facts(document: DocumentText) -> AttachmentFacts:
    return AttachmentFacts(
        name=document.name,
        content_type=document.content_type,
        octets=document.octets,
        text_chars=len(document.text),
        ocr=document.ocr,
        problem=document.problem,
        sha256=document.sha256,
        companion=document.companion,
    )


def _of_reply(
    basis: Understanding, gathered: Gathered, requisites: Requisites, settled: Settled, context: Context
) -> Understanding:
    """The basis with what only a reply has."""
    promised = None
    if settled.promises:
        body = "\n".join(each.text for each in gathered.own if each.place in _SPEAKING)
        promised = find_promised_date(body, _local_day(basis.sent_at or context.now, context) or date.min)
        promised = promised or _prolonged(body, settled, context)
    return replace(
        basis,
        cases=settled.cases,
        candidates=settled.candidates,
        reason=settled.reason,
        unknown_sender=settled.unknown_sender,
        sender_number=requisites.sender_number,
        sender_date=requisites.sender_date,
        signatory=requisites.signatory,
        executor=requisites.executor,
        phone=requisites.phone,
        promised_date=promised,
        links=find_links(f"{gathered.text}\n{gathered.signature}"),
    )


def _prolonged(body: str, settled: Settled, context: Context) -> date | None:
    """The day asked for where a term beyond the deadline is named, not a day."""
    asked = {each.case.request for each in settled.cases if each.outcome is Outcome.EXTENSION}
    deadlines = [each.deadline for each in context.requests if each.id in asked]
    return find_prolonged_date(body, deadlines[0]) if len(deadlines) == 1 else None


def _local_day(moment: datetime | None, context: Context) -> date | None:
    return moment.astimezone(context.association.timezone).date() if moment else None
