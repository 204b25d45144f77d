"""What a number is to its neighbours in a letter: the total, a part, what was before, only a hint."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from mailflow.patterns import Gated
from mailflow.reading.written_dates import DATE, read_date

Moment = tuple[int, int, int]
"""Year, month and day a number is true of; 0 where it is not named."""

_PART = re.compile(
    r"в\s(?:т(?:ом|\.)\s?ч(?:исле|\.)?)|из\s(?:них|которых|этого\sчисла)|в\sих\sчисле|в\sтом\sчисле|включая|среди\sних"
)
_TOTAL = Gated(
    r"\bвсего\b|\bитог\w{0,3}\b|\bобщее\s(?:количество|число)|\bв\sцелом\sпо\b|\bстало\b|\bтеперь\b|\bсейчас\b"
    r"|\bв\sнастоящее\sвремя|\bна\sсегодня|\bна\sтекущ|\bфакт\w{0,8}\b|\bв\sобщей\sсложности|\bв\sсумме\b"
    r"|\bв\sтекущ(?!\w{1,3}\s(?:месяц|квартал|недел))|\bсоставил[аио]?\b|\bсоставляет\b|\bдостигл[ои]\b|\bна\sданный\sмомент"
)
_EARLIER = re.compile(
    r"\bпрежн|\bбыл[оаи]?\b.{0,40}\b(?:ранее|прошл|до)\b|\bранее\b|\bпрошл\w{2,3}\s(?:год|период|месяц|отчет|сезон|квартал)|\bпредыдущ"
    r"|\bустановленн\w{2,3}\sчисленност|\bпо\s(?:уставу|штату)|\bаналогичн\w{2,4}\sпериод|\bдо\sполучения|\bдо\sэтого|\bизначально|\bпервоначально|\bна\sначало|\bгодом\sранее|\bдо\sначала"
)
_PUBLISHED = Gated(
    r"\b(?:площадк[аи]|сайт|портал|модератор[ыа]?)\s(?:принял|одобрил|пропустил)[аи]?\b|\b(?:доступн|видн)[аоы]\b"
    r"|размещ[ае]?[нл]?\w{1,4}|опубликован|выложен|прошл[аио]\s|\bпопал|\bвошл|одобрен|принят[аоы]?\b|реализован"
)
_PREPARED = re.compile(
    r"\bкарточ|подготовлен|отправлен|выслан|направлен|подан[аоы]|отобран|заявлен|поступил|рассмотрен|предложен|предложил|загружен|собран[ыао]|выбран[ыао]|оформлен[ыао]"
    r"|\b(?:заяви|подготови|отправи|направи|отобра|предложи|загрузи)л[аио]?\b|\bв\sличн[а-я]{2,3}\sкабинет"
)
_UPLOADED = re.compile(
    r"(?:загружен|выложен|добавлен)[а-я]{0,2}\s(?:[а-я]{2,12}\s){0,2}на\s(?:интернет-)?(?:площадк|сайт|портал|платформ)"
    r"|на\s(?:интернет-)?(?:площадк|сайт|портал|платформ)[а-я]{1,2}\s(?:марафона\s)?(?:загружен|выложен|добавлен)"
)
_POSTED = re.compile(
    r"\b(?:размещен|опубликован|выложен|загружен)[аоы]?(?=\s(?:уже\s)?(?:\d|-|на\s(?:интернет-)?(?:площадк|сайт|портал|платформ))|\s?[.,;]|$)"
)
_AVERAGE = Gated(r"\bв\sсреднем\b|\bсредн(?:ее|яя|ей|ему)\b")
_OWN_ALONE = re.compile(r"\bмы\s-|\bнаш(?:им|ей)\s(?:поселени|муниципал|администраци|район|округ|город)")
_OWN = re.compile(r"\bнами\b|\bнаш(?:им|ей)\s(?:поселени|муниципал|администраци|район|округ|город)")
_VAGUE = re.compile(
    r"(?:\b(?:около|более|свыше|порядка|примерно|менее|почти|ориентировочно|приблизительно|минимум"
    r"|максимум|меньше|больше|чуть|ограничен\w{0,3})(?:\sчем)?|\bне\s(?:менее|более|меньше|больше))[\s(\"]{0,3}$"
)
_VAGUE_WORDS = "окол более свыше порядк пример менее почти ориент прибл миним максим меньш больш чуть огранич"
_VAGUE_KEYS = (*_VAGUE_WORDS.split(), "до", "от")
_UP_TO = re.compile(r"\bдо\s{1,2}$")
_GROWN = re.compile(r"увелич|выро|возро|довед|достиг|сни[зж]|повы[шс]|сократ|уменьш|стало|поднял|изменил")
_FROM_TO = re.compile(r"\bот\s\d[^.;:]{0,12}$")
_FULL_YEAR = re.compile(r"\d{4}|\d\D\d{1,2}\D{1,3}\d{2}(?!\d)|\d\D{4,14}\d")
_ANY_YEAR = date(2000, 7, 1)
_DATE = re.compile(DATE)
# «На № 96 от 05.09.2024» dates a letter and no number.
_LETTER_DATE = re.compile(rf"\bот\s{{1,3}}\"?{DATE}")
_YEAR = re.compile(r"(?<![\d.])(20\d{2})(?=\s?(?:г\b|год)|\s?[-:]\s?\d{1,4}(?!\d))")


def is_part(words: str) -> bool:
    """Whether what follows is counted in a number already named: «в том числе», «из них»."""
    return _PART.search(words) is not None


def is_total(words: str) -> bool:
    """Whether a sum, or what holds now, is named: «всего», «стало», «составило»."""
    return _TOTAL.search(words) is not None


def is_earlier(words: str) -> bool:
    """Whether lower-case words speak of what was before: «ранее», «в прошлом году»."""
    return _EARLIER.search(words) is not None


def is_average(words: str) -> bool:
    """Whether a number tells the mean of several: «в среднем 50», «среднее число участников»."""
    return _AVERAGE.search(words) is not None


def is_own(words: str) -> bool:
    """Whether the writer's share is named: «из них нами», «в том числе нашим поселением»."""
    return _OWN.search(words) is not None


def is_own_alone(words: str) -> bool:
    """Whether the writer's own share is set against others': «нашим поселением размещены 2»."""
    return _OWN_ALONE.search(words) is not None


def is_posted(words: str) -> bool:
    """Whether it stands on a site: «размещено 3», «опубликовано на площадке»; not «размещено в школах»."""
    return _POSTED.search(words) is not None


def is_published(words: str) -> bool:
    return _PUBLISHED.search(words) is not None


def is_uploaded(words: str) -> bool:
    """Whether something was put on the site: more than prepared, less than published there."""
    return _UPLOADED.search(words) is not None


def is_prepared(words: str) -> bool:
    """Whether a step before publication is named: «подготовлено 5, размещено 2» reports 2."""
    return _PREPARED.search(words) is not None


def is_vague(before: str) -> bool:
    """Whether the words before a number make it a hint: «более 10», «от 3 до 5», «до 10»."""
    near = before[-60:]
    if not any(key in near for key in _VAGUE_KEYS):
        return False
    if _VAGUE.search(near):
        return True
    if _UP_TO.search(near):
        return _GROWN.search(near) is None
    return _FROM_TO.search(near) is not None


@lru_cache(maxsize=256)
def moment_of(text: str) -> Moment | None:
    """The latest date, else the latest year, that a clause names; `text` is unmasked and in lower case."""
    if not any(char.isdigit() for char in text):
        return None
    text = _LETTER_DATE.sub("", text) if "от" in text else text
    days = [day for each in _DATE.finditer(text) if (day := _moment(each[0])) is not None]
    if days:
        return max(days)
    years = [int(each[1]) for each in _YEAR.finditer(text)]
    return (max(years), 0, 0) if years else None


def _moment(written: str) -> Moment | None:
    day = read_date(written, _ANY_YEAR)
    if day is None:
        return None
    return (day.year if _FULL_YEAR.search(written) else 0, day.month, day.day)
