"""check --connect: both servers are tried, and each fault says what to look at."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from mailflow.bootstrap import round_trip
from mailflow.cli.words_of_servers import advice
from mailflow.config import load
from mailflow.demo.servers.accounts import Account
from mailflow.demo.servers.embedded import EmbeddedServers
from mailflow.model.settings import Configuration
from tests.cli.place import TEMPLATES, Place
from tests.config.operator_folder import SETTINGS, make_folder
from tests.servers.ports import unused_port

SOVET = "sovet@les.example"


@pytest.fixture
def configuration(tmp_path: Path) -> Configuration:
    return load(make_folder(tmp_path), {})


def test_a_letter_to_ourselves_goes_out_and_comes_back(configuration: Configuration) -> None:
    with EmbeddedServers([Account(SOVET)]) as servers:
        ours = replace(configuration, imap=servers.imap(SOVET), smtp=servers.smtp(SOVET))
        trip = round_trip(ours, patience_seconds=10)

    assert trip.faults == ()
    assert trip.seconds is not None


def test_both_servers_are_tried_whatever_one_of_them_says(place: Place) -> None:
    nobody = f"127.0.0.1\n  port: {unused_port()}\n  security: none"
    settings = SETTINGS.replace("imap.les.example", nobody).replace("smtp.les.example", nobody)
    (place.config / "mailflow.yaml").write_text(f"{settings}templates: {TEMPLATES}\n", encoding="utf-8")

    said = place.run("check", "--connect")

    assert said.status == 1
    inbox, outgoing = (each for each in said.err.splitlines() if each.startswith("серверы"))
    assert inbox.startswith("серверы: Почтовый ящик 127.0.0.1")
    assert outgoing.startswith("серверы: Сервер отправки 127.0.0.1")
    assert all("проверьте имя сервера (host) и порт (port)" in each for each in (inbox, outgoing))


def test_words_without_advice_stay_as_they_are() -> None:
    assert advice("535 5.7.8 неверный пароль") == "535 5.7.8 неверный пароль"
