"""Does a name in a text name the author of the letter? «Администрация X сообщает», letterhead, signature.

Addressees, third parties («по примеру Динского района»), project titles and postal addresses do not.
"""

from __future__ import annotations

import re
from enum import StrEnum

from mailflow.reading.names import NameForm, NameMention
from mailflow.reading.passages import Place


class Role(StrEnum):
    """What a mention is in its text."""

    AUTHOR = "author"
    NAMED = "named"
    OTHER = "other"


_OFFICE = (
    r"(?:администраци[яи]|адм\.|админ\.|совет|дума|глав[аы]|муниципальное образование|мо|общ[а-я]{2,3} отдел[а-я]*"
    r"|управлени[ея][а-я ]{0,40}|отдел[а-я]*[а-я ]{0,40}|приемная(?: главы)?|финансовое управление)"
)
_LEADER = r"(?:и\. ?о\.?|и\. ?п\.?|врио|временно исполняющ\w+ (?:полномочия|обязанности)|исполняющ\w+ (?:полномочия|обязанности))"
_LINE_OPENING = re.compile(
    rf"(?:{_LEADER}\s)?(?:(?:перв\w{{2}}\s)?заместител[ья]\s)?(?:начальник\w?\s|руководител[ья]\s|специалист\w?\s|управляющ\w{{2}} делами\s|председател[ья]\s)?"
    rf"(?:{_OFFICE}[\s\"]{{0,3}}){{0,4}}(?:российская федерация\s|краснодарский край\s|краснодарского края\s)*(?:{_OFFICE}[\s\"]{{0,3}}){{0,3}}"
)
_ADDRESSEE = re.compile(
    r"(?:^|[\s,])(?:главе|главам|руководител(?:ю|ям)|председателю|исполняющему|начальнику|администрациям|коллегам|в адрес|для|кому|вниманию)\b[^.\n]{0,120}$"
)
_THIRD = re.compile(
    r"(?:по примеру|пример(?:а|ом|у|е)?|совместно с|вместе с|опыт\w{0,3}|как (?:в|у|и)\b|в отличие от|аналогично|наравне с|соседн\w+|при участии|коллег\w{0,3}|взаимодейств\w+ с|посетил\w?|выезд\w? в"
    r"|соглашени\w+ с|по информации|по данным|по сообщени\w+|от имени|практик\w? |инициатив\w? |проект\w? |обмен\w? |делегаци\w+|победител\w+|поддержк\w+|суд[а-я]? |прокуратур\w+|жител\w+|ссылк\w+ на|приобретен\w+ у|границ\w+ с|кроме|за исключением|в том числе)"
    r"[^.;:\n]{0,70}$"
)
_POSTAL = re.compile(r"(?:\b\d{6}\b[^\n]{0,60}|адрес\w{0,2}[^\n]{0,60})$")
_POSTAL_AFTER = re.compile(r"[\s,]{0,4}[^.\n]{0,50}?\b(?:ул\.|улица|пер\.|пр\.|проспект|д\. ?\d)")
_VERB = re.compile(
    r"[^.!?;\n]{0,160}?\b(?:сообща(?:ет|ем)|информиру(?:ет|ем)|направля(?:ет|ем)|представля(?:ет|ем)|предоставля(?:ет|ем)|довод(?:ит|им)|проси(?:т|м)"
    r"|уведомля(?:ет|ем)|подтвержда(?:ет|ем)|рассмотрел\w|провел\w|приня(?:л|ла|ло)|размести(?:л|ла|ло)|подготовил\w|изучил\w|получил\w|не (?:имеет|располагает|принимал\w|размещал\w)|имеет|ведет|зарегистрирова\w+|докладывает)"
)
_BY_US = re.compile(
    r"(?:информаци\w|ответ\w?|отчет\w?|сведени\w|данные|письмо|исх\w*\.?)\s(?:от\s|по\s|из\s|о работе\s)?(?:администраци\w\s|главы\s|мо\s|муниципально\w+ образовани\w\s){0,3}$"
)
_HERE = re.compile(
    r"(?:^|[\s,(])(?:на территории|в границах|муниципальным образованием|администрацией|главой|органами местного самоуправления)\s(?:мо\s|муниципальн\w+ образовани\w\s)?$"
)
_FOREIGN_REGION = re.compile(
    r"[\s,(]{0,4}(?P<region>[а-я]+(?:-[а-я]+)?(?:ой|ого|ая|ий))\s(?:области|область|края|край|автономн)|[\s,(]{0,4}республик"
)


def role_of(mention: NameMention, low: str, place: Place, region: str) -> Role:
    """What the mention is; `low` is the whole passage in one spelling and lower case.

    `region` is the directory's own («краснодарск»): a name that goes on with another region is another's.
    """
    before, after = low[max(0, mention.start - 200) : mention.start], low[mention.end : mention.end + 220]
    if mention.form is NameForm.LOCALITY or _is_foreign(after, region):
        return Role.OTHER if _is_foreign(after, region) else Role.NAMED
    line = before[before.rfind("\n") + 1 :]
    if _is_other(line, before, after, place):
        return Role.OTHER
    return Role.AUTHOR if _is_author(line, before, after, place, mention) else Role.NAMED


def _is_foreign(after: str, region: str) -> bool:
    found = _FOREIGN_REGION.match(after)
    return found is not None and not (found["region"] or "").startswith(region or "\0")


def _is_other(line: str, before: str, after: str, place: Place) -> bool:
    sentence = re.split(r"[.!?;](?=\s)", before)[-1].replace("\n", " ")
    if place is Place.FILE_NAME:
        return False
    if line.count('"') % 2 == 1 and not _LINE_OPENING.fullmatch(line.lstrip(' "')):
        return True
    return bool(
        _ADDRESSEE.search(sentence)
        or _THIRD.search(sentence)
        or _POSTAL.search(line)
        or _POSTAL_AFTER.match(after)
    )


def _is_author(line: str, before: str, after: str, place: Place, mention: NameMention) -> bool:
    opening = _opens_block(before)
    if place in (Place.DOCUMENT_HEAD, Place.SIGNATURE):
        return opening
    if place is Place.SYSTEM_FIELDS:
        return True
    sentence = re.split(r"[.!?;:](?=\s)|\n\s*\n", before)[-1].replace("\n", " ").lstrip()
    if place is Place.FORWARDED or place in (Place.BODY, Place.DOCUMENT):
        return bool(
            (_ends_in_office(sentence, mention) and _VERB.match(after))
            or (opening and _is_signed(after))
            or (opening and _is_colon(after))
            or _BY_US.search(sentence)
            or _HERE.search(sentence)
            or _is_correspondent(line)
        )
    return False


def _opens_block(before: str) -> bool:
    """Nothing but offices stands between the beginning of the line (or of the two above) and the name."""
    lines = before.split("\n")
    for count in range(1, min(4, len(lines)) + 1):
        block = " ".join(" ".join(lines[-count:]).split())
        if _LINE_OPENING.fullmatch(f"{block} " if block else ""):
            return True
        if count > 1 and not lines[-count].strip():
            return False
    return False


def _ends_in_office(sentence: str, mention: NameMention) -> bool:
    """«..., администрация X сообщает»: the office in the nominative, or the municipality itself."""
    if re.search(
        r"(?:^|[\s,\"])(?:администрация|дума|глава|мо|муниципальное образование)\s[\"]?(?:мо\s|муниципального образования\s|города\s)?$",
        sentence,
    ):
        return True
    return mention.form is NameForm.CITY and "администрация" in mention.snippet.lower() or not sentence


def _is_signed(after: str) -> bool:
    """A name with initials ends the line or the next one."""
    return re.match(r"[^\n]{0,60}\n?[^\n]{0,80}?[а-я]\. ?(?:[а-я]\. ?)?[а-я]{3,}", after) is not None


def _is_colon(after: str) -> bool:
    return re.match(r"\s?[:-]\s", after) is not None


def _is_correspondent(line: str) -> bool:
    """Organisation lines of document-flow systems: «Корреспондент: Администрация …»."""
    return (
        re.match(
            r"\s*(?:корреспондент|организация|отправитель|автор(?: документа)?|от кого|адресант|подписант|наименование организации)\s?:",
            line,
        )
        is not None
    )
