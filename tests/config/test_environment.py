"""Environment variables win over the file, and are named in faults."""

from __future__ import annotations

from pathlib import Path

import pytest

from mailflow.config import load
from mailflow.model.settings import Security, Staff
from tests.config.operator_folder import SETTINGS, faults_of, load_folder, make_folder

WITHOUT_PASSWORDS = SETTINGS.replace("  password: тайна\n", "")


def test_a_variable_wins_over_the_file(tmp_path: Path) -> None:
    loaded = load_folder(
        make_folder(tmp_path),
        MAILFLOW_SMTP__PER_HOUR="7",
        MAILFLOW_STAFF__OPERATORS="a@les.example, b@les.example",
        MAILFLOW_IMAP__SECURITY="starttls",
    )

    assert loaded.smtp.per_hour == 7
    assert loaded.staff == Staff(("otdel@les.example",), ("a@les.example", "b@les.example"))
    assert loaded.imap.server.security is Security.STARTTLS


def test_an_empty_variable_counts_as_absent(tmp_path: Path) -> None:
    assert load_folder(make_folder(tmp_path), MAILFLOW_SMTP__PER_HOUR="").smtp.per_hour == 100


def test_a_variable_alone_may_make_a_section(tmp_path: Path) -> None:
    loaded = load_folder(make_folder(tmp_path), MAILFLOW_STORAGE__PATH="store")

    assert loaded.storage == tmp_path / "config" / "store"


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("MAILFLOW_SMTP__PORT", "x", "«x» — не целое число"),
        ("MAILFLOW_SMTP__PROT", "1", "неизвестный ключ «prot»; может быть, «port»?"),
        ("MAILFLOW_SMPT__PORT", "1", "неизвестный раздел «smpt»; может быть, «smtp»?"),
        ("MAILFLOW_STAFF__OPERATORS", "a@b.example,c", "адрес «c» записан неверно: нет знака @"),
    ],
)
def test_a_fault_in_a_variable_names_it(tmp_path: Path, name: str, value: str, told: str) -> None:
    assert faults_of(make_folder(tmp_path), **{name: value}) == [f"переменная среды {name}: {told}"]


def test_variables_of_other_programs_are_left_alone(tmp_path: Path) -> None:
    assert faults_of(make_folder(tmp_path), MAILFLOW_CONFIG="x", PATH="y", SMTP__PORT="z") == []


def test_a_missing_password_is_told_with_the_variable_to_set(tmp_path: Path) -> None:
    folder = make_folder(tmp_path, settings=WITHOUT_PASSWORDS)

    assert [fault.partition(": ")[2] for fault in faults_of(folder)] == [
        "нет пароля: задайте переменную среды MAILFLOW_IMAP__PASSWORD или ключ «password_file»",
        "нет пароля: задайте переменную среды MAILFLOW_SMTP__PASSWORD или ключ «password_file»",
    ]


def test_reading_saved_mail_needs_no_password(tmp_path: Path) -> None:
    folder = make_folder(tmp_path, settings=WITHOUT_PASSWORDS)

    assert load(folder, {}, need_secrets=False).imap.server.password == ""


def test_a_password_comes_from_a_file_beside_the_settings(tmp_path: Path) -> None:
    settings = SETTINGS.replace("password: тайна", "password_file: ../secret", 1)
    folder = make_folder(tmp_path, settings=settings)
    (tmp_path / "secret").write_text("\ufeffпароль №1\r\n", encoding="utf-8")

    assert load_folder(folder).imap.server.password == "пароль №1"


def test_a_password_of_the_environment_wins_over_a_password_file(tmp_path: Path) -> None:
    settings = SETTINGS.replace("password: тайна", "password_file: ../nowhere", 1)

    assert (
        load_folder(
            make_folder(tmp_path, settings=settings), MAILFLOW_IMAP__PASSWORD="x"
        ).imap.server.password
        == "x"
    )


def test_a_password_never_stands_in_the_configuration_shown(tmp_path: Path) -> None:
    assert "тайна" not in repr(load_folder(make_folder(tmp_path)))


@pytest.mark.parametrize(
    ("host", "allowed"), [("127.0.0.1", True), ("localhost", True), ("::1", True), ("10.0.0.1", False)]
)
def test_only_the_own_computer_may_be_spoken_to_in_clear(tmp_path: Path, host: str, allowed: bool) -> None:
    faults = faults_of(make_folder(tmp_path), MAILFLOW_SMTP__HOST=host, MAILFLOW_SMTP__SECURITY="none")

    assert (faults == []) is allowed
