"""Saved messages on disk, in whatever folders people and programs keep them."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from mailflow.adapters.message_files import SavedMessage, read_saved

MAIL = b"From: a@town.example\r\n\r\nanswer\r\n"


def _read(*paths: Path) -> list[SavedMessage]:
    return list(read_saved(paths))


def _file(path: Path, content: bytes = MAIL) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return str(path)


def test_a_folder_is_read_in_the_order_of_names_with_all_beneath(tmp_path: Path) -> None:
    names = [_file(tmp_path / "a.eml"), _file(tmp_path / "b" / "c" / "1"), _file(tmp_path / "d.EML")]

    assert _read(tmp_path) == [SavedMessage(name, MAIL) for name in names]


def test_a_maildir_gives_its_mail_without_the_servers_own_files(tmp_path: Path) -> None:
    for name in ("tmp/3", "dovecot-uidlist", "maildirsize", ".Spam/dovecot.index.log", ".Spam/tmp/5"):
        _file(tmp_path / name, b"3 V1 N2\n")
    (tmp_path / ".Spam" / "cur").mkdir()
    names = [_file(tmp_path / name) for name in (".Spam/new/4", "cur/1:2,S", "new/2")]

    assert _read(tmp_path) == [SavedMessage(name, MAIL) for name in names]


def test_a_folder_that_leads_back_to_itself_is_read_once(tmp_path: Path) -> None:
    name = _file(tmp_path / "a.eml")
    (tmp_path / "again").symlink_to(tmp_path)

    assert _read(tmp_path) == [SavedMessage(name, MAIL)]


def test_a_pipe_in_a_folder_is_named_and_does_not_stop_the_reading(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a")
    name = _file(tmp_path / "b.eml")

    assert _read(tmp_path) == [
        SavedMessage(str(tmp_path / "a"), b"", "файл не читается: это не обычный файл"),
        SavedMessage(name, MAIL),
    ]


def test_a_missing_file_is_told_in_russian(tmp_path: Path) -> None:
    path = tmp_path / "none.eml"

    assert _read(path) == [SavedMessage(str(path), b"", "файл не читается: такого файла нет")]


def test_a_folder_that_cannot_be_opened_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shut = tmp_path / "a"
    shut.mkdir()
    name = _file(tmp_path / "b.eml")
    listed = Path.iterdir

    def refuse(folder: Path) -> Iterator[Path]:
        if folder == shut:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return listed(folder)

    monkeypatch.setattr(Path, "iterdir", refuse)

    assert _read(tmp_path) == [
        SavedMessage(str(shut), b"", "файл не читается: нет прав на чтение"),
        SavedMessage(name, MAIL),
    ]


def test_an_mbox_whose_lines_end_by_cr_alone_is_parted_too(tmp_path: Path) -> None:
    file = tmp_path / "old"
    file.write_bytes(b"From a@b.example Mon\rSubject: 1\r\rone\r\rFrom a@b.example Tue\rSubject: 2\r\rtwo\r")

    assert [saved.raw for saved in read_saved([file])] == [b"Subject: 1\n\none\n\n", b"Subject: 2\n\ntwo\n"]


def test_an_envelope_copied_into_the_report_of_an_eml_parts_nothing(tmp_path: Path) -> None:
    told = b"Subject: not delivered\n\nrejected mail:\n\nFrom us@a.example Tue\nSubject: ours\n"
    file, box = tmp_path / "report.eml", tmp_path / "box"
    for each in (file, box):
        each.write_bytes(b"From daemon@a.example Mon\n" + told)

    assert [saved.raw for saved in _read(file)] == [told]
    assert len(_read(box)) == 2
