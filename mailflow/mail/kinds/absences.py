"""Whether somebody says that he is away, clause by clause: who it is, from when, until when.

The turns of phrase of `absence_words` say it by themselves; here a word of absence counts where the clause
is the writer's own. Of a head or a specialist who is away it is a person who tells.
"""

from __future__ import annotations

import re

from mailflow.mail.kinds.absence_words import ABSENCE

_CLAUSE = re.compile(r"[^.!;\n]+(?:\.(?=\w| [а-яё])[^.!;\n]+)*[.!;]?")
_WORD = re.compile(
    r"\b(?:отпуск(?:е|ом|а|у|н)?\b|командировк|больничн|декрет|отгул|отъезд|отсутств(?:ую\b|ует\b|овать\b|"
    r"и[ея]\b|ии\b)|"
    r"в пути\b|на уч[её]б|на сесси|на конференци|на обучении|на (?:пере)?подготовке|"
    r"на повышении квалификации|на стажировк|на совещани|на выезд|на мероприяти|"
    r"занята? (?:на|до|с)|"
    r"выходной\b|выходные\b|(?:нерабоч|праздничн)\w+ день|в роуминге|на каникул|вне офиса|"
    r"вне рабочего|нет на (?:месте|работе|"
    r"рабочем)|"
    r"(?:не буд\w+|нет|отсутств\w+) (?:в офисе|на (?:рабочем )?месте|на работе)|"
    r"на [а-яё]{4,}(?:ах|ях) (?:до|по)\b|на (?:\w+ )?лечени|по (?:болезни|семейным|уважительн)|болею|"
    r"заболел|отдыхаю|на отдыхе|(?:служебн|"
    r"рабоч)\w+ поездк|"
    r"за пределами (?:офиса|города|края|района)|санитарн\w+ день|отгулы?\b|на курсах|в (?:\w+ )?семинаре|"
    r"нет на (?:месте|работе)|не на (?:месте|работе)|меня (?:\w+ )?нет\b|нет меня\b|"
    r"вне (?:зоны )?(?:доступ|связ|сети)|нетрудоспособе?н|на (?:\w+ )?сбор(?:ах|ы)\b|со сборов|в роддом|"
    r"в госпитал|"
    r"в санатори|в (?:\w+ )?больниц|"
    r"отпускн|не ищите|без (?:ноутбук|компьютер|интернет|связи|доступа к)|"
    r"недоступ(?:ен|на|ны)\b(?! (?:сайт|портал|площадк|ссылк|страниц|файл|документ|сервис))|"
    r"меня не будет|не на связи)",
    re.I,
)
_KEYS = (
    *("отпуск", "командиров", "больничн", "декрет", "отгул", "отъезд", "отсутств", "пути", "учеб", "учёб"),
    *(
        "сесси",
        "конференц",
        "обучени",
        "совещани",
        "подготовк",
        "квалификаци",
        "стажировк",
        "выезд",
        "мероприяти",
        "занят",
        "выходн",
        "нерабоч",
        "праздничн",
        "роуминг",
        "каникул",
    ),
    *(
        "сбор",
        "роддом",
        "госпитал",
        "больниц",
        "санатори",
        "ищите",
        "без",
        "вне",
        "нет",
        "недоступ",
        "меня",
        "связи",
        "лечени",
        "болезн",
        "нетрудоспос",
        "боле",
        "отдых",
        "поездк",
        "предел",
    ),
    *("санитарн", "курсах", "семинар", "семейн", "уважительн", "не на"),
)
# Weak by themselves: one is at a meeting and answers all the same.
_WEAK = re.compile(
    r"уч[её]б|сесси|конференци|обучении|совещани|выезд|мероприяти|занята?\b|пути\b|курсах|семинар|боле", re.I
)
_UNREACHED = re.compile(
    r"отвечаю с (?:задержк|опоздан)|"
    r"почт\w* (?:не |буду|смо|провер|увиж|прочт)|отвечать|доступ|меня нет|до (?:\d|понед|вторн|сред|четв|"
    r"пятн|конца)|"
    r"не (?:смотрю|читаю|проверяю|доступ)|отвечу|позже|вернусь|на связи|"
    r"(?:нет|без) (?:доступ|связ|интернет)|"
    r"связь (?:\w+ )?(?:вечер|утр|днём|ночью|после|только|с \d)|"
    r"телефон (?:выключ|отключ)|меня не|не на связи",
    re.I,
)
_MINE = re.compile(
    r"\b(?:я|мой|мо[её]го|моем|моём|моей|мои|меня|мною|нахожусь|буду|уш[её]?ла?|уехала?|вернусь|выйду|"
    r"отсутствую|"
    r"приступлю|мы (?:сейчас )?(?:на|в)\b|мы сейчас|вернемся|верн[её]мся|возвращаюсь|взяла?|ухожу|болею|"
    r"отдыхаю|лежу|сво[её]м)\b",
    re.I,
)
_BARE = re.compile(
    r"\W*(?:(?:здравствуйте|добрый день|привет|уважаем\w+ (?:\w+ )?\w+|коллеги)\W+)*(?:к сожалению,? |"
    r"сейчас |"
    r"временно |в настоящее время |сегодня |завтра |уже |всю неделю |весь (?:день|месяц) )*(?:"
    r"(?:с|до|по|на период|в период|на время) [^,]{1,40}?(?:в|на|вне)?\b|(?:в|на|вне|без)\b|отсутствую\b|"
    r"отсутстви|отпуск|"
    r"нерабоч|праздничн|\d{1,2} \w+, праздничн|(?:[а-яё]+(?:ый|ой|ий) ){1,2}отпуск|отпускн|"
    r"нет на|не на|нетрудоспос|санитарн|(?:служебн|"
    r"рабоч)\w+ поездк|"
    r"выходн|"
    r"недоступ|занят|больничн|командировк|у нас)",
    re.I,
)
_OTHERS = re.compile(
    r"\b(?:глав[аыеу]|специалист|исполнител|руководител|начальник|заместител|сотрудни|коллег[аи]\b|директор|"
    r"председател|бухгалтер|секретар|она\b|он\b|они\b|ведущ|ответственн|его\b|её\b|ее\b|депутат|жител|дорог|"
    r"земл|объект|информаци|сведени|данны|возможност|основани|замечани|предложени)",
    re.I,
)
_OVER = re.compile(
    r"\b(?:был[аи]?|вернул(?:ся|ась)|вышел|вышла|приехал|закрыла?)\b|после (?:отпуска|больничного)", re.I
)
_DATES = re.compile(r"\b(?:с|до|по)\b \d|\d ?[-–—] ?\d|начало|окончание|включительно", re.I)


def find_absence(text: str, sender_name: str) -> str | None:
    """The words by which the writer says that he is away; None where nobody does, or where another is.

    `sender_name` is the display name: «Глущенко А.В. отсутствует» from his own mailbox is his machine's.
    """
    low = text.lower()
    for group in ABSENCE:
        if found := group.search(low):
            return found.group(0)
    if not any(key in low for key in _KEYS):
        return None
    return next(
        (said for clause in _CLAUSE.findall(text) if (said := _own_absence(clause, text, sender_name))), None
    )


def _own_absence(clause: str, text: str, sender_name: str) -> str | None:
    found = _WORD.search(clause)
    if found is None or "?" in clause or _OVER.search(clause):
        return None
    named = _names_sender(clause, sender_name)
    part = _part(clause, found.start())
    if _WEAK.search(found.group(0)) and not (named or _UNREACHED.search(text)):
        return None
    if found.group(0).lower().startswith("отсутстви") and not _DATES.search(clause):
        return None
    bare = _BARE.match(clause) is not None and not _OTHERS.search(clause)
    mine = _MINE.search(part) or (_MINE.search(clause) and _BARE.match(part))
    if not (mine or named or bare):
        return None
    return clause.strip()[:80]


def _part(clause: str, place: int) -> str:
    """What stands between commas around `place`: «Мария в отпуске, я за неё» tells of Maria."""
    begin = clause.rfind(",", 0, place) + 1
    end = clause.find(",", place)
    return clause[begin : end if end >= 0 else len(clause)]


def _names_sender(clause: str, sender_name: str) -> bool:
    """The clause begins with the surname and initials, or with two words of the display name.

    By a first name alone it is his people who tell: «Галина на больничном».
    """
    names = re.findall(r"[^\W\d_]{3,}", sender_name[:200])
    begun = re.match(r"\W*([^\W\d_]{3,}) (?:([^\W\d_]{3,})\b|[А-ЯЁ]\.)", clause)
    return (
        begun is not None and begun.group(1) in names and (begun.group(2) is None or begun.group(2) in names)
    )
