"""What a refusal speaks of: the address, or this one message. Reads status codes and the server's words."""

from __future__ import annotations

import re

from mailflow.patterns import Gated

# Longer diagnostics add nothing; the bound keeps every search linear in practice.
MAX_DIAGNOSTIC = 1_000

_ENHANCED = re.compile(r"(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?![\d.])")
_REPLY_CODE = re.compile(r"(?<![\d.])([245])\d\d(?=[\s\-#:;,.)]|$)")

_DEAD = re.compile(
    r"user unknown|unknown user|no such (?:user|recipient|mailbox|address|person|domain)"
    r"|no mailbox (?:here|found)"
    r"|(?:user|mailbox|recipient|address|account|domain)\b.{0,80}?(?:not found|does ?n.t exist|"
    r"does not exist|not exist|unknown|disabled"
    r"|inactive|suspended|not available|unavailable|is not active|not our customer|not listed|invalid|"
    r"has been blocked)"
    r"|invalid (?:mailbox|recipient|user|address)|host unknown|name service error|host not found"
    r"|user doesn.t have|mailbox unavailable|unrouteable|relay(?:ing)? (?:access )?den|unable to relay|"
    r"not permitted to relay"
    r"|recipient ?not ?found|bad destination|unknown recipient|unknown local part|user is terminated"
    r"|пользовател\w* не (?:найден|существует|обнаружен)|ящик\w* (?:не существует|не найден|заблокирован|"
    r"удал[её]н)"
    r"|адрес\w* .{0,60}?(?:не найден|не существует|не обнаружен)|нет такого (?:пользователя|ящика|адреса)",
    re.I,
)
_FULL = re.compile(
    r"(?:mailbox|mail ?folder|inbox) (?:is )?full|full (?:mailbox|inbox)|over ?quota|overdrawn|"
    r"quota (?:is |was |has been )?exceed|exceed\w* (?:\w+ ){0,3}quota|"
    r"quota violation|mailbox .{0,20}?(?:exceed\w*|over) .{0,20}?(?:size|limit)|"
    r"disk quota"
    r"|insufficient (?:system )?storage|storage (?:limit|space)|not enough (?:space|storage)|"
    r"mailbox.{0,40}?(?:is full|too large|size limit)"
    r"|out of space|quotaexceeded|переполнен|превы\w+ квот|квот\w* .{0,30}?превыш|недостаточно места|"
    r"ящик полон|ящик\w* .{0,30}?(?:заполнен|лимит)|лимит\w* .{0,30}?ящик",
    re.I,
)
# What is wrong with us or with how often we write: says nothing of the address.
_SENDER = Gated(
    r"sender (?:address |domain |host |verif\w+ |e-?mail )?(?:is )?(?:rejected|not |denied|invalid|verif|"
    r"fail|blocked|address rejected)|invalid (?:sender|return|helo|ehlo)|client host (?:rejected|blocked)|"
    r"reverse (?:dns|host)|receiving mail at a rate|"
    r"not (?:allowed|permitted|authori[sz]ed) to send|white ?list|unroute?able sender|"
    r"verification failed for|purported responsible|"
    r"(?:after|reply to) (?:the )?(?:initial connection|helo|ehlo|mail from)\b|"
    r"отправител\w+ .{0,40}?(?:не |отклон|заблок|запрещ)",
    re.I,
)
_MESSAGE = re.compile(
    r"spam|спам|\bspf\b|\bdkim\b|\bdmarc\b|black ?list|block ?list|blocked using|\brbl\b|\bdnsbl\b|"
    r"spamhaus|reputation|policy|policies"
    r"|virus|вирус|malware|banned|content (?:rejected|filter|reject)|suspicio|rejected (?:due to|"
    r"by) (?:content|filter)|prohibited"
    r"|message (?:size|length|is too (?:large|big|long)|too (?:large|big|long))|"
    r"size (?:of the message )?(?:exceed|limit)|exceeds? .{0,60}?size"
    r"|too large|too big|larger than|over size|sizelimit|resolver\.rst|размер\w* .{0,60}?(?:превы|лимит|"
    r"больше)|слишком больш|превы\w+ .{0,40}?размер"
    r"|gr[ae]y ?list|rate limit|too many (?:messages|connections|emails)|throttl|not authenticated|"
    r"unauthenticated"
    r"|(?:after|reply to) (?:the )?end of data|политик|"
    r"вложени\w+ .{0,40}?(?:запрещ|размер)|attachment|нежелательн",
    re.I,
)
# Enhanced codes (RFC 3463, RFC 7372) that speak of the message, the sender or room left.
_GOOD_CODES = re.compile(
    r"[245]\.(?:2\.[23]|3\.4|6\.\d+|7\.(?:0|1|2|8|2\d|50\d|51\d|60\d|7\d\d|3\d\d|64|125|105|106|133|134|12))"
)

_ADDRESS_CODES = re.compile(r"[45]\.1\.(?:[1236]|10)")


def speaks_of_address(status: str) -> bool:
    """True where the code says what is wrong with the address itself (RFC 3463, 3.2; RFC 7505)."""
    return _ADDRESS_CODES.fullmatch(status) is not None


def enhanced_status(text: str) -> str:
    """First enhanced status code of RFC 3463 in `text`, "" without one."""
    found = _ENHANCED.search(text[:MAX_DIAGNOSTIC])
    return found.group(0) if found else ""


def status_class(status: str, diagnostic: str) -> str:
    """ "2", "4" or "5" by the status or, failing that, the server's words; "" where neither tells."""
    if _ENHANCED.match(status):
        return status[0]
    words = diagnostic[:MAX_DIAGNOSTIC]
    found = _ENHANCED.search(words) or _REPLY_CODE.search(words)
    return found.group(1) if found else ""


def is_address_good(status: str, diagnostic: str) -> bool:
    """True where the refusal speaks of size, content, policy or room left and not of the address.

    Words about an unknown user win over any code: servers answer 5.7.1 for everything. A code that says
    nothing more (x.0.0) gives way to the one in the words.
    """
    words = diagnostic[:MAX_DIAGNOSTIC]
    if _FULL.search(words) or _SENDER.search(words):
        return True
    if _DEAD.search(words):
        return False
    if _MESSAGE.search(words):
        return True
    code = enhanced_status(words) or status if status.endswith(".0.0") else status
    return _GOOD_CODES.fullmatch(code) is not None
