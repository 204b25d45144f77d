"""Readers at work at once: in order, none lost, none left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from mailflow.adapters.documents.inprocess import InProcessDocuments
from mailflow.app.first_readings import FirstReader
from mailflow.bootstrap.reading_processes import CHUNK_MESSAGES, MakeReader, ReadingProcesses
from mailflow.matching.understand import Matcher
from mailflow.model.message import OpenedMessage
from tests.cases.town import CONFIGURATION

_ROOT = Path(__file__).parents[2]
_FATAL = b"Subject: fatal\r\n\r\n"


class Fatal:
    """Documents that kill a reading process at one message, but not the process that began it all."""

    def __init__(self, main_process: int) -> None:
        self._main_process = main_process

    def open_all(self, raws: Iterable[bytes]) -> Iterator[OpenedMessage]:
        for raw in raws:
            if raw == _FATAL and os.getpid() != self._main_process:
                os.kill(os.getpid(), signal.SIGKILL)
            yield from InProcessDocuments().open_all([raw])


class Remembered:
    """Documents that leave the number of their process in a folder, and take their time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def open_all(self, raws: Iterable[bytes]) -> Iterator[OpenedMessage]:
        (self._folder / str(os.getpid())).touch()
        time.sleep(60)
        yield from InProcessDocuments().open_all(raws)


def _reader_of(documents: InProcessDocuments | Fatal | Remembered) -> MakeReader:
    matcher = Matcher(CONFIGURATION.directory, CONFIGURATION.requests)

    @contextmanager
    def make() -> Iterator[FirstReader]:
        yield FirstReader(documents, matcher, CONFIGURATION)

    return make


def _mail(number: int) -> bytes:
    return f"From: a@b.example\r\nSubject: {number}\r\n\r\nОтвет № {number}\r\n".encode()


def _subjects(make_reader: MakeReader, raws: list[bytes]) -> list[str]:
    with ReadingProcesses(2, make_reader) as processes:
        return [each.understanding.subject for each in processes.read_all(raws)]


def test_readings_come_in_the_order_of_the_mail() -> None:
    count = 5 * CHUNK_MESSAGES + 3

    subjects = _subjects(_reader_of(InProcessDocuments()), [_mail(each) for each in range(count)])

    assert subjects == [str(each) for each in range(count)]


def test_no_mail_is_no_reading() -> None:
    assert _subjects(_reader_of(InProcessDocuments()), []) == []


def test_what_a_lost_process_had_is_read_in_this_one() -> None:
    raws = [_mail(each) for each in range(4 * CHUNK_MESSAGES)]
    raws[3] = _FATAL

    subjects = _subjects(_reader_of(Fatal(os.getpid())), raws)

    assert subjects == ["fatal" if each == 3 else str(each) for each in range(len(raws))]


def read_for_ever(folder: Path) -> None:
    """What the killed program of the next test does."""
    with ReadingProcesses(2, _reader_of(Remembered(folder))) as processes:
        list(processes.read_all([_mail(each) for each in range(2 * CHUNK_MESSAGES)]))


def test_no_reader_outlives_a_killed_program(tmp_path: Path) -> None:
    code = f"from pathlib import Path; from {__name__} import *; read_for_ever(Path({str(tmp_path)!r}))"
    program = subprocess.Popen([sys.executable, "-c", code], cwd=_ROOT)
    _wait(lambda: len(list(tmp_path.iterdir())) == 2)
    readers = [int(each.name) for each in tmp_path.iterdir()]

    program.kill()
    program.wait()

    _wait(lambda: not any(_is_alive(each) for each in readers))


def _is_alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text("ascii").rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def _wait(condition: object, seconds: float = 30) -> None:
    assert callable(condition)
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)
