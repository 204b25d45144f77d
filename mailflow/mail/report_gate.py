"""Whether a message may be a delivery report: its form, and whether a mail system and no person sent it."""

from __future__ import annotations

import re

from mailflow.model.message import ParsedMessage

_SYSTEM_SENDER = re.compile(
    r"(?:mailer[-_. ]?(?:daemon|system)|mail[-_.]?daemon|postmaster|mmdf|uucp|microsoft ?exchange[\w]*|"
    r"mail(?:er|delivery)?[-_.]?(?:subsystem|"
    r"system|delivery[-_. ]?sub?system|router|server|gate(?:way)?|admin(?:istrator)?|sweeper|marshal)|"
    r"bounces?|symantec[\w-]*|"
    r"\w*antivirus|mdaemon|lotus_?mail\w*|smtp(?:[-_.]?(?:server|gateway|agent))?|nobody|daemon|root|"
    r"exchange[\w-]*|mailgate\w*|ndr|no-?reply|"
    r"double-bounce|mail|mta\w*|system|administrator|notes)(?:[-+=.].*)?",
    re.I,
)
_SYSTEM_NAME = re.compile(
    r"mail(?:er)? ?delivery|mailer.?daemon|postmaster|mail ?(?:router|administrator|system|server)|"
    r"system ?(?:administrator|attendant)|"
    r"microsoft ?(?:outlook|exchange)|системн\w+ администратор|почтов\w+ (?:систем|сервер|робот|демон)|"
    r"internet mail|mail delivery|"
    r"доставк\w+ почты|"
    r"служба доставки",
    re.I,
)
_FAILURE_SUBJECT = re.compile(
    r"undeliver|delivery (?:status|fail|problem|report|has failed|notification|incomplete|error|"
    r"unsuccess)|returned (?:mail|to sender|message)|"
    r"mail (?:delivery|failure|could not|system error|returned|undeliverable|status)|failure notice|"
    r"failed (?:mail|delivery|message)|"
    r"non.?delivery|not delivered|nondeliverable|could not be delivered|message (?:status|undeliver|"
    r"could not|delivery|not delivered)|"
    r"warning: (?:message|could not)|"
    r"delayed|delay|unzustellbar|nicht zugestellt|zustellung|rücksendung|non remis|échec|"
    r"no se (?:puede|ha podido)|"
    r"не ?доставл|не удается доставить|не уда[её]тся доставить|недостав|не может быть доставлен|"
    r"ошибка (?:доставки|отправки)|отч[её]т о доставке|"
    r"задержк\w+|возврат письма|невозможно доставить|доставка .{0,60}не выполнена|сбой доставки|"
    r"user unknown|unknown (?:user|address)|address (?:unknown|error)|mail error|bounce|ndn:",
    re.I,
)
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
        return message.report_type not in ("disposition-notification", "feedback-report")
    has_part = any(
        part.content_type in ("message/delivery-status", "message/global-delivery-status")
        for part in message.parts
    )
    return has_part and (is_sent_by_mail_system(message) or message.content_type == "multipart/mixed")


def is_sent_by_mail_system(message: ParsedMessage) -> bool:
    """Null sender (RFC 5321, 4.5.5) with a subject of failure, or a mailer daemon's name, or its fields."""
    if any(message.header(name) is not None for name in _SYSTEM_HEADERS):
        return True
    subject = message.subject[:300]
    fails = _FAILURE_SUBJECT.search(subject) is not None
    if message.return_path == "" and fails:
        return True
    if is_system_sender(message):
        return True
    return fails and (message.from_ is None and message.from_count == 0)


def is_system_sender(message: ParsedMessage) -> bool:
    """From (or Sender) bears the name mail systems give themselves."""
    for address in (message.from_, message.sender):
        if address is None:
            continue
        local = address.address.partition("@")[0]
        if local and _SYSTEM_SENDER.fullmatch(local[:100]):
            return True
        if _SYSTEM_NAME.search(address.name[:200]):
            return True
    return False
