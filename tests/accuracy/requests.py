"""The three letters of the association that answers speak of, and every spelling of a reference to them."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass

_MONTHS = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
]


@dataclass(frozen=True, slots=True)
class Asked:
    """One request; `noun` is what its first figure counts."""

    id: str
    number: str
    date: dt.date
    title: str
    alias: str
    deadline: dt.date


DIALOGUE = Asked(
    "96-2024",
    "96",
    dt.date(2024, 9, 5),
    "Об участии в марафоне «Муниципальный диалог»",
    "Муниципальный диалог",
    dt.date(2024, 9, 30),
)
CONGRESS = Asked(
    "89-2024",
    "89",
    dt.date(2024, 8, 20),
    "О предложениях в резолюцию съезда",
    "Резолюция съезда",
    dt.date(2024, 9, 20),
)
CONTEST = Asked(
    "96-2023",
    "96",
    dt.date(2023, 9, 14),
    "О конкурсе территориального общественного самоуправления",
    "Конкурс ТОС",
    dt.date(2023, 10, 10),
)
ASKED = (DIALOGUE, CONGRESS, CONTEST)

_FIGURES = """figures:
  - {key: practices, title: Успешные муниципальные практики, unit: практика}
  - {key: initiatives, title: Инициативы, unit: инициатива}
"""


def request_files() -> dict[str, str]:
    """The operator's files for these requests."""
    files = {}
    for each in ASKED:
        text = (
            f"number: {each.number}\ndate: {each.date:%d.%m.%Y}\ntitle: {each.title}\n"
            f"deadline: {each.deadline:%d.%m.%Y}\naliases:\n  - {each.alias}\n"
        )
        files[f"{each.id}.yaml"] = text + (_FIGURES if each is DIALOGUE else "")
    return files


def in_words(day: dt.date, rng: random.Random) -> str:
    """«5 сентября 2024 г.»"""
    number = rng.choice((f"{day.day}", f"{day.day:02d}", f"«{day.day:02d}»"))
    return f"{number} {_MONTHS[day.month - 1]} {day.year}{rng.choice((' г.', ' года', 'г.'))}"


def dated(day: dt.date, rng: random.Random) -> str:
    return rng.choice(
        (
            f"{day:%d.%m.%Y}",
            f"{day:%d.%m.%Y}",
            f"{day:%d.%m.%Y}г.",
            f"{day:%d.%m.%Y} года",
            f"{day:%d.%m.%y}",
            f"{day.day}.{day.month}.{day.year}",
            in_words(day, rng),
        )
    )


def reference(asked: Asked, rng: random.Random) -> str:
    """«на № 96 от 05.09.2024» in one of its spellings, always with number and date."""
    return spelled(asked.number, dated(asked.date, rng), rng)


def spelled(number: str, day: str, rng: random.Random) -> str:
    """Number and date put together as clerks do."""
    return rng.choice(
        (
            f"на № {number} от {day}",
            f"на № {number} от {day}",
            f"на исх. № {number} от {day}",
            f"На исх.№{number} от {day}",
            f"на Ваш исх. № {number} от {day}",
            f"на Ваше письмо от {day} № {number}",
            f"на Ваш запрос от {day} №{number}",
            f"во исполнение исх. № {number} от {day}",
            f"нa № {number} oт {day}",
            f"На N {number} от {day}",
            f"на № {number}-СМО от {day}",
            f"в соответствии с Вашим письмом № {number} от {day}",
            f"в ответ на письмо ассоциации от {day} г. № {number}".replace("г. г.", "г.").replace(
                "года г.", "года"
            ),
        )
    )


def wrong_reference(rng: random.Random) -> str:
    """Swapped digits, a wrong year, day and month swapped: proposed, never settled."""
    number, day = rng.choice(
        (
            ("69", "05.09.2024"),
            ("96", "05.09.2023"),
            ("96", "09.05.2024"),
            ("196", "05.09.2024"),
            ("96", "06.09.2024"),
            ("98", "20.08.2024"),
        )
    )
    return f"на № {number} от {day}"
