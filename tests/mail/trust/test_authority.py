"""Who may command: rows A01 to A06 and A09 of the acceptance list, on the rule alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailflow.mail.parsing.parse import parse_message
from mailflow.mail.trust.authentication import read_authentication
from mailflow.mail.trust.authority import (
    MAX_WRONG_TOKENS,
    CommandRules,
    CommandVerdict,
    Permission,
    judge_command,
)
from mailflow.mail.trust.command_token import find_token, is_good_token, issue_token

NOW = datetime(2024, 9, 30, 12, 0, tzinfo=UTC)
SECRET = bytes(range(32))
NONCE = b"12345678"
BOSS = "boss@council.example"
COMMAND = "extend 96-2024/03601401 2024-10-15"
RULES = CommandRules(operators=("clerk@council.example", BOSS), secret=SECRET)
OWN = "mx.own.example"
PASS = f"Authentication-Results: {OWN}; dmarc=pass header.from=council.example\r\n"
HEAD = f"From: Boss <{BOSS}>\r\nMessage-ID: <1@council.example>\r\nDate: Mon, 30 Sep 2024 14:00:00 +0300\r\n"


def judge(
    head: str, *, text: str = COMMAND, rules: CommandRules = RULES, now: datetime = NOW
) -> CommandVerdict:
    message = parse_message(f"{head}\r\n{text}\r\n".encode())
    found = read_authentication(message, [OWN])
    return judge_command(message, found, command=COMMAND, text=text, rules=rules, now=now)


def token(*, address: str = BOSS, command: str = COMMAND, hours: int = 1) -> str:
    return issue_token(
        SECRET, address=address, command=command, expires_at=NOW + timedelta(hours=hours), nonce=NONCE
    )


def test_an_operator_vouched_for_by_the_own_server_commands() -> None:
    verdict = judge(PASS + HEAD)
    assert (verdict.permission, verdict.address) == (Permission.EXECUTE, BOSS)


FROM_FORMS = [
    "From: boss@council.example <x@evil.example>",
    "From: <boss@council.example> <x@evil.example>",
    "From: x@evil.example, boss@council.example",
    "From: boss@council.example, x@evil.example",
    "From: boss@council.example\r\nFrom: x@evil.example",
    "From: x@evil.example\r\nFrom: boss@council.example",
    "From: group: boss@council.example, x@evil.example;",
    "From: boss@council.example:x@evil.example",
    "From: (boss@council.example) x@evil.example",
    'From: "boss@council.example" <x@evil.example>',
    "From: =?utf-8?q?boss=40council=2Eexample_=3C?= <x@evil.example>",
    "From: =?utf-8?q?boss=40council=2Eexample?=",
    "From: boss@council.example\0@evil.example",
    "From: bоss@council.example",
    "From: <boss@council.example",
    "From: <@evil.example:boss@council.example>",
    "From: boss@council.example@evil.example",
    "From: boss @council.example <x@evil.example>",
]


@pytest.mark.parametrize("form", FROM_FORMS)
def test_no_disguised_sender_commands(form: str) -> None:
    evil = PASS.replace("council.example", "evil.example")
    rest = HEAD.partition("\r\n")[2]
    assert judge(f"{evil}{form}\r\n{rest}").permission is Permission.QUARANTINE


@pytest.mark.parametrize(
    "results",
    [
        "",
        PASS.replace(OWN, "evil.example"),
        PASS.replace("dmarc=pass", "dmarc=none"),
        PASS.replace("dmarc=pass", "dmarc=temperror"),
        PASS.replace("dmarc=pass", "dmarc=permerror"),
        PASS.replace("dmarc=pass", "spf=pass"),
        PASS.replace("council.example", "other.example"),
        PASS.replace("header.from=council.example", ""),
        f"Authentication-Results: {OWN}; dkim=pass header.d=council.example\r\n",
        f"Authentication-Results: {OWN}; spf=none\r\n{PASS}",
    ],
)
def test_without_dmarc_the_known_address_is_asked_for_a_code(results: str) -> None:
    verdict = judge(results + HEAD + "Reply-To: x@evil.example\r\nSender: x@evil.example\r\n")
    assert (verdict.permission, verdict.address) == (Permission.CHALLENGE, BOSS)


def test_a_failed_authentication_is_not_even_asked() -> None:
    assert judge(PASS.replace("pass", "fail") + HEAD).permission is Permission.QUARANTINE


def test_a_stranger_with_a_perfect_mail_does_not_command() -> None:
    head = (PASS + HEAD).replace("council.example", "evil.example")
    assert judge(head).permission is Permission.QUARANTINE


@pytest.mark.parametrize(
    "field",
    [
        "Auto-Submitted: auto-replied",
        "Auto-Submitted: auto-generated; x=y",
        "Precedence: list",
        "Precedence: Bulk",
        "Return-Path: <>",
        "List-Id: <a.b.example>",
        "X-Autoreply: yes",
    ],
)
def test_automatic_mail_is_neither_executed_nor_answered(field: str) -> None:
    assert judge(f"{field}\r\n{PASS}{HEAD}", text=f"{COMMAND}\n{token()}").permission is Permission.IGNORE


def test_mail_that_says_it_is_not_automatic_may_command() -> None:
    assert judge(f"Auto-Submitted: no\r\n{PASS}{HEAD}").permission is Permission.EXECUTE


def test_a_code_stands_in_for_authentication_once() -> None:
    text = f"{COMMAND}\nКод: {token()}"
    first = judge(HEAD, text=text)
    again = judge(HEAD.replace("<1@", "<2@"), text=text, rules=replace(RULES, used={first.key}))
    assert (first.permission, again.permission) == (Permission.EXECUTE, Permission.DONE_BEFORE)


def test_the_same_command_mail_takes_effect_once() -> None:
    first = judge(PASS + HEAD)
    used = replace(RULES, used=frozenset({first.key}))
    assert judge(PASS + HEAD, rules=used).permission is Permission.DONE_BEFORE
    assert judge(PASS + HEAD.replace("<1@", "<2@"), rules=used).permission is Permission.EXECUTE


def test_an_old_command_mail_needs_a_code() -> None:
    assert judge(PASS + HEAD, now=NOW + timedelta(days=40)).permission is Permission.CHALLENGE
    assert judge(PASS + HEAD.replace("Message-ID", "X-Id")).permission is Permission.CHALLENGE


@pytest.mark.parametrize(
    "code",
    [
        token(command="extend 89-2024/03601401 2024-10-15"),
        token(address="clerk@council.example"),
        token(hours=-1),
        issue_token(
            bytes(32), address=BOSS, command=COMMAND, expires_at=NOW + timedelta(hours=1), nonce=NONCE
        ),
        token()[:-1] + ("0" if token()[-1] != "0" else "1"),
        "0" * 66,
    ],
)
def test_a_wrong_code_counts_against_its_user(code: str) -> None:
    verdict = judge(HEAD, text=f"{COMMAND}\n{code}")
    assert (verdict.permission, verdict.is_wrong_token) == (Permission.QUARANTINE, True)


@pytest.mark.parametrize("code", [token().upper(), token()[:-1], token() + "0", "x" + token()])
def test_a_changed_code_is_none(code: str) -> None:
    assert find_token(code) is None
    assert judge(HEAD, text=f"{COMMAND}\n{code}").permission is Permission.CHALLENGE


def test_after_many_wrong_codes_even_a_right_one_waits_for_a_person() -> None:
    locked = replace(RULES, wrong_tokens=MAX_WRONG_TOKENS)
    assert judge(HEAD, text=f"{COMMAND}\n{token()}", rules=locked).permission is Permission.QUARANTINE


@given(st.binary(min_size=33, max_size=33))
def test_no_guessed_code_is_good(content: bytes) -> None:
    guessed = content.hex()
    assert is_good_token(guessed, SECRET, address=BOSS, command=COMMAND, now=NOW) is (guessed == token())


@given(st.integers(0, 33 * 8 - 1))
def test_no_neighbour_of_a_code_is_good(bit: int) -> None:
    near = (int(token(), 16) ^ (1 << bit)).to_bytes(33, "big").hex()
    assert not is_good_token(near, SECRET, address=BOSS, command=COMMAND, now=NOW)
