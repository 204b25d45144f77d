"""Words of offices and bodies, and the verbs by which a line is a sentence and no name."""

from __future__ import annotations

import re

from mailflow.mail.signatures.person_names import ends_with_name

# A line of an office with its place is long enough at this; what is longer is text.
MAX_LINE = 160

_OFFICE = re.compile(
    r"\s*(?:(?:временно )?(?:исполняющ\w+ (?:полномочия|обязанности)|и\. ?о\.|и\. ?п\.|вр\. ?и\. ?о\.|врио|"
    r"врип)(?:\s|$)|(?:первый )?зам(?:еститель|\.|\s)|глав[аы](?:\s|$)|председател|"
    r"нач(?:альник|\.)|спец(?:иалист|\.)|(?:главный|ведущий|старший|гл\.|вед\.|ст\.) |директор|секретар|"
    r"управляющ|управделами|зав(?:едующ|\.)|консультант|референт|делопроизводител|инспектор|эксперт|"
    r"юрис(?:т|консульт)|бухгалтер|"
    r"пом(?:ощник|\.)|советник|руководител|методист|документовед|депутат|атаман|экономист|программист|"
    r"администратор|землеустроител|архитектор|староста|оператор|диспетчер|координатор|менеджер|инженер|"
    r"(?:[a-z]+ ){0,4}(?:administration|department|division)\b|"
    r"пресс-(?:секретар|служб)|приемная|приёмная|общий отдел|орг\.?отдел|отдел\s|"
    r"управлени[ея]\s|сектор\s|канцелярия)",
    re.I,
)
_BODY = re.compile(
    r"(?:администраци|адм\. |совет|муниципальн|мо |мку|мбу|мбук|м[аб]?оу |мау |тос |управлени|отдел|"
    r"сектор|приемная|приёмная|\w+ отдел|аппарат|канцеляри|департамент|комитет|ассоциаци|"
    r"[\w-]+(?:ое|ий) (?:(?:(?:сельск|городск)\w+ )?поселени|муниципальн\w+ (?:округ|район)|[сг]/?п\b))",
    re.I,
)
# «Степное сельское поселение»: two of them are a list.
_MUNICIPALITY = re.compile(
    r"[\w-]+(?:ое|ий) (?:(?:(?:сельское|городское) )?поселение|муниципальный (?:округ|район)|[сг]/?п)\b", re.I
)
_SPOKEN = re.compile(r"[.:;!?]$|\d|[-–—]\s|\bнет\b|№", re.I)
_VERB = re.compile(
    r"\b(?:прошу|просим|прос(?:ит|ил\w*)|прош[её]л|прошл[аио]|пишите|звоните|ждём|ждем|считать|будет|будут|"
    r"приня(?:то|та|ты|т)|вз[яи]\w+ в работу|"
    r"(?:сообщ|информир|направ|предостав|представ|размещ|размест|отсутств|прилаг|прилож|име|приня|приним|"
    r"выполн|опублик|участв|провод|прове|провё|подготов|получ|подтвержд|подтверд|обсужд|обсуд|реализ|планир|"
    r"работ|отправ|присл|пришл|наход|явля|согласов|утвер|разработ|ответ|отвеч|обращ|поддержив|осуществ|"
    r"внедр|постро|поступ|регистрир|зарегистрир|переда|уточн)[а-яё]{0,5}?(?:[аеиуюя]т|(?<!ни)(?<!ел)ем|им|"
    r"[аеяи]ете|ите|[аеиоуя]л[аио]?|[аеёо]н[аоы]?|тся|л(?:ся|ась|ись|ось)|[аеиоя]ть|йте|ьте|[аялуе]ю))(?!\w)",
    re.I,
)


def begins_with_office(text: str) -> bool:
    """«Заместитель главы …», «И.о. начальника отдела …»."""
    return _OFFICE.match(text) is not None


def begins_with_body(text: str) -> bool:
    """An office or a body, whatever follows."""
    return bool(_OFFICE.match(text) or _BODY.match(text))


def names_body(text: str) -> bool:
    """«Администрация …», «Общий отдел …» as a plain name: no sentence, no figures."""
    return begins_with_body(text) and is_plain_name(text)


def is_municipality(text: str) -> bool:
    """«Степное сельское поселение …», in the nominative."""
    return _MUNICIPALITY.match(text) is not None


def is_plain_name(text: str) -> bool:
    """Words of a name or place: short, without verb, figures and the signs of speech."""
    return (
        len(text) <= MAX_LINE
        and not has_verb(text)
        and not (_SPOKEN.search(text) and not ends_with_name(text))
    )


def has_verb(text: str) -> bool:
    """A finite verb of office letters."""
    return _VERB.search(text[:MAX_LINE]) is not None


def is_sentence(text: str) -> bool:
    """Several words with a sign of speech at the end."""
    return text.endswith((".", "!", "?")) and len(text.split()) > 4
