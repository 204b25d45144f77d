"""The command `demo`, on a small town."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mailflow.cli.main import main
from mailflow.mail.parsing.parse import parse_message


def test_the_demo_tells_the_truth_and_leaves_an_album(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"

    status = main(["demo", "--municipalities", "14", "--seed", "3", "--out", str(out)])

    told = capsys.readouterr().out
    assert status == 0, told
    assert "Ответ приписан молчавшим: 0" in " ".join(told.split())
    assert {path.name for path in (out / "summary").iterdir()} == {
        "registry.xlsx",
        "summary.html",
        "summary.txt",
        "territories.png",
    }
    sent = [parse_message(path.read_bytes()) for path in sorted((out / "sent").iterdir())]
    assert sum("Сводная информация" in mail.subject for mail in sent) == 1
    assert all(mail.defects == () for mail in sent)
    links = re.findall(r'href="(pages/[^"]+)"', (out / "index.html").read_text())
    assert links
    names = re.findall(r'href="pages/[^"]+">([^<]+)<', (out / "index.html").read_text())
    assert {"Письмо", "Справка 06.09.2024", "Напоминание за 5 рабочих дней до срока"} <= set(names)
    assert not [name for name in names if re.search("[a-z]", name)]
    assert all((out / link).is_file() for link in links)


def test_a_folder_of_somebody_else_is_not_emptied(tmp_path: Path) -> None:
    (tmp_path / "diary.txt").write_text("mine")

    assert main(["demo", "--municipalities", "2", "--out", str(tmp_path)]) == 2
    assert (tmp_path / "diary.txt").read_text() == "mine"
