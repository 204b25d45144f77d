"""Whether a message carries an answer: the evidence against taking it for a machine's notice."""

from __future__ import annotations

import re

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
    r"(?:размещен|размещён|размещена|разместил|опубликован)\w* .{0,80}?(?:\d|практик|инициатив|площадк|"
    r"сайт)|практик\w* .{0,40}?(?:нет|отсутству|не (?:име|размещ))|"
    r"(?:сообща|информиру|направля|предоставля|высыла|прилага|пересыла)(?:ю|ем|ет)(?!\w)|во исполнение|"
    r"(?:в ответ )?на (?:ваш\w* )?(?:исх\w*\.? ?)?(?:письмо )?(?:№|N) ?\d{1,5} от|принято в работу|"
    r"взято в работу|продлить срок|взамен ранее|нет практик|"
    r"не (?:имеем|имеется|разрабатыва|участв)",
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


def answers_in_substance(text: str) -> bool:
    """Words by which somebody informs, sends or takes up; in doubt True is the safe side."""
    return _STRONG_ANSWER.search(text[:_MAX_TEXT]) is not None


def sounds_like_answer(text: str) -> bool:
    """Any turn of phrase of official answers, weaker than `answers_in_substance`."""
    return _ANSWER.search(text[:_MAX_TEXT]) is not None
