"""Who tells? «Школа села сообщает»: the subject of the verb is no administration, whatever place it names."""

from __future__ import annotations

import re

from mailflow.matching.gathering import Gathered, plain
from mailflow.reading.outcomes.acts import readings, without_references
from mailflow.reading.passages import Place

ANOTHER_TELLS = "сообщает не администрация, а кто-то другой: решите, чей это ответ"

_TEXTS = (Place.BODY, Place.FORWARDED, Place.DOCUMENT_HEAD, Place.DOCUMENT)
_READ_CHARS = 1_500
_TELLS = re.compile(
    r"(?P<clause>[^.!?;:\n]{3,200}?)\s(?:сообщает|информирует|уведомляет|докладывает|отчитывается|направляет|представляет)\b"
)
_WORD = re.compile(r"[а-я]+(?:-[а-я]+)*")
_QUOTED = re.compile(r"\"[^\"\n]{0,200}\"|\([^()\n]{0,80}\)")
_OFFICES = frozenset(
    {
        *("администрация", "поселение", "район", "округ", "город", "образование", "глава", "мэрия", "мэр"),
        *("отдел", "управление", "специалист", "заместитель", "муниципалитет", "станица", "село", "хутор"),
        *(
            "поселок",
            "аул",
            "край",
            "курорт",
            "территория",
            "орган",
            "самоуправление",
            "исполнитель",
            "власть",
        ),
        *("департамент", "комитет", "дума", "совет", "начальник", "письмо", "документ", "ответ", "система"),
        *("союз", "заря", "нива", "кубань", "кубанец", "дело", "приемная", "секретарь", "служба", "инженер"),
        *("р-н", "мо", "сп", "гп", "с", "п", "г", "х", "ст", "адм", "год", "исх", "адрес", "ассоциация"),
        *("делопроизводитель", "руководитель", "коллектив", "команда", "председатель", "землеустроитель"),
    }
)


def another_tells(gathered: Gathered) -> bool:
    """Whether the first nominative noun before a verb of reporting, in the singular, is no office of ours."""
    for passage in gathered.at(*_TEXTS):
        text = _QUOTED.sub(" ", without_references(plain(passage).lower()[:_READ_CHARS]))
        for found in _TELLS.finditer(text):
            subject = _subject(found["clause"])
            if subject is not None and subject not in _OFFICES:
                return True
    return False


def _subject(clause: str) -> str | None:
    """The first noun that can be nothing but a nominative singular; names of people and places are passed."""
    for word in _WORD.findall(clause):
        if len(word) < 3:
            continue
        found = readings(word)
        tags = [tag for tag, _ in found]
        if tags and all("NOUN" in tag and "sing" in tag and "nomn" in tag for tag in tags[:1]):
            if any(name in tags[0] for name in ("Name", "Surn", "Patr", "Geox", "Abbr")):
                continue
            if all("nomn" in tag for tag in tags):
                return found[0][1]
    return None
