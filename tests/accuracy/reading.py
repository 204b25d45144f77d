"""The reader as a black box: its command on a folder of files."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.accuracy.requests import request_files
from tests.accuracy.town import Town

_ROOT = Path(__file__).parents[2]
_SETTINGS = """association:
  name: Ассоциация «Совет муниципальных образований Краснодарского края»
  email: Sovet-MOKK23@rambler.example
  timezone: Europe/Moscow
imap: {host: localhost, port: 1143, security: none, user: a, authserv_ids: [mail.rambler.example]}
smtp: {host: localhost, port: 1025, security: none, user: a}
staff:
  digest_to: [staff@sovet-mokk.example]
  operators: [staff@sovet-mokk.example]
storage: {path: data}
"""


def write_config(folder: Path, shipped: Path, town: Town) -> Path:
    """The shipped directory with invented addresses, and three requests."""
    config = folder / "config"
    (config / "requests").mkdir(parents=True)
    (config / "mailflow.yaml").write_text(_SETTINGS + f"templates: {_ROOT / 'templates'}\n", encoding="utf-8")
    for name, text in request_files().items():
        (config / "requests" / name).write_text(text, encoding="utf-8")
    shutil.copy(shipped / "localities.csv", config)
    with (config / "municipalities.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("oktmo", "name", "kind", "parent", "emails"))
        for each in town.places:
            emails = " ".join(filter(None, (each.email, each.second_email)))
            writer.writerow((each.oktmo, each.name, each.kind, each.parent, emails))
    return config


def read_all(folder: Path, config: Path, raws: Sequence[bytes], jobs: int) -> list[dict[str, Any]]:
    """One line a message, in order."""
    inbox = folder / "inbox"
    inbox.mkdir()
    for place, raw in enumerate(raws):
        (inbox / f"{place:06d}.eml").write_bytes(raw)
    command = [
        sys.executable,
        str(_ROOT / "worker.py"),
        "--config",
        str(config),
        "read",
        str(inbox),
        "--json",
        "--jobs",
        str(jobs),
    ]
    done = subprocess.run(command, capture_output=True, check=False, cwd=_ROOT)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    if len(lines) != len(raws):
        raise SystemExit(f"{len(lines)} lines for {len(raws)} messages: {done.stderr.decode()[-2000:]}")
    return lines
