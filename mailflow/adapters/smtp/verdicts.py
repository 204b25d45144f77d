"""What a fault at a stage of SMTP means for the letter: decided from stage, code and words alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from mailflow.model.fact import SendResult


class Stage(IntEnum):
    """Where a transaction stands; the fault is one of the named stage's answer."""

    CONNECT = 1
    EHLO = 2
    TLS = 3
    AUTH = 4
    MAIL = 5
    RCPT = 6
    DATA = 7
    FINAL_DOT = 8


@dataclass(frozen=True, slots=True)
class Verdict:
    """`whole_server`: the fault is the server's or the account's, the rest of the batch need not try."""

    result: SendResult
    whole_server: bool = False


# The server speaks of us: our pace, our right to send, its suspicion of our letters. The address may be good.
_ABOUT_US = re.compile(
    r"rate[ -]?limit|throttl|too (?:fast|frequent)|slow down|message rate|sending rate|sending limit"
    r"|sender (?:address )?rejected|not owned by|relay(?:ing)? (?:access )?(?:denied|not)|unable to relay"
    r"|authentication required|must authenticate|not authenticated"
    r"|account (?:is )?(?:blocked|suspended|locked|disabled) for sending"
    r"|suspicion of spam|suspected spam|looks like spam|spam message"
    r"|message (?:was )?(?:rejected|blocked|considered)[\w ]{0,20} spam"
    r"|too many (?:\w+ ){0,2}(?:recipients|connections|sessions|requests|attempts|errors)"
    r"|слишком много|превышен\w* (?:лимит|число|количество)|лимит (?:отправки|писем)|подозрени\w+ на спам",
    re.IGNORECASE,
)
# The same, unless the words name the recipient's box or the size of the letter.
_PERHAPS_ABOUT_US = re.compile(
    r"too many (?:\w+ ){0,2}(?:messages|letters|e?-?mails)"
    r"|(?:daily|hourly|outgoing|outbound|message|submission|your)[\w ]{0,20} (?:limit|quota)\b"
    r"|limits? (?:on|of|for) (?:the )?(?:number|sending|outgoing|messages)",
    re.IGNORECASE,
)
# RFC 3463: X.1 addressing, X.2 mailbox; the likes of «4.2.2 mailbox full: quota exceeded».
_ABOUT_RECIPIENT = re.compile(
    r"\b[45]\.[12]\.\d+\b|mailbox|no such user|user unknown|unknown user|recipient|over ?quota"
    r"|ящик|получател",
    re.IGNORECASE,
)
_SIZE = re.compile(r"\b5\.3\.4\b|\bsize\b|too (?:large|big)", re.IGNORECASE)


def judge_answer(stage: Stage, code: int, words: str) -> Verdict:
    """The server answered with a code that ends the transaction."""
    if stage is Stage.FINAL_DOT and code // 100 == 2:
        return Verdict(SendResult.SENT)
    if stage <= Stage.AUTH or code == 421:
        return Verdict(SendResult.RETRY, whole_server=True)
    if code // 100 not in (4, 5):
        return judge_silence(stage)
    if stage is Stage.MAIL:
        return _judge_mail(code, words)
    if is_about_us(words):
        return Verdict(SendResult.RETRY, whole_server=True)
    return Verdict(SendResult.RETRY if code // 100 == 4 else SendResult.REFUSED)


def judge_silence(stage: Stage) -> Verdict:
    """The connection broke, or the server said nothing in time, or nothing that SMTP knows.

    Only between the final dot and its answer the letter may have gone out (RFC 5321, 4.5.3.2.6).
    """
    if stage is Stage.FINAL_DOT:
        return Verdict(SendResult.IN_DOUBT)
    return Verdict(SendResult.RETRY, whole_server=stage <= Stage.AUTH)


def is_about_us(words: str) -> bool:
    """Whether a refusal, at RCPT or later, concerns the sender, the account or their pace."""
    if _ABOUT_US.search(words):
        return True
    others = _ABOUT_RECIPIENT.search(words) or _SIZE.search(words)
    return bool(_PERHAPS_ABOUT_US.search(words)) and not others


def _judge_mail(code: int, words: str) -> Verdict:
    """MAIL names the sender alone: a refusal says nothing about the recipient, unless it is the size."""
    if code // 100 == 5 and (code == 552 or _SIZE.search(words)):
        return Verdict(SendResult.REFUSED)
    return Verdict(SendResult.RETRY, whole_server=True)
