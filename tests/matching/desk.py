"""One letter, read: what most tests of matching need."""

from __future__ import annotations

from dataclasses import replace
from email.message import EmailMessage
from functools import cache

from mailflow.mail.parsing.parse import parse_message
from mailflow.matching.context import Context, Memory, NoMemory
from mailflow.matching.understand import Matcher
from mailflow.model.message import DocumentText, OpenedMessage
from mailflow.model.municipality import Directory
from mailflow.model.request import Request
from mailflow.model.understanding import Decision, Understanding
from tests.matching.town import ASSOCIATION, REQUESTS, example_directory

STRANGER = "kanc@mail.ru"
VARNAVINSKOE = "varnavinskoe@mail-ru.example"
ABINSKY_DISTRICT = "mo03601000@mail-ru.example"
REFERENCE = "На № 96 от 05.09.2024"


@cache
def matcher_of(directory: Directory, requests: tuple[Request, ...] = REQUESTS) -> Matcher:
    return Matcher(directory, requests)


def read(
    body: str,
    *,
    subject: str = "Ответ",
    sender: str = STRANGER,
    name: str = "",
    documents: tuple[DocumentText, ...] = (),
    headers: dict[str, str] | None = None,
    memory: Memory | None = None,
    directory: Directory | None = None,
    operators: tuple[str, ...] = (),
    requests: tuple[Request, ...] = REQUESTS,
) -> Understanding:
    """The letter understood against the examples' directory and two requests, or others."""
    message = EmailMessage()
    message["From"] = f'"{name}" <{sender}>' if name else sender
    message["To"] = "sovet@sovet-mokk.example"
    message["Subject"] = subject
    message["Date"] = "Thu, 26 Sep 2024 12:00:00 +0300"
    message["Message-ID"] = "<letter@sender.example>"
    for key, value in (headers or {}).items():
        message[key] = value
    message.set_content(body)
    towns = directory or example_directory()
    context = Context(ASSOCIATION, towns, requests, (), memory or NoMemory(), operators)
    opened = OpenedMessage(parse_message(message.as_bytes()), documents)
    return matcher_of(towns, requests).understand(opened, context)


def page(text: str, **changes: object) -> DocumentText:
    document = DocumentText("Письмо.pdf", "application/pdf", 80_000, "ab" * 32, pages=(text,))
    return replace(document, **changes)  # type: ignore[arg-type]


def recorded(understanding: Understanding) -> list[str]:
    """Codes of the municipalities whose cases were settled without a person, in order."""
    return [each.case.municipality for each in understanding.cases if each.decision is Decision.RECORDED]
