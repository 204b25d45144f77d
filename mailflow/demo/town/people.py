"""Invented people: nobody here exists."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

_SURNAMES = [
    "Вымышленный",
    "Примеров",
    "Образцов",
    "Условнов",
    "Тестовый",
    "Неназванов",
    "Придуманов",
    "Заглушкин",
    "Макетов",
    "Шаблонов",
    "Эталонов",
    "Пробников",
    "Черновиков",
    "Набросков",
    "Эскизов",
    "Учебный",
    "Тренировочный",
    "Сказочный",
    "Небывалов",
    "Предположин",
]
_MALE = ["Иван", "Пётр", "Сергей", "Николай", "Алексей", "Виктор", "Юрий", "Геннадий", "Роман", "Олег"]
_FEMALE = ["Анна", "Мария", "Ольга", "Елена", "Татьяна", "Ирина", "Светлана", "Наталья", "Галина", "Людмила"]
_FATHERS = [
    "Иванов",
    "Петров",
    "Сергеев",
    "Николаев",
    "Алексеев",
    "Викторов",
    "Юрьев",
    "Романов",
    "Олегов",
    "Андреев",
]


@dataclass(frozen=True, slots=True)
class Person:
    """Surname, first name, patronymic, in the nominative."""

    surname: str
    first: str
    patronymic: str

    @property
    def full(self) -> str:
        return f"{self.surname} {self.first} {self.patronymic}"

    @property
    def short(self) -> str:
        """«И.П. Примеров»"""
        return f"{self.first[0]}.{self.patronymic[0]}. {self.surname}"


def invent_person(random: Random) -> Person:
    surname = random.choice(_SURNAMES)
    father = random.choice(_FATHERS)
    if random.random() < 0.55:
        return Person(surname, random.choice(_MALE), f"{father}ич")
    female = f"{surname[:-2]}ая" if surname.endswith(("ый", "ий")) else f"{surname}а"
    return Person(female, random.choice(_FEMALE), f"{father}на")
