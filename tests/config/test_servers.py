"""Who must log in."""

from __future__ import annotations

from pathlib import Path

import pytest

from mailflow.model.settings import Security
from tests.config.operator_folder import SETTINGS, faults_of, load_folder, make_folder

LOGIN = "smtp:\n  host: smtp.les.example\n  user: sovet@les.example\n  password: тайна\n"


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "::1"])
def test_a_relay_on_this_computer_needs_no_login(tmp_path: Path, host: str) -> None:
    settings = SETTINGS.replace(LOGIN, f"smtp:\n  host: '{host}'\n  port: 25\n  security: none\n")
    server = load_folder(make_folder(tmp_path, settings=settings)).smtp.server

    assert (server.user, server.password, server.security) == ("", "", Security.NONE)


def test_a_server_elsewhere_needs_one(tmp_path: Path) -> None:
    settings = SETTINGS.replace(LOGIN, "smtp:\n  host: smtp.les.example\n")

    assert faults_of(make_folder(tmp_path, settings=settings)) == [
        "mailflow.yaml:8:1: нет обязательного ключа «user»"
    ]
