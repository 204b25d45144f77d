"""Numbers and dates of letters named in a text: «На № 96 от 05.09.2024» in all its spellings.

Whether such a reference means one of our requests is decided by `request_match`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache

from mailflow.reading.normal import normalise, squeeze
from mailflow.reading.passages import Passage, Place
from mailflow.reading.written_dates import DATE, read_date


class ReferenceForm(StrEnum):
    """How a number is introduced."""

    IN_REPLY = "in_reply"
    """«На № …», «во исполнение исх. № …», «в ответ на письмо № …»."""
    OWN = "own"
    """«исх. № 01-15/2341 от 27.09.2024»: the number of the letter at hand, as a rule."""
    INCOMING = "incoming"
    """«вх. № …»: the number some registry gave to a received letter."""
    BARE = "bare"
    """«№ 96 от 05.09.2024» without a word before it."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One number named in a text; `number` in lower case without spaces, e.g. `96`, `01-15/2341`.

    `certain` is False where the spelling was doubtful: a confusion of the scanner, a year of two digits,
    a number without its sign. `has_year` tells whether the date was written with its year; a date without
    one has no `date`, only `day_month`.
    """

    number: str
    date: date | None
    form: ReferenceForm
    snippet: str
    certain: bool = True
    has_year: bool = False
    day_month: tuple[int, int] | None = None
    where: str = ""
    start: int = 0
    end: int = 0


# A number of a letter: starts with a digit, or letters of an index before it («АБ-12/3»).
_NUMBER = r"(?:[а-яa-z]{1,5}[-./])?\d(?:(?!от[\s\d\"])[\dа-яa-z]|[-/.](?=[\dа-яa-z])){0,30}"
_GAP = r'[\s_"]{0,20}'
_DATE_AFTER = re.compile(
    rf"(?:\s?\([^()\n]{{0,40}}\))?[,;\s_]{{0,20}}(?:(?:датированн\w{{2,4}}\s)?(?:от|or|оt|oт)(?:\b"
    rf"|(?=\d))[\s_.:]{{0,20}}|(?<=[ _\t])|дата[: ]{{1,3}})(?P<date>{DATE})"
)
_DATE_BEFORE = re.compile(
    rf"(?P<from>от\s{{0,3}}_{{0,12}}\s?)?(?P<date>{DATE})[\s_]{{0,12}}(?:г\.?"
    rf"|года)?[\s_,]{{0,20}}(?:за\s{{1,3}}|исх\.?\s{{0,3}})?$"
)
_SIGNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<sign>№\s?№?)[:.]?{_GAP}(?P<number>{_NUMBER})",
        rf"номер(?<![а-яa-z]номер)(?:ом|а|у)?\b[:.]?{_GAP}(?P<number>{_NUMBER})",
        r"(?P<out>исх(?<![а-яa-z]исх)(?:\.|одящ[а-я]{2,3}\b|\b)(?:\s{0,2}(?:письмо|документ|номер|ном\.))?)"
        rf"[:.]?{_GAP}(?P<number>{_NUMBER})",
        *(
            rf"(?P<reply>{lead})\s{{1,3}}(?P<number>\d{{1,6}}(?:[-/.][\dа-я]{{1,6}}){{0,4}})"
            r"(?=\s{1,3}от\s{1,3}[\"\d])"
            for lead in (r"на(?<![а-яa-z]на)(?:\sваше?)?(?:\sисх\.?)?", "письм[оаеу]м?", "запрос[ау]?")
        ),
    )
)
# What a scanner makes of «№»: believed with a date beside it, or after «на».
_DOUBT = re.compile(
    rf"(?P<doubt>(?<![а-яa-z0-9])(?:n[eеs2g]|м[®ео]?|ме|nе|jfe|jv[®e]?|xe"
    rf"|хе))[.:]?{_GAP}(?P<number>{_NUMBER})"
)
_DOUBT_KEYS = ("на м", "на n", "на х", "на x", "на j")
_SUBJECT_REPLY = re.compile(
    r"\b(?:на|по)\s(?:исх\.?\s?|письмо\s)?(?P<number>\d{1,5}(?:-[а-я]{2,5})?)\s{0,3}$"
)
_REPLY_BEFORE = re.compile(
    r"(?:\bна(?:\sваш\w{0,3})?(?:\sисх\w{0,8}\.?)?|\bваш(?:е|ему|его|им)?"
    r"|\b(?:на|во\sисполнение|в\sответ\sна|в\sсоответствии\sс|согласно|по|рассмотрев|к|касательно"
    r"|относительно"
    r"|в\sсвязи\sс|на\sосновании|исполняя|получив|ответы)\b"
    r"(?:\s(?:ваш\w{0,3}|наш\w{0,3}|вашего|письм\w{1,3}|запрос\w{0,3}|обращени\w{1,3}"
    r"|исх\w{0,8}\.?|исходящ\w{2,3}|п\.\s?\d{1,2}|пункт\w{0,2}"
    r"|совет\w{0,2}|ассоциаци\w{1,2}|смо|смокк|мо|кк|краснодарского|края|муниципальных|образований"
    r"|\"совет|края\"|из|в|на|от|поручени\w{1,3}|телефонограмм\w{1,3})){0,10}"
    r"|\b(?:письм(?:о|а|у|ом)|запрос(?:а|у|ом)?)(?:\sисх\.?)?)[\s:,.]{0,3}$"
)
# What else bears numbers: whole words and abbreviations, then stems of words in any case.
_TRAP_SHORT = (
    "д/с|дс|сош|оош|доу|мдоу|мбдоу|мадоу|мбоу|маоу|мкоу|моу|мкдоу|дши|дк|фз|тик|уик|тос|нпа|ифнс"
    "|п|пп|д|кв|ул|каб"
    "|корп|ст|стр|рис|прил|тел|раздел|акт|цех|лот|дом|дома|доме|этап|сад|саду|сада"
)
_TRAP_STEMS = (
    "марафон|школ|лице[йяюе]|гимнази|приказ|постановлени|закон|распоряжени|решени|указ|участ[ок]"
    "|участк|квартир|улиц"
    "|кабинет|корпус|палат|маршрут|выпуск|договор|контракт|счет|форм|приложени|пункт|таблиц|лист"
    "|протокол|соглашени"
    "|поликлиник|больниц|аптек|отделени|округ|конкурс|извещени|закупк|паспорт|скважин|бригад"
    "|заказ|модул|инициатив"
    "|практик|строк|позици|телефон|отряд|котельн|спортшкол|объект|групп|стать|накладн|доверенност"
    "|лицензи|сертификат"
    "|удостоверени|полис|курс|страниц|рисунк|кадастров|площадк|ячейк|автобус|вакансии|тренинг"
    "|урок|раунд|поезд|рейс"
)
_TRAP_BEFORE = re.compile(
    rf"(?:^|[^а-яa-z])(?:(?:{_TRAP_SHORT})\.?|(?:{_TRAP_STEMS})[а-я]{{0,5}})"
    r"(?:\s(?:главы|губернатора|администрации|президента|правительства|совета|думы|рф|россии"
    r"|минфина))?\s{0,3}\"?\s?$"
)
_TRAP_AFTER = re.compile(
    r"\s{0,3}(?:час|ч\b|ч\.|мин\b|минут|руб|₽|р\.|шт|чел|кв\.|км|м2|%|тыс|млн|млрд|баз[ае]|дн[ея]"
    r"|дней|-?\s?фз\b|-?кз\b|лет\b|раз[а]?\b|балл|участник)"
)
_INCOMING = re.compile(r"(?:\bвх|\bвход|\bвходящ\w{2,3}|\bрегистрационн\w{2,3})[.:]?\s{0,3}(?:номер\s?)?$")
_OWN_BEFORE = re.compile(
    r"(?:\bисх|\bисходящ\w{2,3}|\bрег)\.?\s{0,2}(?:письмо|документ\w?|номер)?[.:]?\s{0,3}$"
)
_JOINED = re.compile(r"[\s,;и]{1,8}(?:на\s{1,3})?(?:исх\.?\s{0,3})?$")
_LINE_START = re.compile(r"(?:^|\n)\s{0,80}$")
_FILE_DATE = re.compile(r"(?<!\d)(\d{2})_(\d{2})_(\d{4})(?!\d)")
_FILE_SLASH = re.compile(r"(?<=\d)_(?=\d)")


# What scanners make of zeros, points and «от» beside digits; the length stays.
_SCANNED_ZERO = re.compile(r"(?<=[\d.])[ОоOo](?=\d)|(?<=\d)[ОоOo](?=[\d.])|\b[ОоOo](?=\d\.\d\d\.)")
_SCANNED_POINT = re.compile(r"\b(\d\d)[.,](\d\d)[.,](\d{4})\b")
_SCANNED_FROM = re.compile(r"\b0[тt]\b")
_FURTHER = re.compile(r"(?:\s{0,3}(?:,|и)\s{1,3}(\d{1,5}(?:-[а-я]{1,5})?)(?![\d.]))")


@lru_cache(maxsize=64)
def find_references(passage: Passage) -> tuple[Reference, ...]:
    """Every number of a letter named in the passage, in order; phones, laws, schools and prices are none."""
    plain = readable(passage)
    low = plain.lower()
    found: list[Reference] = []
    for match in _candidates(low, scanned=passage.ocr):
        reference = _reference(match, plain, low, passage, found)
        if reference is not None:
            found.append(reference)
            if (match.groupdict().get("sign") or "").count("№") > 1:
                found += _further(low, plain, reference)
    if not found and passage.place in (Place.SUBJECT, Place.FILE_NAME):
        found += _bare_reply(low, plain, passage)
    return tuple(found)


def _candidates(low: str, *, scanned: bool) -> list[re.Match[str]]:
    """Every sign with its number, in order; of two that overlap the one that begins earlier."""
    found = [match for pattern in _SIGNS for match in pattern.finditer(low)]
    if scanned or any(key in low for key in _DOUBT_KEYS):
        found += _DOUBT.finditer(low)
    found.sort(key=lambda match: (match.start(), -match.end()))
    kept: list[re.Match[str]] = []
    for match in found:
        if not kept or match.start() >= kept[-1].end():
            kept.append(match)
    return kept


def _further(low: str, plain: str, first: Reference) -> list[Reference]:
    """«№№ 89, 96»: the numbers after the first one."""
    found: list[Reference] = []
    at = first.end
    while len(found) < 20 and (match := _FURTHER.match(low, at)) is not None:
        at = match.end()
        snippet = squeeze(plain[first.start : at])
        found.append(replace(first, number=match[1], snippet=snippet, start=match.start(1), end=at))
    return found


def readable(passage: Passage) -> str:
    """The passage in one spelling; in a file name an underscore stands for a slash, a dot or a space."""
    plain = normalise(passage.text)
    if passage.place is Place.FILE_NAME:
        plain = _FILE_SLASH.sub("/", _FILE_DATE.sub(r"\1.\2.\3", plain))
        stem, dot, suffix = plain.rpartition(".")
        plain = stem if dot and len(suffix) <= 4 and not suffix.isdigit() else plain
    plain = plain.replace("_", " ")
    return (
        _SCANNED_POINT.sub(r"\1.\2.\3", _SCANNED_ZERO.sub("0", _SCANNED_FROM.sub("от", plain)))
        if passage.ocr
        else plain
    )


def _reference(
    match: re.Match[str], plain: str, low: str, passage: Passage, found: list[Reference]
) -> Reference | None:
    signs = match.groupdict()
    number = match["number"].strip("-./")
    before = low[max(0, match.start() - 110) : match.start()]
    after = low[match.end() : match.end() + 90]
    dated = _DATE_AFTER.match(after)
    earlier = None if dated else _DATE_BEFORE.search(before[-45:])
    spaced = squeeze(before[: len(before) - len(earlier[0])] if earlier else before)
    form = _form(match, spaced, before, found, low, bool(earlier))
    if signs.get("doubt") and not (dated and (passage.ocr or form is ReferenceForm.IN_REPLY)):
        return None
    if _is_trap(spaced, after, dated=dated is not None):
        return None
    if number.endswith(("фз", "-кз")):
        return None
    written = (dated or earlier)["date"] if dated or earlier else ""  # type: ignore[index]
    start = match.start() - (len(earlier[0]) if earlier else 0)
    end = match.end() + (dated.end() if dated else 0)
    lead = _lead(low, start)
    value, day_month, has_year, sure = _dated(written)
    return Reference(
        number=number,
        date=value,
        form=form,
        snippet=squeeze(plain[lead:end]),
        certain=sure and not signs.get("doubt"),
        has_year=has_year,
        day_month=day_month,
        where=passage.where,
        start=start,
        end=end,
    )


def _form(
    match: re.Match[str], spaced: str, before: str, found: list[Reference], low: str, dated_before: bool
) -> ReferenceForm:
    if "вх" in match["number"] or _INCOMING.search(spaced):
        return ReferenceForm.INCOMING
    if match.groupdict().get("reply") or _REPLY_BEFORE.search(spaced + " "):
        return ReferenceForm.IN_REPLY
    if found and _JOINED.fullmatch(low[found[-1].end : match.start()]):
        return found[-1].form
    if match.groupdict().get("out") or _OWN_BEFORE.search(spaced + " "):
        return ReferenceForm.OWN
    if dated_before and _LINE_START.search(before[: before.rfind(spaced[-1]) + 1] if spaced else ""):
        return ReferenceForm.OWN
    return ReferenceForm.BARE


def _is_trap(spaced: str, after: str, *, dated: bool) -> bool:
    return _TRAP_BEFORE.search(spaced) is not None or (not dated and _TRAP_AFTER.match(after) is not None)


def _lead(low: str, start: int) -> int:
    """Where the quotation begins: up to four words before the number, on the same line."""
    line = max(low.rfind("\n", 0, start), start - 40, -1) + 1
    if start - line < 39:
        return line
    space = low.find(" ", line, start)
    return space + 1 if space >= 0 else line


def _dated(written: str) -> tuple[date | None, tuple[int, int] | None, bool, bool]:
    """Value, (day, month) of a date without a year, whether the year stands there, whether it is sure."""
    if not written:
        return None, None, False, True
    value = read_date(written)
    if value is not None:
        four = re.search(r"\d{4}", written) is not None
        return value, None, True, four
    guess = read_date(written, date(2024, 1, 1))
    if guess is not None:
        return None, (guess.day, guess.month), False, True
    return _swapped(written)


def _swapped(written: str) -> tuple[date | None, tuple[int, int] | None, bool, bool]:
    """«09.25.2024»: only the other order of day and month makes a date."""
    numbers = [int(each) for each in re.findall(r"\d+", written)]
    if len(numbers) == 3 and numbers[1] > 12:
        value = read_date(f"{numbers[1]}.{numbers[0]}.{numbers[2]}")
        return value, None, value is not None, False
    return None, None, False, False


def _bare_reply(low: str, plain: str, passage: Passage) -> list[Reference]:
    match = _SUBJECT_REPLY.search(low.strip())
    if match is None:
        return []
    return [
        Reference(
            number=match["number"],
            date=None,
            form=ReferenceForm.IN_REPLY,
            snippet=squeeze(plain),
            certain=False,
            where=passage.where,
            end=len(low),
        )
    ]
