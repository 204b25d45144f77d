"""Servers in any mood (A35, A37 to A39, A41)."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from mailflow.adapters.imap import Stubborn
from mailflow.app.ports import FetchedMessage
from mailflow.errors import LoginError, TransientError
from tests.adapters.imap.scripted import fetch_all, mail, mailbox_on
from tests.servers.scripted_imap import (
    AsUsual,
    Drip,
    Hang,
    Reply,
    Say,
    SayAndClose,
    Script,
    ScriptedImap,
    fetch_answer,
)

MESSAGES = {3: mail("three"), 5: mail("five"), 9: mail("nine")}
EXPECTED: list[tuple[int, bytes | None]] = [(3, mail("three")), (5, mail("five")), (9, mail("nine"))]

COMMANDS = ["greeting", "CAPABILITY", "LOGIN", "LIST", "STATUS", "EXAMINE", "UID FETCH"]
FAULTS: dict[str, Reply] = {
    "NO": Say(b"$TAG NO not now\r\n"),
    "BAD": Say(b"$TAG BAD what\r\n"),
    "BYE": SayAndClose(b"* BYE going down\r\n"),
    "garbage": Say(b"\x00\xff\x01 garbage \r\n"),
    "closed": SayAndClose(),
    "half a line": SayAndClose(b"* OK hal"),
    "silence": Hang(),
    "drip": Drip(),
    "endless line": Drip(b"* OK " + b"x" * 5_000_000, 0.0),
    "huge literal": Hang(b"* LIST () NIL {8000000000}\r\n"),
    "negative literal": Say(b"* 1 FETCH (UID 3 BODY[] {-5}\r\nx)\r\n$TAG OK done\r\n"),
    "long literal": Hang(b"* 1 FETCH (UID 3 BODY[] {99999}\r\nx)\r\n$TAG OK done\r\n"),
    "short literal": Say(b"* 1 FETCH (UID 3 BODY[] {2}\r\nxxxx)\r\n$TAG OK done\r\n"),
}


def script(**replies: Reply) -> Script:
    named = {name.replace("_", " "): [reply] for name, reply in replies.items()}
    return Script(replies=named, messages=dict(MESSAGES))


def seen(server: ScriptedImap) -> list[tuple[int, bytes | None]]:
    mailbox = mailbox_on(server)
    found = [(each.uid, each.raw) for each in fetch_all(mailbox)]
    mailbox.close()
    return found


def test_a_well_behaved_server_gives_everything() -> None:
    with ScriptedImap(script()) as server:
        assert seen(server) == EXPECTED


IMPATIENT = 0.7
SLOW = {"silence", "drip", "endless line", "huge literal", "long literal"}
MATRIX = [
    pytest.param(
        command,
        fault,
        # Each of these waits for a deadline: one place is enough for every day.
        marks=[pytest.mark.faults] if fault in SLOW and command != "UID FETCH" else [],
    )
    for command in COMMANDS
    for fault in FAULTS
]


@pytest.mark.parametrize(("command", "fault"), MATRIX)
def test_a_fault_at_a_command_is_soon_over_and_the_next_call_works(command: str, fault: str) -> None:
    replies = {command: [FAULTS[fault]]}
    with ScriptedImap(Script(replies, dict(MESSAGES))) as server:
        mailbox = mailbox_on(server, timeout_seconds=IMPATIENT if fault in SLOW else 10)
        begun = time.monotonic()
        try:
            first = [(each.uid, each.raw) for each in fetch_all(mailbox)]
        except (TransientError, LoginError):
            first = EXPECTED
        assert time.monotonic() - begun < 5
        assert first == EXPECTED
        assert [(each.uid, each.raw) for each in fetch_all(mailbox)] == EXPECTED
        mailbox.close()


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (Say(b"$TAG NO [AUTHENTICATIONFAILED] no\r\n"), LoginError),
        (Say(b"$TAG NO wrong password\r\n"), LoginError),
        (Say(b"$TAG NO [AUTHENTICATIONFAILED] wrong, try again later\r\n"), LoginError),
        (Say(b"$TAG NO [ALERT] switch on IMAP in the settings\r\n"), LoginError),
        (Say(b"$TAG NO [UNAVAILABLE] later\r\n"), TransientError),
        (Say(b"$TAG NO Too many simultaneous connections\r\n"), TransientError),
        (Say(b"$TAG BAD syntax\r\n"), TransientError),
        (SayAndClose(), TransientError),
        (SayAndClose(b"* BYE too many connections\r\n"), TransientError),
        (Hang(), TransientError),
    ],
)
def test_a_refused_login_is_told_from_a_broken_line(answer: Reply, error: type[Exception]) -> None:
    with ScriptedImap(script(LOGIN=answer)) as server:
        mailbox = mailbox_on(server, timeout_seconds=IMPATIENT if answer == Hang() else 10)
        with pytest.raises(error) as caught:
            mailbox.folders()
        assert type(caught.value) is error
        assert mailbox.folders()
        mailbox.close()


def _body(uid: int, number: int = 1) -> bytes:
    return fetch_answer(number, uid, MESSAGES[uid])


UNRULY: dict[str, Callable[[], bytes]] = {
    "one is missing": lambda: _body(3) + _body(9, 3),
    "unsolicited ones between": lambda: (
        b"* 7 EXISTS\r\n* 1 FETCH (FLAGS (\\Seen))\r\n" + _body(3) + b"* 1 EXPUNGE\r\n" + _body(9, 2)
    ),
    "an unsolicited one after an expunge": lambda: (
        _body(3) + b"* 1 EXPUNGE\r\n* 1 FETCH (UID 5 FLAGS ())\r\n" + _body(9, 2)
    ),
    "a body that is NIL": lambda: _body(3) + b"* 2 FETCH (UID 5 BODY[] NIL)\r\n" + _body(9, 3),
    "a UID that nobody asked for": lambda: _body(3) + fetch_answer(2, 77, b"phantom") + _body(9, 3),
    "the UID zero": lambda: _body(3) + fetch_answer(2, 0, b"phantom") + _body(9, 3),
    "a UID twice": lambda: _body(3) + fetch_answer(2, 9, MESSAGES[5]) + _body(9, 3),
    "no UID": lambda: _body(3) + b"* 2 FETCH (BODY[] {1}\r\nx)\r\n" + _body(9, 3),
    "an unreadable one": lambda: _body(3) + b"* 2 FETCH (UID 5 BODY[] (((\r\n" + _body(9, 3),
    "nothing at all": lambda: b"",
    "an odd date": lambda: (
        b'* 1 FETCH (UID 3 INTERNALDATE "99-Foo-9999 99:99:99 +9999" BODY[] {%d}\r\n%s)\r\n'
        % (len(MESSAGES[3]), MESSAGES[3])
        + _body(9, 3)
    ),
}


@pytest.mark.parametrize("answer", UNRULY)
@pytest.mark.parametrize("ending", [b"OK done", b"NO [EXPUNGEISSUED] some are gone"])
def test_no_phantom_comes_and_what_is_missing_is_asked_for_again(answer: str, ending: bytes) -> None:
    said = Say(UNRULY[answer]() + b"$TAG " + ending + b"\r\n")
    with ScriptedImap(Script({"UID FETCH": [AsUsual(), said]}, dict(MESSAGES))) as server:
        assert seen(server) == EXPECTED


def test_a_message_that_vanished_since_the_listing_is_left_out() -> None:
    listing = b"".join(fetch_answer(1, uid, b"", b"RFC822.SIZE") for uid in (3, 4, 5, 9))
    replies: dict[str, list[Reply]] = {"UID FETCH": [Say(listing + b"$TAG OK done\r\n")]}
    with ScriptedImap(Script(replies, dict(MESSAGES))) as server:
        assert seen(server) == EXPECTED


def test_messages_that_are_listed_and_never_given_come_as_their_places_in_the_end() -> None:
    """Without a single octet of content two of them would be one letter, and the second one lost."""
    given: list[FetchedMessage] = []
    for uid in (5, 9):
        nil = Say(b"* 2 FETCH (UID %d BODY[] NIL)\r\n$TAG OK done\r\n" % uid)
        with ScriptedImap(Script(messages={uid: mail("lost")})) as server:
            mailbox = mailbox_on(server)
            for _ in range(4):
                server.script.replies["UID FETCH"] = [AsUsual(), nil, nil]
                with pytest.raises(TransientError):
                    fetch_all(mailbox)
            server.script.replies["UID FETCH"] = [AsUsual(), nil, nil]
            given += fetch_all(mailbox)
            mailbox.close()
    assert [(each.uid, each.raw, each.head) for each in given] == [
        (5, None, b"X-Mailflow-Not-Given: INBOX; 7; 5\r\n\r\n"),
        (9, None, b"X-Mailflow-Not-Given: INBOX; 7; 9\r\n\r\n"),
    ]


def test_a_message_that_always_breaks_the_connection_ends_as_its_header() -> None:
    with ScriptedImap(Script(messages=dict(MESSAGES))) as server:
        server.poison = 5
        mailbox = mailbox_on(server)
        taken: list[tuple[int, bytes | None, bytes]] = []
        for _ in range(9):
            try:
                taken = [(each.uid, each.raw, each.head) for each in fetch_all(mailbox)]
            except TransientError:
                continue
        assert taken == [
            (3, mail("three"), b""),
            (5, None, b"Subject: five\r\n\r\n"),
            (9, mail("nine"), b""),
        ]
        mailbox.close()


def test_a_message_of_which_nothing_can_be_had_without_a_break_ends_as_its_place() -> None:
    """Some servers close the line at any word about a damaged message: it must not block all behind it."""
    with ScriptedImap(Script(messages=dict(MESSAGES))) as server:
        server.poison, server.poisons_header = 5, True
        mailbox = mailbox_on(server)
        taken: list[tuple[int, bytes | None, bytes]] = []
        for _ in range(12):
            with suppress(TransientError):
                taken = [(each.uid, each.raw, each.head) for each in fetch_all(mailbox)]
        assert taken == [
            (3, mail("three"), b""),
            (5, None, b"X-Mailflow-Not-Given: INBOX; 7; 5\r\n\r\n"),
            (9, mail("nine"), b""),
        ]
        mailbox.close()


def test_what_a_server_fails_at_is_remembered_by_the_next_process(tmp_path: Path) -> None:
    """A pass from cron is a process of its own: without this one such letter would block the mailbox."""
    taken: list[tuple[int, bytes | None]] = []
    with ScriptedImap(Script(messages=dict(MESSAGES))) as server:
        server.poison = 5
        for _ in range(9):
            mailbox = mailbox_on(server, stubborn=Stubborn(tmp_path / "stubborn.json"))
            with suppress(TransientError):
                taken = [(each.uid, each.raw) for each in fetch_all(mailbox)]
            mailbox.close()
    assert taken == [(3, mail("three")), (5, None), (9, mail("nine"))]
    assert (tmp_path / "stubborn.json").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("damage", [b"", b"{", b"[[1]]", b'[["INBOX", 7, "x", {}]]'])
def test_a_damaged_memory_of_failures_costs_tries_and_nothing_else(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "stubborn.json").write_bytes(damage)
    stubborn = Stubborn(tmp_path / "stubborn.json")
    stubborn.failed([("INBOX", 7, 5)])
    assert Stubborn(tmp_path / "stubborn.json").failures(("INBOX", 7, 5)) == 1


@pytest.mark.parametrize("wrong", [77, 3])
def test_a_listing_that_confuses_uids_is_asked_for_again_and_loses_nothing(wrong: int) -> None:
    """UID 5 is listed as another one: believed, it would be passed over for ever."""
    sizes = [(1, 3), (2, wrong), (3, 9)]
    listing = b"".join(b"* %d FETCH (UID %d RFC822.SIZE 9)\r\n" % each for each in sizes)
    confused = Say(listing + b"$TAG OK done\r\n")
    with ScriptedImap(Script({"UID FETCH": [confused]}, messages=dict(MESSAGES))) as server:
        mailbox = mailbox_on(server)
        with pytest.raises(TransientError, match="путает номера"):
            fetch_all(mailbox)
        assert [(each.uid, each.raw) for each in fetch_all(mailbox)] == EXPECTED
        mailbox.close()


def test_a_listing_that_is_always_confused_does_not_close_the_mailbox_for_ever() -> None:
    sizes = [(1, 3), (2, 77), (3, 9)]
    said = b"".join(b"* %d FETCH (UID %d RFC822.SIZE 9)\r\n" % each for each in sizes)
    with ScriptedImap(Script(messages=dict(MESSAGES))) as server:
        mailbox = mailbox_on(server)
        for _ in range(4):
            server.script.replies["UID FETCH"] = [Say(said + b"$TAG OK done\r\n")]
            with pytest.raises(TransientError):
                fetch_all(mailbox)
        assert mailbox.confused_folders() == ()
        server.script.replies["UID FETCH"] = [Say(said + b"$TAG OK done\r\n")]
        server.script.replies["UID SEARCH"] = [Say(b"* SEARCH 3 5 9\r\n$TAG OK done\r\n")]
        assert [(each.uid, each.raw) for each in fetch_all(mailbox)] == EXPECTED
        assert mailbox.confused_folders() == ("INBOX",)
        assert [each.uid for each in fetch_all(mailbox)] == [3, 5, 9]
        assert mailbox.confused_folders() == ()
        mailbox.close()


def test_a_large_message_comes_as_its_header_and_is_never_downloaded() -> None:
    messages = {1: mail("small"), 2: mail("large", 2_000_000), 3: mail("small too")}
    with ScriptedImap(Script(messages=messages)) as server:
        mailbox = mailbox_on(server, max_message_octets=1_000_000)
        assert [(each.uid, each.raw, each.head, each.octets) for each in fetch_all(mailbox)] == [
            (1, messages[1], b"", len(messages[1])),
            (2, None, b"Subject: large\r\n\r\n", len(messages[2])),
            (3, messages[3], b"", len(messages[3])),
        ]
        assert not [each for each in server.commands if "2 (UID INTERNALDATE BODY.PEEK[])" in each]
        mailbox.close()


def test_a_folder_made_anew_between_looks_is_not_read_by_old_uids() -> None:
    with ScriptedImap(Script(messages=dict(MESSAGES))) as server:
        mailbox = mailbox_on(server)
        inbox = mailbox.folders()[0]
        server.script.uidvalidity = 8
        with pytest.raises(TransientError):
            list(mailbox.fetch_after(inbox, 0))
        assert mailbox.folders()[0].uidvalidity == 8
        mailbox.close()


def test_a_folder_that_went_away_since_list_is_left_out() -> None:
    folders = (b'* LIST () "/" INBOX', b'* LIST () "/" INBOX/Gone')
    replies: dict[str, list[Reply]] = {"STATUS": [AsUsual(), Say(b"$TAG NO no such folder\r\n")]}
    with ScriptedImap(Script(replies, dict(MESSAGES), folders=folders)) as server:
        mailbox = mailbox_on(server)
        assert [each.name for each in mailbox.folders()] == ["INBOX"]
        mailbox.close()


def test_nothing_but_peeking_and_examining_is_ever_asked_of_a_folder() -> None:
    with ScriptedImap(script()) as server:
        seen(server)
        verbs = {each.split(" ")[0] for each in server.commands}
        fetches = [each for each in server.commands if "BODY" in each]
    assert verbs == {"CAPABILITY", "LOGIN", "LIST", "STATUS", "EXAMINE", "UID", "LOGOUT"}
    assert all("BODY.PEEK[" in each for each in fetches)


def test_a_wanted_folder_that_cannot_be_had_is_named() -> None:
    """Deleted, or closed to us: the others are read."""
    listed = (b'* LIST () "/" INBOX', b'* LIST () "/" INBOX/A')
    with ScriptedImap(Script(folders=listed)) as server:
        mailbox = mailbox_on(server, folders=("INBOX", "INBOX/A", "Ответы"))
        mailbox.folders()
        assert mailbox.unread_folders() == ("Ответы",)
        server.script.replies["STATUS"] = [AsUsual(), Say(b"$TAG NO [NOPERM] not yours\r\n")]
        assert [each.name for each in mailbox.folders()] == ["INBOX"]
        assert mailbox.unread_folders() == ("Ответы", "INBOX/A")
        mailbox.close()


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("LIST", b"* LIST (%b) x INBOX\r\n"),
        ("LIST", b'* LIST () "/" %b\r\n'),
        ("UID FETCH", b"* 1 FETCH (UID 3 RFC822.SIZE %b\r\n"),
        ("UID FETCH", b"* 1 FETCH (UID NIL ENVELOPE 5)\r\n%b"),
    ],
)
def test_an_answer_nested_without_end_is_a_fault_of_the_server(command: str, words: bytes) -> None:
    said = words % (b"(" * 50_000) + b"$TAG OK done\r\n"
    with ScriptedImap(Script({command: [Say(said)]}, messages=dict(MESSAGES))) as server:
        mailbox = mailbox_on(server)
        with pytest.raises(TransientError):
            fetch_all(mailbox)
        assert [(each.uid, each.raw) for each in fetch_all(mailbox)] == EXPECTED
        mailbox.close()


@pytest.mark.parametrize("number", [b"0", b"4294967297", b"9" * 30])
@pytest.mark.parametrize("command", ["STATUS", "EXAMINE"])
def test_a_number_beyond_32_bits_is_no_position(command: str, number: bytes) -> None:
    """It could not be written down, and every look would end there."""
    status = b"* STATUS INBOX (UIDVALIDITY 7 UIDNEXT %b)\r\n" % number if command == "STATUS" else b""
    script = Script({"STATUS": [Say(status + b"$TAG OK done\r\n")]}, messages=dict(MESSAGES))
    selected = b"* OK [UIDVALIDITY 7] x\r\n* OK [UIDNEXT %b] x\r\n$TAG OK done\r\n" % number
    script.replies["EXAMINE"] = [Say(selected)] if command == "EXAMINE" else []
    with ScriptedImap(script) as server:
        mailbox = mailbox_on(server)
        with pytest.raises(TransientError):
            mailbox.folders()
        mailbox.close()


def test_a_size_beyond_all_bounds_is_not_believed() -> None:
    listing = Say(b"* 1 FETCH (UID 3 RFC822.SIZE %b)\r\n$TAG OK done\r\n" % (b"9" * 30))
    with ScriptedImap(Script({"UID FETCH": [listing]}, messages={3: mail("three")})) as server:
        mailbox = mailbox_on(server)
        assert [(each.raw, each.octets) for each in fetch_all(mailbox)] == [
            (mail("three"), len(mail("three")))
        ]
        mailbox.close()
