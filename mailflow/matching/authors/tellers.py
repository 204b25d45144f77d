"""Who tells? «Школа села сообщает»: the subject of the verb is no administration, whatever place it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from mailflow.matching.authors.author_words import BODY
from mailflow.matching.authors.self_naming import GREETED
from mailflow.matching.gathering import Gathered, plain
from mailflow.patterns import Gated
from mailflow.reading.morphology import likely_readings
from mailflow.reading.passages import Place

ANOTHER_TELLS = "сообщает не администрация, а кто-то другой: решите, чей это ответ"

_TEXTS = (Place.BODY, Place.FORWARDED, Place.DOCUMENT_HEAD, Place.DOCUMENT)
_READ_CHARS = 1_500
_SEVERAL = re.compile(
    r"\b(?:сообщают|информируют|уведомляют|докладывают|отчитываются)\b"
    r"|\bсовместно\s(?:с\s[^.\n]{3,60}?\s)?(?:сообща|информир|направля|представля)|\bсовместно\sразмест"
    r"|\b(?:администраци[яи]|глав[аы])\s[^.,;:\n]{3,60}?\sи\s[а-я-]{4,30}ого\s"
    r"(?:муниципального\s|сельского\s|городского\s)?(?:района|поселения|округа)\b"
)
"""A municipality tells in the first person or in the singular; «сообщают» several, or somebody else."""
_TELLS = Gated(
    r"\s(?P<verb>сообщает|информирует|уведомляет|докладывает|отчитывается"
    r"|направляет|представляет|обращаются|обращается)\b(?!\s(?:к\s(?:главе|специалист)|в\sадминистраци))"
)
_CLAUSE_END = re.compile(r"[.!?;:\n]")
_LONGEST_CLAUSE = 200
_SHORTEST_CLAUSE = 3
_SECTORS = Gated(
    r"\b(?:управление|отдел|департамент|комитет)\s(?:по\s)?(?:делам\s)?"
    r"(?:образовани|культур|спорт|физическ|здравоохран|социальн|опек|молодеж|финанс|имуществ|архитектур)"
)
"""A department of its own trade answers for its trade, unless it is named as the administration's."""
_OF_ANYBODY = re.compile(
    r"\b(?:департамент|управлени|отдел|комитет|служб|инспекци|начальник|руководител|аппарат)"
)
_OF_OURS = re.compile(r"\bадминистраци|\bмуниципальн|\bпоселени|\bгород|\bрайон|\bокруг|\b[сг]/п\b|\bр-н")
_NAMING = ("Name", "Surn", "Patr", "Geox", "Abbr")
_SHORTEST_NOUN = 3
_FIRST_WORDS = 3
_OPENING = re.compile(
    r"\W*(?:(?:здравствуйте|добр\w{2,3}\s(?:день|утро|вечер)|уважаемые\sколлеги)[\s!,.]*)?(?P<first>[^.,!?:;\n]{2,120})"
)
_FIGURE = re.compile(r"\s?[:–-]\s{0,3}\d")
_WORD_OR_NUMBER = re.compile(r"[а-я]+(?:-[а-я]+)*|\d+")
_OPENS = re.compile(r"(?:^|\n|[а-я\d)]{4}[.!?])\s*$")
# whose points end no sentence
_REFERENCE = re.compile(
    r"№\s?[\w/-]{1,20}(?:\s{0,2}от\s{0,2}[\d.]{6,10}(?:\s?г(?:ода|\.)?)?)?|\b\d{1,2}\.\d\d(?:\.\d{2,4})?"
)
_WRAPPED = re.compile(r"(?<=[а-яА-Я,]) ?\n(?=[а-я])|(?<=[^\n]{50}[а-яА-Я,]) ?\n(?=[А-Я])")
"""A line of a page that goes on in the next one, before a small letter or when full, opens nothing there."""
_SHORT = re.compile(r"\b(?:г|с|х|п|ст|пос|им|ул)\.\s?(?=[а-я])")
_WORD = re.compile(r"[а-я]+(?:-[а-я]+)*")
_QUOTED = re.compile(r"\"[^\"\n]{0,200}\"|\([^()\n]{0,80}\)")
_PLACED = frozenset({"силами", "усилиями", "с", "со", "в", "во", "на", "для", "из", "о", "об", "при", "по"})
"""«Документы в архиве»: what stands behind is no writer."""
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


def another_tells(gathered: Gathered, topics: Sequence[str]) -> bool:
    """Whether the first nominative noun before a verb of reporting, in the singular, is no office of ours.

    A body that the request asks about (stems, `topics`) is what is told of: «Молодежный совет создан».
    """
    for passage in gathered.at(*_TEXTS):
        whole = _WRAPPED.sub(" ", plain(passage)[:_READ_CHARS])
        text = _QUOTED.sub(" ", _REFERENCE.sub(" ", GREETED.sub("", whole.lower())))
        text = _SHORT.sub(" ", text)
        if _SEVERAL.search(text) or _opens_with_body(text, topics):
            return True
        for start, clause, verb in _tellings(text):
            opens = _OPENS.search(text[:start]) is not None
            subject = _subject(clause, "plur" if verb.endswith("ются") else "sing", opens=opens)
            if subject is not None and (subject not in _OFFICES or _is_of_a_trade(clause)):
                return True
    return False


def is_told_from_elsewhere(gathered: Gathered) -> bool:
    """«Департамент внутренней политики сообщает, что в X …»: no office of a municipality tells it."""
    for passage in gathered.at(*_TEXTS):
        text = _REFERENCE.sub(" ", plain(passage)[:_READ_CHARS].lower())
        if any(
            _OF_ANYBODY.search(clause) and not _OF_OURS.search(clause) for _, clause, _ in _tellings(text)
        ):
            return True
    return False


def _tellings(text: str) -> Iterator[tuple[int, str, str]]:
    """Each verb of reporting with the clause before it and where that begins."""
    last = 0
    for found in _TELLS.finditer(text):
        before = text[max(last, found.start() - _LONGEST_CLAUSE) : found.start()]
        clause = _CLAUSE_END.split(before)[-1]
        if len(clause) >= _SHORTEST_CLAUSE:
            yield found.start() - len(clause), clause, found["verb"]
            last = found.end()


def _opens_with_body(text: str, topics: Sequence[str]) -> bool:
    """«МБОУ СОШ № 16 станицы X: размещена …», «ТОС «Нива» на № 96 …»: the first words name the writer."""
    found = _OPENING.match(text)
    if found is None:
        return False
    if _FIGURE.match(text, found.end()):
        return False  # «ТОС: 2» counts them
    first = list(takewhile(_is_of_a_name, _WORD_OR_NUMBER.findall(found["first"])[:_FIRST_WORDS]))
    if any(each.startswith(tuple(topics)) for each in first):
        return False
    if _SECTORS.search(" ".join(first)) and "администраци" not in found["first"]:
        return True
    named = any(BODY.match(each) for before, each in pairwise(["", *first]) if before not in _PLACED)
    return named and not any(each in _OFFICES for each in first)


def _is_of_a_name(word: str) -> bool:
    """«Создан 1 ТОС» begins with no name: a verb or a number has come before."""
    readings = likely_readings(word)
    return not word.isdigit() and not any("VERB" in tag or "PRTS" in tag for tag, _ in readings[:1])


def _is_of_a_trade(clause: str) -> bool:
    return _SECTORS.search(clause) is not None and "администраци" not in clause


def _subject(clause: str, number: str, *, opens: bool) -> str | None:
    """The first noun that can be nothing but a nominative; names of people and places are passed.

    «Совет поселения информирует»: what opens the sentence need not be told from an accusative.
    """
    for word in _WORD.findall(clause):
        if len(word) < _SHORTEST_NOUN or "-" in word:
            opens = False  # a preposition governs what follows
            continue
        nouns = [(tag, lemma) for tag, lemma in likely_readings(word) if "NOUN" in tag]
        lemma = _nominative(nouns, number)
        if lemma is not None and (opens or all("nomn" in tag for tag, _ in likely_readings(word))):
            return lemma
        opens = opens and any("ADJF" in tag for tag, _ in likely_readings(word))
    return None


def _nominative(nouns: Sequence[tuple[str, str]], number: str) -> str | None:
    """The dictionary form of a noun that may be a nominative and is no name."""
    if any(name in tag for tag, _ in nouns for name in _NAMING):
        return None
    return next((lemma for tag, lemma in nouns if number in tag and "nomn" in tag), None)
