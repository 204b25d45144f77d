"""Reports in words that a letter was delivered (RFC 3461, 6), under a daemon's name as failures are."""

from __future__ import annotations

import re

from mailflow.mail.reports import plain_bounces
from mailflow.mail.reports.report_gate import is_impersonal
from mailflow.model.message import ParsedMessage

# For text in lower case.
_REACHED = re.compile(
    r"(?:письмо|сообщение) (?:\w+ )?передано в (?:почтовый )?ящик|"
    r"успешно (?:доставлен|передан)|(?<!не )доставлен\w* (?:\w+ )?(?:следующ|получател|адресат)|"
    r"доставка [^.\n]{0,80}(?<!не )(?:выполнена|завершена)\b|"
    r"(?:was|were|been) (?:successfully )?(?:delivered|relayed)\b|"
    r"delivery to [^.\n]{0,60}(?:is complete|was successful|succeeded)|successful(?:ly)? (?:mail )?deliver"
)
# Delayed or failed for anybody: that is what somebody must act upon.
_ELSE = re.compile(
    r"\b[45]\d\d[ -][45]\.|\b[45]\.\d\.\d{1,2}\b|\b5\d\d (?!\d)|undeliver|"
    r"not (?:be |been |yet been )?deliver|"
    r"could ?n.t|(?:has|have|was|were|is|are)n.t |\bdelay|could not|cannot|unable|\bfail|reject|refus|"
    r"not exist|"
    r"не (?:был[оа]? |может быть |могло быть )?доставл|не уда|недостав|невозможно|отклон|отлож|задерж|ошибк"
)


def find_delivered(message: ParsedMessage) -> tuple[str, ...]:
    """Recipients a mail system says were reached; empty where it names none or tells of any other fate."""
    if not is_impersonal(message):
        return ()
    words = plain_bounces.own_words(message)
    low = f"{message.subject[:300]}\n{words}".lower()
    if not _REACHED.search(low) or _ELSE.search(low):
        return ()
    heads = plain_bounces.recipients_at_heads(words)
    own = {one.address.lower() for one in (*message.to, *message.cc)}
    return tuple(one for one in heads or plain_bounces.addresses_in(words) if one.lower() not in own)
