"""Sentences of a letter cut into words with their grammar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

from mailflow.patterns import Gated
from mailflow.reading.morphology import LIKELY, analyzer

# An honest sentence and an honest letter are shorter; the limits bound the work on hostile ones.
_MAX_WORDS = 120
_MAX_SENTENCES = 150
_END = re.compile(r"\s(?:(?<=[.!?;]\s)\s{0,19}|(?<=\n)\n{0,19})")
# «г. Анапа», «ст. 14», «им. Горького», «А.А. Перепелину», «2024г.»: the point ends no sentence.
_SHORT = re.compile(
    r"(?:^|[\s(\".])(?!(?:шт|ед|км|га|кг)\.$)(?!(?<=\d\s)[тм]\.$)(?:[а-я]{1,2}|\d{2,4}г|г\.?-к|тыс|млн|руб|исх|рег|тел|отв|ред|чел|экз|пос|пер|обл|адм)\.$"
)
# «На № 96 от 05.09.2024 сообщаем»: whose number and date say nothing of what is said
_DAY = r"(?:[\d.]{6,10}|\d{1,2}\s[а-я]{3,9}\s\d{4})(?:\s?г(?:ода|\.)?(?=\s))?"
_OUR_LETTER = Gated(
    rf"\(?\b(?:в\sответ\s)?на\s(?:ваш[а-я]{{0,3}}\s)?(?:исх[а-я]{{0,8}}\.?\s?|письмо\s|запрос\s|обращение\s)?(?:ассоциации\s)?"
    rf"(?:от\s{_DAY}\s)?(?:№|n?\?)\s?[\w/-]{{1,14}}(?:\s{{1,2}}от\s{_DAY})?\)?"
)
# «Доводим до Вашего сведения, что …» is one verb, and speaks of no «сведения»
_MADE_KNOWN = re.compile(r"\bдово(?P<ending>дим|дит|жу)\sдо\s(?:[а-я]{4,8}\s)?сведения\b")
_KNOWN = {"дим": "сообщаем", "дит": "сообщает", "жу": "сообщаю"}
# «Если на 1 сентября практик не было, то на 26 сентября размещено 4» compares, and sets no condition
_COMPARED = re.compile(
    r"\bесли\s(?P<then>(?:на|в|во|до|к|по|ранее|раньше|прежде|еще)\s[^.;!?]{3,90}),\sто\s"
    r"(?=(?:на|в|во|к|по|сейчас|теперь|сегодня|уже)\s)"
)
# «Если коротко: практик 2» sets no condition
_BRIEFLY = re.compile(
    r"\bесли\s(?:совсем\s)?(?:коротко|кратко|вкратце|честно|длинно|подробно|по\s(?:существу|делу|порядку)|в\sдвух\sсловах)\s?[,:-]?\s?"
)
_WORD = re.compile(r"[а-яa-z]{1,40}(?:-[а-яa-z]{1,40}){0,2}|\d(?:[\d.,/:-]{0,20}\d)?|[^\s\w]")


@dataclass(frozen=True, slots=True)
class Word:
    """One word, number or mark in lower case; `lemma` is its text where no dictionary knows it."""

    text: str
    lemma: str
    part: str
    grammemes: frozenset[str]

    def has(self, *grammemes: str) -> bool:
        return self.grammemes.issuperset(grammemes)


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """`text` is in lower case; `asks`: it ends with a question mark. One text is read into one sentence."""

    text: str
    words: tuple[Word, ...]
    asks: bool
    vocabulary: frozenset[str]
    """Lemmas of all its words."""

    def clauses(self, marks: frozenset[str]) -> Iterator[range]:
        """Places of the words between the marks."""
        start = 0
        ends = [at for at, word in enumerate(self.words) if word.text in marks]
        for end in (*ends, len(self.words)):
            yield range(start, end)
            start = end + 1

    def lemmas(self, start: int = 0, end: int | None = None) -> frozenset[str]:
        if start <= 0 and end is None:
            return self.vocabulary
        return frozenset(each.lemma for each in self.words[max(0, start) : end])


@lru_cache(maxsize=64)
def sentences(low: str) -> tuple[Sentence, ...]:
    """Sentences of a normalised lower-case text, at most a hundred and fifty.

    Several readers ask for those of one letter, one behind the other.
    """
    if "№" in low or "?" in low:
        low = _OUR_LETTER.sub(" ", low)
    if "сведения" in low:
        low = _MADE_KNOWN.sub(lambda found: _KNOWN[found["ending"]], low)
    if "если " in low:
        low = _BRIEFLY.sub("", low)
        low = _COMPARED.sub(r"\g<then>, ", low)
    pieces = islice(_pieces(low), _MAX_SENTENCES)
    return tuple(each for each in map(_read_sentence, pieces) if each.words)


# Readers that leave out quotations or wrapped lines share most sentences of a letter.
@lru_cache(maxsize=512)
def _read_sentence(text: str) -> Sentence:
    words = tuple(read_word(each) for each in _WORD.findall(text)[:_MAX_WORDS])
    # a lone «на ?» was the sign of a number
    asks = text.rstrip(' ")').endswith("?") and sum(each.text.isalpha() for each in words) > 1
    return Sentence(text, words, asks, frozenset(each.lemma for each in words))


def _pieces(low: str) -> Iterator[str]:
    held = ""
    for piece in _END.split(low):
        held = f"{held} {piece}" if held else piece
        if not (held.endswith(".") and _SHORT.search(held[-8:])):
            if held.strip():
                yield held.strip()
            held = ""
    if held.strip():
        yield held.strip()


_NOUNS = frozenset({"данные", "данных", "данным", "данными"})
"""Read as participles by the dictionary."""
_IS = Word("есть", "быть", "VERB", frozenset({"VERB", "pres", "3per"}))
"""To be, not to eat."""


@lru_cache(maxsize=20_000)
def read_word(text: str) -> Word:
    """A word by its likeliest reading; a verb where one of its readings is a verb that agrees with «мы»."""
    if not text[0].isalpha():
        return Word(text, text, "", frozenset())
    if text in _NOUNS:
        return Word(text, "данные", "NOUN", frozenset({"nomn", "accs"}))
    if text == _IS.text:
        return _IS
    parses = analyzer().parse(text)
    parsed = next((each for each in parses if _is_likely(each) and not _is_familiar(each)), parses[0])
    if parsed.tag.POS == "NOUN" and text.endswith(("ем", "им")):  # «закроем» is also a noun's case
        parsed = next(
            (each for each in parses if {"1per", "plur", "futr"} <= set(each.tag.grammemes)), parsed
        )
    if "futr" in parsed.tag:  # «дублируем», «информируем» are said of now, too
        parsed = next((each for each in parses if _is_present_of(each, parsed.normal_form)), parsed)
    tag = parsed.tag
    lemma = str(parsed.normal_form).replace("ё", "е")
    grammemes = {str(each) for each in tag.grammemes}
    if tag.POS == "NOUN":  # «сведения» is one form of several cases
        alike = (each for each in parses if each.normal_form == parsed.normal_form)
        grammemes |= {str(each.tag.case) for each in alike if each.tag.case is not None}
    if any({"impr", "excl"} in each.tag for each in parses if each.normal_form == parsed.normal_form):
        grammemes |= {"impr", "excl"}  # «уточните» is also a future
    return Word(text, lemma, str(tag.POS or ""), frozenset(grammemes))


def _is_present_of(parsed: Any, lemma: str) -> bool:
    return {"VERB", "pres"} <= set(parsed.tag.grammemes) and parsed.normal_form == lemma


def _is_likely(parsed: Any) -> bool:
    return bool(parsed.score > LIKELY)


def _is_familiar(parsed: Any) -> bool:
    """«глянь»; «нашли» is more likely something else."""
    return "impr" in parsed.tag and "sing" in parsed.tag


_STOPS = frozenset({",", ";", ":", "(", ")", "-"})
_ABOUT = 7


def told_of(sentence: Sentence, at: int) -> Word | None:
    """The noun a predicate at a word speaks of: its subject, or its object where none stands before it.

    The nearest noun in the nominative or accusative within the clause that no preposition governs.
    """
    before = range(at - 1, max(-1, at - _ABOUT), -1)
    behind = range(at + 1, min(len(sentence.words), at + _ABOUT))
    return _noun(sentence, before) or _noun(sentence, behind)


def _noun(sentence: Sentence, places: range) -> Word | None:
    words = sentence.words
    for at in places:
        word = words[at]
        if word.text in _STOPS:
            return None
        # «назначены ответственные» stands for a noun
        noun = word.part in ("NOUN", "NPRO") or word.lemma == "ответственный"
        named = noun and (word.has("nomn") or word.has("accs"))
        if named and not any(each.part == "PREP" for each in words[max(0, at - 3) : at]):
            return word
    return None
