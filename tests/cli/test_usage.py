"""Wrong words, wrong configuration, and the commands that touch no ledger."""

from __future__ import annotations

import mailbox
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from functools import partial
from pathlib import Path

import pytest

from mailflow.app.desk import Desk
from mailflow.app.health import MailboxHealth
from mailflow.app.tick import TickReport, tick
from mailflow.bootstrap import open_records, rehearsal_clock, save_heartbeat, worker_lock
from mailflow.cli import boards, service
from mailflow.cli.main import COMMANDS, main
from mailflow.cli.words import build_parser, speak_russian
from mailflow.config import load
from mailflow.errors import LedgerError
from tests.cli.place import Place


def message(name: str) -> EmailMessage:
    """An answer of Дубовское that names our number."""
    mail = EmailMessage()
    mail["From"] = "dub@les.example"
    mail["To"] = "sovet@les.example"
    mail["Date"] = "Fri, 20 Sep 2024 10:00:00 +0300"
    mail["Message-ID"] = f"<{name}@les.example>"
    mail["Subject"] = f"Ответ {name}"
    mail.set_content("На № 12 от 05.09.2024. Проведено 3 мероприятия.")
    return mail


@pytest.mark.parametrize(
    ("words", "err"),
    [
        ([], "не указано: КОМАНДА"),
        (["status", "--nonsense"], "непонятно: --nonsense"),
        (["assign", "5"], "не указано: ДЕЛО"),
        (["assign", "пять", "12-2024/99601401"], "ПИСЬМО: нужно целое число, а получено «пять»"),
        (["assign", "5", "x/1", "--outcome", "bad"], "--outcome: исхода «bad» нет; есть: report, nothing"),
        (["assign", "5", "x/1", "--set", "events=много"], "показатель пишется как practices=2"),
        (["plan", "--until", "завтра"], "дата пишется как 2024-09-30 или 30.09.2024, а получено «завтра»"),
        (["status", "--as-of", "вчера"], "момент пишется как 2024-09-30T10:00:00+03:00, а получено «вчера»"),
        (["health", "--max-age", "0"], "нужно целое число от 1"),
        (["doubt", "k", "--sent", "--again"], "нельзя вместе с --sent"),
        (["read", "--jobs"], "--jobs: нужно одно значение"),
    ],
)
def test_wrong_usage_ends_with_status_two_and_russian_words(
    words: list[str], err: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    said = capsys.readouterr()
    assert (ended.value.code, said.out) == (2, "")
    assert err in said.err


def test_a_fault_of_the_program_is_one_line_and_status_one(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(boards, "status", _broken)
    said = place.run("status")
    assert (said.status, said.out, said.err.count("\n")) == (1, "", 1)
    assert said.err.startswith("Внутренняя ошибка программы: KeyError (test_usage.py:")
    assert "паспорт 4509" not in said.err


def test_the_traceback_is_there_for_whoever_asks(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boards, "status", _broken)
    monkeypatch.setenv("MAILFLOW_DEBUG", "1")
    assert "Traceback" in place.run("status").err


def _broken(_: object) -> int:
    raise KeyError("паспорт 4509")


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_every_command_is_russian(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    out = capsys.readouterr().out
    assert ended.value.code == 0
    assert not [word for word in ("usage", "options", "positional", "show this", "default") if word in out]


def test_every_command_of_the_parser_has_a_function() -> None:
    speak_russian()
    parser = build_parser()
    choices = next(action.choices for action in parser._actions if action.dest == "command")
    assert choices is not None
    assert sorted(choices) == sorted(COMMANDS)


def test_a_broken_configuration_is_told_with_all_faults_and_status_two(place: Place) -> None:
    settings = place.config / "mailflow.yaml"
    settings.write_text(
        settings.read_text("utf-8").replace("per_hour: 100", "per_hour: сто\n  спешка: 1"), "utf-8"
    )
    said = place.run("status")
    assert (said.status, said.out) == (2, "")
    assert len(said.err.splitlines()) == 2
    assert all(f"{settings}:" in line for line in said.err.splitlines())


def test_check_finds_nothing_wrong_with_a_sound_folder(place: Place) -> None:
    said = place.run("check", now="2024-09-06T10:00:00+03:00")
    assert said.status == 0
    assert "Настройки, справочник и шаблоны в порядке." in said.out


def test_check_as_json_lists_faults_with_file_and_line(place: Place) -> None:
    request = place.config / "requests" / "12-2024.yaml"
    request.write_text(request.read_text("utf-8").replace("2024-09-30", "тридцатое"), "utf-8")
    said = place.run("check", "--json")
    assert said.status == 2
    assert set(said.json) >= {"faults", "warnings"}
    fault = said.json["faults"][0]
    assert set(fault) == {"file", "text", "line", "column", "column_name"}
    assert (Path(fault["file"]).name, fault["line"]) == ("12-2024.yaml", 4)


def test_check_says_which_template_is_broken_and_where(place: Place, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    settings = place.config / "mailflow.yaml"
    text = settings.read_text("utf-8")
    shipped = Path(text.rpartition("templates: ")[2].strip())
    for template in shipped.glob("*.j2"):
        (own / template.name).write_text(template.read_text("utf-8"), "utf-8")
    (own / "letter.j2").write_text("{% extends 'base.j2' %}\n{% block text %}\n{{ срк }\n", "utf-8")
    settings.write_text(text.replace(str(shipped), str(own)), "utf-8")
    said = place.run("check")
    assert said.status == 2
    assert "letter.j2:3" in said.err


def test_preview_writes_one_mail_as_page_and_text(place: Place, tmp_path: Path) -> None:
    said = place.run("preview", "reminder", "--out", str(tmp_path / "out"), "--json")
    assert said.status == 0
    assert {Path(path).name for path in said.json} == {"reminder.html", "reminder.txt"}
    assert (tmp_path / "out" / "reminder.txt").read_text("utf-8").startswith("НАПОМИНАНИЕ")


def test_an_unknown_template_is_named_with_those_there_are(place: Place) -> None:
    said = place.run("preview", "нет-такого")
    assert (said.status, said.out) == (1, "")
    assert "Шаблона «нет-такого» нет; есть: letter" in said.err


def test_a_folder_that_cannot_be_written_is_told_without_a_traceback(place: Place, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    said = place.run("preview", "reminder", "--out", str(tmp_path / "file" / "out"))
    assert said.status == 1
    assert said.err.startswith("Не удалось: ")


def test_read_understands_files_mboxes_maildirs_and_folders_in_order(place: Place, tmp_path: Path) -> None:
    folder = tmp_path / "mail"
    folder.mkdir()
    (folder / "a.eml").write_bytes(message("a").as_bytes())
    (folder / "b.txt").write_bytes(message("b").as_bytes())
    box = mailbox.mbox(str(tmp_path / "old.mbox"))
    box.add(message("c"))
    box.add(message("d"))
    box.close()
    home = mailbox.Maildir(str(tmp_path / "Maildir"))
    home.add(message("e"))
    home.close()
    said = place.run(
        "read", str(folder), str(tmp_path / "old.mbox"), str(tmp_path / "Maildir"), "--json", "--jobs", "1"
    )
    lines = [Place.parse(line) for line in said.out.splitlines()]
    assert said.status == 0
    assert [line["subject"] for line in lines] == [f"Ответ {name}" for name in "abcde"]
    assert {case["municipality"] for line in lines for case in line["cases"]} == {"99601401"}


def test_a_line_of_read_has_every_field_of_the_contract(place: Place, tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(message("a").as_bytes())
    line = place.run("read", str(path), "--json", "--jobs", "1").json
    assert set(line) >= {
        "file",
        "message_id",
        "sent_at",
        "received_at",
        "from",
        "subject",
        "kind",
        "failed_recipients",
        "text",
        "attachments",
        "cases",
        "candidates",
        "sender_number",
        "sender_date",
        "promised_date",
        "links",
        "reason",
        "defects",
    }
    assert (line["message_id"], line["kind"]) == ("<a@les.example>", "reply")
    assert line["from"] == {"name": "", "address": "dub@les.example"}
    assert line["sent_at"] == "2024-09-20T10:00:00+03:00"
    assert line["text"] == "На № 12 от 05.09.2024. Проведено 3 мероприятия."
    case = line["cases"][0]
    assert set(case) >= {"request", "municipality", "outcome", "decision", "figures", "evidence"}
    assert (case["request"], case["municipality"], case["outcome"], case["decision"], case["figures"]) == (
        "12-2024",
        "99601401",
        "report",
        "recorded",
        {"events": 3},
    )
    assert set(case["evidence"][0]) == {"signal", "detail", "strength"}


def test_read_never_stops_at_a_bad_file(place: Place, tmp_path: Path) -> None:
    (tmp_path / "good.eml").write_bytes(message("good").as_bytes())
    (tmp_path / "empty.eml").write_bytes(b"")
    (tmp_path / "noise.eml").write_bytes(bytes(range(256)) * 40)
    said = place.run(
        "read",
        *(str(tmp_path / name) for name in ("missing.eml", "empty.eml", "noise.eml", "good.eml")),
        "--json",
        "--jobs",
        "1",
    )
    lines = [Place.parse(line) for line in said.out.splitlines()]
    assert said.status == 1
    assert [Path(line["file"]).name for line in lines] == [
        "missing.eml",
        "empty.eml",
        "noise.eml",
        "good.eml",
    ]
    assert [(line["kind"], line["decision"], bool(line["defects"])) for line in lines[:1]] == [
        ("reply", "review", True)
    ]
    assert lines[3]["cases"][0]["decision"] == "recorded"


def test_read_names_each_unreadable_file_on_standard_error(place: Place, tmp_path: Path) -> None:
    said = place.run("read", str(tmp_path / "none.eml"), "--json")
    assert (said.status, said.err) == (1, f"{tmp_path / 'none.eml'}: файл не читается: такого файла нет\n")


def test_read_in_words_says_it_in_russian(place: Place, tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(message("a").as_bytes())
    said = place.run("read", str(tmp_path / "a.eml"), "--jobs", "1")
    assert "ответ: 12-2024/99601401: ответ по существу (report), учтено" in said.out


@pytest.mark.parametrize("words", [("tick",), ("tick", "--json"), ("run",)])
def test_a_second_worker_ends_at_once_and_says_so(place: Place, words: tuple[str, ...]) -> None:
    place.data.mkdir(exist_ok=True)
    with worker_lock(place.data):
        said = place.run(*words)
    assert (said.status, said.out) == (1, "")
    assert said.err == f"Другой экземпляр mailflow уже работает с папкой {place.data}\n"


def test_events_of_a_pass_stand_beside_its_json_and_not_in_it(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody listens at these ports: the copies that cannot be kept are told as events."""
    for section in ("IMAP", "SMTP"):
        monkeypatch.setenv(f"MAILFLOW_{section}__HOST", "127.0.0.1")
        monkeypatch.setenv(f"MAILFLOW_{section}__PORT", "9")
        monkeypatch.setenv(f"MAILFLOW_{section}__SECURITY", "none")
    monkeypatch.setattr(service, "tick", _tick_with_an_event)
    said = place.run("tick", "--json")
    assert said.json["mailbox_read"] is False
    assert "something_failed" in said.err


def test_single_passes_cut_short_by_the_disk_are_told_by_the_next_whole_one(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "tick", _tick_on_a_full_disk)
    assert [place.run("tick").status for _ in range(2)] == [1, 1]
    monkeypatch.setattr(service, "tick", partial(tick, send=False))
    for section in ("IMAP", "SMTP"):
        monkeypatch.setenv(f"MAILFLOW_{section}__HOST", "127.0.0.1")
        monkeypatch.setenv(f"MAILFLOW_{section}__PORT", "9")
        monkeypatch.setenv(f"MAILFLOW_{section}__SECURITY", "none")
    place.run("tick")
    with open_records(load(place.config, {}), rehearsal_clock(READ), read_only=True) as records:
        told = [each.text for _, each, _ in records.book.marks.troubles_told]
    assert [("подряд 2" in each) for each in told] == [True]


def _tick_on_a_full_disk(*_: object, **__: object) -> TickReport:
    raise LedgerError("на диске нет места")


def _tick_with_an_event(desk: Desk, health: MailboxHealth, *, since: datetime | None) -> TickReport:
    desk.note("something_failed")
    return tick(desk, health, since=since, send=False)


def test_decisions_are_possible_while_a_worker_runs(place: Place) -> None:
    place.data.mkdir(exist_ok=True)
    with worker_lock(place.data):
        assert place.run("exclude", "12-2024/99601401").status == 0


def test_health_is_bad_before_the_first_look(place: Place) -> None:
    said = place.run("health")
    assert (said.status, said.out) == (1, "")
    assert "ни разу" in said.err
    told = place.run("health", "--json").json
    assert (told["healthy"], told["last_poll"], told["words"]) == (False, None, "")


READ = datetime(2024, 9, 9, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("state", "complaint"),
    [
        (MailboxHealth(READ), ""),
        (MailboxHealth(READ, unfinished=2), ""),
        (MailboxHealth(READ, unfinished=3), "Проходы обрываются"),
        (MailboxHealth(READ, sending="Сервер отправки не принимает писем"), "Сервер отправки"),
        (MailboxHealth(READ - timedelta(hours=1)), "Ящик давно не прочитан"),
        (MailboxHealth(READ + timedelta(days=10)), "Ящик давно не прочитан"),
    ],
    ids=["well", "two passes cut", "three passes cut", "no way out", "not read", "clock corrected"],
)
def test_health_tells_what_no_mail_can_tell(place: Place, state: MailboxHealth, complaint: str) -> None:
    place.data.mkdir(exist_ok=True)
    save_heartbeat(place.data, state)
    said = place.run("health", now=READ.isoformat())
    assert said.status == (1 if complaint else 0)
    assert ("Служба работает" in said.out) == (not complaint)
    assert complaint in said.err


def test_health_knows_how_often_the_mailbox_is_read(place: Place) -> None:
    settings = place.config / "mailflow.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("imap:\n", "imap:\n  poll_seconds: 3600\n"), encoding="utf-8")
    place.data.mkdir(exist_ok=True)
    save_heartbeat(place.data, MailboxHealth(READ - timedelta(minutes=59)))
    assert place.run("health", now=READ.isoformat()).status == 0
    assert place.run("health", "--max-age", "900", now=READ.isoformat()).status == 1


def test_no_english_quotes_in_what_is_said_of_a_wrong_word(place: Place) -> None:
    said = place.run("nope")
    assert said.status == 2
    assert "нет такого: «nope», есть: «run», «tick»" in said.err
