"""What one line of a signature looks like: closing words, office, name, executor, telephone."""

from __future__ import annotations

import re

from mailflow.mail.signatures.closings import is_closing, is_wish
from mailflow.mail.signatures.contact_words import tells_contact
from mailflow.mail.signatures.office_words import MAX_LINE, begins_with_office, has_verb, is_sentence
from mailflow.mail.signatures.person_names import (
    SHORT_NAME,
    SURNAME,
    begins_with_given_name,
    begins_with_name,
    ends_with_name,
    is_name,
    is_name_with_phone,
    is_surname,
)
from mailflow.mail.signatures.program_lines import is_delimiter, is_device, is_picture, is_stamp

# «Системный администратор А.В. Зимина»: an office in whatever words, and nothing told.
_TITLED = re.compile(rf"[А-ЯЁ][а-яё]{{2,20}}(?: [а-яё]{{2,20}}){{0,5}}\s+{SHORT_NAME}$")
_PAST = re.compile(r"(?<!отде)[аиоуыя]л(?:а|и|о|ся|ась|ись)?\b|(?<!отд)ел(?:а|и|ся|ась|ись)?\b")
_SENTENCE = re.compile(r"[а-яё]{4,}[.!?]\s+[А-ЯЁ][а-яё]|\d{4}[.!?]\s+[А-ЯЁ]")
_ENDS_AS_TEXT = re.compile(r"(?:[.!?]|\s[-–—]?\s?\d{1,4})$")
_EXECUTOR = re.compile(
    r"\s*(?:отв(?:етственн\w{2}|\.) исполнитель|исп(?:олнитель|олнила?|\.)?\s?[:.\s]|"
    r"контактное лицо\s?[:–—-]\s?\S|контакт\w*\s?:)",
    re.I,
)
_PREPARED = re.compile(rf"\s*(?:[Пп]одготовил[аи]?|[Сс]оставил[аи]?)\s?[:–—-]\s?(?:{SHORT_NAME}|{SURNAME})")
_PHONE = re.compile(
    r"(?:\+7|\b8)[\s(\-]{0,2}\(?\d{3,5}\)?[\s\-]{0,2}[\d\s\-]{5,10}|\(\d{3,6}\)\s?\d[\d\s\-]{3,9}|"
    r"\b(?:тел|факс|моб|сот|т)\s?\.?\s?(?:/факс)?\s?[:.]?\s?[\d(+]|\b[mtфм]:\s?[+\d(]",
    re.I,
)
# A tab parts the cells of a table.
_BARE_PHONE = re.compile(r"\s*(?:\+?\d[\d\- ()]{4,16}\d)\s*$")
_CONTACT = re.compile(
    r"\s*(?:(?:e-?)?mail|почта|эл\.? ?(?:почта|адрес)|(?:официальный |наш )?сайт|www\.|"
    r"(?:мы|читайте нас) в (?:telegram|телеграм|вк|vk|max|соц|одноклассник)\w*|"
    r"https?://|тел|факс|моб|адрес|icq|skype|whatsapp|viber|telegram|инн|огрн|кпп)\b|"
    r"(?:вн|доб)\. ?\d|\s*<?[\w.+\-]+@[\w.\-]+>?\s*$|"
    r"\s*(?:[\w-]{2,40}\.){1,3}[a-zа-я]{2,8}\s*$",
    re.I,
)
_BARE_ADDRESS = re.compile(
    r"\s*<?(?:https?://\S+|www\.\S+|[\w.+\-]+@[\w.\-]+|(?:[\w-]{2,40}\.){1,3}[a-zа-я]{2,8})>?[;,.]?\s*$", re.I
)
# A page of a site is something to look at, an item one of a list; a signature names the site.
_NO_SIGN = re.compile(r"\s*\d{1,2}[.)]\s+\S|\s*<?https?://[^\s/]+/[^\s>]+>?[;,.]?\s*$", re.I)
# «На № 96 от 05.09.2024 ответственная Зимина А.В., тел. …» answers a letter.
_ANSWERS = re.compile(r"\bна\s(?:ваш\w{0,3}\s|исх\w*\.?\s|письмо\s|запрос\s){0,2}(?:№|N)\s?\d", re.I)
_COUNTS = re.compile(
    r"(?::|\s[–—-])\s*(?:\d{1,4}(?![-\d(])|нет\b)|\d\s+(?:практик|инициатив|участник|человек|чел\b|шт\b)",
    re.I,
)
# «Площадки: 1 (парк, ул. Красная, 20)»: how many, and where they are.
_COUNTED_PLACE = re.compile(r"\s*[А-ЯЁа-яё][^:\n]{3,60}(?::|\s[–—-])\s?\d{1,4}\s?(?:\(|[а-яё]{2,})")
# «Гидрантов исправных - 3 (три), … - 4. Исполнитель Ломака Я.В., тел. …»: no surname
_COUNTED = re.compile(r"[А-ЯЁ][а-яё]{3,20} [а-яё]{3,20}(?: [а-яё]{2,20}){0,3}\s?[–—:-]\s?\d{1,4}(?![-\d(])")
# A postal index, or a street and a house.
_ADDRESS = re.compile(
    r"\s*(?:\d{6}\b|россия, \d{6}|.{0,60}\b\d{6}\s*$|(?:г|ст|ст-ца|с|х|пос|п|ул|пр|пер)\. ?[А-ЯЁ].{0,60}"
    r"(?:ул|пер|пр|пл|д|каб)\.? ?[А-ЯЁ\d])|"
    r".{0,80}\b(?:ул\.|улица|пер\.|пл\.) ?[А-ЯЁ][^.!?]{1,40},? ?(?:д\. ?)?\d",
)


def tells_figures(text: str) -> bool:
    """«Отдел культуры: 2», «Глава - 1 практика»: an office that is counted, and no telephone."""
    return _COUNTS.search(text[:MAX_LINE]) is not None and not _PHONE.search(text[:MAX_LINE])


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
    if is_device(text) or is_delimiter(text) or is_picture(text) or is_stamp(text) or _PREPARED.match(text):
        return True
    if len(text) > MAX_LINE or has_verb(text) or _NO_SIGN.match(text) or tells_contact(text):
        return False
    if _COUNTED.match(text) or _ANSWERS.search(text):
        return False
    if is_wish(text) or _is_given_name(text):
        return True
    if is_closing(text) or is_name(text) or is_name_with_phone(text) or _EXECUTOR.match(text):
        return True
    if (begins_with_name(text) and not is_sentence(text)) or _is_surname_with_office(text):
        return True
    if _BARE_PHONE.match(text) or (_CONTACT.match(text) and not is_sentence(text)):
        return True
    if text.endswith((";", ":")) or (begins_with_office(text) and tells_figures(text)):
        return False
    if is_address(text) or _is_card(text):
        return True
    office = begins_with_office(text) and (not _ENDS_AS_TEXT.search(text) or _is_named_with_phone(text))
    return office or _is_phone_line(text)


def _is_surname_with_office(text: str) -> bool:
    """«Зимина, глава поселения», «Зимина Алина, глава поселения»."""
    name, _, rest = text.partition(", ")
    return (is_surname(name) or is_name(name)) and begins_with_office(rest) and not is_sentence(text)


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
    return len(name.split()) <= 3 and len(rest.split()) <= 4 and not is_sentence(text)


def is_address(text: str) -> bool:
    """A postal index, or a street and a house."""
    return _ADDRESS.match(text) is not None and not _COUNTED_PLACE.match(text) and not is_sentence(text)


def _is_card(text: str) -> bool:
    """«Имя Фамилия | должность | организация»."""
    parts = text.split(" | ")
    return len(parts) > 1 and (is_name(parts[0]) or begins_with_office(parts[-1]) or "@" in text)


def _is_named_with_phone(text: str) -> bool:
    """«Специалист по работе с обращениями, Зимина А.В., 8 000 000 00 00»: it ends with its telephone."""
    phone = _PHONE.search(text)
    return phone is not None and ends_with_name(text[: phone.start()].rstrip(" ,;"))


def _is_phone_line(text: str) -> bool:
    """A telephone with a name or a few words beside it, and no sentence."""
    if not _PHONE.search(text) or _SENTENCE.search(text) or is_sentence(text):
        return False
    return len(re.findall(r"\w+", _PHONE.sub("", text))) <= 6 or begins_with_name(text) is not None
