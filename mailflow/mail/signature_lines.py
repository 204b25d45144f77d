"""What one line of a signature looks like: closing words, office, name, executor, telephone."""

from __future__ import annotations

import re

from mailflow.mail.contact_words import tells_contact
from mailflow.mail.person_names import (
    SHORT_NAME,
    SURNAME,
    begins_with_given_name,
    begins_with_name,
    ends_with_name,
    is_name,
    is_name_with_phone,
)
from mailflow.mail.program_lines import is_delimiter, is_device, is_picture, is_stamp

# A line of an office with its place is long enough at this; what is longer is text.
MAX_LINE = 160

_CLOSING = re.compile(
    r"\s*(?:[сc] (?:глубоким |большим |искренним |неизменным |наилучшим\w* |безграничным )?(?:и искренним )?"
    r"(?:ува?ж\w{0,3}ни(?:ем|е|ям)|почтением|пожеланиями)(?! к вам (?!и )\w| отн| обра)|уважением|"
    r"[сc] наилучшими пожеланиями|всего (?:вам )?(?:самого )?(?:доброго|хорошего|наилучшего)|"
    r"[сc] уваж?\.|[сc] ув\b|[сc] (?:благодарностью|признательностью)|искренне ваш\w*|"
    r"(?:best|kind|warm)? ?regards|(?:yours )?sincerely|best wishes|mit freundlichen grüßen|cordialement)"
    r"(?:[\s,.!\-–—]|$)",
    re.I,
)
# Thanks beforehand close a letter where a name follows and no «С уважением» does.
_THANKS = re.compile(
    r"\s*(?:заранее (?:вам )?(?:благодар|спасибо|признател)\w*(?: за \w+(?: \w+)?)?|"
    r"(?:большое )?спасибо заранее)\s*,?\s*$",
    re.I,
)
# «Системный администратор А.В. Зимина»: an office in whatever words, and nothing told.
_TITLED = re.compile(rf"[А-ЯЁ][а-яё]{{2,20}}(?: [а-яё]{{2,20}}){{0,5}}\s+{SHORT_NAME}$")
_PAST = re.compile(r"(?<!отде)[аиоуыя]л(?:а|и|о|ся|ась|ись)?\b|(?<!отд)ел(?:а|и|ся|ась|ись)?\b")
# Wishes close a letter where only names stand below, or nothing.
_WISH = re.compile(
    r"\s*(?:(?:хорошего|удачного|приятного|доброго|продуктивного) (?:вам )?(?:рабочего )?(?:дня|вечера)|"
    r"(?:хороших|удачных|приятных) (?:вам )?(?:выходных|праздников)|(?:вам )?удачи|до свидания|"
    r"с (?:(?:самыми )?(?:добрыми |лучшими )?пожелани(?:ем|ями)|надеждой|верой) [а-яё ]{3,40}|"
    r"благодар(?:ю|им) за (?:внимание|понимание|сотрудничество|содействие))\s*[!.,]{0,3}\s*$",
    re.I,
)
_DEVICE_BEHIND = re.compile(r"[.,;]?\s+(?:отправлено (?:с|из)|sent from)\s.{1,40}$", re.I)
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
_SENTENCE = re.compile(r"[а-яё]{4,}[.!?]\s+[А-ЯЁ][а-яё]|\d{4}[.!?]\s+[А-ЯЁ]")
_SPOKEN = re.compile(r"[.:;!?]$|\d|[-–—]\s|\bнет\b|№", re.I)
_ENDS_AS_TEXT = re.compile(r"(?:[.!?]|\s[-–—]?\s?\d{1,4})$")
_EXECUTOR = re.compile(
    r"\s*(?:отв(?:етственн\w{2}|\.) исполнитель|исп(?:олнитель|олнила?|\.)?\s?[:.\s]|"
    r"контактное лицо\s?[:–—-]|контакт\w*\s?:)",
    re.I,
)
_PREPARED = re.compile(rf"\s*(?:[Пп]одготовил[аи]?|[Сс]оставил[аи]?)\s?[:–—-]\s?(?:{SHORT_NAME}|{SURNAME})")
_PHONE = re.compile(
    r"(?:\+7|\b8)[\s(\-]{0,2}\(?\d{3,5}\)?[\s\-]{0,2}[\d\s\-]{5,10}|\(\d{3,6}\)\s?\d[\d\s\-]{3,9}|"
    r"\b(?:тел|факс|моб|сот|т)\s?\.?\s?(?:/факс)?\s?[:.]?\s?[\d(+]|\b[mtфм]:\s?[+\d(]",
    re.I,
)
_BARE_PHONE = re.compile(r"\s*(?:\+?\d[\d\-\s()]{4,16}\d)\s*$")
_CONTACT = re.compile(
    r"\s*(?:(?:e-?)?mail|почта|эл\.? ?(?:почта|адрес)|сайт|www\.|https?://|тел|факс|моб|адрес|icq|skype|"
    r"whatsapp|viber|telegram|инн|огрн|кпп)\b|(?:вн|доб)\. ?\d|\s*<?[\w.+\-]+@[\w.\-]+>?\s*$",
    re.I,
)
_BARE_ADDRESS = re.compile(r"\s*<?(?:https?://\S+|www\.\S+|[\w.+\-]+@[\w.\-]+)>?[;,.]?\s*$", re.I)
# A page of a site is something to look at, an item one of a list; a signature names the site.
_NO_SIGN = re.compile(r"\s*\d{1,2}[.)]\s+\S|\s*<?https?://[^\s/]+/[^\s>]+>?[;,.]?\s*$", re.I)
_COUNTS = re.compile(
    r"(?::|\s[–—-])\s*(?:\d{1,4}(?![-\d(])|нет\b)|\d\s+(?:практик|инициатив|участник|человек|чел\b|шт\b)",
    re.I,
)
# A postal index, or a street and a house.
_ADDRESS = re.compile(
    r"\s*(?:\d{6}\b|россия, \d{6}|.{0,60}\b\d{6}\s*$|(?:г|ст|ст-ца|с|х|пос|п|ул|пр|пер)\. ?[А-ЯЁ].{0,60}"
    r"(?:ул|пер|пр|пл|д|каб)\.? ?[А-ЯЁ\d])|"
    r".{0,80}\b(?:ул\.|улица|пер\.|пл\.) ?[А-ЯЁ][^.!?]{1,40},? ?(?:д\. ?)?\d",
)
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


def is_closing(text: str) -> bool:
    """«С уважением», alone or before a name or office, and no sentence that begins with these words."""
    text = _DEVICE_BEHIND.sub("", text) if len(text) < MAX_LINE else text
    found = _CLOSING.match(text) if len(text) < MAX_LINE else None
    if not found or has_verb(text):
        return False
    rest = text[found.end() :].lstrip(" ,.!-–—")
    goes_on = found.group(0)[-1:] == " " and rest[:1].islower() and _is_sentence(text)
    return not goes_on or bool(_OFFICE.match(rest) or _BODY.match(rest))


def is_thanks(text: str) -> bool:
    """«Заранее благодарны,»."""
    return _THANKS.match(text[:MAX_LINE]) is not None


def is_wish(text: str) -> bool:
    """«Хорошего дня!», «Благодарю за внимание,»."""
    return _WISH.match(text[:MAX_LINE]) is not None


def begins_with_office(text: str) -> bool:
    """«Заместитель главы …», «И.о. начальника отдела …»."""
    return _OFFICE.match(text) is not None


def names_body(text: str) -> bool:
    """«Администрация …», «Общий отдел …» as a plain name: no sentence, no figures."""
    named = _OFFICE.match(text) or _BODY.match(text)
    return bool(named and is_plain_name(text))


def is_municipality(text: str) -> bool:
    """«Степное сельское поселение …», in the nominative."""
    return _MUNICIPALITY.match(text) is not None


def is_plain_name(text: str) -> bool:
    """Words of a name or place: short, without verb, figures and the signs of speech."""
    return len(text) < 110 and not has_verb(text) and not (_SPOKEN.search(text) and not ends_with_name(text))


def tells_figures(text: str) -> bool:
    """«Отдел культуры: 2», «Глава - 1 практика»: an office that is counted, and no telephone."""
    return _COUNTS.search(text[:MAX_LINE]) is not None and not _PHONE.search(text[:MAX_LINE])


def has_verb(text: str) -> bool:
    """A finite verb of office letters."""
    return _VERB.search(text[:MAX_LINE]) is not None


def names_somebody(text: str) -> bool:
    """A name, telephone or contact: an office alone may be all that somebody wrote."""
    return bool(
        ends_with_name(text)
        or is_name(text)
        or _PHONE.search(text[:MAX_LINE])
        or _CONTACT.match(text[:MAX_LINE])
        or is_device(text)
    )


def is_signature_line(text: str) -> bool:
    """A line that by itself looks like one of a signature."""
    if is_device(text) or is_delimiter(text) or is_picture(text) or _PREPARED.match(text):
        return True
    if len(text) > MAX_LINE or has_verb(text) or _NO_SIGN.match(text) or tells_contact(text):
        return False
    if is_wish(text) or _is_given_name(text):
        return True
    if is_closing(text) or is_name(text) or is_name_with_phone(text) or _EXECUTOR.match(text):
        return True
    if (begins_with_name(text) and not _is_sentence(text)) or is_stamp(text):
        return True
    if _BARE_PHONE.match(text) or (_CONTACT.match(text) and not _is_sentence(text)):
        return True
    if text.endswith((";", ":")) or (_OFFICE.match(text) and tells_figures(text)):
        return False
    if is_address(text) or _is_card(text):
        return True
    return bool((_OFFICE.match(text) and not _ENDS_AS_TEXT.search(text)) or _is_phone_line(text))


def is_titled_name(text: str) -> bool:
    """A few words and a name: an office that no list knows, where it stands alone."""
    return bool(_TITLED.match(text)) and not _PAST.search(text) and not has_verb(text)


def is_bare_address(text: str) -> bool:
    """Nothing but an e-mail address or a link: what stands above tells whose."""
    return _BARE_ADDRESS.match(text[:MAX_LINE]) is not None


def _is_given_name(text: str) -> bool:
    """«Анна», «Анна Петровна, общий отдел»: a given name, and little more behind a comma."""
    if not begins_with_given_name(text) or text.endswith((":", ";", "?")) or tells_figures(text):
        return False
    name, _, rest = text.partition(",")
    return len(name.split()) <= 3 and len(rest.split()) <= 4 and not _is_sentence(text)


def is_address(text: str) -> bool:
    """A postal index, or a street and a house."""
    return _ADDRESS.match(text) is not None and not _is_sentence(text)


def _is_card(text: str) -> bool:
    """«Имя Фамилия | должность | организация»."""
    parts = text.split(" | ")
    return len(parts) > 1 and (is_name(parts[0]) or begins_with_office(parts[-1]) or "@" in text)


def _is_phone_line(text: str) -> bool:
    """A telephone with a name or a few words beside it, and no sentence."""
    if not _PHONE.search(text) or _SENTENCE.search(text) or _is_sentence(text):
        return False
    return len(re.findall(r"\w+", _PHONE.sub("", text))) <= 6 or begins_with_name(text) is not None


def _is_sentence(text: str) -> bool:
    return text.endswith((".", "!", "?")) and len(text.split()) > 4
