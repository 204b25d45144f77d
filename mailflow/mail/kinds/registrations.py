"""Notices of document systems that our letter was registered, and the incoming number they tell."""

from __future__ import annotations

import re

from mailflow.mail.kinds.office_promises import without_promises
from mailflow.mail.kinds.own_matter import tells_matter
from mailflow.mail.kinds.substance import answers_in_substance, has_document
from mailflow.model.message import ParsedMessage
from mailflow.patterns import Gated

_MAX_TEXT = 4_000
_NUMBER = r"([0-9A-Za-zА-Яа-яЁё][0-9A-Za-zА-Яа-яЁё./_\\\-]{0,40})"
_SIGN = r"(?:№|N[oо]?\.?|#|номер(?:ом)?:?(?:\s?[№#])?)"
_MARK = r"\s*[:\-–—]?\s*" + _SIGN + r"?\s*[:\-–—]?\s*[«\"]?"
# «Входящий номер документа», «номер и дата регистрации».
_OF = r"(?:\s+(?:и дата|вашего|документа|письма|обращения|регистрации))*"
_SAID = (
    re.compile(
        r"(?:зарегистрирован\w*|внесен\w*|внесён\w*|принят\w*)[^\n]{0,60}?(?:за|под)\s+(?:\w+\s+){0,2}?"
        + _SIGN
        + r"?\s*:?\s*[«\"]?"
        + _NUMBER,
        re.I,
    ),
    re.compile(
        r"\bвх(?:одящ\w+|од)?\.?\s*(?:рег(?:истрационн\w+|\.)\s*)?(?:"
        + _SIGN
        + _OF
        + r"|[:\s]|(?<=\.)(?=\d))"
        + _MARK
        + _NUMBER,
        re.I,
    ),
    re.compile(r"рег(?:истрационн\w+|\.)?\s*(?:номер|№|N)" + _OF + _MARK + _NUMBER, re.I),
    re.compile(
        r"\b(?:номер (?:регистрации|(?:вашего )?(?:обращения|сообщения)|карточки|получателя)|РК\s*:?\s*№|"
        r"(?:регистрационн\w+|рег\.) ?кар(?:та|точка)|вхд\b|входящ\w+ документ\b)" + _MARK + _NUMBER,
        re.I,
    ),
    re.compile(r"(?:журнал\w* регистрации|талон-уведомлени\w+)[^№]{0,120}?" + _SIGN + r"\s*" + _NUMBER, re.I),
    re.compile(
        r"\b(?:наш\w* входящ\w+|(?:заведен|заведён|создан|открыт)\w* (?:карточк|документ)\w*[^\n]{0,40}?|"
        r"получил\w* номер|"
        r"(?:порядков|уникальн|внутренн)\w+ (?:номер|№)(?: (?:обращени|документ|письм)\w+)?|"
        r"номер в (?:сэд|журнале|"
        r"системе|реестре)|"
        r"\bвх\.?(?=\s*\d)|рег(?:истрационн\w+|\.) (?:номер|№)(?:(?!тел|"
        r"можно)[^\n\d.!?]){0,40})" + _MARK + _NUMBER,
        re.I,
    ),
    re.compile(r"квитанция о регистрации\s{1,5}номер\s?:\s{0,5}" + _NUMBER, re.I),
    re.compile(
        r"регистрационн\w+ данн\w+(?: (?:получател|отправител|документ|письм)\w+)?\s?:?\s?№\s?" + _NUMBER,
        re.I,
    ),
    re.compile(r"регистраци\w+ [\d.]{6,10},? номер " + _NUMBER, re.I),
    re.compile(r"входящ\w+ документ\b[^\n]{0,80}\n\s{0,20}номер\s{0,5}:\s{0,5}" + _NUMBER, re.I),
    re.compile(r"\bвх(?:одящ\w+|\.)? ?документ[^№\n]{0,40}\n\s{0,20}номер\s{0,5}:\s{0,5}" + _NUMBER, re.I),
    re.compile(r"присвоен\w*[^\n]{0,60}?" + _SIGN + _MARK + _NUMBER, re.I),
    re.compile(r"зарегистрирован\w*[^\n]{0,80}?" + _SIGN + r"\s*[«\"]?" + _NUMBER, re.I),
    re.compile(r"регистраци[июя]\w* (?:ваш\w+ )?\w+\s?:\s?" + _SIGN + r"\s*" + _NUMBER, re.I),
    re.compile(r"(?:зарегистрирован|поступил|получен)\w*[^\n]{0,40}?\b(вх[-/]\d[\d./\-]{0,20})", re.I),
    re.compile(r"\bвх(?:од)?[-–. ]{1,2}(\d[\d./\-]{0,20})", re.I),
    re.compile(r"^\W*зарегистрирован\w*\s?:\s?" + _NUMBER, re.I | re.M),
    re.compile(r"регистрация ?: ?№\s?" + _NUMBER, re.I),
    re.compile(r"входящ\w+ номер (?:ваш\w+ )?(?:письма|документа|обращения)" + _MARK + _NUMBER, re.I),
    re.compile(r"номер (?:ваш\w+ )?(?:письма|документа)(?: у нас)?" + _MARK + _NUMBER, re.I),
    re.compile(r"зарегистрировал[аи]?\b[^\n\d]{0,40}" + _SIGN + r"\s*" + _NUMBER, re.I),
    re.compile(r"зарегистрирован\w*[^№\n]{0,80}\n\s{0,20}номер\s{0,5}:\s{0,5}" + _NUMBER, re.I),
)
_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d\d){1,2}")
# A «заявка» is a help desk's: its number is a ticket and no incoming number of a letter.
_LETTER = r"(?:ваш\w*\b(?! заявк)|документ\w*|обращени\w*|письм\w*|запрос\w*|исх\w*|сообщени\w*)"
# For text in lower case.
_REGISTERED = Gated(
    _LETTER + r"[^!?\n]{0,120}?(?:зарегистрирован|присвоен|получил\w* номер|"
    r"(?:уникальн|порядков)\w+ (?:номер|№)|\bрег(?:\.|истрационн\w+) ?(?:№|n|номер)|"
    r"поставлен\w* на (?:уч[её]т|контроль))|"
    # «Все ТОС зарегистрированы (на Ваше письмо № …)» registers no letter
    r"(?:зарегистрирован\w*|присвоен\w*)[^.!?\n(]{0,40}?(?<!на )"
    + _LETTER
    + r"|регистрационн\w+ (?:номер|№) (?:ваш\w+ )?"
    + _LETTER
    + r"|регистраци\w+ (?:(?:входящ|поступивш|полученн)\w+ )?"
    + _LETTER
    + r"|"
    r"\bвх(?:одящ\w+|од)?\.? ?(?:рег\w*\.? ?)?(?:номер|№)|\bвхд?[-/. ]{1,2}\d|\bвходящий \d|registered under|"
    r"(?:^|[.!?\n])\W*зарегистрирован\w*"
    r"(?: в (?:м?сэд|системе|журнале|канцелярии|при[её]мной))?\W{1,3}"
    r"(?:№|за\b|под\b|\d|$)|кар(?:та|точк[аи]) входящ|"
    r"(?:регистрационн\w+|рег\.) ?кар(?:та|точка)|прош\w+ регистрацию|журнал\w* регистрации|"
    r"(?:квитанция|уведомление|талон)\b[^\n]{0,30}регистраци|талон-уведомлени|\bвх\. ?документ принят|"
    r"\bвходящ\w+ документ\b[^!?]{0,200}\bдата регистрации|"
    r"\bрк\s?:?\s?№|регистрационн\w+ данн|"
    r"регистрационн\w+ (?:номер|№)\W{1,3}[^!?]{0,60}\bдата регистрации|"
    r"квитанция о регистрации|внутренний номер|\bномер получателя|\bнаш\w* вх(?:одящ|[.:])|"
    r"(?:заведен|заведён|создан)\w* (?:карточк|документ)|"
    r"(?:^|[.!?\n])\W*регистрация ?: ?№|(?:получен|"
    r"поступил)\w*[^.!?\n]{0,12}[\d.]{6,10}[^.!?\n]{0,12}присвоен|"
    r"(?:^|[.!?\n])\W*зарегистрировал[аи]?\b[^!?\n]{0,40}\d|\bномер (?:ваш\w+ )?(?:письма|документа) у нас\b|"
    r"статус\w*\W{1,3}зарегистрирован|(?:внес|занес)[её]н\w* в (?:журнал|книгу|реестр вход)|"
    r"корреспонденци\w+ (?:внесен|внесён|занесен|поставлен|зарегистр)|извещени\w+ о регистрации|"
    r"(?:^|\n)\W*вх\w*\.? ?(?:№ ?)?\d|\bрег\. ?(?:№|номер)|"
    r"(?:получен|поступил)\w*\s" + _LETTER + r"[^!?]{0,160}?\bрегистрационн\w+ номер",
)
# «Сообщаем о регистрации поступившего документа: № 96 от …» announces, and names our letter.
_ANNOUNCED = re.compile(
    r"\b(?:сообща|информиру|уведомля|извеща)\w+ (?:вас )?о регистрации (?:\w+ )?"
    + _LETTER
    + r"\s?:?(?:\s?№\s?\S{1,20} от [\d.]{8,10})?",
    re.I,
)
# Where one may ask what becomes of it is no place where it was registered.
_TRACKED = re.compile(
    r"\b(?:отсле\w+|узна\w+|провер\w+|следи\w+)[^.!?\n]{0,60}(?:статус|ход\w*\b|стади|рассмотрени)[^.!?\n]*",
    re.I,
)
# Registered elsewhere: on a site, in a register of the state, as a ticket of a help desk.
_ELSEWHERE = re.compile(
    r"практик|инициатив|площадк|портал[еа]?\b(?!.{0,40}https?:)|размещ|размест|росреестр|минюст|егрн|"
    r"(?:техническ\w+|служб\w+|техн?)\W?поддержк|help ?desk|сервис-?деск|тикет|"
    r"кадастр|(?:государственн|един)\w+ реестр|реестр\w* (?:имуществ|дорог|собствен|объект|тос)",
    re.I,
)
_OUTGOING = re.compile(
    r"(?<!ваш )(?<!ваше )(?<!вашего )исходящ\w+ (?:документ|письм)\w*[^\n]{0,60}(?:зарегистрирован|"
    r"направлен|отправлен)|"
    # «Отправлено 18.09 через СЭД, рег. № 77»: what the sender sent
    r"\bответ на (?:ваш\w* )?(?:исх\S* )?№(?![^.!?\n]*\bбуд)|"
    r"(?:^|[.!?\n])\W*(?:ответ |письмо |документ )?(?:отправлен|направлен|выслан)[оа]?\b[^\n]{0,20}\bчерез\b",
    re.I,
)
# «Зарегистрировано ли наше письмо», «наш ответ зарегистрирован»: of the sender's own letter.
_SENDERS = re.compile(r"\bнаш\w* (?:письм|ответ|обращени|документ\b|запрос|исх)", re.I)
# A person tells of himself or of the one who will answer.
_OF_COLLEAGUE = re.compile(
    r"\b(?:ответим|отвечу|пришл[её]м|подготовим)\b(?! (?:вам )?в (?:течение|срок|установ|ближайш))|"
    r"\b(?:мною|мной)\b|(?:^|[.!?\n]\W{0,3})он[аи]? (?:\w+ ){0,3}(?:свяж|ответ|пришл|направ|подготов)",
    re.I,
)
_STATE = re.compile(
    r"(?:документ|карточка|обращение|поручение)\w* (?:\w+ )?(?:принят|взят)\w* (?:к исполнению|в работу)|"
    r"\bзарегистрировал[аи]?\b",
    re.I,
)


def read_registration(message: ParsedMessage, new_text: str) -> str | None:
    """The incoming number, "" where the notice tells none; None where the message is no such notice.

    A message that carries a document or an answer is a reply, whatever numbers it names.
    """
    text = new_text[:_MAX_TEXT]
    subject = message.subject[:300]
    if has_document(message) or not _REGISTERED.search(f"{subject}\n{text}".lower()):
        return None
    number = find_incoming_number(text) or find_incoming_number(subject)
    said = _ANNOUNCED.sub(" ", _STATE.sub(" ", text)) if number else text
    said = without_promises(_without_our_number(_TRACKED.sub(" ", said)))
    said = said.replace(number.lower(), " ") if number else said
    if (
        len(text) > 2_500
        or answers_in_substance(said)
        or _ELSEWHERE.search(said)
        or _OUTGOING.search(text)
        or _SENDERS.search(text)
        or _OF_COLLEAGUE.search(text)
        or tells_matter(said)
    ):
        return None
    if number:
        return number
    return "" if re.search(r"зарегистрирован|регистраци[яию]", subject, re.I) else None


def find_incoming_number(text: str) -> str | None:
    """The number the recipient's office gave our letter, None where none is told."""
    for pattern in _SAID:
        for found in pattern.finditer(text[:_MAX_TEXT]):
            number = found.group(1).rstrip(".,-/\\")
            if any(letter.isdigit() for letter in number) and not _DATE.fullmatch(number):
                return number
    return None


def _without_our_number(text: str) -> str:
    """«Исходящий номер: 96 от …», «на № 96» and a title in «» only name the letter that was registered."""
    unquoted = re.sub(r"[«\"][^«»\"\n]{0,300}[»\"]+", " ", text)
    unquoted = re.sub(
        r"(?:тема|заголовок|краткое содержание|содержание|наименование)\s*:[^\n]*", " ", unquoted, flags=re.I
    )
    return re.sub(
        r"(?:исх(?:одящ\w+)?\.?|на|ваш\w*)\s*(?:номер\w*|№|N)\s*[^\s,;]*", " ", unquoted, flags=re.I
    )
