"""What is allowed and yet worth a look."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from mailflow.config import find_notes, find_warnings, load
from tests.config.operator_folder import DIRECTORY, REQUEST, SETTINGS, load_folder, make_folder

TODAY = dt.date(2024, 9, 6)


def warnings_of(folder: Path, today: dt.date = TODAY) -> list[str]:
    configuration = load_folder(folder)
    found = [*find_warnings(configuration, today), *find_notes(configuration, today)]
    return [str(each).replace(f"{folder}/", "") for each in found]


def test_a_sound_folder_gives_no_warnings(tmp_path: Path) -> None:
    assert warnings_of(make_folder(tmp_path)) == []


def test_a_password_that_is_not_given_is_told(tmp_path: Path) -> None:
    folder = make_folder(tmp_path, settings=SETTINGS.replace("  password: тайна\nsmtp", "smtp"))
    configuration = load(folder, {}, need_secrets=False)

    assert [str(each).replace(f"{folder}/", "") for each in find_notes(configuration, TODAY)] == [
        "mailflow.yaml: здесь нет пароля (imap): без него служба не запустится;"
        " переменная среды MAILFLOW_IMAP__PASSWORD или ключ «password_file»"
    ]


def test_a_member_without_address_is_told(tmp_path: Path) -> None:
    folder = make_folder(tmp_path, directory=DIRECTORY.replace("klen@les.example", ""))

    assert warnings_of(folder) == [
        "municipalities.csv:4 (колонка «emails»): нет адреса: письма туда не уйдут"
    ]


def test_an_address_of_two_rows_is_told(tmp_path: Path) -> None:
    folder = make_folder(tmp_path, directory=DIRECTORY.replace("klen@les.example", "DUB@les.example"))

    assert warnings_of(folder) == [
        "municipalities.csv:3 (колонка «emails»): адрес dub@les.example стоит и в строке 4:"
        " по нему одному отправителя не узнать"
    ]


def test_russian_letters_before_the_at_sign_are_told(tmp_path: Path) -> None:
    folder = make_folder(tmp_path, directory=DIRECTORY.replace("klen@les.example", "клён@les.example"))

    assert warnings_of(folder) == [
        "municipalities.csv:4 (колонка «emails»): в адресе «клён@les.example» русские буквы перед @:"
        " не всякий сервер примет такое письмо"
    ]


def test_a_deadline_on_a_day_off_shows_the_effective_date(tmp_path: Path) -> None:
    folder = make_folder(tmp_path, request=REQUEST.replace("2024-09-30", "2024-09-29"))

    assert warnings_of(folder) == [
        "requests/12-2024.yaml:4:11: срок 29.09.2024 — нерабочий день (воскресенье); действует 30.09.2024"
    ]


def test_the_operators_day_off_counts(tmp_path: Path) -> None:
    settings = f"{SETTINGS}calendar:\n  days_off: [30.09.2024]\n"

    assert warnings_of(make_folder(tmp_path, settings=settings)) == [
        "requests/12-2024.yaml:4:11: срок 30.09.2024 — нерабочий день (понедельник); действует 01.10.2024"
    ]


def test_a_deadline_in_the_past_is_told(tmp_path: Path) -> None:
    assert warnings_of(make_folder(tmp_path), dt.date(2024, 10, 1)) == [
        "requests/12-2024.yaml:4:11: срок запроса 12-2024 уже прошёл (30.09.2024)"
    ]


def test_a_missing_calendar_of_next_year_is_told_from_november_on(tmp_path: Path) -> None:
    folder = make_folder(tmp_path)

    assert not any("календарь" in each for each in warnings_of(folder, dt.date(2024, 12, 1)))
    assert any("календарь известен до" in each for each in warnings_of(folder, dt.date(2098, 11, 1)))


def _with_password_file(folder: Path, mode: int) -> Path:
    make_folder(folder, settings=SETTINGS.replace("password: тайна\nsmtp", "password_file: secret\nsmtp"))
    secret = folder / "config" / "secret"
    secret.write_text("тайна\n", "utf-8")
    secret.chmod(mode)
    return folder / "config"


def test_a_password_file_that_others_may_read_is_told_with_what_to_do(tmp_path: Path) -> None:
    folder = _with_password_file(tmp_path, 0o644)

    (told,) = find_warnings(load_folder(folder), TODAY)
    assert str(told) == (
        f"{folder}/secret: файл с паролем доступен другим пользователям компьютера (права 644):"
        f" выполните chmod 600 «{folder}/secret»"
    )


def test_a_password_file_of_its_owner_alone_is_no_warning(tmp_path: Path) -> None:
    assert find_warnings(load_folder(_with_password_file(tmp_path, 0o600)), TODAY) == []
