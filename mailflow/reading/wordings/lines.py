"""Lines that end a count: of a list, of a form, above what begins anew."""

from __future__ import annotations

import re

# A line that a PDF wraps keeps its blank.
_TRAILING = re.compile(r"(?<! ) {1,20}\n")
_BULLETS = re.compile(r"(?<![^\n])[ \t]{0,4}[✓✔☑☐▪‣➢►●◦•∙⁃\uf0b7][ \t]{0,4}")
# «Сходы граждан, проведённые в 2024 году 7», a row of a table without its lines.
_COUNT_BEHIND_YEAR = re.compile(
    r"(?<=\n)(?P<label>[А-ЯЁ][^\n\d:]{3,80}\s(?:в|за)\s20\d\d\s(?:году?|г\.))\s{1,4}(?=\d{1,6}\s{0,3}(?:\n\s{0,3}[А-ЯЁ\d]|$))"
)
# «посты-0 Двубратское с/п»: the writer's name behind the last number
_COUNT_BEFORE_NAME = re.compile(
    r"(?<=\d)\s(?=[А-Я][а-я-]{3,30}(?:ское|цкое|ное|вое)\s(?:[сг]/?п\b|[сг]\.\s?п\.|сельское|городское))"
)
# «мероприятия – 4⏎исх. № 45»: the number is none of what begins the next line
_COUNT_BEFORE_OTHERS = re.compile(
    r"(?<=\d)\n(?=\s{0,3}(?:исх|вх|глава|исполнител|исп\.|тел|с\sуважен)[а-я.]*\b)", re.IGNORECASE
)
# «дороги – 41,3 км⏎ремонт – 1,1 км»: each line is a label with its number
_LABELLED_LINE = re.compile(
    r"(?<![^\n])(?P<line>[^\n\d]{3,90}?\s?[-:]\s?\d[\d ]{0,9}(?:[.,]\d{1,3})?(?:\s[а-яё./ ]{1,16})?)\n"
    r"(?=[^\n\d]{3,90}?\s?[-:]\s?(?:\d|нет\b|не\s|отсут))"
)
# «гидранты 7⏎неисправные 1⏎водоёмы нет»: three such lines are a list, each number ends its line
_ENDING_IN_COUNT = re.compile(
    r"(?<![^\n])(?:(?![^\n]{0,160}№)[^\n]{3,160}[^\n\d.,;\s][ ]{0,3}[:-]?[ ]{0,3}\d{1,6}"
    r"(?:[.,]\d{1,2})?(?:\s(?:шт|ед|чел|тыс)\.?)?(?:\s?руб\.?)?\n){2,40}"
    r"(?=[^\n\d]{3,90}[^\n\d](?:\d{1,6}|нет)\b)"
)
# «практик 1 / инициатив 1 / ответственная Ткач»: two such lines are a list, each number ends its line
_COUNTED_LINES = re.compile(r"(?:(?<![^\n])[ ]{0,3}(?:[а-яёА-ЯЁ-]{2,20} ){1,6}(?:[:-] )?\d{1,5}\n){2,40}")


# «Результаты работы», above such lines: a heading
_COUNTED = r"[ ]{0,3}(?:[а-яёА-ЯЁ-]{2,20} ){1,6}(?:[:-] )?\d{1,5}"
_HEADING = re.compile(rf"(?<=[а-я])\n(?=(?:{_COUNTED}\n){{1,40}}{_COUNTED}(?:\n|$))")


def with_lines_ended(plain: str) -> str:
    """Semicolons where a line with its count is an item of its own; bullets as dashes."""
    if "20" in plain:
        plain = _COUNT_BEHIND_YEAR.sub(r"\g<label> - ", f"\n{plain}")[1:]
    plain = _COUNT_BEFORE_NAME.sub("; ", _BULLETS.sub("- ", plain))
    plain = _LABELLED_LINE.sub(r"\g<line>;\n", _COUNT_BEFORE_OTHERS.sub(";\n", plain))
    plain = _HEADING.sub(".\n", plain)
    for listed in (_ENDING_IN_COUNT, _COUNTED_LINES):
        plain = listed.sub(lambda found: found[0].replace("\n", ";\n"), plain)
    return _TRAILING.sub("\n", plain)
