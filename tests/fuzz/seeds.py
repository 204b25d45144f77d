"""Where fuzzing begins: sound messages, texts, files and settings of the generators."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes
from pathlib import Path

from tests.accuracy.generator import generate
from tests.accuracy.town import read_town
from tests.config.operator_folder import DIRECTORY, REQUEST, SETTINGS
from tests.fuzz.targets import _DOCUMENT_SUFFIXES, AUTHSERV_ID, COMMAND, OPERATOR

_ROOT = Path(__file__).parents[2]
_LARGEST = 20_000
_LOCALITIES = "oktmo,locality,kind\n99601401,Дубовка,село\n"
_CALENDAR = "days_off: [2024-05-14]\nworking_days: [2024-11-02]\n"


def seeds(target: str, count: int) -> list[bytes]:
    """Inputs that a target reads to the end; at most `count` of them, none above 20 kB."""
    found = {
        "message": _messages,
        "words": _words,
        "document": _documents,
        "configuration": _settings,
        "command": _commands,
    }[target](count)
    return [
        each for _, each in zip(range(count), (raw for raw in found if len(raw) <= _LARGEST), strict=False)
    ]


def _messages(count: int) -> Iterator[bytes]:
    town = read_town(_ROOT / "config")
    for sample in generate(town, 7, 3 * count):
        yield sample.raw


def _words(count: int) -> Iterator[bytes]:
    for raw in _messages(count):
        for part in message_from_bytes(raw).walk():
            content = part.get_payload(decode=True)
            if part.get_content_type() == "text/plain" and isinstance(content, bytes):
                yield content


def _documents(count: int) -> Iterator[bytes]:
    for raw in _messages(3 * count):
        for part in message_from_bytes(raw).walk():
            content = part.get_payload(decode=True)
            suffix = (part.get_filename() or "").rpartition(".")[2].lower()
            if suffix in _DOCUMENT_SUFFIXES and isinstance(content, bytes):
                yield bytes([_DOCUMENT_SUFFIXES.index(suffix)]) + content


def _settings(_count: int) -> Iterator[bytes]:
    for place, text in enumerate((SETTINGS, DIRECTORY, REQUEST, _CALENDAR, _LOCALITIES)):
        yield bytes([place]) + text.encode()


def _commands(_count: int) -> Iterator[bytes]:
    for result in ("pass", "fail", "none", "pass (p=none) header.from=les.example; dkim=pass"):
        yield (
            b"Authentication-Results: %s; dmarc=%s header.from=les.example\r\n"
            % (AUTHSERV_ID, result.encode())
            + b"From: Operator <%s>\r\nTo: sovet@les.example\r\n" % OPERATOR.encode()
            + b"Message-ID: <1@les.example>\r\nDate: Fri, 27 Sep 2024 11:00:00 +0300\r\n"
            + b"Subject: Re: spravka\r\n\r\n%s\r\n" % COMMAND.encode()
        )
