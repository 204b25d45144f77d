"""`read` over a folder, and how long a command takes to start."""

from __future__ import annotations

import email
import email.policy
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from email.message import EmailMessage
from pathlib import Path
from statistics import median

from tests.bench.mails import MixedMail
from tests.bench.stopwatch import lap
from tests.bench.table import Row, at_least
from tests.bench.town import ANSWER_DAY, configuration, settled

_WORKER = Path(__file__).parents[2] / "worker.py"
_AIM_A_SECOND = 120
_STARTS = 5


def rows(messages: int) -> Iterator[Row]:
    with tempfile.TemporaryDirectory(prefix="mailflow-bench-") as storage:
        folder = Path(storage) / "mail"
        folder.mkdir()
        residents = settled()
        mail = MixedMail(configuration(residents, Path(storage)), residents, ANSWER_DAY)
        for number, raw in enumerate(mail.messages(messages)):
            (folder / f"{number:06d}.eml").write_bytes(raw)
        yield _reading(folder, messages)
    yield from _starting()


def _reading(folder: Path, messages: int) -> Row:
    with lap() as plain:
        for path in sorted(folder.iterdir()):
            _parse(path.read_bytes())
    with lap() as measured:
        lines = _run("read", str(folder), "--json", "--jobs", "2").count(b"\n")
    assert lines == messages, lines
    row = at_least(
        f"read --jobs 2, {messages} messages without scans",
        messages / measured.seconds,
        messages / plain.seconds,
        0.0,
        "/s",
        "email alone, one core",
    )
    is_met = messages / measured.seconds >= _AIM_A_SECOND
    return Row(row.what, row.figure, row.baseline, row.ratio, f">= {_AIM_A_SECOND} /s", is_met)


def _parse(raw: bytes) -> None:
    message = email.message_from_bytes(raw, policy=email.policy.default)
    for value in message.values():
        str(value)
    for part in message.walk():
        assert isinstance(part, EmailMessage)
        if not part.is_multipart():
            part.get_content()


def _starting() -> Iterator[Row]:
    bare = _seconds([sys.executable, "-c", "pass"])
    for words in (["--help"], ["status", "--json"]):
        took = _seconds([sys.executable, str(_WORKER), *words])
        yield Row(
            f"start of worker.py {' '.join(words)}",
            f"{took * 1000:.0f} ms",
            f"{bare * 1000:.0f} ms an empty Python",
            took / bare,
        )


def _seconds(command: Sequence[str]) -> float:
    taken = []
    with tempfile.TemporaryDirectory(prefix="mailflow-bench-") as storage:
        environment = {**os.environ, "MAILFLOW_STORAGE__PATH": storage}
        for _ in range(_STARTS):
            with lap() as measured:
                subprocess.run(command, env=environment, capture_output=True, check=True)
            taken.append(measured.seconds)
    return median(taken)


def _run(*words: str) -> bytes:
    command = [sys.executable, str(_WORKER), *words]
    return subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout
