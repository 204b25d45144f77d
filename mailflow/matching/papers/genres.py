"""What a paper calls itself: its first noun, on a line of its own, in its subject.

Minutes, plans, orders, invitations, samples bear their name at their top in the nominative; a letter that
answers bears none of these.
"""

from __future__ import annotations

import re

from mailflow.matching.gathering import Gathered, plain
from mailflow.patterns import Gated
from mailflow.reading.passages import Place

_ACTS = (
    r"протокола?\b|выписка\sиз\b|решение(?=\s(?:№|совета|сессии|от\b|думы|комиссии)|\W{0,3}(?:\n|$))"
    r"|распоряжение\b|постановление\b|приказ\b|резолюция\b|поручение\b|указание\b|стенограмма\b|рапорт\b|рейтинг\b|заключение\s(?!договор)|конспект\b|объективка\b|расшифровка\b|пост\s(?:для|в)\b|заметка\b"
    r"|опрос(?=\s(?:населени|жител|общественн)|\W{0,3}(?:\n|$))|реестр\s(?:писем|документов|ответ|корреспонденц|поступивш)|журнал(?=\s(?:регистраци|учета|входящ|исходящ)|\W{0,3}(?:\n|$))|телефонограмма\b"
    r"|соглашение\b|договор\b|контракт\b|акт\b|счет(?:-фактура)?(?=\s(?:№|на\s|за\s|от\s)|\W{0,3}(?:\n|$))"
    r"|квитанция\b|платежное\sпоручение\b|лист\s(?:согласования|ознакомления)\b"
)
_NOTES = (
    r"(?:служебная|пояснительная)\sзаписка\b|служебная(?=[\s.]{0,3}(?:\n|[.]))|(?:докладная|объяснительная)\b|справка-доклад\b"
    r"|отчет\s(?:[а-я]{2,20}(?:ого|его|ой)\s)?(?!администраци|главы\b|поселени|муниципал|образовани|район|округ|город|станиц)"
    r"[а-я]{4,20}[аяиы]\b"
    r"|справка\s(?:для|к\s|главе|дана|выдана|о\sвыступлени)|табель\b|методичка\b|доклад(?=\s(?:на|главы|для|к)\b)|тезисы\b|выступление\b|речь\b"
    r"|представляется\sк\s|(?:наградной|контрольный|учетный)\sлист\b|карточка\s(?:учета|контроля|поручени)|характеристика\b|график\b"
    r"|план(?:-график)?\b(?!\s?[-:]\s?\d)|дорожная\sкарта\b|повестка(?:\sдня)?\b|программа(?=\s(?:мероприяти|круглого|семинара|форума"
    r"|совещания|заседания)|\W{0,3}(?:\n|$))|памятка\b|инструкция\b|методическ\w{2,3}\s(?:рекомендации|материалы|пособие)"
)
_OFFERS = (
    r"для\s(?:публикации|газеты|печати|сайта|пресс|сми\b|выступления)|приглашение\b|благодарственное\sписьмо\b|благодарность\b|поздравление\b|коммерческое\sпредложение\b|анонс\b"
    r"|пресс-релиз\b|пост-релиз\b|новост[ьи]\b|объявление\b|извещение\b|анкета\b|опросный\sлист\b|опросник\b|заявка\b"
    r"|заявление\b|жалоба\b|претензия\b|ходатайство\b|рекламация\b|исковое\sзаявление\b|доверенность\b|резюме\b"
    r"|представление\sпрокурора\b|требование\b"
)
_MODELS = (
    r"образец\b|учебн\w{2}\s(?:письмо|пример|задание)\b|шаблон\b|макет\b|бланк\b|пример\s(?:заполнени|оформлени|ответ|письм)|(?:примерн|типов|рекомендуем)\w{2}"
    r"\s(?:форма|ответ|текст|образец|письмо)\b|форма\s(?:для|ответа|заполнени|отчета\sдля)"
)
_TITLES = Gated(rf"(?:^|\n)[ \t\"]{{0,40}}(?:{_ACTS}|{_NOTES}|{_OFFERS}|{_MODELS})")
# «Поручение исполнено, …», «План работы поддерживаем»: the subject or object of a sentence is no title.
_DONE = re.compile(
    r"\s(?:[а-я]{3,14}\s)?(?:(?:пере)?выполнен|исполнен|учтен|поддержива|одобря|принят[оа]?\sк\s(?:сведению|исполнению))"
)
_PREFIXES = re.compile(r"^(?:\s*(?:re|fwd?|fw|ha|отв|пер)\s?(?:\[\d+\])?:)*[\s\"]*")
_NAMED = re.compile(
    rf"(?:{_OFFERS}|{_MODELS}|служебная\sзаписка\b|протокол\b|распоряжение\b|план\s(?:мероприятий|работы)|резолюция\b"
    r"|тест\b|проверка\s(?:связи|почты))"
)
_ANSWERS = re.compile(r"\b(?:на|по)\s(?:ваш\w{0,2}\s|исх\w*\.?\s)?(?:№|письм)")


def is_titled_otherwise(text: str) -> bool:
    """Whether the top of a lower-case text bears the name of another kind of paper on a line of its own."""
    found = _TITLES.search(text)
    return found is not None and _DONE.match(text, found.end()) is None


def is_called_otherwise(gathered: Gathered) -> bool:
    """Whether the subject says that the message is something else; one that answers by number does not."""
    for passage in gathered.at(Place.SUBJECT):
        subject = _PREFIXES.sub("", plain(passage).lower())
        if _NAMED.match(subject) and not _ANSWERS.search(subject):
            return True
    return False
