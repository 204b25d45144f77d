"""Who may command: rows A01 to A06 and A09 of the acceptance list, on the rule alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailflow.mail.body.new_text import find_new_text
from mailflow.mail.parsing.parse import parse_message
from mailflow.mail.trust.authentication import read_authentication
from mailflow.mail.trust.authority import (
    MAX_WRONG_TOKENS,
    CommandRules,
    CommandVerdict,
    Permission,
    judge_command,
)
from mailflow.mail.trust.command_place import find_commands
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


def test_a_command_mail_has_one_effect_however_often_it_comes() -> None:
    """Row A04: thrice, after a restart, after 40 days, forwarded with its code quoted."""
    code = f"Код: {token()}"
    with_code = f"{HEAD}\r\n{COMMAND}\r\n{code}\r\n"
    again = [(f"{PASS}{HEAD}\r\n{COMMAND}\r\n", days) for days in (0, 0, 0, 0, 40)]
    again += [(with_code, days) for days in (0, 0, 40)]
    used: list[str] = []
    verdicts = []
    for raw, days in again:
        # What was used is read anew from the ledger each time, as a restart does it.
        verdict = _of_mail(raw, replace(RULES, used=tuple(used)), NOW + timedelta(days=days))
        verdicts.append(verdict.permission)
        used += [verdict.key] if verdict.permission is Permission.EXECUTE else []
    first, done = Permission.EXECUTE, Permission.DONE_BEFORE
    assert verdicts == [first, done, done, done, done, first, done, done]


def test_a_command_forwarded_or_quoted_is_none() -> None:
    quoted = f"> {COMMAND}\r\n> Код: {token()}\r\n"
    forwarded = f"-------- Пересылаемое сообщение --------\r\nОт кого: {BOSS}\r\nТема: дело\r\n\r\n"
    for text in (
        f"Коллеги, к сведению.\r\n\r\n{quoted}",
        f"См. ниже.\r\n\r\n{forwarded}{COMMAND}\r\n{token()}",
    ):
        message = parse_message(f"{PASS}{HEAD}Content-Type: text/plain; charset=utf-8\r\n\r\n{text}".encode())
        new = find_new_text(message)
        assert find_commands(message, new, {"extend"}).commands == ()
        assert find_token(new.text) is None


def _of_mail(raw: str, rules: CommandRules, now: datetime) -> CommandVerdict:
    """As whoever executes commands will ask: the command and the code are those written anew."""
    message = parse_message(raw.encode())
    new = find_new_text(message)
    (command,) = find_commands(message, new, {"extend"}).commands
    found = read_authentication(message, [OWN])
    return judge_command(message, found, command=command, text=new.text, rules=rules, now=now)


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


def test_of_ten_thousand_random_and_near_codes_none_is_good() -> None:
    """Row A03. Near: up to three bits turned, or a piece of another good code put in."""
    random = Random("codes")
    good, other = bytes.fromhex(token()), bytes.fromhex(token(command="extend 89-2024/03601401 2024-10-15"))
    tried = [random.randbytes(len(good)) for _ in range(5_000)]
    for _ in range(4_000):
        bits = sum(1 << each for each in random.sample(range(8 * len(good)), random.randint(1, 3)))
        tried.append((int.from_bytes(good) ^ bits).to_bytes(len(good)))
    for _ in range(1_000):
        cut = random.randrange(13, len(good))
        tried.append(good[:cut] + other[cut:])
    assert len(tried) == 10_000
    assert not any(
        is_good_token(each.hex(), SECRET, address=BOSS, command=COMMAND, now=NOW) for each in tried
    )


def test_the_tag_of_a_code_is_long_and_compared_in_constant_time(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[bytes] = []

    def compare(one: bytes, two: bytes) -> bool:
        compared.extend((one, two))
        return False

    monkeypatch.setattr("mailflow.mail.trust.command_token.hmac.compare_digest", compare)
    assert not is_good_token(token(), SECRET, address=BOSS, command=COMMAND, now=NOW)
    assert [8 * len(each) for each in compared] == [160, 160]
