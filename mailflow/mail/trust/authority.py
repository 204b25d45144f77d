"""Whether a message may command. From is not an identity (faults.md, fact 5; rows A01 to A06, A09).

This is the rule alone: what the command says, and doing it, are for others. Answers about a command go to
the address on file (`CommandVerdict.address`), never to From, Sender or Reply-To.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256

from mailflow.mail.trust.authentication import Authentication
from mailflow.mail.trust.command_token import find_token, is_good_token
from mailflow.model.message import ParsedMessage

# A guess succeeds once in 2^160; ten wrong codes mean that somebody tries.
MAX_WRONG_TOKENS = 10
# An old command that turns up again is a replay or a mistake; a weekend and a day may pass in a queue.
_FRESH = timedelta(days=3)
_MASS_MAIL = frozenset({"bulk", "list", "junk", "auto_reply"})


class Permission(StrEnum):
    """What may happen."""

    EXECUTE = "execute"
    CHALLENGE = "challenge"
    """Mail a code to `address`; the command waits for it."""
    DONE_BEFORE = "done_before"
    QUARANTINE = "quarantine"
    """Nothing happens; the next digest lists it."""
    IGNORE = "ignore"
    """Automatic mail: not executed and not answered."""


@dataclass(frozen=True, slots=True)
class CommandVerdict:
    """`reason` is Russian. `key` is to be recorded as used before the command takes effect."""

    permission: Permission
    reason: str
    address: str = ""
    key: str = ""
    is_wrong_token: bool = False


@dataclass(frozen=True, slots=True)
class CommandRules:
    """What is known beside the message: who may command, what was used, how often codes were wrong."""

    operators: tuple[str, ...]
    secret: bytes
    used: Collection[str] = ()
    wrong_tokens: int = 0
    """Wrong codes in the name of this operator since the last good one."""


def judge_command(
    message: ParsedMessage,
    authentication: Authentication,
    *,
    command: str,
    text: str,
    rules: CommandRules,
    now: datetime,
) -> CommandVerdict:
    """Whether `command`, found in `text` (what the sender wrote anew), may take effect.

    It may where exactly one faultless From names an operator and either the own server vouches for his
    domain by DMARC or a code for just this command, mailed to him before, stands in the text.
    """
    if why := automatic_reason(message):
        return CommandVerdict(Permission.IGNORE, f"команда в автоматическом письме ({why}) не выполняется")
    operator = _operator(message, rules.operators)
    if operator is None or message.from_ is None:
        return CommandVerdict(Permission.QUARANTINE, _sender_words(message))
    if message.defects:
        return CommandVerdict(Permission.QUARANTINE, f"письмо с изъянами: {message.defects[0]}", operator)
    if token := find_token(text):
        return _judge_token(token, operator, command, rules, now)
    return _judge_authenticated(message, authentication, operator, rules, now)


def _judge_authenticated(
    message: ParsedMessage, authentication: Authentication, operator: str, rules: CommandRules, now: datetime
) -> CommandVerdict:
    if not _is_vouched(message, authentication):
        return _unvouched(authentication, operator)
    once = _once(f"{operator.lower()}\n{message.message_id}", f"команда от {operator}", operator, rules)
    if message.message_id and once.permission is Permission.DONE_BEFORE:
        return once
    if not message.message_id or message.date is None or abs(now - message.date) > _FRESH:
        reason = "у письма нет номера, или оно отправлено слишком давно: нужно подтверждение кодом"
        return CommandVerdict(Permission.CHALLENGE, reason, operator)
    return once


def automatic_reason(message: ParsedMessage) -> str:
    """Why a message is automatic (RFC 3834, 2 and 5); "" where nothing says so."""
    if message.return_path == "":
        return "пустой обратный адрес"
    if (message.header("Auto-Submitted") or "no").partition(";")[0].strip().lower() != "no":
        return "Auto-Submitted"
    if (message.header("Precedence") or "").strip().lower() in _MASS_MAIL:
        return "Precedence"
    names = ("List-Id", "List-Unsubscribe", "X-Autoreply", "X-Autorespond", "X-Failed-Recipients")
    return next((name for name in names if message.header(name) is not None), "")


def _operator(message: ParsedMessage, operators: Collection[str]) -> str | None:
    """The address on file that the one From names; look-alike letters of other scripts do not match."""
    if message.from_ is None or message.from_count != 1 or len(list(message.header_all("From"))) != 1:
        return None
    said = message.from_.address.lower()
    return next((address for address in operators if address.strip().lower() == said), None)


def _sender_words(message: ParsedMessage) -> str:
    if message.from_ is None or message.from_count != 1:
        return "отправитель команды не определяется однозначно"
    return f"{message.from_.address} не входит в список операторов"


def _judge_token(
    token: str, operator: str, command: str, rules: CommandRules, now: datetime
) -> CommandVerdict:
    if rules.wrong_tokens >= MAX_WRONG_TOKENS:
        reason = f"слишком много неверных кодов от имени {operator}: команды по коду закрыты"
        return CommandVerdict(Permission.QUARANTINE, reason, operator)
    key = f"token/{_digest(token)}"
    if key in rules.used:
        return CommandVerdict(
            Permission.DONE_BEFORE, "этот код уже использован, команда выполнена", operator, key
        )
    if not is_good_token(token, rules.secret, address=operator, command=command, now=now):
        reason = "код неверен, просрочен или выдан для другой команды"
        return CommandVerdict(Permission.QUARANTINE, reason, operator, is_wrong_token=True)
    return CommandVerdict(Permission.EXECUTE, f"команда от {operator} подтверждена кодом", operator, key)


def _is_vouched(message: ParsedMessage, authentication: Authentication) -> bool:
    """Row A02: DMARC alone, and for the domain of this very From."""
    domain = message.from_.address.rpartition("@")[2].lower() if message.from_ else ""
    is_same = bool(domain) and domain == authentication.domain
    return authentication.result == "pass" and authentication.method == "dmarc" and is_same


def _unvouched(authentication: Authentication, operator: str) -> CommandVerdict:
    if authentication.result == "fail":
        return CommandVerdict(Permission.QUARANTINE, authentication.detail, operator)
    reason = f"{authentication.detail or 'отправитель не подтверждён'}: нужно подтверждение кодом"
    return CommandVerdict(Permission.CHALLENGE, reason, operator)


def _once(identity: str, words: str, operator: str, rules: CommandRules) -> CommandVerdict:
    """The same message commands once, however often it is delivered (row A04)."""
    key = f"command/{_digest(identity)}"
    if key in rules.used:
        return CommandVerdict(Permission.DONE_BEFORE, f"{words} уже выполнена", operator, key)
    return CommandVerdict(Permission.EXECUTE, f"{words} подтверждена почтовым сервером", operator, key)


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "replace")).hexdigest()
