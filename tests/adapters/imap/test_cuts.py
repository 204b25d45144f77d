"""The connection is cut at byte N of a session of three mails, in either direction (A42)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from mailflow.adapters.imap import ImapMailbox
from mailflow.app.ports import FetchedMessage
from mailflow.demo.servers import Account, EmbeddedServers
from mailflow.errors import TransientError
from mailflow.model.settings import ImapSettings
from tests.adapters.imap.scripted import mail, through
from tests.conftest import ASSOCIATION
from tests.faults.budget import Budget
from tests.servers.cutting_proxy import Cut, CuttingProxy, Direction, Ending

MAILS = [mail("one", 50), mail("two", 500), mail("three", 5)]


@pytest.fixture(scope="module")
def servers() -> object:
    """In clear, so that byte N means the same in every run."""
    with EmbeddedServers([Account(ASSOCIATION)], tls=False) as running:
        for raw in MAILS:
            running.inject(ASSOCIATION, raw)
        yield running


def _session(settings: ImapSettings, seconds: float = 10.0) -> list[FetchedMessage]:
    """As the service reads: onwards from the last UID taken, again after every fault."""
    mailbox = ImapMailbox(replace(settings, server=replace(settings.server, timeout_seconds=seconds)))
    taken: list[FetchedMessage] = []
    for _ in range(3):
        try:
            inbox = mailbox.folders()[0]
            for message in mailbox.fetch_after(inbox, taken[-1].uid if taken else 0):
                taken.append(message)
        except TransientError:
            continue
        break
    mailbox.close()
    return taken


def _octets_of_a_session(servers: EmbeddedServers, direction: Direction) -> int:
    with CuttingProxy(servers.imap_port) as proxy:
        _session(through(servers.imap(ASSOCIATION), proxy.port))
        return proxy.passed[direction]


def _each_mail_comes_once(servers: EmbeddedServers, cut: Cut) -> bool:
    with CuttingProxy(servers.imap_port, cut) as proxy:
        seconds = 0.7 if cut.ending is Ending.STALL else 10.0
        taken = _session(through(servers.imap(ASSOCIATION), proxy.port), seconds)
    return [each.raw for each in taken] == MAILS


@pytest.mark.parametrize("ending", [Ending.CLOSE, Ending.RESET])
@pytest.mark.parametrize("direction", list(Direction))
def test_each_mail_comes_exactly_once_wherever_the_line_is_cut(
    servers: EmbeddedServers, direction: Direction, ending: Ending
) -> None:
    octets = _octets_of_a_session(servers, direction)
    offsets = range(0, octets, max(octets // 10, 1))
    failed = [after for after in offsets if not _each_mail_comes_once(servers, Cut(direction, after, ending))]
    assert failed == []


@pytest.mark.faults
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("ending", [Ending.CLOSE, Ending.RESET])
@pytest.mark.parametrize("direction", list(Direction))
def test_each_mail_comes_exactly_once_at_every_single_byte(
    servers: EmbeddedServers, budget: Callable[[float], Budget], direction: Direction, ending: Ending
) -> None:
    time = budget(0.05 if direction is Direction.TO_CLIENT else 0.02)
    offsets = time.over(range(_octets_of_a_session(servers, direction)))
    failed = [after for after in offsets if not _each_mail_comes_once(servers, Cut(direction, after, ending))]
    assert failed == []


@pytest.mark.parametrize("direction", list(Direction))
def test_a_line_that_falls_silent_is_given_up(servers: EmbeddedServers, direction: Direction) -> None:
    octets = _octets_of_a_session(servers, direction)
    assert _each_mail_comes_once(servers, Cut(direction, octets // 2, Ending.STALL))
