"""Words that make names, offices, telephones and addresses the matter of a letter and no signature."""

from __future__ import annotations

import re

_ASKED = re.compile(
    r"\bкто\b|\bкому\b|ответственн|исполнител|контакт|фамили|\bф\.? ?и\.? ?о|телефон|адрес|должност|\bглав|"
    r"почт|руководит|состав|участник|представител|куратор|"
    r"координатор|модератор|сотрудник|специалист",
    re.I,
)
_NEWS = re.compile(
    r"\bнов\w{2,3} (?:\w+ )?(?:телефон|номер|адрес|почт|e-?mail)|"
    r"\bнаш\w* (?:\w+ )?(?:телефон|номер|адрес|почт)|"
    r"(?<!отв\. )\bответственн\w{2,4}(?: лицо| за \w+(?: \w+)?)?\s?[:–—-]|горяч\w+ лини|"
    r"^\s*(?:куратор|координатор|уполномоченн\w{2}|модератор|представитель|ф\. ?и\. ?о\.?|фио)\b"
    r"(?: \w+){0,4}\s?[:–—-]\s?\S|"
    r"контактное лицо по\b",
    re.I,
)


def asks_for_contact(text: str) -> bool:
    """A question or heading that a name, office, telephone or address answers: «Ответственный?»."""
    return _ASKED.search(text) is not None


def tells_contact(text: str) -> bool:
    """News of a telephone, or whose it is: «Наш новый телефон …», «Ответственный: …»."""
    return _NEWS.search(text) is not None
