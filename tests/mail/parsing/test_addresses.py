"""Mailboxes as they are written and as they are faked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailflow.mail.parsing.addresses import AddressList, parse_addresses
from mailflow.mail.parsing.parse import parse_message
from mailflow.model.message import Address

IVAN = "=?utf-8?B?0JjQstCw0L0=?="


def one(name: str, address: str = "a@b.example") -> AddressList:
    return AddressList((Address(name, address),), 1)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("a@b.example", one("")),
        ("<a@b.example>", one("")),
        ("A B <a@B.Example>", one("A B")),
        ('"Иванов, И.И." <a@b.example>'.encode().decode("latin-1"), one("Иванов, И.И.")),
        ("Иван <a@b.example>".encode("cp1251").decode("latin-1"), one("Иван")),
        (f"{IVAN} <a@b.example>", one("Иван")),
        (f'"{IVAN}" <a@b.example>', one("Иван")),
        (f"{IVAN}<a@b.example>", one("Иван")),
        (f"{IVAN} {IVAN} Ivan <a@b.example>", one("ИванИван Ivan")),
        ("a@b.example (Ivan (jr.))", one("Ivan (jr.)")),
        ('"a \\"b\\" c" <a@b.example>', one('a "b" c')),
        ("<a@b.example> ", one("")),
        ("a@b.example,", one("")),
        ("'a@b.example'", one("")),
        ("<mailto:a@b.example>", one("")),
        ("a@b.example.", one("")),
        ("a@[192.0.2.1]", one("", "a@[192.0.2.1]")),
        ('"a b"@c.example', one("", '"a b"@c.example')),
        (
            "a@b.example, B <b@c.example>;",
            AddressList((Address("", "a@b.example"), Address("B", "b@c.example")), 2),
        ),
        (
            "a@b.example; b@c.example",
            AddressList((Address("", "a@b.example"), Address("", "b@c.example")), 2),
        ),
        ("", AddressList()),
        (" , ,", AddressList()),
    ],
)
def test_ordinary_forms(raw: str, expected: AddressList) -> None:
    assert parse_addresses(raw) == expected


@pytest.mark.parametrize(
    ("raw", "address"),
    [
        ("boss@council.example <x@evil.example>", "x@evil.example"),
        ('"boss@council.example" <x@evil.example>', "x@evil.example"),
        ("=?utf-8?q?boss=40council=2Eexample?= <x@evil.example>", "x@evil.example"),
        ("(boss@council.example) x@evil.example", "x@evil.example"),
        ("<boss@council.example> <x@evil.example>", "x@evil.example"),
        ("<x@evil.example> boss@council.example", "x@evil.example"),
        ("Boss\u202e <x@evil.example>".encode().decode("latin-1"), "x@evil.example"),
        ("Иванов, глава <x@evil.example>".encode().decode("latin-1"), "x@evil.example"),
        ("group: x@evil.example;", "x@evil.example"),
        ("<@council.example:x@evil.example>", "x@evil.example"),
        ("Boss <x@evil.example", "x@evil.example"),
        ("Boss x@evil.example", "x@evil.example"),
    ],
)
def test_an_odd_form_gives_its_address_with_a_defect(raw: str, address: str) -> None:
    found = parse_addresses(raw)
    assert [mailbox.address for mailbox in found.mailboxes] == [address]
    assert found.defects


@pytest.mark.parametrize(
    "raw", ["nobody", "a@", "@b.example", "<>", "a@b@c.example", "<a b>", "=?utf-8?q?a=40b.example?="]
)
def test_what_is_no_address_is_none(raw: str) -> None:
    message = parse_message(f"From: {raw}\r\n\r\n".encode())
    assert message.from_ is None or message.defects
    assert message.defects


@pytest.mark.parametrize(
    "head",
    [
        "From: a@b.example\r\nFrom: c@d.example",
        "From: a@b.example\r\nFrom: a@b.example",
        "From: a@b.example, c@d.example",
        "From: group: a@b.example, c@d.example;",
        "To: a@b.example",
        "From:",
    ],
)
def test_without_exactly_one_sender_there_is_none(head: str) -> None:
    message = parse_message(f"{head}\r\n\r\n".encode())
    assert message.from_ is None
    assert message.defects


def test_a_comma_in_an_unquoted_name_does_not_lose_the_name() -> None:
    raw = "Иванов И.И., глава поселения <a@b.example>".encode().decode("latin-1")
    assert parse_addresses(raw).mailboxes == (Address("Иванов И.И., глава поселения", "a@b.example"),)


def test_an_empty_group_of_recipients_is_nobody() -> None:
    assert parse_addresses("undisclosed-recipients:;").mailboxes == ()


@given(st.text(st.characters(max_codepoint=255), max_size=200))
def test_any_text_is_read(raw: str) -> None:
    for mailbox in parse_addresses(raw).mailboxes:
        assert mailbox.address.count("@") >= 1
        assert mailbox.name.isprintable() or not set(mailbox.name) & set("\r\n\0")
