"""Files edited while the service runs: refused with file and line, the last good version stays (A57)."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from mailflow.bootstrap import open_service, rehearsal_clock
from tests.faults.rig import ANSWER, LETTERS_LEAVE, REPOSITORY, REQUEST, STAFF, Rig, rig

MINUTE = timedelta(minutes=1)
TYPO = "service:\n  digest_tm: 10:00\n"
Spoil = Callable[[str], str]

SPOILED: dict[str, tuple[str, Spoil, str]] = {
    "an unknown key": ("config/mailflow.yaml", lambda text: text + TYPO, "digest_tm"),
    "half saved": ("config/mailflow.yaml", lambda text: text[: text.index("smtp:") + 30], "mailflow.yaml"),
    "empty": ("config/mailflow.yaml", lambda _: "", "mailflow.yaml"),
    "tabs": ("config/mailflow.yaml", lambda text: text.replace("  email", "\temail"), "mailflow.yaml:"),
    "a wrong day": (
        "config/requests/12-2024.yaml",
        lambda text: text.replace("2024-09-30", "2024-09-31"),
        "12-2024.yaml:4",
    ),
    "half a table": ("config/municipalities.csv", lambda text: text[: len(text) // 2], "municipalities.csv"),
    "an address with a space": (
        "config/municipalities.csv",
        lambda text: text.replace("adm@klenovoe", "adm @klenovoe"),
        "municipalities.csv:4",
    ),
    "a bracket left open": ("templates/letter.j2", lambda text: text + "{% if срок %}", "letter.j2"),
}


def _with_templates(built: Rig) -> None:
    """Templates of its own beside config/, to be edited."""
    shutil.copytree(REPOSITORY / "templates", built.folder / "templates")
    settings = built.config / "mailflow.yaml"
    text = settings.read_text(encoding="utf-8")
    text = text.replace(str(REPOSITORY / "templates"), str(built.folder / "templates"))
    settings.write_text(text, encoding="utf-8")


def _told(built: Rig) -> list[str]:
    return [
        each.text.replace("\r\n", " ")
        for each in built.delivered
        if each.recipient == STAFF and ("неполадка" in each.subject or "восстановлена" in each.subject)
    ]


def _save(path: Path, text: str, second: int) -> None:
    """As an editor does, at a second of its own: file systems may keep no finer time."""
    path.write_text(text, encoding="utf-8")
    os.utime(path, (1_700_000_000 + second, 1_700_000_000 + second))


@pytest.mark.parametrize("what", SPOILED)
def test_a_spoiled_file_is_told_once_and_the_service_goes_on(tmp_path: Path, what: str) -> None:
    name, spoil, place = SPOILED[what]
    with rig(tmp_path) as built:
        _with_templates(built)
        clock = rehearsal_clock(LETTERS_LEAVE)
        with open_service(built.config, built.configuration(), clock) as running:
            running.service.one_pass()
            path = built.folder / name
            good = path.read_text(encoding="utf-8")
            _save(path, spoil(good), 1)
            built.post(ANSWER, LETTERS_LEAVE + MINUTE)
            for minutes in range(1, 5):
                clock.set(LETTERS_LEAVE + minutes * MINUTE)
                running.service.one_pass()
            (told,) = _told(built)
            assert place in told
            acknowledged = [each for each in built.delivered if each.recipient == "adm@dubovskoe.example"]
            assert len(acknowledged) == 2
            _save(path, good, 2)
            clock.set(LETTERS_LEAVE + 6 * MINUTE)
            running.service.one_pass()
            assert len(_told(built)) == 2
            assert running.service.desk.book.marks.troubles == {}


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    with rig(tmp_path) as built:
        clock = rehearsal_clock(LETTERS_LEAVE)
        with open_service(built.config, built.configuration(), clock) as running:
            running.service.one_pass()
            for name in ("mailflow.yaml", "municipalities.csv", "requests/12-2024.yaml"):
                path = built.config / name
                _save(path, "\ufeff" + path.read_text(encoding="utf-8"), 3)
            running.service.one_pass()
            assert _told(built) == []


def test_files_that_vanish_under_the_look_cost_no_pass(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An editor that writes a new file and renames it; a disk that fails for a moment."""
    with rig(tmp_path) as built:
        clock = rehearsal_clock(LETTERS_LEAVE)
        with open_service(built.config, built.configuration(), clock) as running:
            running.service.one_pass()
            _save(built.config / "requests" / "12-2024.yaml", REQUEST + "\n", 1)
            monkeypatch.setattr(Path, "stat", _vanished)
            monkeypatch.setattr("mailflow.bootstrap.running.load", _unreadable)
            built.post(ANSWER, LETTERS_LEAVE + MINUTE)
            clock.set(LETTERS_LEAVE + MINUTE)
            running.service.one_pass()
            monkeypatch.undo()
            assert (running.service.health.unfinished, built.states(clock.now())["99601401"]) == (
                0,
                "answered",
            )


def _vanished(path: Path, **_: object) -> os.stat_result:
    if path.suffix == ".yaml":
        raise FileNotFoundError(2, "No such file or directory", str(path))
    return os.stat(path)  # noqa: PTH116 - Path.stat is what is replaced here


def _unreadable(folder: Path, _: object) -> None:
    raise OSError(5, "Input/output error", str(folder))


HALF = """\
number: 13
date: 05.09.2024
title: О недоп
deadline: 2024-09-30
"""


def _save_now(path: Path, text: str, at: datetime) -> None:
    path.write_text(text, encoding="utf-8")
    os.utime(path, (at.timestamp(), at.timestamp()))


def _subjects(built: Rig) -> list[str]:
    return [each.subject for each in built.delivered if "№ 13" in each.subject and each.recipient != STAFF]


def test_a_request_saved_a_moment_ago_does_not_go_out_half_written(tmp_path: Path) -> None:
    """All four keys are there, and it is valid: only its age tells that somebody is still at it."""
    with rig(tmp_path) as built:
        clock = rehearsal_clock(LETTERS_LEAVE)
        with open_service(built.config, built.configuration(), clock) as running:
            running.service.one_pass()
            path = built.config / "requests" / "13-2024.yaml"
            for second, text in ((10, HALF), (25, HALF.replace("недоп", "недопустимости задержек"))):
                _save_now(path, text, LETTERS_LEAVE + timedelta(seconds=second))
                clock.set(LETTERS_LEAVE + timedelta(seconds=second + 5))
                running.service.one_pass()
                assert _subjects(built) == []
            clock.set(LETTERS_LEAVE + MINUTE)
            running.service.one_pass()
            assert len(_subjects(built)) == 3
            assert all("О недопустимости задержек" in each for each in _subjects(built))


def test_the_stop_switch_acts_at_once(tmp_path: Path) -> None:
    with rig(tmp_path) as built:
        clock = rehearsal_clock(LETTERS_LEAVE)
        with open_service(built.config, built.configuration(), clock) as running:
            path = built.config / "mailflow.yaml"
            _save_now(path, path.read_text("utf-8") + "service: {stopped: да}\n", LETTERS_LEAVE)
            running.service.one_pass()
            assert built.delivered == []


@pytest.mark.parametrize("slip", ["directory", "settings", "no YAML"])
def test_the_stop_switch_acts_beside_a_slip(tmp_path: Path, slip: str) -> None:
    """The last good version stays in force, and it would send."""
    with rig(tmp_path) as built:
        clock = rehearsal_clock(LETTERS_LEAVE)
        with open_service(built.config, built.configuration(), clock) as running:
            settings, directory = built.config / "mailflow.yaml", built.config / "municipalities.csv"
            sound = settings.read_text("utf-8"), directory.read_text("utf-8")
            wrong = {"settings": "smpt: {}\n", "no YAML": "x: [\n"}.get(slip, "")
            _save_now(settings, f"{sound[0]}service: {{stopped: да}}\n{wrong}", LETTERS_LEAVE)
            if slip == "directory":
                _save_now(directory, f"{sound[1]}99,x\n", LETTERS_LEAVE)
            for minutes in (1, 2):
                clock.set(LETTERS_LEAVE + minutes * MINUTE)
                running.service.one_pass()
            assert built.delivered == []
            _save_now(settings, sound[0], LETTERS_LEAVE + 2 * MINUTE)
            _save_now(directory, sound[1], LETTERS_LEAVE + 2 * MINUTE)
            clock.set(LETTERS_LEAVE + 3 * MINUTE)
            running.service.one_pass()
            assert len(built.delivered) >= 3


def test_half_the_settings_do_not_switch_sending_on_again(tmp_path: Path) -> None:
    """The switch stands at the end of the file; an editor has written the first half."""
    with rig(tmp_path) as built:
        path = built.config / "mailflow.yaml"
        sound = path.read_text("utf-8")
        path.write_text(sound + "service: {stopped: да}\n", "utf-8")
        clock = rehearsal_clock(LETTERS_LEAVE)
        with open_service(built.config, built.configuration(), clock) as running:
            _save_now(path, sound, LETTERS_LEAVE)
            running.service.one_pass()
            assert built.delivered == []
            clock.set(LETTERS_LEAVE + MINUTE)
            running.service.one_pass()
            assert built.delivered != []


def test_a_fault_already_told_stays_open_while_its_file_is_being_mended(tmp_path: Path) -> None:
    with rig(tmp_path) as built:
        clock = rehearsal_clock(LETTERS_LEAVE)
        with open_service(built.config, built.configuration(), clock) as running:
            running.service.one_pass()
            path = built.config / "requests" / "13-2024.yaml"
            _save(path, HALF.replace("2024-09-30", "2024-09-31"), 1)
            running.service.one_pass()
            _save_now(path, HALF.replace("2024-09-30", "2024-09-3"), LETTERS_LEAVE)
            running.service.one_pass()
            assert list(running.service.desk.book.marks.troubles) == ["configuration"]


def test_a_single_pass_takes_what_it_finds(tmp_path: Path) -> None:
    """`tick` is called by somebody who has finished writing."""
    with rig(tmp_path) as built:
        _save_now(built.config / "requests" / "13-2024.yaml", HALF, LETTERS_LEAVE)
        built.tick(LETTERS_LEAVE)
        assert len(_subjects(built)) == 3
