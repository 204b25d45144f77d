"""Works that were not done: «Работы по освещению не проводились, мероприятий по ремонту площадок не было»."""

from __future__ import annotations

import re

_YEAR = r"\d{4}\sгоду|\d{4}\sг\.|(?:текущем|этом)\sгоду"
_WHEN = rf"(?:\s(?:в|за)\s(?:{_YEAR}|отчетн[а-я]{{2}}\sпериод[а-я]?|\d\sмесяц[а-я]{{0,3}}))?"
_DENIED = re.compile(
    r"\b(?:работ[ыа]?|мероприяти[йя])\s(?:по|в\sсфере|в\sобласти)\s(?P<what>[а-я][а-я\s]{4,90}?)"
    rf"{_WHEN}\s(?:не\s(?:проводил|вел|выполнял|осуществлял|производил|организовывал)(?:ись|ось)"
    r"|не\sбыло|отсутствуют|отсутствовали|нет)"
    rf"(?![а-я]){_WHEN}(?=\s?(?:[.,;\n]|$))",
    re.IGNORECASE,
)
_AND = re.compile(r"\s(?:и|или|а\sтакже)\s(?:по\s)?")


def with_works_denied(plain: str) -> str:
    """A normalised text with «освещению нет, ремонту площадок нет»: of each there is none."""
    if "работ" not in plain.lower() and "мероприят" not in plain.lower():
        return plain
    return _DENIED.sub(lambda found: ", ".join(f"{each} нет" for each in _AND.split(found["what"])), plain)
