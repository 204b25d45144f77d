"""Whether a message may be a delivery report: its form, and whether a mail system and no person sent it."""

from __future__ import annotations

import re

from mailflow.mail.reports import plain_bounces
from mailflow.model.message import Address, ParsedMessage
from mailflow.patterns import Gated

_DAEMON = re.compile(
    r"(?:mailer[-_. ]?(?:daemon|system)|mail[-_.]?daemon|post[-_]?master|mmdf|uucp|double-bounce|mdaemon|ndr|"
    r"(?:mail|maildelivery|mailer)?[-_.]?(?:delivery)?[-_. ]?sub-?system|microsoft ?exchange\w*|"
    r"mailsweeper|mailmarshal|"
    r"lotus_?mail\w*|mail[-_.]?delivery[-_.]?\w*|mail[-_.]?router|mailgate\w*|gateway|mailer)(?:[-+=.].*)?",
    re.I,
)
# Names no person bears; postmaster, «mailer» or «ndr» may be somebody's mailbox.
_CERTAIN = re.compile(r"(?:mailer[-_. ]?daemon|mail[-_.]?daemon|double-bounce)(?:[-+=.].*)?", re.I)
_CERTAIN_NAME = re.compile(r"mailer.?daemon|mail deliver\w* (?:sub)?-?system", re.I)
_DAEMON_NAME = Gated(
    r"mail(?:er)? ?delivery|mailer.?daemon|postmaster|mail ?(?:router|administrator|system)|"
    r"^system (?:administrator|attendant)|^microsoft outlook$|microsoft exchange|^системный администратор|"
    r"почтов\w+ (?:систем|сервер|робот|демон|шлюз)|internet mail|доставк\w+ почты|служба доставки|"
    r"(?:mail|security|spam) gateway|anti-?spam|антиспам|антивирус|kaspersky",
    re.I,
)
# These three are for text in lower case: patterns for any case cost five times as much.
_FAILURE_SUBJECT = re.compile(
    r"undeliver|delivery (?:status|fail|problem|report|has failed|notification|incomplete|error|"
    r"unsuccess)|returned (?:mail|to sender|message)|"
    r"mail (?:delivery|failure|could not|system error|returned|undeliverable|status)|failure notice|"
    r"failed (?:mail|delivery|message|to deliver)|"
    r"non.?delivery|not delivered|nondeliverable|could not be delivered|message (?:status|undeliver|"
    r"could not|delivery|not delivered)|"
    r"warning: (?:message|could not)|"
    r"delayed|delay|unzustellbar|nicht zugestellt|zustellung|rücksendung|non remis|échec|"
    r"no se (?:puede|ha podido)|"
    r"не ?доставл|не удается доставить|не уда[её]тся доставить|недостав|не может быть доставлен|"
    r"отказ\w* в (?:доставке|при[её]ме)|состояни\w+ доставки|о недоставке|"
    r"ошибка (?:при )?(?:доставк|отправк)\w+|"
    r"письмо (?:\w+ )?вернулось|^отклонено\b|невозможност\w+ доставк|не прош(?:ло|[её]л) (?:\w+ )?проверк|"
    r"virus\b[^\n]{0,40} in (?:e-?mail|mail|message)|"
    r"отч[её]т о доставке|"
    r"задерж\w+|возврат (?:письма|почты)|вирус в |"
    r"(?:письмо|сообщение) (?:отклонено|возвращено|заблокировано|не принято)|"
    r"не удалось доставить|(?:message|mail) (?:was |has been )?(?:rejected|blocked)|невозможно доставить|"
    r"доставка .{0,60}не выполнена|сбой доставки|"
    r"отложен|(?:message|mail)\b[^\n]{0,40}\b(?:blocked|rejected|refused|quarantined)\b|"
    r"user unknown|unknown (?:user|address)|address (?:unknown|error)|mail error|"
    r"error sending message|bounce|ndn:|"
    r"エラー通知|退信|投递失败|配信(?:失敗|不能)|送信できません",
)
_ANSWERED = re.compile(r"\s*(?:re|fwd?|aw|wg|отв|пер|на)\s?:(?!.*\bnon remis\b)", re.I)
_PROGRAM_WORDS = Gated(
    r"(?:message|mail|email below|delivery)[^.\n]{0,60}\b(?:could not|cannot|was not|"
    r"unable to) be? ?deliver\w*(?:\s+to\b|\.\s|\.$)|not a valid (?:user|recipient|address|mailbox)|"
    r"could not be delivered to(?: the following|: ?<)|unable to deliver (?:message|mail|your)|"
    r"failed recipients?\b|did not reach the following recipient|was not delivered to\b|"
    r"(?:message|mail) [^\n]{0,80} was (?:rejected|blocked) by|"
    r"delivery of (?:the|this|your) (?:e-?mail|message) was (?:stopped|blocked)|"
    r"has not been delivered|was blocked by|undeliverable to\b|"
    r"requested action (?:was )?not taken|\brcpt to: ?<|no such user|user (?:is )?unknown|"
    r"not yet been delivered|(?:continue|keep) to try to deliver|delivery attempts?\b|"
    r"(?:smtp error code|remote host said|received >>>)|\b5\d\d[ -]5\.\d\.\d|"
    r"following (?:recipients?|address(?:\(?es\)?)?|users?)[^.\n]{0,60}(?:fail|could not|not deliver)",
)
_RUSSIAN_PROGRAM = Gated(
    r"(?:письмо|сообщение|уведомление)[^.\n]{0,60} (?:создано|отправлено|сформировано)[^.\n]{0,20} "
    r"(?:автоматически|почтов\w+ (?:систем|сервер))|почтов\w+ систем|отвечать [^.\n]{0,30}не (?:нужно|"
    r"надо|следует)|не отвечайте|одному или нескольк\w+|следующ\w+ (?:адресат|получател)|"
    r"не (?:было |удалось )?достав\w+[^.\n]{0,40}:\s*\n|"
    r"почтов\w+ сервер\w*[^\n]{0,60} (?:уведомля|сообща)|почтов\w+ шлюз|"
    r"почтов\w+ сервер\w* получателя (?:\w+ )?(?:ответил|сообщил|вернул)|"
    r"(?:неустраним|неисправим|постоянн|фатальн)\w+ ошибк\w+ доставки|(?:обнаружил|обнаружен)\w* вирус|"
    r"диагностическ\w+ сведени|получател\w+ или (?:спис|групп)|"
    r"(?:письмо|сообщение) (?:для|на адрес|пользователю)(?: пользователя| адресата| получателя)? \S{1,80}@\S|"
    r"не доставлено получател|"
    r"ящик \S{1,80}@\S{1,80} (?:заблокирован|переполнен|отключ[её]н|удал[её]н|не существует)|"
    r"доставка (?:писем|почты|сообщени\w|письма) невозможна|"
    r"доставить (?:\w+ )?невозможно|невозможно доставить|"
    r"не може бути доставлен|не вдалося достав|одержувач|"
    r"не (?:удалось|смог\w*|может|могло|удается|уда[её]тся)[^.\n]{0,60}(?:достав|переда|отправ)",
)
# «Сообщение для … отклонено», «Доставка на … запрещена»: in one sentence the address and what became of it.
_ADDRESSED = r"\S{1,80}@(?:[^\s.!?]|\.(?=\w))+"
_ENDED = (
    r"\b(?:отклон[её]н|заблокирован|возвращ[её]н|отвергнут|запрещен|отсутству|отказан|"
    r"ошибк|переполнен|ожида|задерж|превыша|превышен|удал[её]н|вернул|невозможн|недоступ|"
    r"не (?:принят|принима|пропущен|доставл|найден|"
    r"существу|может|могл|прош|дош|уда))"
)
_FATE = Gated(
    r"\b(?:письм|сообщени|доставк|отправк|доставить|получател|адресат)\w*\b(?:[^.!?\n]|\.(?=\w)){0,160}(?:"
    + _ADDRESSED
    + r"(?:[^.!?\n]|\.(?=\w)){0,80}?"
    + _ENDED
    + "|"
    + _ENDED
    + r"(?:[^.!?\n]|\.(?=\w)){0,80}?"
    + _ADDRESSED
    + ")",
)
# What the program under any name must say; whoever is away returns nothing.
_RETURNED = Gated(r"возвращ[её]н\w* отправител|не будет доставлен")
# Nobody writes by hand under these; document systems do, so their words must tell of a failure as well.
_NOBODY = re.compile(r"no-?reply|do-?not-?reply|robot|quarantine", re.I)
# Our own Russian subject behind the label of a foreign program is no Russian text.
_RUSSIAN = re.compile(r"^(?![ \t]{0,9}[A-Za-z-]{2,20}:)[^\n]{0,999}?[а-яё]{3}", re.I | re.M)
# Who greets or says «мы» writes himself, also from the mailbox of a system.
_SPEAKS = re.compile(r"\b(?:здравствуйте|добрый|коллеги|мы|нам|нас|наш\w*|прошу|просим|я)\b|[а-яё]\?", re.I)
_STATUS_TYPES = ("message/delivery-status", "message/global-delivery-status")
_SYSTEM_HEADERS = (
    "X-Failed-Recipients",
    "X-Mailer-Daemon-Recipients",
    "X-MS-Exchange-Message-Is-Ndr",
)


def is_report_form(message: ParsedMessage) -> bool:
    """A multipart/report of delivery status at the top, or one whose type got lost but whose part stayed.

    A forwarded report is an attached message and not a part, so a person's forward does not count.
    """
    if message.content_type == "multipart/report":
        return message.report_type not in ("disposition-notification", "feedback-report") and not any(
            part.content_type.endswith("disposition-notification") for part in message.parts
        )
    if message.content_type in _STATUS_TYPES:
        return True
    has_part = any(part.content_type in _STATUS_TYPES for part in message.parts)
    if not has_part or is_sent_by_mail_system(message):
        return has_part
    # Clerks too attach the part that came back to them.
    return message.content_type == "multipart/mixed" and not _RUSSIAN.search(message.plain[:1_000])


def is_sent_by_mail_system(message: ParsedMessage) -> bool:
    """Null sender (RFC 5321, 4.5.5) with a subject of failure, or a mailer daemon's name, or its fields.

    A report under a foreign name counts only where subject and first words both say so as programs do, and
    not in Russian: so a clerk would tell that our mail did not arrive.
    """
    if message.report_type in ("disposition-notification", "feedback-report"):
        return False
    if any(message.header(name) is not None for name in _SYSTEM_HEADERS):
        return True
    if message.from_ is None and not message.subject and plain_bounces.status_fields(message.plain):
        return True  # its header got lost, and nobody wrote it
    subject, text = message.subject[:300], message.plain[:3_000]
    words = plain_bounces.own_words(message)
    low = (text if text.strip() else words[:3_000]).lower()
    fails = _FAILURE_SUBJECT.search(subject.lower()) is not None
    programmed = _PROGRAM_WORDS.search(low) is not None
    answered = _ANSWERED.match(subject) is not None
    if _is_certain_daemon(message):
        return fails or programmed or _is_terse(message)
    if _RUSSIAN.search(words[:1_000]):
        if answered or not is_impersonal(message):
            if not answered and _is_automatic(message) and _RETURNED.search(words[:1_000].lower()):
                return _tells_fate_of_another(message, words)
            told = fails and not answered and _is_nobody(message)
            return told and _FATE.search(words[:1_000].lower()) is not None
        if not fails:
            return is_daemon(message) and _tells_fate_of_another(message, words)
        spoken = _RUSSIAN_PROGRAM.search(low) is not None or (programmed and is_daemon(message))
        return spoken or _lists(words)
    if message.return_path == "" or is_daemon(message):
        return programmed or (fails and not answered)
    return fails and programmed and (not answered or message.from_ is None)


def _lists(words: str) -> bool:
    """A recipient has a line of his own, as programs write them and people seldom do, or is named beside
    what was done with the letter."""
    if _SPEAKS.search(words[:1_000]):
        return False
    return _FATE.search(words[:1_000].lower()) is not None or bool(plain_bounces.recipients_at_heads(words))


def _tells_fate_of_another(message: ParsedMessage, words: str) -> bool:
    """The words alone, under whatever subject: what became of a letter to somebody who is not ourselves."""
    if _SPEAKS.search(words[:1_000]) or _FATE.search(words[:1_000].lower()) is None:
        return False
    own = {address.address.lower() for address in (*message.to, *message.cc)}
    return any(address.lower() not in own for address in plain_bounces.addresses_in(words[:1_000]))


def _is_automatic(message: ParsedMessage) -> bool:
    """RFC 3834, 5: a program says of itself that no person wrote this."""
    return (message.header("Auto-Submitted") or "no").strip().lower().partition(";")[0] != "no"


def _is_nobody(message: ParsedMessage) -> bool:
    local = message.from_.address.partition("@")[0] if message.from_ else ""
    return _NOBODY.fullmatch(local[:100]) is not None


def is_impersonal(message: ParsedMessage) -> bool:
    """A name that mail systems give themselves, or nobody's: neither is what clerks write under."""
    nobody = message.return_path == "" or (message.from_ is None and not message.in_reply_to)
    return nobody or is_daemon(message)


def is_from_a_mailbox(message: ParsedMessage) -> bool:
    """The envelope sender is somebody's address: a mail system's report has none (RFC 5321, 4.5.5), and the
    Return-Path is written by our own server (4.4)."""
    local = (message.return_path or "").partition("@")[0]
    return bool(local) and _DAEMON.fullmatch(local[:100]) is None


def _is_terse(message: ParsedMessage) -> bool:
    """Of some address or letter: a warning about our own mailbox names neither."""
    return "@" in message.plain[:3_000] or bool(message.html or message.embedded)


def _is_certain_daemon(message: ParsedMessage) -> bool:
    return any(
        _CERTAIN.fullmatch(address.address.partition("@")[0][:100])
        or _CERTAIN_NAME.search(address.name[:200])
        for address in _senders(message)
    )


def is_daemon(message: ParsedMessage) -> bool:
    """From, Sender or the return path bears a name that mail systems give themselves and people do not."""
    for address in _senders(message):
        local = address.address.partition("@")[0]
        if _DAEMON.fullmatch(local[:100]) or _DAEMON_NAME.search(address.name[:200]):
            return True
    return False


def _senders(message: ParsedMessage) -> tuple[Address, ...]:
    path = Address("", message.return_path or "")
    if message.from_ is None and (bare := (message.header("From") or "").strip()):
        return (Address(bare[:200], bare.strip("<>")[:200]), path)
    return tuple(address for address in (message.from_, message.sender, path) if address is not None)
