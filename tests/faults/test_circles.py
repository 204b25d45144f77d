"""Programs that answer programs (A14): a robot for a day, and two of these services against each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from email import message_from_bytes
from pathlib import Path

import pytest

from mailflow.app.health import MailboxHealth
from mailflow.app.ports import Envelope, Sending
from mailflow.app.tick import tick
from mailflow.bootstrap import open_desk, rehearsal_clock
from mailflow.model.fact import SendResult, TroubleBegan, TroubleEnded
from tests.faults.rig import ASSOCIATION, LETTERS_LEAVE, STAFF, Rig, letter, rig

ROBOT = "adm@klenovoe.example"
DAY = timedelta(days=1)
QUARTER = timedelta(minutes=15)


class Post:
    """A mailer that takes everything; `on_mail` sees each mail at once."""

    def __init__(self, on_mail: Callable[[Envelope], None]) -> None:
        self.sent: list[tuple[datetime, Envelope]] = []
        self.now = LETTERS_LEAVE
        self._on_mail = on_mail

    def send(self, envelopes: Iterable[Envelope]) -> Iterator[Sending]:
        for envelope in envelopes:
            self.sent.append((self.now, envelope))
            self._on_mail(envelope)
            yield Sending(envelope.letter, SendResult.SENT, 250, "ok")

    def to(self, recipient: str) -> list[datetime]:
        return [at for at, envelope in self.sent if envelope.recipient == recipient]


def _robot(rig: Rig, words: str) -> Post:
    """Answers everything within the second, as if it were a person."""

    def answer(envelope: Envelope) -> None:
        if envelope.recipient == ROBOT:
            number = len(post.sent)
            headers = {"In-Reply-To": str(message_from_bytes(envelope.raw)["Message-ID"])}
            text = words.format(number)
            raw = letter(ROBOT, text, message_id=f"<robot{number}@klenovoe.example>", headers=headers)
            rig.post(raw, post.now)

    post = Post(answer)
    return post


def _days(rig: Rig, post: Post, length: timedelta) -> None:
    clock = rehearsal_clock(LETTERS_LEAVE)
    with open_desk(rig.configuration(), clock, mailer=post) as desk:
        health = MailboxHealth()
        for quarters in range(int(length / QUARTER)):
            post.now = LETTERS_LEAVE + quarters * QUARTER
            clock.set(post.now)
            tick(desk, health)


CORRECTING = (
    "Взамен ранее направленного. На № 12 от 05.09.2024: Кленовое сельское поселение Лесного района, "
    "успешных муниципальных практик: {}."
)
REPEATING = "На № 12 от 05.09.2024: Кленовое сельское поселение Лесного района, практик {}."


@pytest.mark.parametrize("words", [CORRECTING, REPEATING], ids=["correcting", "repeating"])
def test_a_robot_that_answers_at_once_gets_few_mails_a_day(tmp_path: Path, words: str) -> None:
    with rig(tmp_path) as built:
        post = _robot(built, words)
        _days(built, post, DAY)
        assert 2 <= len(post.to(ROBOT)) <= 5
        assert len(post.sent) < 20


def test_the_circuit_is_broken_and_staff_are_told_once(tmp_path: Path) -> None:
    with rig(tmp_path) as built:
        post = _robot(built, CORRECTING)
        _days(built, post, DAY)
        alerts = [
            message_from_bytes(envelope.raw).get_payload(0)
            for _, envelope in post.sent
            if envelope.recipient == STAFF and envelope.letter.startswith("trouble/loop:")
        ]
        assert len(alerts) == 1
        (trouble,) = [e.fact for e in built.entries() if isinstance(e.fact, TroubleBegan)]
        assert ROBOT in trouble.text
        assert "worker.py resume" in trouble.text


@pytest.mark.faults
def test_after_a_quiet_day_the_circuit_closes_and_nothing_piled_up_goes_out(tmp_path: Path) -> None:
    """The letter, three thanks, the break; then the robot hears nothing more and is silent."""
    with rig(tmp_path) as built:
        post = _robot(built, CORRECTING)
        _days(built, post, 6 * DAY)
        names = Counter(
            type(e.fact) for e in built.entries() if isinstance(e.fact, TroubleBegan | TroubleEnded)
        )
        assert names == {TroubleBegan: 1, TroubleEnded: 1}
        assert len(post.to(ROBOT)) == 4


def test_a_district_that_sends_many_letters_in_a_day_is_no_circle(tmp_path: Path) -> None:
    """Each letter is about another settlement: the caps hold, nobody is alarmed."""
    with rig(tmp_path) as built:
        built.tick(LETTERS_LEAVE)
        for number, name in enumerate(("Дубовское", "Кленовое")):
            words = (
                f"На № 12 от 05.09.2024 сообщаем: {name} сельское поселение Лесного района, практик {number}."
            )
            sender = "rayon@les-rayon.example"
            built.post(letter(sender, words, message_id=f"<d{number}@les-rayon.example>"), LETTERS_LEAVE)
        assert built.tick(LETTERS_LEAVE + QUARTER).troubles == ()


OTHER = "soyuz@pole.example"


@pytest.mark.faults
def test_two_services_pointed_at_each_other_fall_silent(tmp_path: Path) -> None:
    """Each has the other in its directory and the same letter to write: a day of 15-minute passes."""
    with rig(tmp_path / "one") as one, rig(tmp_path / "two") as two:
        _point(one, own=ASSOCIATION, other=OTHER, code="99601401")
        _point(two, own=OTHER, other=ASSOCIATION, code="99601402")
        to_two = Post(lambda envelope: _forward(envelope, OTHER, two, to_two.now))
        to_one = Post(lambda envelope: _forward(envelope, ASSOCIATION, one, to_one.now))
        clock = rehearsal_clock(LETTERS_LEAVE)
        with (
            open_desk(one.configuration(), clock, mailer=to_two) as first,
            open_desk(two.configuration(), clock, mailer=to_one) as second,
        ):
            health = MailboxHealth(), MailboxHealth()
            for quarters in range(96):
                to_one.now = to_two.now = LETTERS_LEAVE + quarters * QUARTER
                clock.set(to_one.now)
                tick(first, health[0])
                tick(second, health[1])
        assert 1 <= len(to_two.to(OTHER)) <= 5
        assert 1 <= len(to_one.to(ASSOCIATION)) <= 5
        assert len(to_two.sent) + len(to_one.sent) < 40


def _point(rig: Rig, *, own: str, other: str, code: str) -> None:
    """This rig's association is `own`, and the settlement's address is the other association."""
    settings = rig.config / "mailflow.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace(f"email: {ASSOCIATION}", f"email: {own}"), encoding="utf-8")
    directory = rig.config / "municipalities.csv"
    lines = directory.read_text(encoding="utf-8").splitlines()
    lines = [f"{line.rpartition(',')[0]},{other}" if line.startswith(code) else line for line in lines]
    directory.write_text("\n".join(lines), encoding="utf-8")


def _forward(envelope: Envelope, recipient: str, rig: Rig, now: datetime) -> None:
    if envelope.recipient == recipient:
        rig.post(f"Return-Path: <{envelope.sender}>\r\n".encode() + envelope.raw, now)
