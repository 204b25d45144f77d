"""What every `Mailbox` does."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from mailflow.adapters.imap import ImapMailbox
from mailflow.app.ports import FetchedMessage, Mailbox
from mailflow.demo.servers import EmbeddedServers
from mailflow.model.settings import ImapSettings, Security, Server
from tests.conftest import ASSOCIATION
from tests.fakes.mailbox import FakeMailbox
from tests.servers.dovecot import PASSWORD, Dovecot

AT = datetime(2024, 9, 26, 7, 42, tzinfo=UTC)
_USERS = (f"sovet{number}@mokk.example" for number in itertools.count())


@dataclass
class Case:
    """A mailbox under test and the way to put mail into it behind its back."""

    mailbox: Mailbox
    put: Callable[[bytes, str, datetime], object]
    social: str = "INBOX/Social"


def _no_sleep(_seconds: float) -> None:
    pass


@pytest.fixture(params=["fake", "embedded", "dovecot-tls", "dovecot-starttls"])
def case(request: pytest.FixtureRequest) -> Iterator[Case]:
    made = _make(request)
    yield made
    made.mailbox.close()


def _make(request: pytest.FixtureRequest) -> Case:
    if request.param == "fake":
        fake = FakeMailbox()
        return Case(fake, lambda raw, folder, at: fake.put(raw, folder=folder, internal_date=at))
    if request.param == "embedded":
        servers: EmbeddedServers = request.getfixturevalue("embedded")
        servers.inject(ASSOCIATION, mail("old sent"), folder="Sent")
        return Case(
            ImapMailbox(servers.imap(ASSOCIATION), sleep=_no_sleep),
            lambda raw, folder, at: servers.inject(ASSOCIATION, raw, folder=folder, internal_date=at),
        )
    dovecot: Dovecot = request.getfixturevalue("dovecot")
    user = next(_USERS)
    is_tls = request.param == "dovecot-tls"
    server = Server(
        "127.0.0.1",
        dovecot.imaps_port if is_tls else dovecot.imap_port,
        Security.TLS if is_tls else Security.STARTTLS,
        user,
        PASSWORD,
        str(dovecot.certificate.ca_file),
        20.0,
    )
    return Case(
        ImapMailbox(ImapSettings(server), sleep=_no_sleep),
        lambda raw, folder, at: dovecot.save(user, raw, folder=folder, internal_date=at),
    )


def mail(subject: str, message_id: str = "<some.1@mokk.example>") -> bytes:
    return (
        f"From: Clerk <clerk@abinsk.example>\r\nSubject: {subject}\r\n"
        f"Message-ID: {message_id}\r\n\r\nText.\r\n"
    ).encode()


def fetch_all(mailbox: Mailbox) -> list[FetchedMessage]:
    return [message for folder in mailbox.folders() for message in mailbox.fetch_after(folder, 0)]


def test_messages_come_whole_and_with_their_date_from_every_folder(case: Case) -> None:
    case.put(mail("one"), "INBOX", AT)
    case.put(mail("two"), case.social, AT)
    assert [(each.folder, each.raw, each.internal_date) for each in fetch_all(case.mailbox)] == [
        ("INBOX", mail("one"), AT),
        (case.social, mail("two"), AT),
    ]


def test_only_messages_above_the_uid_come_in_ascending_order(case: Case) -> None:
    for subject in ("one", "two", "three"):
        case.put(mail(subject), "INBOX", AT)
    inbox = case.mailbox.folders()[0]
    first, *others = case.mailbox.fetch_after(inbox, 0)
    assert [each.raw for each in case.mailbox.fetch_after(inbox, first.uid)] == [mail("two"), mail("three")]
    assert [each.uid for each in others] == sorted(each.uid for each in others)


def test_beyond_the_last_uid_nothing_comes(case: Case) -> None:
    case.put(mail("one"), "INBOX", AT)
    inbox = case.mailbox.folders()[0]
    assert list(case.mailbox.fetch_after(inbox, inbox.uidnext - 1)) == []
    assert list(case.mailbox.fetch_after(inbox, inbox.uidnext + 5)) == []


def test_uidnext_is_the_baseline_that_new_mail_starts_from(case: Case) -> None:
    case.put(mail("old"), "INBOX", AT)
    before = case.mailbox.folders()[0]
    case.put(mail("new"), "INBOX", AT)
    assert [(each.uid, each.raw) for each in case.mailbox.fetch_after(before, before.uidnext - 1)] == [
        (before.uidnext, mail("new"))
    ]


def test_history_starts_on_the_day_itself(case: Case) -> None:
    case.put(mail("before"), "INBOX", datetime(2024, 9, 3, 12, tzinfo=UTC))
    case.put(mail("on the day"), "INBOX", datetime(2024, 9, 5, 12, tzinfo=UTC))
    case.put(mail("after"), "INBOX", datetime(2024, 9, 7, 12, tzinfo=UTC))
    inbox = case.mailbox.folders()[0]
    since = datetime(2024, 9, 5, 18, tzinfo=UTC)
    assert [each.raw for each in case.mailbox.fetch_since(inbox, since)] == [
        mail("on the day"),
        mail("after"),
    ]


def test_history_goes_on_above_a_uid(case: Case) -> None:
    for subject in ("one", "two"):
        case.put(mail(subject), "INBOX", AT)
    inbox = case.mailbox.folders()[0]
    first, _ = case.mailbox.fetch_since(inbox, AT)
    assert [each.raw for each in case.mailbox.fetch_since(inbox, AT, after=first.uid)] == [mail("two")]


def test_a_folder_looked_at_anew_tells_what_came_since(case: Case) -> None:
    case.put(mail("one"), "INBOX", AT)
    before = case.mailbox.folders()[0]
    case.put(mail("two"), "INBOX", AT)
    assert case.mailbox.examine(before).uidnext == before.uidnext + 1


def test_a_sent_letter_is_kept_once_and_found_by_its_own_id(case: Case) -> None:
    letter = mail("letter", "<letter.96-2024@mokk.example>")
    assert not case.mailbox.find_sent("<letter.96-2024@mokk.example>")
    assert case.mailbox.keep_sent_copy(letter, AT)
    assert case.mailbox.keep_sent_copy(letter, AT)
    assert case.mailbox.find_sent("<letter.96-2024@mokk.example>")


def test_what_was_sent_lately_is_told_by_its_ids(case: Case) -> None:
    before = case.mailbox.sent_since(AT)
    for number in range(3):
        assert case.mailbox.keep_sent_copy(mail("letter", f"<letter.{number}@mokk.example>"), AT)
    assert case.mailbox.sent_since(AT) - before == {f"<letter.{number}@mokk.example>" for number in range(3)}


def test_waiting_for_nothing_ends_without_news(case: Case) -> None:
    case.mailbox.folders()
    assert case.mailbox.wait(0.05) is False


def test_mail_that_came_while_waiting_is_read_by_the_next_look(case: Case) -> None:
    before = case.mailbox.folders()[0]
    case.mailbox.wait(0.05)
    case.put(mail("news"), "INBOX", AT)
    case.mailbox.wait(0.05)

    after = case.mailbox.folders()[0]
    assert [each.raw for each in case.mailbox.fetch_after(after, before.uidnext - 1)] == [mail("news")]


def test_a_closed_mailbox_may_be_closed_again(case: Case) -> None:
    case.mailbox.folders()
    case.mailbox.close()
    case.mailbox.close()
