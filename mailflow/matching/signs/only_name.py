"""Nobody is named as the author, and one municipality alone is named: by a report, or by itself on a line."""

from __future__ import annotations

import re

from mailflow.matching.authors.authorship import Role, is_tail, role_of
from mailflow.matching.authors.regions import regions_of
from mailflow.matching.authors.self_naming import GREETED
from mailflow.matching.authors.tellers import is_told_from_elsewhere
from mailflow.matching.gathering import Gathered, plain
from mailflow.matching.signs.signs import DEPTH, MunicipalitySign, strong
from mailflow.model.identifiers import Oktmo
from mailflow.model.understanding import Signal
from mailflow.reading.names.name_grammar import SETTLEMENT_WORDS
from mailflow.reading.names.name_index import NameIndex
from mailflow.reading.names.name_words import scan_words
from mailflow.reading.names.names import NameForm, NameMention, find_names
from mailflow.reading.passages import Passage, Place
from mailflow.reading.quotations import quoted

# «У них …, а у нас …»: the one named is somebody else.
_OURSELVES = re.compile(r"\b(?:у нас|наш(?:е|ем|ей|его|и|а|ими?|их)?|мы)\b")
# In a longer letter a name on a line of its own may be anything.
_SHORT_LETTER = 400
_NOMINATIVE = re.compile(r"(?:администрация |мо |муниципальное образование )?[а-я-]+(?:ое|ее|ий|ой)\b")
_BEGINS = re.compile(r"(?:^|\n|[.!]\s|-\s)\s*(?:(?:это|мо)\s)?$")
_ENDS = re.compile(r"[\s\",.)]*(?:[а-я-]+ского края)?[\s\",)]*(?:\n|$|[.:]\s)|\s?[-,]\s")
_WORD = re.compile(r"[а-я]{2,}")
_PERSON = re.compile(r"\b[а-я]\. ?(?:[а-я]\. ?)?[а-я-]{3,30}|\b[а-я-]{3,30} [а-я]\. ?(?:[а-я]\.)?")
_ANSWER_STEMS = (
    *("добр", "здравств", "уважа", "коллег", "ответ", "отправл", "направл", "сообща", "информ", "доклад"),
    *("письм", "запрос", "исх", "ваш", "сентябр", "август", "июл", "октябр", "ноябр", "год", "смо", "см"),
    *("практик", "инициатив", "размещ", "размест", "публик", "опублик", "подготов", "представ", "зарегистр"),
    *("муниципальн", "диалог", "марафон", "площадк", "участ", "отсутств", "имее", "колич", "успешн", "вылож"),
)
_ANSWER_WORDS = frozenset(
    {"на", "от", "по", "не", "нет", "но", "что", "это", "за", "во", "день", "утро", "вечер", "привет", "мо"}
    | {"вх", "краснодарского", "края", "нами", "нечего", "пока", "всего", "все", "одна", "две", "три", "из"}
)


def with_only_name(
    signs: list[MunicipalitySign], gathered: Gathered, index: NameIndex, topics: tuple[str, ...]
) -> list[MunicipalitySign]:
    """Adds the only municipality of the whole letter, if it is reported about or stands there by itself.

    `topics` are stems of what the requests ask about: their words belong in an answer.

    «В Варнавинском с/п Абинского района размещено 2 практики» is an answer of it, and so is «Практик нет.
    Варнавинское с/п»; a second name beside it makes both doubtful, its own district does not.
    """
    if _OURSELVES.search(gathered.text.lower()) or is_told_from_elsewhere(gathered):
        return signs
    named: set[frozenset[Oktmo]] = set()
    telling: list[tuple[NameMention, Passage]] = []
    for passage in gathered.own:
        text = plain(passage)
        low = text.lower()
        for mention in find_names(text, index):
            if mention.form is NameForm.LOCALITY:
                continue
            named.add(frozenset(mention.candidates))
            if mention.form is not NameForm.BARE and _tells(mention, low, passage, index, topics):
                telling.append((mention, passage))
    if not telling or not telling[0][0].candidates:
        return signs
    mention, passage = telling[0]
    districts = {index.directory[code].parent for code in mention.candidates}
    others = {each for each in named if not each or not each <= districts}
    if others != {frozenset(mention.candidates)}:
        return signs
    detail = f"{quoted(mention.snippet)}, {passage.where}: о нём сообщают, другие не названы"
    evidence = strong(Signal.NAME, detail)
    return [*signs, MunicipalitySign(frozenset(mention.candidates), evidence, DEPTH.get(passage.place, 0))]


def _tells(
    mention: NameMention, low: str, passage: Passage, index: NameIndex, topics: tuple[str, ...]
) -> bool:
    role = role_of(mention, low, passage.place, regions_of(mention, index))
    if role is Role.CONTENT:
        return True
    alone = role in (Role.NAMED, Role.LISTED) and passage.place is Place.BODY
    return alone and _stands_alone(mention, low, topics)


def _stands_alone(mention: NameMention, low: str, topics: tuple[str, ...]) -> bool:
    """«Здравствуйте! Это Варнавинское с/п.»: alone in a letter that only answers."""
    if len(low) > _SHORT_LETTER or "?" in low or is_tail(mention, low):
        return False
    if mention.form is NameForm.DISTRICT and any(each.word in SETTLEMENT_WORDS for each in scan_words(low)):
        return False  # «Неведомское с/п. Абинский район»: somebody within the district
    name = mention.snippet.lower()
    if not (mention.form is NameForm.CITY or _NOMINATIVE.match(name) or name.startswith("сельское")):
        return False
    before, after = low[: mention.start], low[mention.end :]
    ends = name.endswith(".") or _ENDS.match(after) is not None
    return ends and _BEGINS.search(before) is not None and _only_answers(f"{before}\n{after}", topics)


def _only_answers(rest: str, topics: tuple[str, ...]) -> bool:
    """Only courtesies, the reference, the answer and a person's name stand beside the municipality."""
    words = _WORD.findall(_PERSON.sub(" ", GREETED.sub(" ", rest)))
    stems = (*_ANSWER_STEMS, *topics)
    return all(word.startswith(stems) or word in _ANSWER_WORDS for word in words)
