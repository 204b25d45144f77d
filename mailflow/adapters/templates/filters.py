"""Filters for the operator's templates, named in Russian: `{{ срок|дата }}`, `{{ ответов|число(…) }}`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from markupsafe import Markup, escape

MONTHS = (
    *("января", "февраля", "марта", "апреля", "мая", "июня"),
    *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
)
_KEPT_CONTROLS = "\n\t"
_NO_BREAK = "\u00a0"
# Controls, directions and zero widths, lone surrogates, private use, separators of lines.
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_HARMLESS = str.maketrans({"\n": " ", "\t": " ", _NO_BREAK: " "})


def as_long_date(day: date) -> str:
    """«30 сентября 2024 г.», with no-break spaces."""
    return _NO_BREAK.join((str(day.day), MONTHS[day.month - 1], str(day.year), "г."))


def as_short_date(day: date) -> str:
    """«30.09.2024»."""
    return f"{day:%d.%m.%Y}"


def as_time(moment: datetime) -> str:
    """«10:00»."""
    return f"{moment:%H:%M}"


def as_hours_and_minutes(moment: datetime) -> str:
    """«10 час. 05 мин.», as official letters write it."""
    return f"{moment:%H}{_NO_BREAK}час.{_NO_BREAK}{moment:%M}{_NO_BREAK}мин."


def as_moment(moment: datetime) -> str:
    """«30.09.2024 10:00»."""
    return f"{moment:%d.%m.%Y}{_NO_BREAK}{moment:%H:%M}"


def as_number(number: float | Decimal, *forms: str) -> str:
    """«81 312»; with three forms also the noun: «1 практика, 2 практики, 5 практик»."""
    value = Decimal(str(number))
    whole = value == value.to_integral_value()
    shown = f"{int(value) if whole else value.normalize():,}".replace(",", _NO_BREAK).replace(".", ",")
    if len(forms) != 3:
        return shown
    return f"{shown}{_NO_BREAK}{forms[_plural(int(value)) if whole else 1]}"


def as_noun(number: int, one: str, few: str, many: str) -> str:
    """The noun alone, agreeing with the number."""
    return (one, few, many)[_plural(number)]


def _plural(number: int) -> int:
    tens, ones = abs(number) % 100, abs(number) % 10
    if ones == 1 and tens != 11:
        return 0
    return 1 if 2 <= ones <= 4 and not 12 <= tens <= 14 else 2


def as_paragraphs(text: str, style: str = "") -> Markup:
    """HTML paragraphs of a text whose paragraphs are parted by blank lines."""
    blocks = [block.strip() for block in re.split(r"\n\s*\n", visible(str(text))) if block.strip()]
    attribute = Markup(' class="{}"').format(style) if style else Markup("")
    return Markup("\n").join(
        Markup("<p{}>{}</p>").format(
            attribute, Markup("<br>").join(escape(line) for line in block.split("\n"))
        )
        for block in blocks
    )


def as_quoted(text: object) -> str:
    """«Об участии в марафоне „Диалог“»: inner quotes become the second kind."""
    return "«" + visible(str(text)).replace("«", "„").replace("»", "“") + "»"


def as_column(text: object, width: int) -> str:
    """The text filled with spaces to `width`, for tables in plain text."""
    return visible(str(text)).ljust(width)


def visible(text: str) -> str:
    """Control and direction characters shown as ⟨U+202E⟩: nothing received may rearrange a mail."""
    if text.isprintable():
        return text
    # A soft hyphen is only advice on where to break a word.
    text = text.replace("\r\n", "\n").replace("\u00ad", "")
    if text.translate(_HARMLESS).isprintable():
        return text
    return "".join(f"⟨U+{ord(each):04X}⟩" if _is_invisible(each) else each for each in text)


def _is_invisible(character: str) -> bool:
    return character not in _KEPT_CONTROLS and unicodedata.category(character) in _INVISIBLE


def finalize(value: object) -> object:
    """What `{{ … }}` puts into the text: nothing for None, everything else made visible."""
    if isinstance(value, Markup):
        return value
    return "" if value is None else visible(str(value))


FILTERS: Mapping[str, Callable[..., Any]] = {
    "дата": as_long_date,
    "дата_цифрами": as_short_date,
    "время": as_time,
    "час_мин": as_hours_and_minutes,
    "момент": as_moment,
    "число": as_number,
    "слово": as_noun,
    "абзацы": as_paragraphs,
    "кавычки": as_quoted,
    "столбец": as_column,
}
