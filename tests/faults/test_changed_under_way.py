"""What the operator changes while letters are under way: an address, the stop switch, the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from mailflow.adapters.smtp import SmtpMailer
from mailflow.app.ports import Envelope, Sending
from mailflow.bootstrap import open_service, rehearsal_clock
from mailflow.bootstrap.running import RunningService
from mailflow.cli.main import main
from mailflow.model.fact import SendResult
from tests.faults.rig import LETTERS_LEAVE, REMINDING, STAFF, Rig, rig

HOUR = timedelta(hours=1)
OLD, NEW = "adm@klenovoe.example", "sovet@klenovoe.example"
MANY = 60
ROOM = 30
"""Letters claimed, on the wire or asked for ahead as the switch is thrown: more than those go out."""


class _Troubled(SmtpMailer):
    """Does with letters to one recipient what it was told, with the others what they are for."""

    def __init__(self, built: Rig, result: SendResult) -> None:
        super().__init__(built.configuration().smtp)
        self._result = result

    def send(self, envelopes: Iterable[Envelope]) -> Iterator[Sending]:
        for envelope in envelopes:
            if envelope.recipient == OLD:
                yield Sending(envelope.letter, self._result, 450, "4.2.0 later")
            else:
                yield from super().send([envelope])


@pytest.mark.parametrize("result", [SendResult.RETRY, SendResult.IN_DOUBT])
@pytest.mark.parametrize("moment", [LETTERS_LEAVE, REMINDING])
def test_a_letter_tried_again_goes_to_no_address_that_was_taken_out_of_the_directory(
    tmp_path: Path, moment: datetime, result: SendResult
) -> None:
    """Put off, or sent again by a person's word; the address was corrected meanwhile (I4)."""
    with rig(tmp_path) as built:
        if moment is REMINDING:
            built.tick(LETTERS_LEAVE)
        built.tick(moment, mailer=_Troubled(built, result))
        built.delivered.clear()
        directory = built.config / "municipalities.csv"
        directory.write_text(directory.read_text("utf-8").replace(OLD, NEW), "utf-8")
        if result is SendResult.IN_DOUBT:
            words = ["--now", (moment + HOUR).isoformat(), "doubt", "--all", "--again", "--who", "Иванова"]
            assert main(["--config", str(built.config), *words]) == 0
        for hours in (1, 2):
            built.tick(moment + hours * HOUR)
        assert [each.recipient for each in built.delivered if each.recipient != STAFF] == [NEW]
        assert built.in_doubt(moment + 2 * HOUR) == ()


def _throw_the_switch(built: Rig, _: RunningService) -> None:
    settings = built.config / "mailflow.yaml"
    settings.write_text(settings.read_text("utf-8") + "service: {stopped: да}\n", "utf-8")


def _end_the_service(_: Rig, running: RunningService) -> None:
    running.stop()


@pytest.mark.parametrize("act", [_throw_the_switch, _end_the_service])
def test_a_campaign_stops_in_the_middle_of_a_pass(
    tmp_path: Path, act: Callable[[Rig, RunningService], None]
) -> None:
    """Somebody sees the wrong letter go out. What is under way ends; the rest does not begin."""
    with rig(tmp_path) as built:
        _add_municipalities(built)
        clock = rehearsal_clock(LETTERS_LEAVE)
        with open_service(built.config, built.configuration(), clock) as running:
            desk = running.service.desk
            desk.mailer = _Watched(built, lambda: act(built, running))
            running.service.one_pass()
            left = len(built.delivered)
            assert 5 <= left <= ROOM
            running.service.one_pass()
            assert len(built.delivered) == left
            assert built.in_doubt(LETTERS_LEAVE) == ()
        if act is _end_the_service:
            built.tick(LETTERS_LEAVE + HOUR)
            assert sum(each.recipient != STAFF for each in built.delivered) == MANY + 3
            assert set(built.copies().values()) == {1}


class _Watched(SmtpMailer):
    """Acts once as the fifth letter has gone out."""

    def __init__(self, built: Rig, act: Callable[[], None]) -> None:
        super().__init__(built.configuration().smtp)
        self._act = act
        self._settled = 0

    def send(self, envelopes: Iterable[Envelope]) -> Iterator[Sending]:
        for sending in super().send(envelopes):
            self._settled += 1
            if self._settled == 5:
                self._act()
            yield sending


def _add_municipalities(built: Rig) -> None:
    directory = built.config / "municipalities.csv"
    rows = (
        f"9960{number},Поселение{number} сельское поселение Лесного района,сельское поселение,99601000,"
        f"adm@p{number}.example\n"
        for number in range(2001, 2001 + MANY)
    )
    directory.write_text(directory.read_text("utf-8") + "".join(rows), "utf-8")
