"""Words of a figure's title, and those among them that say nothing of their own: counts, units, sizes, times.

What the title asks for is left to `stems` (its noun), `title_deeds` (what was done) and `figure_kinds`.
"""

from __future__ import annotations

import re

from mailflow.reading.clauses.words import lemma

SIZES = ("численност", "сумм", "объем", "площад", "протяженност", "стоимост")
"""By what things are measured: «одна дружина численностью 12 человек», «3 контракта на сумму»."""

# «площадка», «площадок»
_NO_SIZE = ("площадк", "площадок")
_WORD = re.compile(r"[а-я]+(?:-[а-я]+)*")
_GENERIC_WORDS = (
    "количество число объем сумма доля итог показатель значение размер единица штука наличие "
    "численность рубль процент человек километр"
)
_GENERIC = frozenset(_GENERIC_WORDS.split())
# «с правами юридического лица», «в статусе юрлица»: the word before says nothing of its own.
OF_STANDING = _GENERIC | {"право", "статус", "форма", "основа", "состояние"}
# What is true of all that is asked for; «действующие» is lemmatised as a participle.
OF_ALL = frozenset(
    {"муниципальный", "местный", "общий", "успешный", "различный", "весь"}
    | {"действовать", "действующий", "существующий", "иметься", "имеющийся"}
)
# «с начала года», «до конца 2025 года»: when it was done, not to what.
TIMES = frozenset({"год", "начало", "конец", "квартал", "полугодие", "месяц", "период"})
LENGTHS = ("час", "минут", "дней", "дня", "день", "месяц", "лет", "год")
"""Words behind a number that tells how long: «4 служащих обучены в объёме 72 часов»."""
# Whoever they are: the quality before them tells whom.
ANYBODY = frozenset({"гражданин", "лицо", "житель", "человек", "ребенок", "население", "семья"})
_UNIT = re.compile(r"^(?:тыс|млн|млрд|руб|км|га|чел|шт|ед)(?:\.|[а-я]{0,3}$)")
_OF_THESE = re.compile(r"^\W*(?:в\sтом\sчисле|в\sт\.\s?ч\.|из\sних|из\sкоторых)\W*")


def title_words(text: str) -> list[str]:
    """Words of a title in lower case, «е» for «ё», without «в том числе»."""
    return _WORD.findall(_OF_THESE.sub("", text.lower().replace("ё", "е")))


def is_size(word: str) -> bool:
    """Whether a lower-case word tells by what things are measured; a «площадка» does not."""
    return word.startswith(SIZES) and not word.startswith(_NO_SIZE)


def is_generic(word: str) -> bool:
    """«количество», «число»: a lower-case word that says nothing of what is counted."""
    return lemma(word) in _GENERIC


def is_unit(word: str) -> bool:
    """Whether a lower-case word is a unit as titles write it: «руб», «тыс», «чел»."""
    return _UNIT.match(word) is not None
