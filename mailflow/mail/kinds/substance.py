"""Whether a message carries an answer: the evidence against taking it for a machine's notice."""

from __future__ import annotations

import re
from functools import lru_cache

from mailflow.model.message import BodyPart, ParsedMessage
from mailflow.patterns import Gated

_MAX_TEXT = 20_000
_COMPANION = re.compile(
    r"(?:^|/)(?:logo|логотип|banner|баннер)[^/.]{0,20}\.(?:png|gif|jpe?g|svg)$|\.(?:sig|sgn|p7s|p7m|xml|"
    r"vcf|ics|asc)$",
    re.I,
)
_ANSWER = Gated(
    r"\b(?:сообща(?:ет|ем|ю)|информиру(?:ет|ем|ю)|направля(?:ет|ем|ю)|предоставля(?:ет|ем|ю)|"
    r"представля(?:ет|ем|ю)|доводим до вашего сведения|"
    r"во исполнение|в ответ на|на (?:ваш )?(?:исх\.? ?)?№ ?\d|взамен|высыла(?:ю|ем)|пересыла(?:ю|ем)|"
    r"прилага(?:ю|ем|ет)|прошу учесть|примите(?! участие)|"
    r"размещен\w*|разместил\w*|опубликован\w*|отсутству(?:ют|ет)|не име(?:ем|ется)|практик\w* (?:нет|"
    r"отсутству)|нет практик|участи\w+ в марафоне|"
    r"информаци\w+ (?:будет|об?|по)|принято в работу|взято в работу|просим|прошу)(?!\w)",
)
_NUMBERS = r"(?:\d{1,9} (?:\([^)]{1,20}\) )?(?:\w{1,30} )?|(?:одн|дв|тр|четыр|пят)\w{1,5} )"
_PLACED = re.compile(r"\w* .{0,80}?(?:\d|практик|инициатив|площадк|сайт)")
_PRACTICE = re.compile(
    r"\w* (?:\w+ ){0,3}(?:размещ|размест|опублик|направ|готов)|"
    r"\w* ?[-–—:]? ?(?:\d|(?:одна|две|три|четыре|пять|шесть|семь|восемь|девять|десять|нет|ноль|нол)\b)|"
    r"(?<=практик)\w*[^.\n]{0,40}?(?:\bнет\b|отсутству|не (?:име|размещ|планир))"
)
_COUNTED = re.compile(_NUMBERS + r"$")
_TELLS = re.compile(r"(?:ю|ем|ет)(?!\w)")
# By a help desk, a robot or a system it is taken up as everything is.
_TAKEN = re.compile(
    r"\w* (?:в работу|к исполнению)(?! (?:\w+ )?(?:служб|техническ|техподдерж|систем|оператор))"
)
_ASKED = re.compile(
    r" (?:вас )?(?:также |ещё |еще |дополнительно )?(?!не отвечать)"
    r"(?:прислать|направить|продлить|уточнить|разъяснить|"
    r"подтвердить получение|перенести|считать|дослать|выслать|переслать|проверить|дать|"
    r"сообщить (?:\w+ )?(?:номер|регистр|вход|дат)|"
    r"зарегистрировать|исключить|предоставить|продублировать|снять|принять(?! во внимание))"
)
_ANYTHING = re.compile("")
# What stands at the beginning of every turn of phrase by which somebody informs, sends or takes up, and how
# it goes on there: a plain search for the stems costs a hundredth of one pattern with as many beginnings.
_TURNS = (
    *((stem, _PLACED) for stem in ("размещен", "размещён", "разместил", "разместим", "опубликован")),
    *((stem, _PRACTICE) for stem in ("практик", "инициатив")),
    *(
        (stem, _TELLS)
        for stem in ("сообща", "информиру", "направля", "предоставля", "высыла", "прилага", "пересыла")
    ),
    ("ответ ", re.compile(r"(?:\w+ ){0,2}(?:направ|предостав|подготов|представ|дадим|отправ)")),
    *((stem, _TAKEN) for stem in ("принят", "взято", "взяли")),
    # A document behind a link is one, whoever tells where it lies.
    (
        "документ",
        re.compile(r"\w*[^!?\n]{0,60}?\b(?:доступ(?:ен|ны)|можно (?:скачать|открыть))[^\n]{0,40}?https?:"),
    ),
    ("направлен", re.compile(r"\w* (?:документ|ответ(?!ств)|письмо)")),
    *((stem, _ASKED) for stem in ("прошу", "просим")),
    *((stem, _ANYTHING) for stem in ("во исполнение", "вам направлен", "продлить срок", "взамен ранее")),
    *((stem, _ANYTHING) for stem in ("нет практик", "не имеем", "не имеется", "не разрабатыва")),
    *((stem, _ANYTHING) for stem in ("не участв", "не относится")),
)
_WHOLE_WORDS = frozenset({"прошу", "просим"})
_COUNTABLE = ("практик", "инициатив")
_OUR_NUMBER = re.compile(r"[№n] ?\d{1,5} от")
_ON_OUR = re.compile(r"на (?:ваш\w{0,4} )?(?:исх\w{0,8}\.? ?)?(?:письмо )?$")
# No number with its words, nor «на ваше исх. письмо», is longer.
_BEFORE = 64
# «Информирую о своём отсутствии» informs of nothing that was asked.
_OWN_ABSENCE = Gated(
    r"(?:сообща|информиру|уведомля)\w+(?: вас)?,? (?:о том,? )?что (?:[^.!?\n]|"
    r"(?<=\d)\.){0,60}?\b(?:я (?:\w+ )?)?"
    r"(?:нахожусь|отсутствую|мой последний рабочий день|(?<=я )в отпуске|(?<=я )на больничном|"
    r"(?<=я )буду (?:отсутствовать|находиться))|"
    r"(?:сообща|информиру|уведомля)\w+ (?:вас )?о сво[её]м (?:отсутстви|отпуск|увольнени)|"
    r"(?:сообща|информиру|уведомля|извеща)\w+ (?:вас )?о (?:получении|поступлении|при[её]ме|"
    r"регистрации) (?:вашего|"
    r"вашей|письма)"
)
# Without one of these no such sentence is possible.
_OF_ONESELF = (" сво", " мой ", " о п", " о р", " я ", " нахожусь", " отсутствую")
# «Сообщаем, что Ваше письмо получено» tells of our letter and not of its matter.
_COURTESY = re.compile(
    r"(?:сообща|информиру|уведомля|извеща)\w+[^.\n]{0,20}?(?: что|:) (?:\w+ ){0,4}?"
    r"(?:письм|обращени|сообщени|запрос|документ|исх|заявк|он[оа]? )[^\n]{0,120}?"
    r"(?:получен|принят|зарегистрирован|доставлен|поступ|присвоен|передан|обрабатыва|рассматрива|"
    r"регистриру)\w*",
)


def has_document(message: ParsedMessage) -> bool:
    """An attachment a reader would open: no picture of the layout, signature file, card or calendar entry."""
    return any(_is_document(part) for part in message.parts) or any(
        any(_is_document(part) for part in inner.parts) for inner in message.embedded
    )


def _is_document(part: BodyPart) -> bool:
    if not part.is_attachment or part.content_type.startswith(("message/", "multipart/")):
        return False
    if _COMPANION.search(part.file_name) or part.content_type in (
        "text/calendar",
        "application/pkcs7-signature",
    ):
        return False
    is_layout = part.content_type.startswith("image/") and (
        part.content_id or part.disposition != "attachment"
    )
    return not is_layout and bool(part.file_name or part.content)


@lru_cache(maxsize=4)  # asked for every kind a message might be
def answers_in_substance(text: str) -> bool:
    """Words by which somebody informs, sends or takes up; in doubt True is the safe side."""
    told = text[:_MAX_TEXT].lower()
    if any(sign in told for sign in _OF_ONESELF):
        told = _OWN_ABSENCE.sub(" ", told)
    if " что " in told or ": " in told:
        told = _COURTESY.sub(" ", told)
    return any(_turns(told, stem, rest) for stem, rest in _TURNS) or _refers_to_our_number(told)


def _turns(told: str, stem: str, rest: re.Pattern[str]) -> bool:
    position = told.find(stem)
    while position >= 0:
        end = position + len(stem)
        begins = stem not in _WHOLE_WORDS or not (position and _is_word(told[position - 1]))
        if begins and rest.match(told, end):
            return True
        if stem in _COUNTABLE and _COUNTED.search(told[max(0, position - _BEFORE) : position]):
            return True
        position = told.find(stem, end)
    return False


def _is_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def _refers_to_our_number(told: str) -> bool:
    """«На № 96 от …», «на ваше исх. № 96 от …»."""
    return any(
        _ON_OUR.search(told[max(0, found.start() - _BEFORE) : found.start()])
        for found in _OUR_NUMBER.finditer(told)
    )


def sounds_like_answer(text: str) -> bool:
    """Any turn of phrase of official answers, weaker than `answers_in_substance`."""
    return _ANSWER.search(text[:_MAX_TEXT].lower()) is not None
