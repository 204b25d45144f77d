"""Where in a message a command may stand (faults.md, row A05): in the plain new text, in its first lines.

What is quoted, signed, sent as HTML or attached, and what a subject says, was perhaps written by others or is
shown to nobody: a command there does nothing, and the answer says why.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from mailflow.model.message import NewText, ParsedMessage

MAX_LINE = 10
"""A command stands in one of so many first lines that are not empty; further down it is prose."""

_ELSEWHERE = {
    "below": f"команда стоит ниже {MAX_LINE}-й строки письма",
    "quote": "команда стоит в цитате чужого письма",
    "signature": "команда стоит в подписи или оговорке",
    "subject": "команда стоит в теме письма, а нужна в его тексте",
    "attachment": "команда стоит во вложении",
    "html": "команда есть только в HTML-виде письма, а нужна в простом тексте",
}


@dataclass(frozen=True, slots=True)
class CommandPlace:
    """`commands` are lines as written, in order; `refusal` (Russian) says why one elsewhere does nothing."""

    commands: tuple[str, ...] = ()
    refusal: str = ""


def find_commands(
    message: ParsedMessage, new: NewText, verbs: Collection[str], documents: Iterable[str] = ()
) -> CommandPlace:
    """Lines that begin with one of the `verbs` (lower case), where a command may stand.

    `new` is what the sender wrote anew in this message, `documents` are the texts of what is attached.
    """
    plain = {each.strip() for each in message.plain.splitlines()}
    lines = [each.strip() for each in new.text.splitlines() if each.strip()]
    written = [each for each in lines if each in plain]
    commands = tuple(each for each in written[:MAX_LINE] if _begins(each, verbs))
    if commands:
        return CommandPlace(commands)
    places: dict[str, Iterable[str]] = {
        "below": written[MAX_LINE:],
        "quote": [*new.quoted.splitlines(), *(line for each in new.forwarded for line in _lines(each.text))],
        "signature": _lines(f"{new.signature}\n{new.disclaimer}"),
        "html": [*lines, *_lines(message.html.replace("<", "\n<").replace(">", ">\n"))],
        "subject": [message.subject.rpartition(":")[2]],
        "attachment": (line for each in documents for line in _lines(each)),
    }
    for name, there in places.items():
        if any(_begins(line.strip("> \t"), verbs) for line in there):
            return CommandPlace(refusal=_ELSEWHERE[name])
    return CommandPlace()


def _lines(text: str) -> list[str]:
    return text.splitlines()


def _begins(line: str, verbs: Collection[str]) -> bool:
    first = line.split(maxsplit=1)[:1]
    return bool(first) and first[0].lower() in verbs
