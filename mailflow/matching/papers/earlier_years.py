"""Is it told of another year than that of the request? «По итогам 2025 года: волонтёров 37»."""

from __future__ import annotations

import re
from collections.abc import Iterable

from mailflow.matching.authors.frames import start_of_clause
from mailflow.reading.speech.predicates import Predicate
from mailflow.reading.speech.words import Sentence

_YEAR = re.compile(
    r"\b(?:в|за)\s(?:\d{4}|прошл[а-я]{2}|минувш[а-я]{2,3})\sг|\bгодом\sранее\b"
    r"|\b(?:весной|летом|осенью|зимой|(?:в|во)\s(?:[а-я]{3,8}е|\d\sквартале|[а-я]{6,9}\sквартале))\s"
    r"(?:\d{4}|прошл[а-я]{2,3}|минувш[а-я]{2,3})\sг"
)
_NOW_TOO = re.compile(
    r"\bв\s(?:этом|текущем|нынешнем)(?:\sгоду)?\s?[:-]?\s?(?:[а-я]{3,14}\s)?"
    r"(?:\d|од(?:ин|н[ау])\b|дв[ае]\b|три\b|четыре\b|пять\b|шесть\b|семь\b|восемь\b|девять\b|десять\b)"
)
"""«…, в этом – 5»"""
_SUMMED_YEAR = re.compile(
    r"\b(?:итог[а-я]{1,3}|данны[а-я]{1,2}|отчет[а-я]{0,2}|на\s(?:конец|начало|1\sянваря|01\.01\.?)|за)\s"
    r"(?:за\s)?(20\d\d)\s?г"
)
_YEAR_NAMED = re.compile(r"\bв\s(1[5-9]\d\d)\s?г")
_WAS_THEN = re.compile(
    r"\bв\s(20\d\d)\sг[а-я.]{0,4}\s(?:[а-я]{2,14}\s){0,3}(?:был[аои]?|имел[аои]?сь|насчитывал[аои]?сь|действовал[аои]?)\b"
)
_ASIDE = re.compile(r"(?<=\d\s)\([^()]{0,60}\)")
_HISTORY_YEARS = 40
"""What is so long ago was told by others."""
_NEAR = 4


def is_history(sentence: Sentence, year: int) -> bool:
    """«В 1910 году при станице было шесть кладбищ»"""
    return any(int(each) < year - _HISTORY_YEARS for each in _YEAR_NAMED.findall(sentence.text))


def sums_up_another_year(sentence: Sentence, year: int, asked: Iterable[str]) -> bool:
    """«По итогам 2025 года: волонтёров 37», «в 2019 году было 2»; no newer year beside, none `asked` for."""
    text = _ASIDE.sub(" ", sentence.text)  # «светильников 188 (в 2023 году было 150)»
    years = [int(each) for each in (*_SUMMED_YEAR.findall(text), *_WAS_THEN.findall(text))]
    if not years or str(max(years)) in asked:
        return False
    return max(years) < year and not _names_year(sentence, year)


def is_of_another_year(sentence: Sentence, predicate: Predicate, years: Iterable[str]) -> bool:
    """«В 2023 году была размещена»; beside «в 2024 году – 8» it is a comparison; `years` are asked for.

    A year that opens the sentence governs all of it: «осенью 2023 года высажено 70, вышли сто человек».
    """
    if any(_names_year(sentence, each) for each in years) or _NOW_TOO.search(sentence.text):
        return False
    words = sentence.words[start_of_clause(sentence, predicate.at) : predicate.at + _NEAR]
    told = _YEAR.search(" ".join(each.text for each in words)) or _YEAR.match(sentence.text)
    return told is not None


def _names_year(sentence: Sentence, year: str | int) -> bool:
    """As a year; «№ 96 от 05.09.2024» dates a letter."""
    return re.search(rf"(?<![\d.]){year}\b", sentence.text) is not None
