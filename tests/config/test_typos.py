"""A57: thirty slips of the hand, each told with its place, in plain Russian, with a suggestion."""

# ruff: noqa: E501 - a slip and what is told about it stand on one line

from __future__ import annotations

from pathlib import Path

import pytest

from tests.config.operator_folder import DIRECTORY, REQUEST, SETTINGS, faults_of, make_folder

SETTINGS_SLIPS = [
    ("per_hour: 100", "per_huor: 100", "12:3: неизвестный ключ «per_huor»; может быть, «per_hour»?"),
    ("per_hour: 100", "per_hour: сто", "12:13: «сто» — не целое число"),
    ("per_hour: 100", "per_hour: -1", "12:13: число -1 вне пределов от 0 до 1000000"),
    ("per_hour: 100", "per_hour: [1, 2]", "12:3: здесь нужно одно значение, а стоит список"),
    ("per_hour: 100", "port: 70000", "12:9: число 70000 вне пределов от 1 до 65535"),
    ("per_hour: 100", "security: tsl", "12:13: значение «tsl» неизвестно; может быть, «tls»?"),
    (
        "per_hour: 100",
        "security: none",
        "12:13: без шифрования («none») разрешён только этот же компьютер, а не smtp.les.example;"
        " напишите «tls»",
    ),
    ("per_hour: 100", "password_file: p", "12:18: указаны и «password», и «password_file»; оставьте одно"),
    ("  email: sovet@les.example\n", "", "1:1: нет обязательного ключа «email»"),
    ("  email: sovet@les.example\n", "  email:\n", "3:3: нет обязательного ключа «email»"),
    ("email: sovet@les", "email: sovet.les", "3:10: адрес «sovet.les.example» записан неверно: нет знака @"),
    ("staff:", "stuff:", "13:1: неизвестный ключ «stuff»; может быть, «staff»?"),
    ("staff:", "imap:", "13:1: ключ «imap» уже стоит в строке 4; оставьте один"),
    ("host: imap.les.example", "host: imap.les.example:993", "5:9: в «imap.les.example:993» уберите порт: для него есть ключ «port»"),
    ("host: imap.les.example", "host: imaps://les", "5:9: «imaps://les» — напишите только имя сервера, например imap.rambler.ru"),
    ('"09:00-18:00"', '"18:00-09:00"', "16:18: рабочее время «18:00-09:00» кончается раньше, чем начинается"),
    ('"09:00-18:00"', '"9-18"', "16:18: «9» — не время; напишите, например, 10:00"),
    ('"09:00-18:00"', '"09:00-18:00', "16:18: кавычка открыта, но не закрыта"),
    ("[otdel@les.example]", "[otdel@les.example", "14:14: квадратная скобка открыта, но не закрыта"),
    ("[otdel@les.example]", "{a: b}", "14:3: здесь нужен список, а стоит раздел"),
    ("  per_hour: 100", "\tper_hour: 100", "12:1: табуляция в отступе; замените её пробелами"),
    ("  per_hour: 100", "   per_hour: 100", "12:12: двоеточие там, где его не ждали: проверьте отступ, а текст с двоеточием возьмите в кавычки"),
    ("per_hour: 100", "per_hour 100", "13:1: после имени ключа нет двоеточия с пробелом"),
    ("user: sovet@les.example\n  password: тайна\n  per", "user: *a\n  password: тайна\n  per", "10:9: ссылки «*имя» не поддерживаются; текст со звёздочкой возьмите в кавычки"),
    ("per_hour: 100", "per_hour: !int 100", "12:13: теги «!имя» не поддерживаются; текст с «!» возьмите в кавычки"),
    ("name: Совет", "name: Совет: второй", "2:14: двоеточие там, где его не ждали: проверьте отступ, а текст с двоеточием возьмите в кавычки"),
    ("service:", "calendar:\n  days_off: [31.02.2024]\nservice:", "16:14: даты «31.02.2024» нет в календаре"),
    ("service:", "service:\n  stopped: может", "16:12: «может» — напишите «да» или «нет»"),
    ("  email: sovet", "  timezone: Moscow\n  email: sovet", "3:13: часовой пояс «Moscow» неизвестен; напишите, например, Europe/Moscow"),
]  # fmt: skip
REQUEST_SLIPS = [
    ("deadline:", "deadine:", ["4:1: неизвестный ключ «deadine»; может быть, «deadline»?", "нет обязательного ключа «deadline»"]),
    ("2024-09-30", "30/09/2024", ["4:11: «30/09/2024» — не дата; напишите, например, 30.09.2024"]),
    ("2024-09-30", "30.09.2014", ["4:11: срок раньше даты письма"]),
    ("baseline: 4", "baseline: четыре", ["8:15: «четыре» — не число"]),
    ("baseline: 4", "bazeline: 4", ["8:5: неизвестный ключ «bazeline»; может быть, «baseline»?"]),
    ("key: events", "key: события", ["6:10: ключ «события» — пишите его латинскими буквами, например practices"]),
    ("template: reminder}\n  - {name: late", "template: remindr}\n  - {name: late", ["10:65: шаблона «remindr.j2» нет в папке templates; может быть, «reminder»?"]),
    ("name: late", "name: день/ночь", ["11:12: имя напоминания «день/ночь» — пишите его одним словом из букв, например неделя"]),
    ("name: late", "name: soft", ["11:12: «soft» уже есть; имена не должны повторяться"]),
    ("working_days_after: 1", "to: chair", ["11:5: нужен ровно один из ключей «working_days_before» и «working_days_after»"]),
    ("working_days_after: 1", "working_days_after: 1, to: head", ["11:45: значение «head» неизвестно; возможны: municipality, district, chair"]),
    ("at: \"10:00\", template: reminder}\n  - {name: late", "at: \"25:00\", template: reminder}\n  - {name: late", ["10:46: «25:00» — не время; напишите, например, 10:00"]),
    ("- сельское поселение", "- сельское поселени", ["13:5: «сельское поселени» — не код ОКТМО и не вид муниципалитета; может быть, «сельское поселение»?"]),
    ("- сельское поселение", "- 99601999", ["13:5: муниципалитета с кодом 99601999 в справочнике нет"]),
    ("recipients:", "attachments: [files/нет.pdf]\nrecipients:", ["12:15: файла «files/нет.pdf» нет (путь считается от папки requests)"]),
    ("recipients:", "send_at: 2024-09-31\nrecipients:", ["12:10: даты «2024-09-31» нет в календаре"]),
    ("recipients:", "benchmarks:\n  - {figure: event, region: Юг, value: 3}\nrecipients:", ["13:14: показателя «event» нет в разделе «figures»; может быть, «events»?"]),
    ("number: 12", "number: № 12", ["1:9: номер «№ 12» — пишите его без пробелов и без знака №"]),
]  # fmt: skip
DIRECTORY_SLIPS = [
    ("emails", "emials", ["1 (колонка «emials»): неизвестная колонка «emials»; может быть, «emails»?", "1: нет обязательной колонки «emails»"]),
    ("99601401", "9960140", ["3 (колонка «oktmo»): код ОКТМО «9960140» должен состоять из восьми цифр; таблица могла отбросить первый ноль: «09960140»?"]),
    ("99601402", "99601401", ["4 (колонка «oktmo»): код 99601401 уже стоит в строке 3"]),
    ("klen@les.example", "klen@les", ["4 (колонка «emails»): адрес «klen@les» записан неверно: после @ нужно имя с точкой, например mail.ru"]),
    ("klen@les.example", "кlen@les.example", ["4 (колонка «emails»): адрес «кlen@les.example» записан неверно: русские и латинские буквы вперемешку"]),
    ("99601000,,dub", "99601009,,dub", ["3 (колонка «parent»): муниципалитета с кодом 99601009 в таблице нет"]),
    ("99601000,,dub", "99601402,,dub", ["3 (колонка «parent»): код 99601402 — это не район и не округ, а сельское поселение"]),
    (",,,да", ",,,ага", ["3 (колонка «member»): «ага» — напишите «да» или «нет»"]),
    ("Кленовое сельское", "Клeновое сельское", ["4 (колонка «name»): в слове «Клeновое» русские и латинские буквы вперемешку"]),
    ("сельское поселение,99601000,,klen", "селькое поселение,99601000,,klen", ["4 (колонка «kind»): вид «селькое поселение» неизвестен; может быть, «сельское поселение»?"]),
    ("klen@les.example,,,", "klen@les.example,,,,,лишнее", ["4: значений больше, чем заголовков; значение с запятой возьмите в кавычки"]),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "told"), SETTINGS_SLIPS, ids=[slip[1] for slip in SETTINGS_SLIPS])
def test_a_slip_in_the_settings_is_told_with_line_and_column(
    tmp_path: Path, right: str, wrong: str, told: str
) -> None:
    assert right in SETTINGS
    folder = make_folder(tmp_path, settings=SETTINGS.replace(right, wrong, 1))

    assert f"mailflow.yaml:{told}" in faults_of(folder)


@pytest.mark.parametrize(("right", "wrong", "told"), REQUEST_SLIPS, ids=[slip[1] for slip in REQUEST_SLIPS])
def test_a_slip_in_a_request_is_told_with_line_and_column(
    tmp_path: Path, right: str, wrong: str, told: list[str]
) -> None:
    assert right in REQUEST
    folder = make_folder(tmp_path, request=REQUEST.replace(right, wrong, 1))

    separated = (each if each[0].isdigit() else f" {each}" for each in told)
    assert sorted(faults_of(folder)) == sorted(f"requests/12-2024.yaml:{each}" for each in separated)


@pytest.mark.parametrize(
    ("right", "wrong", "told"), DIRECTORY_SLIPS, ids=[slip[1] for slip in DIRECTORY_SLIPS]
)
def test_a_slip_in_the_directory_is_told_with_row_and_column(
    tmp_path: Path, right: str, wrong: str, told: list[str]
) -> None:
    assert right in DIRECTORY
    folder = make_folder(tmp_path, directory=DIRECTORY.replace(right, wrong, 1))

    assert faults_of(folder) == [f"municipalities.csv:{each}" for each in told]


def test_the_unspoilt_folder_has_no_faults(tmp_path: Path) -> None:
    assert faults_of(make_folder(tmp_path)) == []


def test_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    folder = make_folder(
        tmp_path,
        settings=SETTINGS.replace("per_hour: 100", "per_hour: сто").replace("email: sovet", "email: so vet"),
        request=REQUEST.replace("2024-09-30", "завтра").replace("template: reminder}", "template: x}", 1),
        directory=DIRECTORY.replace("klen@les.example", "klen@").replace("99601000,,dub", "1,,dub"),
    )

    assert [fault.split(": ", 1)[0] for fault in faults_of(folder)] == [
        "mailflow.yaml:3:10",
        "mailflow.yaml:12:13",
        "municipalities.csv:3 (колонка «parent»)",
        "municipalities.csv:4 (колонка «emails»)",
        "requests/12-2024.yaml:4:11",
        "requests/12-2024.yaml:10:65",
    ]
