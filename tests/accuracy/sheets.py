"""Blank sheets: what every unusual letter begins with."""

from __future__ import annotations

import random

from tests.accuracy import people
from tests.accuracy.answers import Answer, Signs, any_place, fill
from tests.accuracy.mime import Attached, Mail
from tests.accuracy.requests import DIALOGUE
from tests.accuracy.town import Town

ANY = frozenset({("*", "*")})


def new_mail(
    rng: random.Random, sender: str, subject: str, plain: str, attached: list[Attached] | None = None
) -> Mail:
    return Mail(
        rng.choice(("Общий отдел", people.person(rng), "")),
        sender,
        subject,
        people.moment(rng),
        f"{rng.getrandbits(60):x}@mx.example",
        plain,
        attached=attached or [],
    )


def clerk(rng: random.Random) -> str:
    return f"u{rng.randint(1000, 99999)}@mail-ru.example"


def upper(text: str) -> str:
    return text[0].upper() + text[1:]


def sure_answer(town: Town, rng: random.Random, outcome: str = "report") -> Answer:
    answer = Answer(any_place(town, rng), DIALOGUE, outcome, Signs("body", "body"))
    fill(answer, town, rng)
    return answer
