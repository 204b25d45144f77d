"""IDLE is a hint (A44)."""

from __future__ import annotations

import threading
import time

import pytest

from mailflow.adapters.imap import ImapMailbox
from mailflow.demo.servers import EmbeddedServers
from tests.adapters.imap.scripted import mail, mailbox_on, through
from tests.conftest import ASSOCIATION
from tests.servers.cutting_proxy import CuttingProxy
from tests.servers.scripted_imap import Reply, Say, SayAndClose, Script, ScriptedImap


def test_news_during_idle_wakes_at_once(embedded: EmbeddedServers) -> None:
    mailbox = ImapMailbox(embedded.imap(ASSOCIATION))
    mailbox.folders()
    timer = threading.Timer(0.1, embedded.inject, (ASSOCIATION, mail("news")))
    timer.start()
    begun = time.monotonic()
    assert mailbox.wait(10) is True
    assert time.monotonic() - begun < 1
    timer.join()
    mailbox.close()


def test_mail_that_came_before_waiting_is_news(embedded: EmbeddedServers) -> None:
    mailbox = ImapMailbox(embedded.imap(ASSOCIATION))
    mailbox.folders()
    embedded.inject(ASSOCIATION, mail("news"))
    begun = time.monotonic()
    assert mailbox.wait(10) is True
    assert time.monotonic() - begun < 1
    mailbox.close()


@pytest.mark.parametrize(
    "reply",
    [
        Say(b"+ idling\r\n* 1 EXISTS\r\n"),
        Say(b"+ idling\r\n* OK still here\r\n* 1 FETCH (FLAGS ())\r\n* 4 EXPUNGE\r\n* 1 RECENT\r\n"),
    ],
    ids=["in the same segment", "behind other words"],
)
def test_news_is_seen_wherever_it_stands(reply: Reply) -> None:
    with ScriptedImap(Script({"IDLE": [reply]})) as server:
        mailbox = mailbox_on(server)
        mailbox.folders()
        assert mailbox.wait(5) is True
        mailbox.close()


@pytest.mark.parametrize(
    "reply",
    [
        SayAndClose(b"+ idling\r\n"),
        SayAndClose(b"+ idling\r\n* BYE 29 minutes are over\r\n"),
        Say(b"+ idling\r\n$TAG OK idle is over\r\n"),
        Say(b"$TAG NO not here\r\n"),
        Say(b"$TAG BAD what\r\n"),
        SayAndClose(b"+ idling\r\n* 1 EXI"),
        SayAndClose(),
        Say(b"+ idling\r\ngarbage\r\n"),
    ],
)
def test_an_idle_that_ends_by_itself_costs_a_sleep_and_no_spinning(reply: Reply) -> None:
    slept: list[float] = []
    with ScriptedImap(Script({"IDLE": [reply]})) as server:
        mailbox = mailbox_on(server, sleep=slept.append)
        mailbox.folders()
        assert mailbox.wait(30) is False
        assert len(slept) == 1
        assert 28 < slept[0] <= 30
        assert mailbox.folders(), "the next look works"
        mailbox.close()


def test_without_idle_it_sleeps() -> None:
    slept: list[float] = []
    with ScriptedImap(Script(capabilities=b"IMAP4rev1")) as server:
        mailbox = mailbox_on(server, sleep=slept.append)
        mailbox.folders()
        assert mailbox.wait(30) is False
        assert "IDLE" not in server.commands
        mailbox.close()
    assert len(slept) == 1


def test_a_server_that_is_down_costs_a_sleep() -> None:
    slept: list[float] = []
    with ScriptedImap(Script()) as server:
        mailbox = mailbox_on(server, sleep=slept.append)
    assert mailbox.wait(30) is False
    assert len(slept) == 1


def test_lines_in_single_octets_lose_nothing(embedded: EmbeddedServers) -> None:
    """imapclient's own idle_check falls over half a line."""
    with CuttingProxy(embedded.imap_port, chop=1) as proxy:
        mailbox = ImapMailbox(through(embedded.imap(ASSOCIATION), proxy.port))
        mailbox.folders()
        timer = threading.Timer(0.0, embedded.inject, (ASSOCIATION, mail("news")))
        timer.start()
        timer.join()
        assert mailbox.wait(10) is True
        mailbox.close()


def test_news_said_before_idle_is_in_force_counts() -> None:
    reply = Say(b"* 4 EXISTS\r\n+ idling\r\n")
    with ScriptedImap(Script({"IDLE": [reply]})) as server:
        mailbox = mailbox_on(server)
        mailbox.folders()
        assert mailbox.wait(5) is True
        mailbox.close()


def test_idle_stays_open_between_waits_and_ends_before_anything_else() -> None:
    with ScriptedImap(Script()) as server:
        mailbox = mailbox_on(server)
        mailbox.folders()
        for _ in range(4):
            mailbox.wait(0.02)
        mailbox.folders()
        mailbox.close()
        after_login = server.commands[server.commands.index('LIST "" "*"') :]
    assert [command.split(" ")[0] for command in after_login] == [
        "LIST",
        "STATUS",
        "EXAMINE",
        "CAPABILITY",
        "IDLE",
        "DONE",
        "CLOSE",
        "LIST",
        "STATUS",
        "LOGOUT",
    ]


def test_a_server_whose_idle_breaks_off_is_not_asked_again_at_once() -> None:
    slept: list[float] = []
    broken: list[Reply] = [SayAndClose(b"+ idling\r\n") for _ in range(9)]
    with ScriptedImap(Script({"IDLE": broken})) as server:
        mailbox = mailbox_on(server, sleep=slept.append)
        mailbox.folders()
        for _ in range(5):
            assert mailbox.wait(2) is False
        mailbox.close()
        assert server.connections == 1
    assert len(slept) == 5


def test_mail_that_nobody_takes_is_news_only_once() -> None:
    with ScriptedImap(Script(messages={1: mail("one")})) as server:
        mailbox = mailbox_on(server)
        mailbox.folders()
        server.script.messages[2] = mail("two")
        assert mailbox.wait(5) is True
        assert mailbox.wait(0.05) is False
        mailbox.close()


def test_a_server_that_always_cries_news_is_believed_ever_less() -> None:
    """Some greet each IDLE with EXISTS; every look behind it found nothing."""
    now = [0.0]

    def sleep(seconds: float) -> None:
        now[0] += seconds

    lies: list[Reply] = [Say(b"+ idling\r\n* 1 EXISTS\r\n") for _ in range(999)]
    with ScriptedImap(Script({"IDLE": lies}, messages={1: mail("one")})) as server:
        mailbox = mailbox_on(server, sleep=sleep, monotonic=lambda: now[0])
        looks = 0
        while now[0] < 600:
            mailbox.folders()
            looks += mailbox.wait(2)
            assert looks < 50
        server.script.messages[2] = mail("two")
        mailbox.folders()
        mailbox.close()
    assert 5 <= looks <= 15


def test_news_that_proved_true_are_believed_at_once() -> None:
    lies: list[Reply] = [Say(b"+ idling\r\n* 1 EXISTS\r\n") for _ in range(9)]
    with ScriptedImap(Script({"IDLE": lies})) as server:
        mailbox = mailbox_on(server)
        for uid in range(1, 8):
            mailbox.folders()
            assert mailbox.wait(5) is True
            server.script.messages[uid] = mail("news")
        mailbox.close()
