"""Is a text an order to others to answer, or a report? Both speak of the same letter and the same term.

All patterns are for text in one spelling and lower case, as `normal` leaves it.
"""

from __future__ import annotations

import re

from mailflow.patterns import Gated

_TO_OTHERS = Gated(
    r"(?:^|\n)[^\n.]{0,40}\bглав(?:ам|е)\b[^\n.]{0,60}(?:поселени|муниципальных образовани|район|округ)"
    r"|(?:^|\n)[^\n.]{0,20}\b(?:руководителям|начальникам|специалистам|главам)\b"
    r"|уважаемые\s(?:главы|руководители)"
)
_PASSES_ON = re.compile(
    r"(?:направля\w{2,3}|пересыла\w{2,3}|препровожда\w{2,3}|высыла\w{2,3})[^.\n]{0,60}"
    r"(?:для|к)\s(?:исполнени|работ|организаци|сведени|рассмотрени|подготовк|использовани|руководств|учет)"
    r"|(?:^|\n|\.)\s*(?:для|к)\s(?:исполнени\w|подготовк\w|рассмотрени\w|организации работы)\b"
    r"|принять к исполнению"
)
_ORDERS = Gated(
    r"(?:прош[уи]|просим|просьба|необходимо|надлежит|следует|поручаю|предлагаю|обязываю|требуется)"
    r"(?:\s(?:вас|вам|срочно|также))?(?:[^.]|\.(?=\d)){0,120}?"
    r"(?:представить|предоставить|направить|направлять|проинформировать|информировать|сообщить|доложить"
    r"|организовать|обеспечить|активизировать|разместить|принять участие|подготовить|взять в работу"
    r"|отработать|отчитаться|исполнить)"
    r"|(?:ответы?|информаци\w|отчет\w?|сведения)\s[^.\n]{0,60}(?:представить|предоставить|направить)\s(?:в|до|не)\s"
)
_OURS_PASSED_ON = re.compile(
    r"(?:направля\w{2,3}|пересыла\w{2,3}|препровожда\w{2,3}|высыла\w{2,3})\s(?:вам\s|копию\s)?"
    r"(?:для\s\w{5,15}\s)?(?:письмо|запрос)\s[^.\n]{0,30}(?:ассоциаци|совета|№)"
)
"""The very letter of ours, not an answer to it: nobody sends it back to us as his own."""
_CHASES = Gated(
    r"(?:ждем|ожидаем|напомина\w{2,3})[^.\n]{0,60}\bот\s(?:всех\s)?поселений|\bответили\sтолько\b"
    r"|\bне\s(?:ответили|представили|отчитались)\b[^.\n]{0,30}поселени"
)
"""A district presses its settlements."""
# An addressee begins its line; «во исполнение письма ассоциации «Совет …»» is none.
_TO_US = Gated(
    r"председател[юя][^\n]{0,30}(?:\sправления|ассоциаци|\"?совет муниципальных)"
    r"|(?:^|\n)\s*(?:в\s)?(?:ассоциаци[яюи]\b|\"?совет муниципальных)"
)
# A letterhead with addresses and requisites may stand above the addressee.
_HEAD_CHARS = 700
_REPORTS = Gated(
    r"(?:сообща\w{2,3}|информиру\w{2,3}|уведомля\w{2,3})\b"
    r"[^.]{0,80}?(?:размещ|реализ|отсутств|не име|подан|проведен)"
    r"|(?:размещен\w{0,2}|опубликован\w{0,2}|реализован\w{0,2}|зарегистрирован\w{0,2})\s"
    r"[^.\n]{0,60}?(?<![\d.])(?<!до )(?<!№ )\d{1,4}"
    r"(?![\d.]{0,8}\d|\s(?:янв|фев|март|апр|ма|июн|июл|авг|сен|окт|ноя|дек))"
    r"|не\sимеется|отсутствуют"
)


def gives_orders(text: str) -> bool:
    """Whether somebody is told to do something, whoever it is."""
    return _ORDERS.search(text) is not None


def reports(text: str) -> bool:
    """Whether something is said to be done, posted or not there."""
    return _REPORTS.search(text) is not None


def is_order(text: str) -> bool:
    """Whether others are told to act and nothing is reported.

    Our letter passed on and words that press settlements suffice; else two of three must be there: an
    addressee who is not us, words of passing on, an order with its verb.
    """
    if reports(text):
        return False
    if _OURS_PASSED_ON.search(text) or _CHASES.search(text):
        return True
    to_others = _TO_OTHERS.search(text) is not None and _TO_US.search(text[:_HEAD_CHARS]) is None
    told = (to_others, _PASSES_ON.search(text) is not None, _ORDERS.search(text) is not None)
    return sum(told) >= 2
