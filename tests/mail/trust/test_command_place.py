"""Where a command counts: row A05 of the acceptance list."""

from __future__ import annotations

import pytest

from mailflow.mail.body.new_text import find_new_text
from mailflow.mail.parsing.parse import parse_message
from mailflow.mail.trust.command_place import CommandPlace, find_commands

VERBS = frozenset({"assign", "extend", "отнести", "продлить"})
COMMAND = "extend 96-2024/03601401 2024-10-15"
HEAD = "From: Boss <boss@council.example>\r\nMIME-Version: 1.0\r\n"
PLAIN = f"{HEAD}Content-Type: text/plain; charset=utf-8\r\n"
HTML = f"{HEAD}Content-Type: text/html; charset=utf-8\r\n"
BOTH = (
    f'{HEAD}Content-Type: multipart/alternative; boundary="b"\r\n\r\n'
    "--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nДобрый день!\r\n"
    f"--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Добрый день!</p><p>{COMMAND}</p>\r\n--b--\r\n"
)


def found(raw: str, *documents: str) -> CommandPlace:
    message = parse_message(raw.encode())
    return find_commands(message, find_new_text(message), VERBS, documents)


@pytest.mark.parametrize(
    "text",
    [
        COMMAND,
        f"\r\n\r\n  {COMMAND}  \r\n",
        f"Коллеги, прошу:\r\n{COMMAND}\r\nС уважением,\r\nИванов",
        "\r\n".join(["строка"] * 9 + [COMMAND]),
    ],
)
def test_a_command_in_the_first_lines_of_the_text_counts(text: str) -> None:
    assert found(f"{PLAIN}\r\n{text}\r\n") == CommandPlace((COMMAND,))


def test_several_commands_keep_their_order() -> None:
    text = f"Продлить 96-2024/03601401 15.10.2024\r\n{COMMAND}\r\n"
    assert found(f"{PLAIN}\r\n{text}").commands == ("Продлить 96-2024/03601401 15.10.2024", COMMAND)


ELSEWHERE = {
    "the eleventh line": (PLAIN + "\r\n" + "строка\r\n" * 10 + COMMAND, "ниже 10-й строки"),
    "a quote": (f"{PLAIN}\r\nСпасибо, принято.\r\n\r\n> {COMMAND}\r\n", "в цитате"),
    "an older letter beneath": (
        f"{PLAIN}\r\nСпасибо.\r\n\r\n30.09.2024 10:00, Пётр <p@x.example> пишет:\r\n> {COMMAND}\r\n",
        "в цитате",
    ),
    "a letter forwarded": (
        f"{PLAIN}\r\nСм. ниже.\r\n\r\n-------- Пересылаемое сообщение --------\r\n"
        f"От кого: Пётр <p@x.example>\r\nТема: дело\r\n\r\n{COMMAND}\r\n",
        "в цитате",
    ),
    "the signature": (f"{PLAIN}\r\nДобрый день.\r\n\r\n-- \r\n{COMMAND}\r\n", "в подписи"),
    "the HTML part": (BOTH, "HTML"),
    "a message of HTML alone": (f"{HTML}\r\n<p>{COMMAND}</p>\r\n", "HTML"),
    "the subject": (f"Subject: Re: {COMMAND}\r\n{PLAIN}\r\nДобрый день.\r\n", "в теме"),
    "the subject of a new letter": (f"Subject: {COMMAND}\r\n{PLAIN}\r\nДобрый день.\r\n", "в теме"),
}


@pytest.mark.parametrize("place", ELSEWHERE)
def test_a_command_elsewhere_does_nothing_and_it_is_said_why(place: str) -> None:
    raw, why = ELSEWHERE[place]
    assert found(raw).commands == ()
    assert why in found(raw).refusal


def test_a_command_in_an_attachment_does_nothing() -> None:
    place = found(f"{PLAIN}\r\nСмотрите вложение.\r\n", f"Письмо\n{COMMAND}\n")
    assert place == CommandPlace(refusal="команда стоит во вложении")


@pytest.mark.parametrize(
    "text", ["Добрый день, extend и assign обсудим завтра.", "assignment: письмо 17", "", "Re: assign"]
)
def test_words_that_merely_sound_like_a_command_are_none(text: str) -> None:
    assert found(f"{PLAIN}\r\n{text}\r\n") == CommandPlace()
