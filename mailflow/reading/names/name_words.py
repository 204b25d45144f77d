"""Words of a text that may build the name of a municipality: scanned once, with their places.

It knows the spellings of the *kinds* («с/п», «г.п.», «р-н», «МО», «г.-к.») and of the types of places
(«ст-ца», «х.»); what a name is belongs to `names`.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

_LATIN_TWINS = str.maketrans("aceopxykmtbhABCEHKMOPTXYё", "асеорхукмтвнавсенкмортхуе")
_PLAIN = str.maketrans({"ё": "е", "\u00ad": None, "\u0301": None})


class Word(Enum):
    """What a word does in a name."""

    PLAIN = "plain"
    RURAL = "сельское поселение"
    URBAN = "городское поселение"
    SETTLEMENT = "поселение"
    DISTRICT = "район"
    OKRUG = "округ"
    CITY_OKRUG = "городской округ"
    RESORT = "город-курорт"
    CITY = "город"
    FORMATION = "муниципальное образование"
    PLACE = "place"
    REGION = "край"


class Token(NamedTuple):
    """One word, lower-cased, without ё and look-alike letters; `glued`: a hyphen ties it to the one before.

    `broken`: that hyphen stands at the end of a line, so it may be a mere division of the word.
    `gap` is what stands between the word before and this one.
    """

    text: str
    start: int
    end: int
    word: Word
    gap: str
    glued: bool = False
    broken: bool = False
    plural: bool = False


# «пос.», «посел.», «поселения» behind a shortened «сельское» or «городское».
_SETTLED = r"пос(?:ел(?:ени(?:е|я|ю|ем|и))?)?"
_ABBREVIATIONS = (
    (
        Word.RURAL,
        rf"с(?:\s?[./]\s?(?:п|{_SETTLED})|\sп)\b\.?"
        rf"|(?:сель?(?:ск?)?\.\s?|сельск(?:ое|ого|ому|им|ом)\s{{1,3}}(?!поселен)){_SETTLED}\b\.?",
    ),
    (
        Word.URBAN,
        rf"г(?:\s?[./]\s?(?:п|{_SETTLED})|\sп)\b\.?"
        rf"|(?:гор(?:од)?ск?\.\s?|гор\.\s?|городск(?:ое|ого|ому|им|ом)\s{{1,3}}(?!поселен)){_SETTLED}\b\.?",
    ),
    (Word.RESORT, r"г\s?\.?\s?-\s?к\b\.?|г/к\b|город\w{0,3}\s?-\s?курорт\w*"),
    (
        Word.DISTRICT,
        r"р\s?(?:[-–/]|\.-)\s?о?н[а-я]{0,2}\b\.?|м\s?\.\s?р(?:[-–]\s?н[а-я]{0,2})?(?=\W|$)\.?|м/р\b|мун\.\s?(?:р-н\w*|район\w*)",
    ),
    (Word.CITY_OKRUG, r"г\s?\.\s?о(?=\W|$)\.?|г/о\b|гор\.\s?округ\w*"),
    (Word.OKRUG, r"м\s?\.\s?о\.|м/о\b|мун\.\s?(?:окр\.|округ\w*)"),
    (Word.FORMATION, r"мун(?:иц)?\.\s?обр(?:аз)?(?:ован)?\w*\.?"),
    (Word.PLACE, r"ст\s?-\s?ц[а-я]{1,2}\b|ст\.|пгт\b\.?|пос\.|хут\.|[схпд]\.(?=\s?[а-я])"),
    (Word.CITY, r"(?:г|гор)\.(?=\s?[а-я])"),
)
# «Глава города Новороссийска С.П. Макетова»: a person; a district follows in «С.П. Абинского района».
_INITIALS = re.compile(
    r"[СГ]\.\s?П\.\s{0,3}[А-ЯЁ][а-яё]{2,25}(?:-[А-ЯЁ][а-яё]{2,25})?\b"
    r"(?!\s{1,3}(?:район|р-н|муницип|мун\.|округ|м\.))"
)
# «Лисица С.П.», a line of a signature: a surname is no adjective.
_SIGNED = re.compile(r"(?:^|\n)[ \t]*[А-ЯЁ][а-яё]{2,25}(?<![ое]е)(?<![гм][оу])(?<![ои]м)(?<![ыи]й) {1,2}$")
_SIGNED_WITH = re.compile(r"[СГ]\.\s?П\.[ \t,]*(?:\n|$)")
_SIGNED_CHARS = 40
_LETTERS = r"[^\W\d_]"
# How all of them begin: nearly no word does.
_BEGINNINGS = r"[сгрмхпд][\s./–-]|сел|гор|мун|ст|пгт|пос|хут"
_SCANNER = re.compile(
    rf"(?<!{_LETTERS})(?={_BEGINNINGS})(?:"
    + "|".join(f"(?P<{kind.name}>{pattern})" for kind, pattern in _ABBREVIATIONS)
    + rf")|(?P<PLAIN>{_LETTERS}+)"
)
_MIXED = re.compile(r"[а-яё]", re.IGNORECASE)
_LATIN = re.compile(r"[a-z]+", re.IGNORECASE)

_EXACT = {
    "сп": Word.RURAL,
    "гп": Word.URBAN,
    "мо": Word.FORMATION,
    "мр": Word.DISTRICT,
    "рн": Word.DISTRICT,
    "гк": Word.RESORT,
    "го": Word.CITY_OKRUG,
    "край": Word.REGION,
    "края": Word.REGION,
    "краю": Word.REGION,
    "крае": Word.REGION,
    "аул": Word.PLACE,
    "аула": Word.PLACE,
    "пгт": Word.PLACE,
    "сельсовет": Word.RURAL,
    "сельсовета": Word.RURAL,
}
_STEMS = (
    ("район", Word.DISTRICT, frozenset({"", "а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах"})),
    ("округ", Word.OKRUG, frozenset({"", "а", "у", "ом", "е", "и", "ов", "ам", "ами", "ах"})),
    ("город", Word.CITY, frozenset({"", "а", "у", "ом", "е"})),
    ("станиц", Word.PLACE, frozenset({"а", "ы", "е", "у", "ей"})),
    ("хутор", Word.PLACE, frozenset({"", "а", "у", "ом", "е"})),
    ("сел", Word.PLACE, frozenset({"о", "а", "у", "ом", "е"})),
    ("посел", Word.PLACE, frozenset({"ок", "ка", "ку", "ком", "ке"})),
    ("образовани", Word.FORMATION, frozenset({"е", "я", "ю", "ем", "и", "й", "ям", "ями", "ях"})),
)
# «сельсовета», «образованиями»: no word of a kind is longer.
_LONGEST_KIND = 16
_PLURAL_ENDINGS = frozenset({"ы", "ов", "ам", "ами", "ах", "й", "ям", "ями", "ях", "и"})
_SETTLEMENT_FORM = re.compile(
    r"посел[ие]?н?и?(?P<end>е|я|ю|ем|и|ям|ями|ях|й)|п[ао]селени(?P<end2>е|я|ю|ем|и|ям|ями|ях|й)"
    r"|посление|посления|поселеня"
)


@lru_cache(maxsize=64)
def scan_words(text: str) -> tuple[Token, ...]:
    """All words of the text in order, kinds and place types told apart."""
    lowered = _lower_same_length(text)
    tokens: list[Token] = []
    place = 0
    for match in _SCANNER.finditer(lowered):
        start, end = match.span()
        token = _token(match, lowered[place:start])
        if token.word in (Word.RURAL, Word.URBAN) and _are_initials(text, start):
            token = token._replace(word=Word.PLAIN)
        tokens.append(token)
        place = end
    return tuple(tokens)


def _are_initials(text: str, start: int) -> bool:
    if _INITIALS.match(text, start):
        return True
    signed = _SIGNED.search(text[max(0, start - _SIGNED_CHARS) : start])
    return signed is not None and _SIGNED_WITH.match(text, start) is not None


def plain_word(word: str) -> str:
    """The word as the index keeps it: lower case, е for ё, Cyrillic for Latin look-alikes."""
    lowered = word.lower()
    if _MIXED.search(lowered) and _LATIN.search(lowered):
        lowered = lowered.translate(_LATIN_TWINS)
    return lowered.translate(_PLAIN)


def _lower_same_length(text: str) -> str:
    """Lower case with every character in its place (İ and the like would grow).

    A soft hyphen inside a word is invisible: it becomes a hyphen at a line's end, which the scan joins.
    """
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    if not lowered.isascii() and _LATIN.search(lowered):
        lowered = _LATIN_IN_CYRILLIC.sub(lambda found: found[0].translate(_LATIN_TWINS), lowered)
    if "0" in lowered:
        lowered = _ZERO_IN_WORD.sub("о", lowered)
    lowered = lowered.replace("ё", "е")
    for sign, plain in _SIGNS:
        lowered = lowered.replace(sign, plain)
    return lowered


# A run is tried where it begins and never shortened: without a Cyrillic neighbour it costs its length.
_LATIN_IN_CYRILLIC = re.compile(r"(?<![a-z])[a-z]++(?=[а-яё])[a-zа-яё]*|(?<=[а-яё])[a-z]+[a-zа-яё]*")
_ZERO_IN_WORD = re.compile(r"(?<=[а-я])0(?![\d.,/])")
"""A scanner's zero for the letter о."""
_SIGNS = (
    *(("\u00ad", "-"), ("\u2010", "-"), ("\u2011", "-"), ("\u2012", "-")),
    *(("\u00a0", " "), ("\u202f", " ")),
)
_BROKEN = re.compile(r"-[ \t\r]*\n[ \t]*")


def _token(match: re.Match[str], gap: str) -> Token:
    text = match[0]
    if match.lastgroup == "PLAIN":
        word, plural = _classify(text) if len(text) <= _LONGEST_KIND else (Word.PLAIN, False)
    else:
        word, plural = Word[match.lastgroup or ""], False
    broken = "\n" in gap and _BROKEN.fullmatch(gap) is not None
    return Token(text, match.start(), match.end(), word, gap, broken or gap == "-", broken, plural)


@lru_cache(maxsize=10_000)
def _classify(text: str) -> tuple[Word, bool]:
    exact = _EXACT.get(text)
    if exact is not None:
        return exact, False
    for stem, word, endings in _STEMS:
        if text.startswith(stem):
            ending = text[len(stem) :]
            if ending in endings:
                return word, ending in _PLURAL_ENDINGS
    if text.startswith(("пос", "пас")):
        found = _SETTLEMENT_FORM.fullmatch(text)
        if found:
            ending = found["end"] or found["end2"] or "я"
            return Word.SETTLEMENT, ending in {"й", "ям", "ями", "ях", "я"}
    return Word.PLAIN, False
