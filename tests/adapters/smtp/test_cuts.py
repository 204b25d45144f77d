"""The connection is cut at byte N while a letter goes out, in either direction (A42, I2)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mailflow.adapters.smtp import SmtpMailer
from mailflow.adapters.smtp.connection import Patience
from mailflow.app.ports import Envelope, Sending
from mailflow.model.fact import SendResult
from mailflow.model.settings import Security, Server, SmtpSettings
from tests.faults.budget import Budget
from tests.servers.cutting_proxy import Cut, CuttingProxy, Direction, Ending
from tests.servers.scripted_smtp import ScriptedSmtp

LETTER = Envelope("a", "sovet@mokk.example", "adm@abinsk.example", b"Subject: x\r\n\r\n" + b"Text.\r\n" * 20)
QUICK = Patience(answer=0.5, final_dot=0.5, letter=2.0)
CALM = Patience(answer=10.0, final_dot=10.0, letter=20.0)


def _send(port: int, patience: Patience = CALM) -> Sending:
    settings = Server("127.0.0.1", port, Security.NONE, "", "", None, 0.4)
    (sending,) = SmtpMailer(SmtpSettings(settings, connections=1), patience=patience).send([LETTER])
    return sending


def _octets(direction: Direction) -> int:
    with ScriptedSmtp() as server, CuttingProxy(server.port) as proxy:
        _send(proxy.port)
        return proxy.passed[direction]


def _is_honest(cut: Cut) -> bool:
    """SENT only where it was taken, RETRY only where it was not."""
    with ScriptedSmtp() as server, CuttingProxy(server.port, cut) as proxy:
        result = _send(proxy.port, QUICK if cut.ending is Ending.STALL else CALM).result
    taken = len(server.letters)
    match result:
        case SendResult.SENT:
            return taken == 1
        case SendResult.RETRY:
            return taken == 0
        case SendResult.IN_DOUBT:
            return taken <= 1
        case SendResult.REFUSED:
            return False


@pytest.mark.parametrize("ending", [Ending.CLOSE, Ending.RESET])
@pytest.mark.parametrize("direction", list(Direction))
def test_wherever_the_line_is_cut_the_result_is_true(direction: Direction, ending: Ending) -> None:
    octets = _octets(direction)
    offsets = range(0, octets + 1, max(octets // 12, 1))
    assert [after for after in offsets if not _is_honest(Cut(direction, after, ending))] == []


@pytest.mark.faults
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("ending", [Ending.CLOSE, Ending.RESET])
@pytest.mark.parametrize("direction", list(Direction))
def test_at_every_single_byte_the_result_is_true(
    budget: Callable[[float], Budget], direction: Direction, ending: Ending
) -> None:
    offsets = budget(0.015).over(range(_octets(direction) + 1))
    assert [after for after in offsets if not _is_honest(Cut(direction, after, ending))] == []


@pytest.mark.parametrize("direction", list(Direction))
def test_a_line_that_falls_silent_leaves_no_lie(direction: Direction) -> None:
    octets = _octets(direction)
    assert _is_honest(Cut(direction, octets // 2, Ending.STALL))
    assert _is_honest(Cut(direction, octets - 8, Ending.STALL))
