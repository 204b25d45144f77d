"""Works that were not done: «Работы по освещению не проводились, мероприятий по ремонту площадок не было»."""

from __future__ import annotations

import re

from mailflow.reading.clauses.words import is_verb

_YEAR = r"\d{4}\sгоду|\d{4}\sг\.|(?:текущем|этом)\sгоду"
_WHEN = rf"(?:\s(?:в|за)\s(?:{_YEAR}|отчетн[а-я]{{2}}\sпериод[а-я]?|\d\sмесяц[а-я]{{0,3}}))?"
_DENIED = re.compile(
    r"\b(?:работ[ыа]?|мероприяти[йя])\s(?:ни\s)?(?:по|в\sсфере|в\sобласти)\s(?P<what>[а-я][а-я\s,]{4,120}?)"
    rf"{_WHEN}\s(?:не\s(?:проводил|вел|выполнял|осуществлял|производил|организовывал)(?:ись|ось)"
    r"|не\sбыло|отсутствуют|отсутствовали|нет)"
    rf"(?![а-я]){_WHEN}(?=\s?(?:[.,;\n]|$))",
    re.IGNORECASE,
)
_AND = re.compile(r"(?:,\s(?:а\sтакже\s)?|,?\s(?:и|или|а\sтакже)\s)(?:ни\s)?(?:по\s)?")
# «по ремонту дорог ведутся, по площадкам не проводились», «завершены»: what is between is no list
_DONE = re.compile(r"[а-я]{3,}(?:[еа]н|ят)[аоы]?")
_LONGEST = 5


def with_works_denied(plain: str) -> str:
    """A normalised text with «освещению нет, ремонту площадок нет»: of each there is none."""
    if "работ" not in plain.lower() and "мероприят" not in plain.lower():
        return plain
    return _DENIED.sub(_each_denied, plain)


def _each_denied(found: re.Match[str]) -> str:
    pieces = _AND.split(found["what"])
    words = [each.split() for each in pieces]
    told = any(is_verb(word.lower()) or _DONE.fullmatch(word) for each in words for word in each)
    if told or any(not 0 < len(each) <= _LONGEST for each in words):
        return found[0]
    return ", ".join(f"{each} нет" for each in pieces)
