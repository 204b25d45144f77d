"""Copies of sent letters."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from mailflow.adapters.imap import ImapMailbox
from mailflow.demo.servers import EmbeddedServers
from tests.conftest import ASSOCIATION

AT = datetime(2024, 9, 6, 6, 30, tzinfo=UTC)
LETTER = b"Message-ID: <letter.1@mokk.example>\r\nSubject: x\r\n\r\nText.\r\n"
SECOND = LETTER.replace(b"letter.1", b"letter.2")


def test_without_a_sent_folder_nothing_is_kept(embedded: EmbeddedServers) -> None:
    mailbox = ImapMailbox(embedded.imap(ASSOCIATION))
    assert mailbox.keep_sent_copy(LETTER, AT) is False
    mailbox.close()


def test_a_copy_is_appended_once_as_read_mail(embedded: EmbeddedServers) -> None:
    embedded.inject(ASSOCIATION, b"old", folder="Отправленные")
    mailbox = ImapMailbox(embedded.imap(ASSOCIATION), sleep=lambda _seconds: None)
    for _ in range(2):
        assert mailbox.keep_sent_copy(LETTER, AT) is True
    mailbox.close()
    assert embedded.messages(ASSOCIATION, "Отправленные") == [b"old", LETTER]
    assert embedded.flags(ASSOCIATION, "Отправленные")[1] == frozenset({rb"\Seen"})


def test_a_provider_that_keeps_copies_itself_is_noticed_at_the_first_letter(
    embedded: EmbeddedServers,
) -> None:
    embedded.inject(ASSOCIATION, b"old", folder="Sent")
    slept: list[float] = []

    def provider_is_slow(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) == 2:
            embedded.inject(ASSOCIATION, LETTER, folder="Sent")

    mailbox = ImapMailbox(embedded.imap(ASSOCIATION), sleep=provider_is_slow)
    assert mailbox.keep_sent_copy(LETTER, AT) is True
    assert mailbox.keep_sent_copy(SECOND, AT) is True
    mailbox.close()
    assert embedded.messages(ASSOCIATION, "Sent") == [b"old", LETTER]
    assert len(slept) == 2


def test_only_the_first_letter_waits_for_the_provider(embedded: EmbeddedServers) -> None:
    embedded.inject(ASSOCIATION, b"old", folder="Sent")
    slept: list[float] = []
    mailbox = ImapMailbox(embedded.imap(ASSOCIATION), sleep=slept.append)
    mailbox.keep_sent_copy(LETTER, AT)
    waited = len(slept)
    mailbox.keep_sent_copy(SECOND, AT)
    mailbox.close()
    assert embedded.messages(ASSOCIATION, "Sent") == [b"old", LETTER, SECOND]
    assert waited > 0
    assert len(slept) == waited


def test_switched_off_it_keeps_nothing(embedded: EmbeddedServers) -> None:
    embedded.inject(ASSOCIATION, b"old", folder="Sent")
    mailbox = ImapMailbox(replace(embedded.imap(ASSOCIATION), sent_copy=False))
    assert mailbox.keep_sent_copy(LETTER, AT) is True
    assert embedded.messages(ASSOCIATION, "Sent") == [b"old"]


def test_reading_changes_no_flag(embedded: EmbeddedServers) -> None:
    embedded.inject(ASSOCIATION, LETTER)
    mailbox = ImapMailbox(embedded.imap(ASSOCIATION))
    list(mailbox.fetch_after(mailbox.folders()[0], 0))
    assert mailbox.find_received("<letter.1@mokk.example>")
    mailbox.close()
    assert embedded.flags(ASSOCIATION) == [frozenset()]
