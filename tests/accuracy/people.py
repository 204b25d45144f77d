"""Invented people, numbers and days."""

from __future__ import annotations

import random
from datetime import datetime, timedelta, timezone

MOSCOW = timezone(timedelta(hours=3))
_SURNAMES = [
    "Тестовый",
    "Примеров",
    "Образцов",
    "Вымышленный",
    "Пробный",
    "Условный",
    "Макетов",
    "Черновиков",
]
_WOMEN = ["Тестовая", "Примерова", "Образцова", "Пробная", "Условная", "Макетова"]
_LETTERS = "АВГЕИКМНОПСТ"
_OFFICES = ("Ведущий специалист", "Специалист 1 категории", "Начальник общего отдела", "Главный специалист")


def person(rng: random.Random) -> str:
    """«И.О. Фамилия»"""
    return f"{rng.choice(_LETTERS)}.{rng.choice(_LETTERS)}. {rng.choice(_SURNAMES + _WOMEN)}"


def office(rng: random.Random) -> str:
    return rng.choice(_OFFICES)


def phone(rng: random.Random) -> str:
    return f"8 (000) {rng.randint(2, 9)}-{rng.randint(10, 99)}-{rng.randint(10, 99)}"


def own_number(rng: random.Random) -> str:
    return rng.choice(
        (
            f"{rng.randint(1, 60):02d}-{rng.randint(1, 30):02d}/{rng.randint(100, 9999)}",
            f"{rng.randint(100, 9999)}",
            f"{rng.randint(100, 999)}-{rng.randint(1, 9)}-2024",
            f"{rng.randint(1000, 9999)}/{rng.randint(1, 99):02d}.01-{rng.randint(10, 99)}",
        )
    )


def moment(rng: random.Random) -> datetime:
    """Some minute between the letter and its deadline."""
    return datetime(2024, 9, 9, 8, 0, tzinfo=MOSCOW) + timedelta(minutes=rng.randint(0, 21 * 24 * 60))
