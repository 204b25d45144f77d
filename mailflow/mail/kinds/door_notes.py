"""A note on a closed door: a few words that say who is away, when he is back and whom to ask instead.

«Атаман на сборах. Связь через писаря», «болею, температура. всё потом»: no turn of phrase tells it, only
that every clause of so short a text is one of these. A person who answers says something else besides.
"""

from __future__ import annotations

import re

_MOST_WORDS = 24
# So few words say no more than that somebody is away.
_FEW_WORDS = 4
_IDLE_WORDS = 2
_HEAD = (
    r"(?:глава|директор|атаман|председатель|заведующ(?:ая|ий)|начальник|руководитель|староста|бухгалтер|"
    r"секретарь|хозяйка|шеф|специалист)"
)
_SPENT = (
    r"(?:отпуск|отгул|декрет|сессия|карантин|ремонт|инвентаризация|переезд|операция|роды|каникулы|выходной|"
    r"больничный|командировка|экзамены|свадьба|юбилей|похороны|уборка|сенокос)"
)
_LEAD = r"(?:(?:я|мы|сейчас|временно|пока|опять|снова|сегодня|весь день|всю неделю|ещё|еще)\s)*"
# Where a paper lies, or an answer: «на подписи», «в работе», «на площадке».
_OF_PAPERS = (
    r"(?!\w*(?:подпис|согласован|работ|исполнен|контрол|рассмотрен|проверк|модерац|вложен|приложен|сайт|портал|"
    r"площадк|почт|отправлен|бумаг|недел|месяц|процесс|стади|план|срок|понедельник|вторник|сред[уеы]|четверг|"
    r"пятниц|поселени|район|администрац|станиц|хутор|сел[ео]\b|прошл|эт(?:ом|ой|их)\b|днях|следующ|том\b|ваш|наш|связи\b|ответ|основан|"
    r"целях|соответств|виду|итоге|общем|случае|январ|феврал|март|апрел|мае\b|июн|июл|август|сентябр|октябр|"
    r"ноябр|декабр|\d))"
)
_AWAY = re.compile(
    rf"{_LEAD}(?:в|во|на|за|у|под|вне)\s{_OF_PAPERS}[а-яё-]+(?:\s(?:в|во|на|с|до|по|у)\s(?:\d[\d.]*|[а-яё-]+)"
    rf"(?:\s[а-яё]+)?|\s[а-яё]+(?:е|и|ом|ой|ах|ях))*$"
    r"|(?:я\s)?(?:уехал|улетел|уш[её]л|ушла|убыл|отбыл|выбыл|отъехал|уплыл|отош[её]л|отошла|ушли|призван)[аи]?(?:\s(?:в|на|за|к|из|до)\b|$)"
    r"|(?:болею|учусь|отдыхаю|лечусь|рожаю|родила|гуляю|загораю|переезжаю|переезжаем|отсыпаюсь|рыбачу|женюсь)\b"
    rf"|{_LEAD}{_SPENT}\b"
    rf"|у\s(?:меня|нас)\s{_LEAD}{_SPENT}\b"
    r"|сегодня\s(?:у\sнас\s)?[а-яё]+\s(?:день|праздник)\b"
    r"|(?:меня|нас|никого)\s(?:[а-яё]+\s)?(?:нет|не\sбудет)\b"
)
_HEAD_AWAY = re.compile(
    rf"{_HEAD}\s(?:сейчас\s|временно\s|пока\s)?(?:в|на|за|у)\s{_OF_PAPERS}[а-яё-]+(?:\s[а-яё]+)?$"
    r"|(?:главы|директора|председателя|атамана|заведующей|начальника|специалиста)\s(?:[а-яё]+\s)?(?:нет|не\sбудет)\b"
)
_BACK = re.compile(
    r"(?:вернусь|буду|появлюсь|приеду|прилечу|выйду|верн[её]мся|заработаем|откроемся|верн[её]тся|раньше\b.*\bне\b|"
    r"не\s(?:ждите|теряйте|ищите|скучайте|беспокоить|беспокойте)|вс[её]\s(?:потом|завтра|после|позже)|"
    r"(?:до|с|по|после|через)\s|письма\s(?:читает|смотрит|разбирает)|почту\s(?:читает|смотрит|забер|разбер|посмотр))"
)
_SELF_BACK = re.compile(
    r"(?:отвечу|напишу|прочту|прочитаю|перезвоню)\s?(?:$|как\b|когда\b|после\b|потом|позже|не\sсразу|вечером|завтра)"
)
_INSTEAD = re.compile(
    r"связь\s(?:через|по|с|только)|(?:по\s(?:всем\s|срочным\s)?вопросам|если\sсрочно|срочн|звоните|пишите|обращайтесь|"
    r"спрашивайте|за\sменя|вместо\sменя|замеща|заменя|исполняет|обязанности|врио|и\.\s?о)|.*\S@\S|.*\d-\d\d|.*\bкаб"
)
_PERSON = re.compile(
    r"\?|\bпрактик|\bинициатив|\bно\b|\bпоэтому|\bбез\s(?:н[её]|него|главы)|\bдев(?:очки|чата|ушки|оньки)|\bребята|"
    r"\bуже\b|\bбыла?\b|\bполучил|\bответил|\bотправ|\bнаправ|\bсдела|\bподпи[шс]|\bдошл|\bпришл|\bготов|\bваш[аеиу]"
)
# «…, вернёмся и внесём всё на сайт», «после неё дадим сведения»: a deed to come is a person's word.
_DEED = re.compile(
    r"\b(?!забер|разбер|посмотр|прочт|прочит|откро|заработа|провер)[а-яё]{2,}(?:[её]м|(?<![чгщкн])им|лю|шу|щу|жу|ним)\b"
)
_CLAUSE = re.compile(r"(?:[^.!;,\n()]|[.](?=\d))+")


def find_door_note(text: str) -> str | None:
    """The words of absence of such a note; None where any clause says something else."""
    low = " ".join(text.lower().split(" "))
    words = len(low.split())
    if words > _MOST_WORDS or _PERSON.search(low) or _DEED.search(low):
        return None
    clauses = [found for each in _CLAUSE.findall(low) if (found := each.strip(' \t"«»():-–—'))]
    away = next((each for each in clauses if _AWAY.match(each)), None)
    head = next((each for each in clauses if _HEAD_AWAY.match(each)), None)
    rest = [each for each in clauses if not (_AWAY.match(each) or _HEAD_AWAY.match(each))]
    beside = [each for each in rest if _BACK.match(each) or _INSTEAD.match(each)]
    own = [each for each in rest if _SELF_BACK.match(each)]
    if (away or head) is None or (own and away is None):
        return None  # «Глава в отпуске. Отвечу после 5-го» says whoever will answer
    told = beside or own or (away is not None and words <= _FEW_WORDS) or len(clauses) > len(rest) + 1
    known = {*beside, *own}
    idle = all(each in known or len(each.split()) <= _IDLE_WORDS for each in rest)
    return (away or head) if told and idle else None
