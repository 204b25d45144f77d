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
        timer = threading.Timer(0.2, embedded.inject, (ASSOCIATION, mail("news")))
        timer.start()
        # The embedded server tells of mail that comes just before IDLE only when IDLE ends.
        assert mailbox.wait(1.5) is True
        timer.join()
        mailbox.close()


def test_news_said_at_the_edges_of_idle_counts() -> None:
    for reply in (Say(b"* 4 EXISTS\r\n+ idling\r\n"), Say(b"+ idling\r\n")):
        done: list[Reply] = [] if b"EXISTS" in reply.words else [Say(b"* 4 EXISTS\r\n$TAG OK done\r\n")]
        with ScriptedImap(Script({"IDLE": [reply], "DONE": done})) as server:
            mailbox = mailbox_on(server)
            mailbox.folders()
            assert mailbox.wait(0.1) is True
            mailbox.close()
