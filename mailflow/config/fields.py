"""Types of the operator's values: each reads a text and says in Russian what is wrong with it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BeforeValidator

from mailflow.config.addresses import parse_address

_YES = frozenset({"1", "да", "yes", "true", "on", "+"})
_NO = frozenset({"0", "нет", "no", "false", "off", "-"})


def parse_day(text: str) -> dt.date:
    """ДД.ММ.ГГГГ or ISO 8601 (ГГГГ-ММ-ДД). Raises ValueError in Russian."""
    text = text.strip()
    russian = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", text)
    iso = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", text)
    if not russian and not iso:
        raise ValueError(f"«{text}» — не дата; напишите, например, 30.09.2024")
    try:
        if russian:
            day = dt.date(int(russian[3]), int(russian[2]), int(russian[1]))
        else:
            day = dt.date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"даты «{text}» нет в календаре") from None
    # The service keeps today's letters; another century is a slip of the finger.
    if not 1990 <= day.year <= 2100:
        raise ValueError(f"год {day.year} в дате «{text}» — похоже на опечатку")
    return day


def parse_clock_time(text: str) -> dt.time:
    """Local time «10:00». Raises ValueError in Russian."""
    match = re.fullmatch(r"(\d{1,2}):(\d{2})", text.strip())
    if not match or int(match[1]) > 23 or int(match[2]) > 59:
        raise ValueError(f"«{text}» — не время; напишите, например, 10:00")
    return dt.time(int(match[1]), int(match[2]))


def parse_working_hours(text: str) -> tuple[dt.time, dt.time]:
    """«09:00-18:00», any dash. Raises ValueError in Russian."""
    parts = re.split(r"\s*[-–—]\s*", text.strip())
    if len(parts) != 2:
        raise ValueError(f"«{text}» — не рабочее время; напишите, например, 09:00-18:00")
    starts, ends = parse_clock_time(parts[0]), parse_clock_time(parts[1])
    if starts >= ends:
        raise ValueError(f"рабочее время «{text}» кончается раньше, чем начинается")
    return starts, ends


def parse_moment(text: str) -> dt.datetime:
    """ISO 8601; naive where no offset is given. Raises ValueError in Russian.

    A bare day, in either spelling, is its beginning: mail leaves as the working hours begin.
    """
    if re.fullmatch(r"[\d.-]+", text.strip()):
        return dt.datetime.combine(parse_day(text.strip()), dt.time.min)
    try:
        moment = dt.datetime.fromisoformat(text.strip())
    except ValueError:
        raise ValueError(f"«{text}» — не дата со временем; напишите, например, 2024-09-06T10:00") from None
    return moment


def parse_yes_no(text: str) -> bool:
    """да/нет, yes/no, 1/0. Raises ValueError in Russian."""
    word = text.strip().lower()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise ValueError(f"«{text}» — напишите «да» или «нет»")


def parse_number(text: str) -> Decimal:
    """A non-negative number with comma or point, spaces between thousands allowed."""
    try:
        number = Decimal(re.sub(r"\s", "", text).replace(",", "."))
    except InvalidOperation:
        raise ValueError(f"«{text}» — не число") from None
    if not number.is_finite() or number < 0:
        raise ValueError(f"«{text}» — нужно число не меньше нуля")
    return number


def parse_timezone(text: str) -> ZoneInfo:
    try:
        return ZoneInfo(text.strip())
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"часовой пояс «{text}» неизвестен; напишите, например, Europe/Moscow") from None


def _plain(text: str) -> str:
    text = text.strip()
    if not text:
        raise ValueError("значение пусто")
    if any(ord(character) < 32 and character not in "\n\t" for character in text):
        raise ValueError("в значении есть управляющий символ")
    return text


def _one_line(text: str) -> str:
    text = _plain(text)
    if "\n" in text or "\t" in text:
        raise ValueError("значение должно занимать одну строку")
    return text


def _host(text: str) -> str:
    text = _one_line(text)
    if "://" in text or "/" in text or " " in text or "@" in text:
        raise ValueError(f"«{text}» — напишите только имя сервера, например imap.rambler.ru")
    if re.search(r":\d+$", text) and text.count(":") == 1:
        raise ValueError(f"в «{text}» уберите порт: для него есть ключ «port»")
    return text


def whole_number(low: int, high: int) -> BeforeValidator:
    """A whole number from `low` to `high`, both inclusive."""

    def parse(text: str) -> int:
        if not re.fullmatch(r"-?\d{1,12}", text.strip().replace("_", "")):
            raise ValueError(f"«{text}» — не целое число")
        number = int(text.strip().replace("_", ""))
        if not low <= number <= high:
            raise ValueError(f"число {number} вне пределов от {low} до {high}")
        return number

    return _of_text(parse)


def _of_text(parse: Callable[[str], Any]) -> BeforeValidator:
    def read(value: object) -> object:
        if isinstance(value, list):
            raise ValueError("здесь нужно одно значение, а стоит список")  # noqa: TRY004 - pydantic's rule
        if isinstance(value, dict):
            raise ValueError("здесь нужно одно значение, а стоит раздел")  # noqa: TRY004
        return parse(value) if isinstance(value, str) else value

    return BeforeValidator(read)


def _as_list(value: object) -> object:
    """One text is a list of one, or of several parted by commas (environment variables have no lists)."""
    if isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    if isinstance(value, dict):
        raise ValueError("здесь нужен список, а стоит раздел")  # noqa: TRY004
    return value


def _mappings(value: object) -> object:
    if not isinstance(value, list | tuple):
        raise ValueError("здесь нужен список: каждая запись с новой строки и дефисом впереди")  # noqa: TRY004
    return value


Text = Annotated[str, _of_text(_plain)]
Line = Annotated[str, _of_text(_one_line)]
Secret = Annotated[str, _of_text(lambda text: text)]
Host = Annotated[str, _of_text(_host)]
Day = Annotated[dt.date, _of_text(parse_day)]
ClockTime = Annotated[dt.time, _of_text(parse_clock_time)]
WorkingHours = Annotated[tuple[dt.time, dt.time], _of_text(parse_working_hours)]
Moment = Annotated[dt.datetime, _of_text(parse_moment)]
YesNo = Annotated[bool, _of_text(parse_yes_no)]
Number = Annotated[Decimal, _of_text(parse_number)]
Timezone = Annotated[ZoneInfo, _of_text(parse_timezone)]
EmailAddress = Annotated[str, _of_text(parse_address)]
ListOf = BeforeValidator(_as_list)
"""Marks a list that may also be written as one text with commas."""
Records = BeforeValidator(_mappings)
"""Marks a list of records, each with keys of its own."""
