"""Which folders are read, by SPECIAL-USE and by name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from imapclient.imap_utf7 import encode

from mailflow.adapters.imap.folders import (
    Listed,
    folders_to_read,
    read_list,
    sent_folder,
    unknown_folders,
)

Row = tuple[tuple[bytes, ...], bytes, bytes]


def row(name: str, *attributes: bytes, delimiter: bytes = b"/") -> Row:
    return (attributes, delimiter, encode(name))


def read(*rows: Row, configured: tuple[str, ...] = ()) -> list[str]:
    return [folder.name for folder in folders_to_read(read_list(rows), configured)]


RAMBLER = [
    row("INBOX", rb"\HasNoChildren"),
    row("SentBox", rb"\HasNoChildren", rb"\Sent"),
    row("DraftBox", rb"\HasNoChildren", rb"\Drafts"),
    row("Spam", rb"\HasNoChildren", rb"\Junk"),
    row("Trash", rb"\HasNoChildren", rb"\Trash"),
]
YANDEX = [
    row("Drafts", rb"\HasNoChildren", rb"\Drafts", delimiter=b"|"),
    row("INBOX", rb"\HasNoChildren", rb"\Marked", delimiter=b"|"),
    row("INBOX|Письма районов", delimiter=b"|"),
    row("Outbox", delimiter=b"|"),
    row("Sent", rb"\Sent", delimiter=b"|"),
    row("Spam", rb"\Junk", delimiter=b"|"),
    row("Trash", rb"\Trash", delimiter=b"|"),
]
MAIL_RU = [
    row("INBOX", rb"\HasChildren"),
    row("INBOX/Newsletters"),
    row("INBOX/Social"),
    row("INBOX/News"),
    row("INBOX/Receipts"),
    row("INBOX/ToMyself"),
    row("Спам", rb"\HasNoChildren", rb"\Junk"),
    row("Отправленные", rb"\HasNoChildren", rb"\Sent"),
    row("Черновики", rb"\Drafts"),
    row("Корзина", rb"\Trash"),
]
COURIER = [
    row("INBOX", delimiter=b"."),
    row("INBOX.Sent", delimiter=b"."),
    row("INBOX.Trash", delimiter=b"."),
    row("INBOX.Trash.Alt", delimiter=b"."),
    row("INBOX.Черновики", delimiter=b"."),
    row("INBOX.spam", delimiter=b"."),
    row("INBOX.2024", delimiter=b"."),
    row("INBOX.Gone", rb"\Noselect", delimiter=b"."),
]
NAMES_ONLY = [row("INBOX"), row("Нежелательная почта"), row("Отправленные"), row("Корзина"), row("Архив")]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (RAMBLER, ["INBOX", "Spam"]),
        (YANDEX, ["INBOX", "INBOX/Письма районов", "Spam"]),
        (
            MAIL_RU,
            [
                "INBOX",
                "INBOX/News",
                "INBOX/Newsletters",
                "INBOX/Receipts",
                "INBOX/Social",
                "INBOX/ToMyself",
                "Спам",
            ],
        ),
        (COURIER, ["INBOX", "INBOX/2024", "INBOX/spam"]),
        (NAMES_ONLY, ["INBOX", "Нежелательная почта"]),
    ],
    ids=["rambler", "yandex", "mail.ru", "courier", "names only"],
)
def test_inbox_what_lies_beneath_it_and_junk_are_read(rows: list[Row], expected: list[str]) -> None:
    assert read(*rows) == expected


@pytest.mark.parametrize(
    ("rows", "name"),
    [(RAMBLER, "SentBox"), (MAIL_RU, "Отправленные"), (COURIER, "INBOX/Sent"), (NAMES_ONLY, "Отправленные")],
)
def test_the_folder_of_sent_letters_is_found(rows: list[Row], name: str) -> None:
    found = sent_folder(read_list(rows))
    assert found is not None
    assert found.name == name


def test_without_such_a_folder_there_is_none() -> None:
    assert sent_folder(read_list([row("INBOX")])) is None


def test_configured_folders_are_named_as_people_see_them_or_raw() -> None:
    assert read(*MAIL_RU, configured=("Спам", "inbox", "&BBoEPgRABDcEOAQ9BDA-")) == [
        "Спам",
        "INBOX",
        "Корзина",
    ]


def test_a_configured_folder_that_is_not_there_is_told() -> None:
    assert unknown_folders(read_list(NAMES_ONLY), ("INBOX", "Письма")) == ["Письма"]


def test_commands_get_the_raw_name_of_list() -> None:
    assert read_list([row("Спам", rb"\Junk")]) == [Listed("&BCEEPwQwBDw-", frozenset({"\\junk"}), ("Спам",))]


@pytest.mark.parametrize("raw", [b'x"\r\nA1 DELETE INBOX\r\n', "Спам".encode(), b"a\x00b"])
def test_a_name_that_cannot_stand_in_a_command_is_left_out(raw: bytes) -> None:
    assert read_list([((), b"/", raw)]) == []


@given(st.lists(st.tuples(st.lists(st.binary(max_size=9)), st.binary(max_size=2), st.binary(max_size=20))))
def test_any_list_is_read_without_an_error(rows: list[tuple[list[bytes], bytes, bytes]]) -> None:
    for folder in folders_to_read(read_list(rows), ()):
        assert folder.raw.isascii()
        assert folder.raw.isprintable()
