"""Delivery reports that are words only: mail.ru, Yandex, Rambler, Exim, qmail, Exchange and older systems.

These share one shape: an introduction, then each recipient at the head of a line with the server's words
below or beside it, then perhaps a copy of the letter. Whether the message comes from a mail system is
asked by the caller.
"""

from __future__ import annotations

import re

from mailflow.mail.body.html_text import split_html
from mailflow.mail.reports.refusals import enhanced_status, is_address_good
from mailflow.model.message import ParsedMessage
from mailflow.model.understanding import FailedRecipient

# A report says what failed within its first screens; the copy of the letter follows.
MAX_WORDS = 20_000
_MAX_LINE = 400

_ATOM = r"[^\s<>()\[\]\",;:@=/'|«»：；，、。（）【】]"
_ADDRESS = rf"{_ATOM}(?:{_ATOM}|'(?=\w)){{0,99}}@{_ATOM}{{1,200}}(?![.\-?!]){_ATOM}"
# A server's reply of several lines runs into the address that follows its code: «550-glava@…».
_ANY_ADDRESS = re.compile(rf"(?:(?<!\S)[45]\d\d-)?({_ADDRESS})")
_HEAD = re.compile(
    r"[\s>*•\-]{0,20}(?:[45]\d\d[ -](?:[45]\.\d{1,3}\.\d{1,3} )?(?=<)|[45]\d\d-|"
    r"(?:to|recipients?|recipient address|user|кому|получател\w+|"
    r"(?:[а-яё]{3,20} )?адрес\w*(?: получател\w+)?|rcpt to|unknown user|"
    r"failed recipient|mailbox|(?:почтовый )?ящик|"
    r"address|final-recipient|original-recipient)(?:\s?[:=]\s{0,9}|\s{1,9})"
    r"(?:rfc822;)?\s{0,3}|\d{1,3}[.)]\s)?(?:\"[^\"]{0,80}\"\s?)?['\"<«(\[]{0,2}(?:mailto:|smtp:|internet:)?("
    + _ADDRESS
    + r")",
    re.I,
)
_UNDELIVERED = re.compile(
    rf"\b(?:message|mail|delivery|sent) to:? ['\"<]{{0,2}}({_ADDRESS})['\">]{{0,2}} "
    r"(?:was|were|is|are|has|have|could|failed|can)",
    re.I,
)
# Where a list or an alias leads is no address we wrote to (Postfix).
_EXPANDED = re.compile(rf"[>\s]{{0,3}}\(expanded from:? <({_ADDRESS})>\)")
_COPY = re.compile(
    r"[\s>]{0,10}(?:-{2,}|={3,}|\*{3,}|_{5,})?\s{0,5}(?:(?:this|below|here|the following|included|"
    r"attached|start|beginning)\b(?:(?!recipient|address|relates).){0,40}\b(?:copy|message)\b"
    r"(?:(?!deliver|reason).){0,60}"
    r"(?:-{2,}|:\s*$)|below this line\b.*|"
    r"(?:the )?(?:original|returned|unsent|undelivered|rejected|bounced) message\b"
    r"(?! was (?:received|sent)).{0,60}|"
    r"message (?:header|text|body|follows|contents)\b.{0,30}|"
    r"(?:text|headers|header|start|body) of .{0,20}(?:message|mail)\b.{0,30}|копия .{0,40}(?:письма|"
    r"сообщения).*|"
    r"(?:исходное|оригинальное|исходный текст|текст|заголовки|недоставленное) ?(?:сообщени|"
    r"письм)\w*.{0,40}|(?:первые|начальные) (?:\d{1,3} )?строк\w* .{0,40})\s*[-:=*]*\s*$",
    re.I,
)
_COPIED_FIELD = re.compile(
    r"[\s>|]{0,10}(?:Received|Return-Path|DKIM-Signature|MIME-Version|X-Mailer|Message-I[Dd]|"
    r"Reporting-MTA)\s?:",
    re.I,
)
# A list's links are whom to write to, and stand in the text where the fold before them was lost.
_LIST_LINK = re.compile(r"List-[A-Z][A-Za-z-]{2,20}\s?:|<mailto:[^<>\s]{1,200}\?[^<>\n]{0,200}>,?\s*$")
_STATUS_FIELDS = re.compile(
    r"^([ \t]{0,4})(?:Final|Original)-Recipient[ \t]*:[^\n]*$(?:\n.*){0,12}?\n[ \t]{0,4}(?:Action|"
    r"Status)[ \t]*:",
    re.M | re.I,
)
# «Your message To: … did not reach the following recipient(s): …»: what stands above is the letter's own To.
_INTRODUCTION = re.compile(
    r"(?:did not reach|could not be (?:delivered|sent) to|не (?:доставлено|достигло)|не выполнена|"
    r"not delivered to|"
    r"was not delivered to|following (?:recipient|address|user)\w*)[^\n]{0,120}:[ \t]*$",
    re.I | re.M,
)
_RETRIED = re.compile(
    r"(?<!not )(?<!n.t )(?:will|still|continue\w*|keep)(?: be| to)? (?:retr|try|attempt)(?!\w* to contact)|"
    r"(?<!no )(?<!no more )(?<!further )(?<!further delivery )attempts? will (?:continue|be made)|(?:has|"
    r"have)? ?not yet been (?:delivered|sent)|do(?:es)? not need to (?:do|resend)|"
    r"no(?:t)? (?:action|need) (?:is )?(?:required|to resend)|warning message only|(?:is|been|"
    r"was) delayed|delivery (?:is |has been |was )?delayed|"
    r"delayed (?:mail|delivery)|temporar\w+ (?:deferred|delayed)|still in the queue|"
    r"(?<!не )буд(?:ем|ет|ут) (?:\w+ ){0,2}(?:пытаться|пробовать)|"
    r"попыт(?!айт)\w+ .{0,40}(?:продолж|повтор|будут)|будет повтор|повторн\w+ попыт\w*\b(?! (?:не|нет)\b)|"
    r"доставка .{0,40}(?:задерж|"
    r"отложен)|ещ[её] не доставлен|задержива|"
    r"noch nicht zugestellt|weiterhin versucht|"
    r"ожида\w+ (?:отправк|доставк)|делать ничего не (?:нужно|надо)|"
    r"попробуем (?:\w+ )?(?:ещ[её]|снова|позже|повторно)|пока не (?:смогли|удалось|доставлен)",
    re.I,
)
# Sendmail lists those for whom it goes on trying under a heading of their own.
_TRANSIENT = re.compile(
    r"^[ \t]*-+ The following addresses had transient non-fatal errors -+[ \t]*\n(?:[ \t]*<[^\n]*\n)+",
    re.M | re.I,
)
_NOT_YET = re.compile(r"(?:пока|ещ[её]) не доставлен", re.I)
_ADVICE = re.compile(
    r"\b(?:contact|help|assistance|questions?|write to|further information)\b|обращ\w+|вопрос|свяж\w+", re.I
)
_GIVEN_UP = re.compile(r"(?<!not a )permanent|gave up|giving up|final|неустраним", re.I)
_FAILED = re.compile(
    r"undeliver|nondeliver|exceed|"
    r"not (?:be |been )?deliver|\bblocked\b|could ?n.t|could not|cannot|can.t|unable|fail|"
    r"reject|refus|return|"
    r"unknown|error|did not reach|denied|invalid|not a valid|bounc|problem|"
    r"permanent|gave up|giving up|does not exist|doesn.t|"
    r"не (?:может|могло|было|был|удал|уда[её]т|доставл|выполн|существ|найден)|недостав|невозможно|ошибк|"
    r"отказ|отклон|заблокирован|вернул|возвращ|отсутству|запрещ|переполнен|превыш|\b55\d[ -]|"
    r"nicht zugestellt|unzustellbar|unbekannt|退信|退回|失败|失敗|不存在|エラー|届けられ|반송|실패",
    re.I,
)


def status_fields(text: str) -> str:
    """The text where the fields of RFC 3464 stand in it, as when a report lost its structure, else "".

    Where they are indented their lines are moved to the margin: indented they would be continuations.
    """
    text = text[:100_000]
    found = _STATUS_FIELDS.search(text) if "-recipient" in text.lower() else None
    if found is None:
        return ""
    return re.sub(f"^{found.group(1)}", "", text, flags=re.M) if found.group(1) else text


def own_words(message: ParsedMessage) -> str:
    """The report's own text, cut before the copy of the letter."""
    return "\n".join(_cut_before_copy(message)[0])


def copied_words(message: ParsedMessage) -> str:
    """The copy of the letter where it stands in the report's text, "" where none does."""
    return "\n".join(_cut_before_copy(message)[1])


def _cut_before_copy(message: ParsedMessage) -> tuple[list[str], list[str]]:
    text = message.plain if message.plain.strip() else _html_words(message)
    lines = [line[:_MAX_LINE] for line in text[:MAX_WORDS].splitlines() if not _LIST_LINK.match(line)]
    for number, line in enumerate(lines):
        field = number and _COPIED_FIELD.match(line) and not _introduces(lines[number : number + 12])
        if field or _COPY.match(line):
            return lines[:number], lines[number:]
    return lines, []


def _introduces(lines: list[str]) -> bool:
    """Fields named above the recipients tell which letter it was (Sun, Oracle) and are no copy of it."""
    return _INTRODUCTION.search("\n".join(lines)) is not None


def _html_words(message: ParsedMessage) -> str:
    if message.html.strip():
        return "\n".join(line.text for line in split_html(message.html[:MAX_WORDS]))
    return next((part.text for part in message.parts if part.text.strip()), "")


def addresses_in(words: str) -> tuple[str, ...]:
    """Addresses in the text, each once, in order."""
    return tuple(dict.fromkeys(found.group(1) for found in _ANY_ADDRESS.finditer(words)))


def recipients_at_heads(words: str) -> tuple[str, ...]:
    """Addresses that begin a line, in order: where each dialect puts the recipients it speaks of."""
    heads = ((line, found) for line in words.splitlines() if (found := _HEAD.match(line)))
    return tuple(address for line, found in heads for address in _at_head(found, line[found.end() :]))


def _at_head(found: re.Match[str], rest: str) -> tuple[str, ...]:
    """The address; all of a line that is a list of them; the alias we wrote to instead of its target."""
    if expanded := _EXPANDED.match(rest):
        return (expanded.group(1),)
    more = addresses_in(rest) if rest[:3].strip("> \t")[:1] in (",", ";") else ()
    is_list = more and not _ANY_ADDRESS.sub("", rest).strip(" \t,;<>.")
    return (found.group(1), *more) if is_list else (found.group(1),)


def read_plain_bounce(
    message: ParsedMessage,
) -> tuple[tuple[FailedRecipient, ...], tuple[str, ...]] | None:
    """(failed, delayed) of a report in words; None where the words name nobody or speak of no failure."""
    words = own_words(message)
    tried = addresses_in("\n".join(found[0] for found in _TRANSIENT.finditer(words)))
    named = tuple(each for each in _recipients(message, words) if each not in tried)
    if not named:
        return ((), tried) if tried else None
    if (_RETRIED.search(words) or _NOT_YET.search(message.subject)) and not _GIVEN_UP.search(words):
        return (), named
    if not _FAILED.search(words) and not _FAILED.search(message.subject):
        return None
    return tuple(_failed(address, _said_of(address, words, named)) for address in named), tried


def _recipients(message: ParsedMessage, words: str) -> tuple[str, ...]:
    own = {address.address.lower() for address in (*message.to, *message.cc)}
    own |= {address.address.lower() for address in (message.from_, message.sender) if address}
    header = " ".join(message.header_all("X-Failed-Recipients"))
    if header:
        return _of_header(addresses_in(header[:10_000]), words, own)
    below = words[found.end() :] if (found := _INTRODUCTION.search(words)) else ""
    for group in (
        recipients_at_heads(below),
        _right_below(below),
        addresses_in(_without_advice(below)),
        addresses_in(below),
        recipients_at_heads(words),
        tuple(found.group(1) for found in _UNDELIVERED.finditer(words)),
        addresses_in(_without_advice(words)),
        addresses_in(words),
    ):
        kept = dict.fromkeys(one for one in group if one.lower() not in own and not _is_system(one))
        if kept:
            return tuple(kept)
        # Gateways that answer both sides write to the very recipient they name.
        if group and group == _right_below(below):
            return group
    return ()


def _of_header(named: tuple[str, ...], words: str, own: set[str]) -> tuple[str, ...]:
    """Those of the field; where the words know none of them, whom they tell of at the heads of lines."""
    spoken = words.lower()
    if any(address.lower() in spoken for address in named):
        return named
    heads = tuple(one for one in recipients_at_heads(words) if one.lower() not in own and not _is_system(one))
    return heads or named


def _without_advice(words: str) -> str:
    """Without the lines that tell whom to ask for help."""
    return "\n".join(line for line in words.splitlines() if not _ADVICE.search(line))


def _right_below(below: str) -> tuple[str, ...]:
    return recipients_at_heads(below.lstrip().partition("\n")[0])


def _is_system(address: str) -> bool:
    return address.lower().startswith(("postmaster@", "mailer-daemon@", "abuse@", "support@", "helpdesk@"))


def _said_of(address: str, words: str, named: tuple[str, ...]) -> str:
    """What stands from the address on, up to the next recipient's line or a screenful."""
    others = [one.lower() for one in named if one.lower() != address.lower()]
    found = words.find(address)
    # From the head of the line on: «… отклонено, адрес» tells as much as «адрес: отклонено».
    start = max(words.rfind("\n", 0, found) + 1, found - 300) if found >= 0 else found
    lines = words[start : start + 1_500].splitlines() if start >= 0 else words[:1_500].splitlines()
    kept = lines[:1]
    for line in lines[1:12]:
        head = _HEAD.match(line)
        if head and head.group(1).lower() in others:
            break
        kept.append(line.strip())
    return " ".join(" ".join(kept).split())


def _failed(address: str, said: str) -> FailedRecipient:
    return FailedRecipient(
        address, enhanced_status(said), said[:500], is_address_good(enhanced_status(said), said)
    )
