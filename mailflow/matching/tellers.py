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
    r"(?P<clause>[^.!?;:\n]{3,200}?)\s(?P<verb>сообщает|информирует|уведомляет|докладывает|отчитывается"
    r"|направляет|представляет|сообщают|информируют|обращаются|обращается)\b"
)
_SECTORS = re.compile(
    r"\b(?:управление|отдел|департамент|комитет)\s(?:по\s)?(?:делам\s)?"
    r"(?:образовани|культур|спорт|физическ|здравоохран|социальн|опек|молодеж|финанс|имуществ|архитектур)"
)
"""A department of its own trade answers for its trade."""
_OPENS = re.compile(r"(?:^|\n|[а-я\d)]{4}[.!?])\s*$")
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
        *(
            "департамент",
            "комитет",
            "начальник",
            "отчет",
            "информация",
            "письмо",
            "документ",
            "ответ",
            "система",
        ),
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
            plural = found["verb"].endswith(("ют", "ются"))
            opens = _OPENS.search(text[: found.start()]) is not None
            subject = _subject(found["clause"], "plur" if plural else "sing", opens=opens)
            if subject is not None and (subject not in _OFFICES or _SECTORS.search(found["clause"])):
                return True
    return False


def _subject(clause: str, number: str, *, opens: bool) -> str | None:
    """The first noun that can be nothing but a nominative; names of people and places are passed.

    «Совет поселения информирует»: what opens the sentence need not be told from an accusative.
    """
    for place, word in enumerate(_WORD.findall(clause)):
        if len(word) < 3 or "-" in word:
            continue
        found = readings(word)
        tags = [tag for tag, _ in found]
        if tags and all("NOUN" in tag and number in tag and "nomn" in tag for tag in tags[:1]):
            if any(name in tags[0] for name in ("Name", "Surn", "Patr", "Geox", "Abbr")):
                continue
            if (opens and place == 0) or all("nomn" in tag for tag in tags):
                return found[0][1]
    return None
