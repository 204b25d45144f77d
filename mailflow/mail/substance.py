"""Whether a message carries an answer: the evidence against taking it for a machine's notice."""

from __future__ import annotations

import re
from functools import lru_cache

from mailflow.model.message import BodyPart, ParsedMessage

_MAX_TEXT = 20_000
_COMPANION = re.compile(r"\.(?:sig|sgn|p7s|p7m|xml|vcf|ics|asc)$", re.I)
_ANSWER = re.compile(
    r"\b(?:сообща(?:ет|ем|ю)|информиру(?:ет|ем|ю)|направля(?:ет|ем|ю)|предоставля(?:ет|ем|ю)|"
    r"представля(?:ет|ем|ю)|доводим до вашего сведения|"
    r"во исполнение|в ответ на|на (?:ваш )?(?:исх\.? ?)?№ ?\d|взамен|высыла(?:ю|ем)|пересыла(?:ю|ем)|"
    r"прилага(?:ю|ем|ет)|прошу учесть|примите|"
    r"размещен\w*|разместил\w*|опубликован\w*|отсутству(?:ют|ет)|не име(?:ем|ется)|практик\w* (?:нет|"
    r"отсутству)|нет практик|участи\w+ в марафоне|"
    r"информаци\w+ (?:будет|об?|по)|принято в работу|взято в работу|просим|прошу)(?!\w)",
    re.I,
)
_STRONG_ANSWER = re.compile(
    r"(?:размещен|размещён|размещена|разместил|разместим|опубликован)\w* .{0,80}?(?:\d|практик|инициатив|"
    r"площадк|сайт)|"
    r"(?:практик|инициатив)\w* (?:\w+ ){0,3}(?:размещ|размест|опублик|направ|готов)|"
    r"практик\w*[^.\n]{0,40}?(?:\bнет\b|отсутству|не (?:име|размещ|планир))|(?:практик|"
    r"инициатив)\w* ?[-–—:]? ?\d|"
    r"\d+ (?:\([^)]{1,20}\) )?(?:\w+ )?(?:практик|инициатив)|(?:одн|дв|тр|четыр|пят)\w{1,5} (?:практик|"
    r"инициатив)|"
    r"(?:сообща|информиру|направля|предоставля|высыла|прилага|пересыла)(?:ю|ем|ет)(?!\w)|"
    r"ответ (?:\w+ ){0,2}(?:направ|предостав|подготов|представ|дадим|отправ)\w*|во исполнение|"
    r"(?:в ответ )?на (?:ваш\w* )?(?:исх\w*\.? ?)?(?:письмо )?(?:№|N) ?\d{1,5} от|(?:принято|взято|взяли|"
    r"принят\w*) (?:в работу|к исполнению)|"
    r"вам направлен\w*|направлен\w* (?:документ|ответ|письмо)|продлить срок|взамен ранее|нет практик|"
    r"не (?:имеем|имеется|разрабатыва|участв|относится)|"
    r"\b(?:прошу|просим) (?:вас )?(?!не отвечать)(?:прислать|направить|продлить|уточнить|разъяснить|"
    r"подтвердить получение|перенести|считать)",
    re.I,
)
# «Сообщаем, что Ваше письмо получено» tells of our letter and not of its matter.
_COURTESY = re.compile(
    r"(?:сообща|информиру|уведомля|извеща)\w+[^.\n]{0,20}? что (?:ваш\w* )?(?:\w+ )?"
    r"(?:письм|обращени|сообщени|запрос|документ|исх|заявк)[^\n]{0,120}?"
    r"(?:получен|принят|зарегистрирован|доставлен|поступил|присвоен)\w*",
    re.I,
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
    return _STRONG_ANSWER.search(_COURTESY.sub(" ", text[:_MAX_TEXT])) is not None


def sounds_like_answer(text: str) -> bool:
    """Any turn of phrase of official answers, weaker than `answers_in_substance`."""
    return _ANSWER.search(text[:_MAX_TEXT]) is not None
