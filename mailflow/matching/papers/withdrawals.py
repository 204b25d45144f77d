"""Does a letter ask, or take back what was answered, instead of answering?

All patterns are for text in one spelling and lower case, as `normal` leaves it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mailflow.patterns import Gated

_ASKS = Gated(
    r"\b(?:подскажите|куда|кому|каким образом|когда|(?:нужно|надо|можно|обязательно|требуется) ли|зачем"
    r"|почему|правда ли|верно ли)\b[^.!?\n]{0,80}\?"
)
_TAKES_BACK = Gated(
    r"\b(?:прос(?:им|ит|ят)|прошу)\s(?:[^.\n]|\.(?=\d)){0,80}?"
    r"(?:недействительн|неотправленн|ненаправленн|ошибочн|\bотозвать|\bаннулировать|\bвернуть\sбез|\bне\s(?:рассматривать|принимать|регистрировать|исполнять|учитывать)\b)"
    r"|\bсчитать\s(?:неотправленн|ненаправленн|несуществующ|отмененн)"
    r"|\b(?:письмо|ответ|сведения|данные|информация)\b(?:[^.\n]|\.(?=\d)){0,90}\bотзыва(?:ем|ю|ется|ются)\b"
    r"|\b(?:цифр|данны|сведени|показател)[а-я]{1,3}\s(?:[^.\n]|\.(?=\d)){0,60}?"
    r"\bне\s(?:учитывайте|берите|включайте|вносите|используйте|публикуйте|показывайте)\b"
)
_THIS_LETTER = Gated(
    r"\b(?:это|данное письмо|письмо)\s(?:-\s)?не\s(?:является\s)?ответ(?:ом)?\b"
    r"|\bне\sсчита(?:ть|йте)\s[^.\n]{0,30}ответом|"
    r"\bответ\b[^\n]{0,120}\b(?:не\s(?:подтвержда|признае)|несостоявш)|"
    r"\b(?:удалите|отзовите|аннулируйте|верните|выбросьте|не\s(?:учитывайте|принимайте|рассматривайте))\b[^.\n]{0,40}"
    r"\b(?:ответ|письм|информаци)|"
    r"\b(?:отзываем|отзываю|аннулируем)\s(?:это|данное|настоящее)\sписьмо"
    r"|\bошибл(?:ась|ся|ись)\sадрес|\bэто\s(?:письмо\s)?не\s(?:к\s)?вам\b|\bпредназначал(?:ось|ся)\sне\sвам"
    r"|\b(?:отправлен|направлен)[оа]?\sпо\sошибке|\b(?:письмо|ответ)\b[^.\n]{0,90}\bотозван"
)
_INSTEAD = re.compile(
    r"\b(?:сообща|информиру|направля|прилага|представля|взамен|размещ|опубликов|отсутств|не име|уточн|верн"
    r"|актуальн|(?:нов|правильн|корректн|исправленн)[а-я]{2}\s(?:данны|сведени|информаци|ответ|цифр|вариант))"
)
_END = re.compile(r"[.!?](?=\s|$)|\n\s*\n")


def asks(text: str) -> bool:
    """A question in words of its own; «дошло ли письмо?» is a courtesy."""
    return _ASKS.search(text) is not None


def is_withdrawn(texts: Sequence[str]) -> bool:
    """Whether an answer is taken back and no other given in its stead."""
    if any(_THIS_LETTER.search(text) for text in texts):
        return True
    return any(_TAKES_BACK.search(text) for text in texts) and not any(
        _INSTEAD.search(_without(text)) for text in texts
    )


def _without(text: str) -> str:
    """The text less the words that take back, and less what stands before them in their sentence."""
    kept, at = [], 0
    for found in _TAKES_BACK.finditer(text):
        before = text[at : found.start()]
        ends = [each.end() for each in _END.finditer(before)]
        kept.append(before[: ends[-1]] if ends else "")
        at = found.end()
    return " ".join([*kept, text[at:]])
