"""Inflection of a municipality's own name, and the own name within the charter name.

Adjective names («Варнавинское», «Усть-Лабинский») are inflected by rule; nouns («Голубая Нива», «Анапа»)
by the dictionary. The forms of a word are a set: which case stands in a letter does not matter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from mailflow.reading.morphology import analyzer
from mailflow.reading.names.name_words import Token, Word, plain_word, scan_words

_HARD = ("ое", "ого", "ому", "ым", "ом", "ый", "ой")
_SOFT = ("ое", "ого", "ому", "им", "ом", "ий", "ой")
_YIELDING = ("ее", "его", "ему", "им", "ем", "ий")
_ADJECTIVE = re.compile(r"(?P<stem>.{2,}?)(?P<end>ое|ее|ий|ый|ой)")
_VELAR = ("к", "г", "х")
_KIND_STEMS = ("сельск", "городск", "муниципальн")
# «Им. М. Горького» is written out as «имени Максима Горького»: whom places are named after.
_GIVEN_NAMES = (
    "владимира",
    "карла",
    "клары",
    "максима",
    "михаила",
    "николая",
    "розы",
    "сергея",
    "степана",
    "юрия",
)
_EMPTY_WORDS = frozenset({"им", "имени"})


@dataclass(frozen=True, slots=True)
class OwnName:
    """Each word of the own name with its forms, as `plain_word` writes them."""

    words: tuple[frozenset[str], ...]
    written: str


def find_own_name(charter_name: str, kind: str) -> OwnName | None:
    """The part that tells the municipality from others of its kind; None where nothing is left.

    «Варнавинское сельское поселение Абинского муниципального района Краснодарского края» gives
    «варнавинское»; «сельское поселение им. М. Горького ...» gives «м горького».
    """
    tokens = scan_words(charter_name)
    own = _own_words(tokens, settlement="поселен" in kind or "сельсовет" in kind)
    if not own:
        return None
    written = tuple(token.text for token in own)
    return OwnName(tuple(_forms(word) for word in written), " ".join(written))


def alias_name(alias: str) -> OwnName | None:
    """The own name within an operator's alias, which may be a bare word («Выселки»)."""
    return find_own_name(alias, "поселение" if "посел" in alias.lower() else "")


def _own_words(tokens: Sequence[Token], *, settlement: bool) -> list[Token]:
    own: list[Token] = []
    for place, token in enumerate(tokens):
        if token.word is Word.PLAIN and not _is_kind_word(token.text):
            own.append(token)
            continue
        if own and _closes(token, place, settlement=settlement):
            break
        if token.word is Word.REGION and own:
            own.pop()
            break
    return _without_district(own, tokens)


def _is_kind_word(word: str) -> bool:
    return word.startswith(_KIND_STEMS) or word in _EMPTY_WORDS or word in ("администрация", "федеральная")


def _closes(token: Token, place: int, *, settlement: bool) -> bool:
    """Whether the own name ended before this kind word: «Абинское | городское поселение ...»."""
    if token.word is Word.CITY or token.word is Word.PLACE:
        return False
    return token.word is not Word.REGION and (settlement or place > 0)


def _without_district(own: list[Token], tokens: Sequence[Token]) -> list[Token]:
    """A name that begins with its kind runs on into the district's: the adjective tail is not its own.

    «сельское поселение Кубань Гулькевичского (муниципального района)»: the word before the kind of the
    district belongs to the district.
    """
    if not own:
        return own
    first, last = tokens.index(own[0]), tokens.index(own[-1])
    begins_with_kind = any(token.word is not Word.PLAIN for token in tokens[:first])
    following = next(
        (
            token
            for token in tokens[last + 1 :]
            if not (token.word is Word.PLAIN and token.text.startswith(_KIND_STEMS))
        ),
        None,
    )
    if not (begins_with_kind and following is not None and len(own) > 1):
        return own
    if following.word in (Word.DISTRICT, Word.OKRUG, Word.CITY_OKRUG, Word.REGION):
        return _drop_adjective_tail(own)
    return own


def _drop_adjective_tail(own: list[Token]) -> list[Token]:
    kept = own[:-1]
    while len(kept) > 1 and own[len(kept)].glued:
        kept = kept[:-1]
    return kept


@lru_cache(maxsize=50_000)
def _forms(word: str) -> frozenset[str]:
    if len(word) == 1:
        return frozenset({word, *(each for each in _GIVEN_NAMES if each.startswith(word))})
    adjective = _ADJECTIVE.fullmatch(word)
    if adjective:
        stem, ending = adjective["stem"], adjective["end"]
        if ending == "ее" or (ending == "ий" and not stem.endswith(_VELAR)):
            return frozenset(stem + each for each in _YIELDING)
        endings = _SOFT if stem.endswith(_VELAR) else _HARD
        return frozenset(stem + each for each in endings) | {stem + "ие" if endings is _SOFT else stem + "ые"}
    return _dictionary_forms(word) | {word}


def _dictionary_forms(word: str) -> frozenset[str]:
    """All forms of the word's likeliest reading that is not a verb; itself alone where none fits."""
    for parse in analyzer().parse(word):
        if parse.tag.POS in ("NOUN", "ADJF", "NUMR"):
            return frozenset(plain_word(form.word) for form in parse.lexeme if len(form.word) > 1)
    return frozenset({word})
