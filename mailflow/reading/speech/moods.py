"""What the sentences of a letter do by their grammar: tell what is, promise, order, ask.

An answer is an act of telling: something was done, is, or is not. Infinitives and futures tell nothing yet,
imperatives speak to somebody else. Moods and tenses are those of the dictionary, so no verb needs a rule.
All functions take text in one spelling and lower case, as `normal` leaves it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from mailflow.patterns import Gated
from mailflow.reading.morphology import analyzer
from mailflow.reading.speech.mood_words import ANNOUNCING, ATTITUDES, COURTESIES, ERRANDS

_CLAUSE_END = re.compile(r"(?:(?<=\d)|(?<=[а-я)\"]{2}))[.!?;:](?=\s|$)|\n")
_QUOTED = re.compile(r"\"[^\"\n]{12,500}\"")
_SAID = re.compile(
    r"\b(?:сообща|информиру|докладыва|направля|уведомля|представля|дайте|прошу|просим|ответьте)"
    r"|\b(?:размещен|опубликован|реализован)\w?\s\d|\bна\s№\s?\d"
)
_WORD = re.compile(r"[а-я]+(?:-[а-я]+)*")
_COUNTED = Gated(
    r"(?<![\d-])\d{1,4}(?![\d-])|\b(?:одн[аоу]|од[и]н|дв[ае]|три|четыре|пять|шесть|семь|нет|ноль|нул\w+|отсутств\w+|есть\sна\s(?:площадк|сайт)\w+|без\sпрактик|без\sинициатив)\b"
)
_REFERENCE = Gated(
    r"№\s?[\w/-]{1,20}(?:\s{0,2}от\s{0,2}[\d.]{6,10}(?:\s?г(?:ода|\.)?)?)?|\b\d{1,2}\.\d\d(?:\.\d{2,4})?"
)
_FUTURE = re.compile(r"\bбуд(?:ет|ут|ем|у)\b")
_POSSIBLE = re.compile(r"\b(?:можно|может[е]?|можем|сможете|могут)\s(?:[а-я]{1,14}\s)?[а-я]{3,16}ть(?:ся)?\b")
"""«Можете посмотреть на площадке» intends nothing."""
_WERE_IT = re.compile(r"\bесли\b|\bбы\b")
_ITEM = re.compile(
    r"\b(?P<what>(?:практик|инициатив|проект|опыт)[а-я]{0,3})\s?"
    r"(?:[-:]\s?\"[^\"\n]{2}|\"[^\"\n]{2,100}\"\s*(?:[.;]|$|\n))"
)
_TITLED = re.compile(r"\"[^\"\n]{2,90}\"")
_MUST = re.compile(
    r"\bвам\s(?:[а-я]{1,12}\s)?(?:надлежит|необходимо|следует|нужно|надо|требуется|поручается)\b"
)
_OFFER = re.compile(
    r"\bпредлага(?:ем|ю|ет)\s(?:вам|ассоциации|совету)\s(?:[а-я]{1,14}\s){0,3}[а-я]{3,16}(?:ть|ти)(?:ся)?\b"
)
"""«Предлагаем ассоциации разместить …»."""
_NOT = re.compile(r"\bне\s|\bни\s|\bнет\b")
_THAT = re.compile(r",\s?что\b")
_IMPERATIVE_END = re.compile(r"(?<!не )\b[а-я]{2,20}(?:йте|ите|ьте)(?:сь)?\b")
_FAMILIAR_END = re.compile(r"(?<!не )\b[а-я]{2,14}[ийь]\b")
_REQUEST = re.compile(
    r"\b(?:прошу|просим|прос[ия]т|просьба|поручаю|требую|требуем|приглаша(?:ю|ем|ет))\b"
    r"(?:\s(?:вас|вам|также|срочно|убедительно|пожалуйста|коллег[иу]?|всех|не|его|ее|их|это|данн\w+)\b,?){0,3}"
    r"(?:\s[а-я\d№.,\"-]{1,25}){0,6}?\s(?P<verb>[а-я]{3,20}(?:ть|ти|чь)(?:ся)?)\b"
)
# «Книга памяти: имена, которые вернулись домой» has a verb too.
_LONGEST_TITLE = 7
_NOTE_CHARS = 300
"""A note of a colleague to another is short, and says at once what is wanted."""


@lru_cache(maxsize=20_000)
def readings(word: str) -> tuple[tuple[str, str], ...]:
    """Grammemes and dictionary form of each likely reading of a word."""
    return tuple((str(each.tag), each.normal_form) for each in analyzer().parse(word) if each.score > 0.1)


def without_quoted_speech(low: str) -> str:
    """The text less what others are quoted to say; names in quotation marks stay."""
    return _QUOTED.sub(lambda found: " " if _is_speech(found[0]) else found[0], low)


def _is_speech(quoted: str) -> bool:
    """A whole sentence in quotation marks; titles are short or have no verb of their own."""
    if _SAID.search(quoted):
        return True
    words = _WORD.findall(quoted)
    return len(words) > _LONGEST_TITLE and any(_mood(each, announced=False) == "tells" for each in words)


def tells(low: str) -> bool:
    """Whether any clause tells what was done, what is or what is not there."""
    return _ITEM.search(low) is not None or any(_tells(each) for each in _clauses(low))


def without_references(low: str) -> str:
    """The text less numbers and dates of letters, whose points end no sentence."""
    return _REFERENCE.sub(" ", low)


def _clauses(low: str) -> Iterator[str]:
    for part in _CLAUSE_END.split(_POSSIBLE.sub(" ", without_references(low))):
        if part.strip() and _WERE_IT.search(part) is None:
            yield part


def _tells(sentence: str) -> bool:
    announced = _THAT.search(sentence) is not None
    future = _FUTURE.search(sentence) is not None
    intends = False
    for word in _WORD.findall(sentence):
        mood = _mood(word, announced=announced)
        if mood == "tells" and not (future and _is_participle(word)):
            return True
        intends = intends or mood == "intends"
    return not intends and _COUNTED.search(sentence) is not None


def _is_participle(word: str) -> bool:
    return any("PRTS" in tag for tag, _ in readings(word))


@lru_cache(maxsize=20_000)
def _mood(word: str, *, announced: bool) -> str:
    if word == "есть":
        return ""  # to be, not to eat
    for tag, lemma in readings(word):
        if word in ("нет", "нечего", "нечем"):
            return "tells"
        if "INFN" in tag or "futr" in tag or "impr" in tag:
            return "intends"
        if "PRTS" in tag:
            return "" if lemma == "назначить" else "tells"
        if "VERB" in tag and ("past" in tag or "pres" in tag) and lemma not in ATTITUDES:
            return "" if announced and lemma in ANNOUNCING else "tells"
    return ""


def names_one(low: str, stems: Sequence[str]) -> bool:
    """Whether one of what the stems count is named by its title, and nothing is meant or denied of it.

    «Практика: «Чистая степь»», «практика «Двор» есть на площадке».
    """
    if any(found["what"].startswith(tuple(stems)) for found in _ITEM.finditer(low)):
        return True
    for line in low.splitlines():
        if _TITLED.search(line) and any(each in line for each in stems) and _NOT.search(line) is None:
            moods = {_mood(each, announced=True) for each in _WORD.findall(_TITLED.sub(" ", line))}
            if "intends" not in moods:
                return True
    return False


def asks_to_act(low: str) -> bool:
    """Whether somebody is asked to run an errand: «прошу согласовать», «просим представить до 20.09»."""
    return (_OFFER.search(low) or _MUST.search(low)) is not None or any(
        found["verb"] in ERRANDS for found in _REQUEST.finditer(low)
    )


def tells_somebody(low: str) -> bool:
    """Whether imperatives speak to a colleague: «Глянь, пожалуйста», «Подпишите и верните»."""
    plural = _IMPERATIVE_END.findall(low)
    familiar = _FAMILIAR_END.findall(low[:_NOTE_CHARS])
    return any(_orders(each) for each in plural) or any(_orders_friend(each) for each in familiar)


@lru_cache(maxsize=5_000)
def _orders(word: str) -> bool:
    found = [lemma for tag, lemma in readings(word) if "impr" in tag and "plur" in tag and "excl" in tag]
    return bool(found) and not any(lemma in COURTESIES for lemma in found)


@lru_cache(maxsize=5_000)
def _orders_friend(word: str) -> bool:
    """«Глянь, подпиши»: a familiar imperative, where the word is nothing else."""
    found = readings(word)
    return bool(found) and all("impr" in tag and "sing" in tag for tag, _ in found)
