"""Receipts: read confirmations (MDN, RFC 8098) and the same said in words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mailflow.mail.body.html_text import split_html
from mailflow.mail.body.new_text import find_new_text
from mailflow.mail.kinds.own_matter import counts_something
from mailflow.mail.kinds.substance import answers_in_substance
from mailflow.mail.reports.delivery_status import parse_typed_address
from mailflow.mail.reports.refusals import is_address_good, status_class
from mailflow.model.message import ParsedMessage
from mailflow.model.understanding import FailedRecipient

_FIELD = re.compile(
    r"^(Final-Recipient|Original-Recipient|Disposition|Original-Message-ID|Failure|Error)[ \t]*:[ \t]*(.*)$",
    re.M | re.I,
)
# A receipt is a few lines, however its HTML is dressed.
_MAX_HTML = 20_000
_COMPLAINED = re.compile(
    r"^(?:Original-Rcpt-To|Removal-Recipient)[ \t]*:[ \t]*<?([^\s<>@]{1,100}@[^\s<>@]{1,200})", re.M | re.I
)
_SUBJECT = re.compile(
    r"(?:прочтено|прочитано|не прочитано|не прочтено|удалено без прочтения|read|not read|gelesen|"
    r"ungelesen|lu|leído|delivered|доставлено|"
    r"(?:сообщение|письмо) (?:открыто|прочитано|прочтено|просмотрено)|return receipt|(?:receipt|"
    r"read(?:ing)?) confirmation|disposition notification|read receipt|"
    r"read-receipt|"
    r"(?:уведомление|отч[её]т|подтверждение) (?:о )?(?:прочтени\w+|доставк\w+)|"
    r"подтверждение (?:о )?получени\w+)\b",
    re.I,
)
_MARKED = re.compile(
    r"(?:прочтено|прочитано|не прочитано|не прочтено|доставлено|открыто|read|not read|gelesen|ungelesen|"
    r"lu|letto|"
    r"leído|leido|lido|przeczytano|okundu|прочитане|lest|læst|luettu|gelezen|"
    r"(?:уведомление|отч[её]т|подтверждение) (?:о )?(?:прочтени\w+|доставк\w+)(?: \([^)]{1,30}\))?)\s?[:–—-]",
    re.I,
)
# Under such a mark a word of reading and the moment suffice.
_MOMENT = re.compile(r"\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b\d{4}-\d\d-\d\d|\b\d{1,2}:\d\d\b")
_PERSON = re.compile(
    r"нарочно|расписал|вруч|возражени|ознакомлен|ответ|готовим|исполн|работ|спасибо|здравствуйте|добрый|"
    r"уважаем|глав[аыо]|сделаем|прочитал[аи]\b|прочли",
    re.I,
)
_WORDS = re.compile(
    r"(?:было|был|была)?\s?(?:прочитан|прочтен|прочтён|открыт|показан|просмотрен|отображ[её]н|доставлен|"
    r"удален|удалён)\w*|"
    r"доставка [^.\n]{0,80}(?:выполнен|завершен|завершён)|подтвержда\w+ доставку|"
    r"\bоткрыл[аи]?\b|a été lu|stato letto|sido leíd|"
    r"foi lida|został\w* (?:przeczytan|wyświetlon)|okundu|було прочитано|"
    r"(?:получатель|адресат)\w* (?:прочитал|прочёл|прочел|открыл|получил)|"
    r"(?:has|have) (?:read|opened|displayed|received) (?:your|the|this)|was (?:read|displayed|deleted|"
    r"opened|delivered)|"
    r"has been (?:read|displayed|deleted|opened|successfully delivered|delivered)|return receipt|"
    r"was received by ?:|был\w? получен\w* ?:|wurde (?:am [^\n]{0,60} )?gelesen",
    re.I,
)
_ABOUT_MESSAGE = re.compile(
    r"(?:ваше\w*|отправленн\w+|это) (?:сообщени|письм)|(?:письм|сообщени)\w*,? отправленн|"
    r"your message|message (?:you sent|sent)|(?:your|ваш) (?:document|документ) ?:|"
    r"(?:сообщение|письмо) (?:успешно )?доставлено|message was read|receipt for|ihre nachricht|"
    r"votre message|il messaggio|su mensaje|sua mensagem|письмо с темой|\bтема:|"
    r"(?:письмо|сообщение) [\"«][^\"»\n]{1,300}[\"»]|"
    r"уведомление о (?:прочтении|доставке)",
    re.I,
)
# «Документ «Письмо № 96 от 05.09.2024» доставлен адресату»: a document-flow system of the receiver.
_OF_SYSTEM = re.compile(
    r"^\W*(?:ваш )?документ\w? [^\n]{3,160}?(?:был )?(?:успешно )?"
    r"(?:доставлен|вруч[её]н|открыт|просмотрен)\w* "
    r"(?:адресат|получател|корреспондент)\w{1,3}\b",
    re.I,
)
_REFUSAL = re.compile(
    r"\b(?:has|have) (?:refused|rejected)\b|\b5\d\d[ -]|\b5\.\d\.\d{1,2}\b|(?:was|been|"
    r"is) (?:automatically )?(?:rejected|refused|bounced)|"
    r"quota exceeded|"
    r"(?:автоматически )?отклонен|отказано в (?:приеме|приёме|доставке)|не принято",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Receipt:
    """Proof of receipt, or the refusal some systems send in the form of an MDN (`failed` is then set)."""

    recipients: tuple[str, ...] = ()
    failed: tuple[FailedRecipient, ...] = ()
    why: str = ""


def read_receipt(message: ParsedMessage) -> Receipt | None:
    """The receipt `message` is, or None. Deleted unread is still proof that the letter arrived."""
    fields = _disposition_fields(message)
    if fields is not None:
        return _from_fields(fields, message)
    if message.report_type == "feedback-report":
        return Receipt(_complained(message), (), "жалоба получателя на письмо: оно доставлено")
    if message.report_type == "disposition-notification" or _is_receipt_in_words(message):
        return Receipt(_sender(message), (), "подтверждение прочтения или доставки")
    return None


def _disposition_fields(message: ParsedMessage) -> dict[str, str] | None:
    for part in message.parts:
        if part.content_type in (
            "message/disposition-notification",
            "message/global-disposition-notification",
        ):
            return {
                name.lower(): value.strip() for name, value in reversed(_FIELD.findall(part.text[:20_000]))
            }
    return None


def _from_fields(fields: dict[str, str], message: ParsedMessage) -> Receipt:
    address = parse_typed_address(fields.get("original-recipient", "")) or parse_typed_address(
        fields.get("final-recipient", "")
    )
    recipients = (address,) if address else _sender(message)
    disposition = fields.get("disposition", "").lower().partition(";")[2]
    trouble = f"{fields.get('failure', '')} {fields.get('error', '')} {message.plain[:2_000]}"
    if (
        re.search(r"failed|error|denied|deleted|dispatched", disposition)
        and _REFUSAL.search(trouble)
        and status_class("", trouble) != "4"
    ):
        failed = tuple(
            FailedRecipient(one, "", trouble.strip()[:500], is_address_good("", trouble))
            for one in recipients
        )
        return Receipt((), failed, "отказ в виде уведомления о прочтении")
    why = "письмо получено и удалено без прочтения" if "deleted" in disposition else "подтверждение прочтения"
    return Receipt(recipients, (), why)


def _complained(message: ParsedMessage) -> tuple[str, ...]:
    """Who had our letter and called it spam (RFC 5965, 3.2); providers often hide the address."""
    for part in message.parts:
        if part.content_type == "message/feedback-report" and (
            found := _COMPLAINED.search(part.text[:20_000])
        ):
            return (found.group(1),)
    return ()


def _sender(message: ParsedMessage) -> tuple[str, ...]:
    return (message.from_.address,) if message.from_ else ()


def _is_receipt_in_words(message: ParsedMessage) -> bool:
    """Subject and text both say so, in few words and without a document: a person's «прочитано» is none.

    Clients that send no text at all leave the mark before our subject.
    """
    words = (
        message.plain
        if message.plain.strip()
        else "\n".join(line.text for line in split_html(message.html[:_MAX_HTML]))
    )
    if any(part.is_attachment for part in message.parts) or len(words) > 1_500:
        return False
    subject = message.subject.strip()[:300]
    if _MARKED.match(subject) and not find_new_text(message).text.strip():
        return True
    if answers_in_substance(words):
        return False
    if _OF_SYSTEM.search(words[:600]):
        return True
    if not _WORDS.search(words):
        return False
    if (
        _MARKED.match(subject)
        and _MOMENT.search(words)
        and not _PERSON.search(words)
        and not counts_something(words)
    ):
        return True
    return bool(_SUBJECT.match(subject) and _ABOUT_MESSAGE.search(words))
