"""Names of heads as the directory has them: parts, gender, dative, salutation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from pytrovich.detector import PetrovichGenderDetector
from pytrovich.enums import Case, Gender, NamePart
from pytrovich.maker import PetrovichDeclinationMaker

_PATRONYMIC = re.compile(r"(?:вич|ьич|тич|мич|вна|чна)$|^\w+[- ](?:оглы|кызы|угли)$", re.IGNORECASE)
_ACTING = re.compile(
    r"^(?:и\.?\s?о\.?|вр\.?\s?и\.?\s?о\.?|(?:временно )?исполняющ\w+ \w+)(?:\s+глав\w+)?\s+(?=[А-ЯЁ])",
    re.IGNORECASE,
)
_FEMALE_SURNAME = re.compile(r"(?:ова|ева|ёва|ина|ына|ская|цкая|ая)$")
_MALE_SURNAME = re.compile(r"(?:ов|ев|ёв|ин|ын|ский|цкий|ской|цкой)$")


@dataclass(frozen=True, slots=True)
class Person:
    """A head; `first` and `patronymic` are "" where only initials are known, then `initials` holds them."""

    surname: str
    first: str = ""
    patronymic: str = ""
    initials: str = ""
    acting: bool = False

    @property
    def short_initials(self) -> str:
        """«И.И.»"""
        letters = "".join(f"{part[0]}." for part in (self.first, self.patronymic) if part)
        return self.initials or letters


def parse_person(text: str) -> Person | None:
    """«Иванов Иван Иванович», «Иван Иванович Иванов», «Иванов И.И.», «И. И. Иванов», with «и.о.» or without.

    None where the text is no such name.
    """
    text = " ".join(text.replace("\u00a0", " ").split())
    acting = _ACTING.match(text)
    text = text[acting.end() :] if acting else text
    found = _with_initials(text) or _in_full(text)
    if found is None:
        return None
    surname, first, patronymic, initials = found
    return Person(_proper(surname), _proper(first), _proper(patronymic), initials, acting is not None)


def _with_initials(text: str) -> tuple[str, str, str, str] | None:
    match = re.fullmatch(r"([\w-]+) ((?:[А-ЯЁ]\. ?){1,2})|((?:[А-ЯЁ]\. ?){1,2})([\w-]+)", text)
    if not match:
        return None
    return match[1] or match[4], "", "", (match[2] or match[3]).replace(" ", "")


def _in_full(text: str) -> tuple[str, str, str, str] | None:
    words = re.sub(r" (?=(?:оглы|кызы|угли)$)", "\u00a0", text, flags=re.IGNORECASE).split(" ")
    words = [word.replace("\u00a0", " ") for word in words]
    if not all(re.fullmatch(r"[А-ЯЁа-яё][А-ЯЁа-яё -]*", word) for word in words):
        return None
    match words:
        case [first, middle, surname] if _PATRONYMIC.search(middle) and not _PATRONYMIC.search(surname):
            return surname, first, middle, ""
        case [surname, first, patronymic]:
            return surname, first, patronymic, ""
        case [surname, first]:
            return surname, first, "", ""
        case _:
            return None


def _proper(word: str) -> str:
    """«ИВАНОВ» and «иванов» as «Иванов»; «Мамед оглы» keeps its second word."""
    if not word.isupper() and not word.islower():
        return word
    name, space, rest = word.partition(" ")
    return "-".join(part.capitalize() for part in name.split("-")) + space + rest.lower()


def gender_of(person: Person) -> Any:
    """Of the patronymic first, then of name and surname; None where nothing tells."""
    patronymic = person.patronymic.lower()
    if patronymic.endswith(("ич", "оглы", "угли")):
        return Gender.MALE
    if patronymic.endswith(("на", "кызы")):
        return Gender.FEMALE
    if person.first:
        found = _detector().detect(firstname=person.first)
        if found in (Gender.MALE, Gender.FEMALE):
            return found
    if _FEMALE_SURNAME.search(person.surname):
        return Gender.FEMALE
    return Gender.MALE if _MALE_SURNAME.search(person.surname) else None


def dative(person: Person) -> str:
    """«И.И. Иванову»; the surname stays as it is where the gender is unknown."""
    gender = gender_of(person)
    surname = person.surname
    if gender is not None:
        surname = _maker().make(NamePart.LASTNAME, gender, Case.DATIVE, surname)
    return f"{person.short_initials}\u00a0{surname}".lstrip("\u00a0")


def salutation(person: Person | None) -> str:
    """«Уважаемый Иван Иванович!», «Уважаемая Анна Петровна!», else «Уважаемый руководитель!»."""
    if person is None or not person.first or not person.patronymic:
        return "Уважаемый руководитель!"
    gender = gender_of(person)
    if gender is None:
        return "Уважаемый руководитель!"
    word = "Уважаемая" if gender == Gender.FEMALE else "Уважаемый"
    return f"{word} {person.first} {person.patronymic}!"


@cache
def _maker() -> Any:
    return PetrovichDeclinationMaker()


@cache
def _detector() -> Any:
    return PetrovichGenderDetector()
