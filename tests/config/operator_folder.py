"""A small sound `config/` that a test spoils in one place."""

from __future__ import annotations

from pathlib import Path

from mailflow.config import load
from mailflow.errors import Fault, OperatorError
from mailflow.model.settings import Configuration

SETTINGS = """\
association:
  name: Совет муниципальных образований
  email: sovet@les.example
imap:
  host: imap.les.example
  user: sovet@les.example
  password: тайна
smtp:
  host: smtp.les.example
  user: sovet@les.example
  password: тайна
  per_hour: 100
staff:
  digest_to: [otdel@les.example]
service:
  working_hours: "09:00-18:00"
"""
REQUEST = """\
number: 12
date: 05.09.2024
title: О неделе «Открытый двор»
deadline: 2024-09-30
figures:
  - key: events
    title: Мероприятия
    baseline: 4
reminders:
  - {name: soft, working_days_before: 5, at: "10:00", template: reminder}
  - {name: late, working_days_after: 1, at: "10:00", template: reminder}
recipients:
  - сельское поселение
"""
DIRECTORY = """\
oktmo,name,kind,parent,head,emails,phone,aliases,member
99601000,Лесной муниципальный район,муниципальный район,,,rayon@les.example,,,
99601401,Дубовское сельское поселение Лесного района,сельское поселение,99601000,,dub@les.example,,,да
99601402,Кленовое сельское поселение Лесного района,сельское поселение,99601000,,klen@les.example,,,
"""


def make_folder(
    root: Path, *, settings: str = SETTINGS, request: str = REQUEST, directory: str = DIRECTORY
) -> Path:
    """`config/` with one request and `templates/` beside it."""
    folder = root / "config"
    (folder / "requests").mkdir(parents=True)
    (root / "templates").mkdir()
    for name in ("reminder", "district_reminder", "chair_note"):
        (root / "templates" / f"{name}.j2").write_text("", encoding="utf-8")
    (folder / "mailflow.yaml").write_text(settings, encoding="utf-8")
    (folder / "municipalities.csv").write_text(directory, encoding="utf-8")
    (folder / "requests" / "12-2024.yaml").write_text(request, encoding="utf-8")
    return folder


def load_folder(folder: Path, **environment: str) -> Configuration:
    return load(folder, environment)


def faults_of(folder: Path, **environment: str) -> list[str]:
    """The faults as an operator reads them, with paths relative to the folder."""
    try:
        load(folder, environment)
    except OperatorError as error:
        return [_relative(fault, folder) for fault in error.faults]
    return []


def _relative(fault: Fault, folder: Path) -> str:
    return str(fault).replace(f"{folder}/", "").replace(f"{folder.parent}/", "")
