"""The town: its residents and what they do on getting the letter."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from mailflow.demo.setting import shipped
from mailflow.demo.town.residents import Habit, choose, settle_town
from mailflow.demo.town.town import Town
from mailflow.mail.parsing.parse import parse_message

CONFIG = Path(__file__).parents[2] / "config"
LETTER = b"From: s@s.example\r\nMessage-ID: <req-96-2024.x@s.example>\r\nSubject: %s\r\n\r\nhello\r\n"


def make_town(seed: int = 1) -> tuple[Town, datetime]:
    base = shipped(CONFIG)
    random = Random(seed)
    residents = settle_town(choose(base.directory.municipalities, 120), random)
    at = datetime(2024, 9, 5, 10, 0, tzinfo=base.association.timezone)
    return Town(residents, base.requests[0], "s@s.example", random), at


def letter_everybody(town: Town, at: datetime) -> None:
    for resident in town.residents:
        town.receive(resident.municipality.emails[0], LETTER % b"letter", at)


def test_the_same_seed_makes_the_same_town() -> None:
    assert make_town(4)[0].residents == make_town(4)[0].residents


def test_addresses_are_invented_and_belong_to_one_resident_each() -> None:
    addresses = Counter(
        address for resident in make_town()[0].residents for address in resident.municipality.emails
    )

    assert set(addresses.values()) == {1}
    assert all(address.endswith(".example") for address in addresses)


def test_the_silent_never_write() -> None:
    town, at = make_town()
    letter_everybody(town, at)
    silent = [resident for resident in town.residents if resident.habit is Habit.SILENT]

    writers = {arrival.resident for arrival in town.due(at + timedelta(days=60))}

    assert silent
    assert writers.isdisjoint(silent)


def test_mails_arrive_in_order_of_time_and_only_when_due() -> None:
    town, at = make_town()
    letter_everybody(town, at)

    early = [arrival.at for arrival in town.due(at + timedelta(days=3))]
    late = [arrival.at for arrival in town.due(at + timedelta(days=60))]

    assert early == sorted(early)
    assert late == sorted(late)
    assert max(early) <= at + timedelta(days=3) < min(late)


def test_a_reminder_wakes_those_who_wait_for_one() -> None:
    town, at = make_town()
    letter_everybody(town, at)
    waiting = [resident for resident in town.residents if resident.habit is Habit.AFTER_REMINDER]
    list(town.due(at + timedelta(days=60)))

    for resident in waiting:
        subject = b"=?utf-8?b?0J3QkNCf0J7QnNCY0J3QkNCd0JjQlQ==?="
        town.receive(resident.municipality.emails[0], LETTER % subject, at + timedelta(days=20))

    answers = list(town.due(at + timedelta(days=25)))
    assert {arrival.resident for arrival in answers} == set(waiting)
    assert all(parse_message(arrival.raw).from_ is not None for arrival in answers)
