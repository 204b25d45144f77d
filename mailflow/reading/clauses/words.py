"""Words and their forms: dictionary form, part of speech, what all forms have in common."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from mailflow.reading.morphology import analyzer

_PAIR = re.compile(r"(?P<first>[а-я-]{4,30})\s(?:и|или)\s(?P<second>[а-я-]{4,30})\b")


@lru_cache(maxsize=20_000)
def _likeliest(word: str) -> Any:
    """The likeliest reading; a noun before a short adjective as likely: «парков» are no «парковый»."""
    readings = analyzer().parse(word)
    first = readings[0]
    if first.tag.POS == "ADJS":
        return next(
            (each for each in readings if each.tag.POS == "NOUN" and each.score >= first.score), first
        )
    return first


@lru_cache(maxsize=20_000)
def lemma(word: str) -> str:
    """Dictionary form of a lower-case word, «е» for «ё»."""
    return str(_likeliest(word).normal_form).replace("ё", "е")


@lru_cache(maxsize=256)
def past_plural(word: str, *, passive: bool = False) -> str:
    """«обучено» -> «обучили»: the past plural of the verb a lower-case word is a form of; else empty.

    `passive`: the word is read as a passive participle where it may be one.
    """
    every = analyzer().parse(word)
    read = next((each for each in every if passive and "pssv" in each.tag), every[0])
    forms = read.lexeme
    found = (each.word for each in forms if each.tag.POS == "VERB" and {"past", "plur"} <= each.tag.grammemes)
    return next(found, "").replace("ё", "е")


@lru_cache(maxsize=256)
def past_of_participle(word: str) -> str:
    """«погибшие» -> «погиб»: what the past of its verb has in common; else empty."""
    likeliest = next(
        (each for each in analyzer().parse(word) if {"PRTF", "past", "actv"} <= each.tag.grammemes), None
    )
    if likeliest is None or not word.endswith(("шие", "ших")):
        return ""
    past = (each.word for each in likeliest.lexeme if each.tag.POS == "VERB" and each.tag.tense == "past")
    return _common_start([each.replace("ё", "е") for each in past] or [""])


@lru_cache(maxsize=5_000)
def is_verb(word: str) -> bool:
    """Whether the likeliest reading of a lower-case word is a finite verb."""
    return bool(analyzer().parse(word)[0].tag.POS == "VERB")


# «имеется», «составляет» say nothing of what they count.
_COPULAS = frozenset({"иметься", "есть", "быть", "являться", "составлять", "составить"})


@lru_cache(maxsize=5_000)
def is_finite(word: str) -> bool:
    """Whether a lower-case word is a verb in the third person or the past that tells more than being."""
    likeliest = analyzer().parse(word)[0]
    finite = likeliest.tag.POS == "VERB" and (likeliest.tag.tense == "past" or likeliest.tag.person == "3per")
    return finite and likeliest.normal_form not in _COPULAS


@lru_cache(maxsize=256)
def is_present(word: str) -> bool:
    return bool(analyzer().parse(word)[0].tag.tense == "pres")


@lru_cache(maxsize=256)
def stem_of_tense(word: str) -> str:
    """What the forms of a finite verb have in common within its tense: «погибло» -> «погиб»."""
    likeliest = analyzer().parse(word)[0]
    found = [
        each.word.replace("ё", "е")
        for each in likeliest.lexeme
        if each.tag.POS == "VERB"
        and each.tag.tense == likeliest.tag.tense
        and each.tag.person in (None, "3per")
    ]
    common = _common_start(found or [word])
    return common if len(common) > 3 else word[:-1]


@lru_cache(maxsize=5_000)
def is_noun(word: str) -> bool:
    """Whether the likeliest reading of a lower-case word is a noun."""
    return bool(_likeliest(word).tag.POS == "NOUN")


@lru_cache(maxsize=5_000)
def is_plural(word: str) -> bool:
    """Whether the likeliest reading of a lower-case word is a plural."""
    return bool(analyzer().parse(word)[0].tag.number == "plur")


@lru_cache(maxsize=5_000)
def is_known(word: str) -> bool:
    """Whether a lower-case word is a form the dictionary holds."""
    return bool(analyzer().word_is_known(word))


@lru_cache(maxsize=5_000)
def is_person(word: str) -> bool:
    """Whether the likeliest reading of a lower-case word is an animate noun: «участников», «авторы»."""
    return "anim" in analyzer().parse(word)[0].tag


@lru_cache(maxsize=5_000)
def qualifies(word: str, following: str = "") -> bool:
    """Whether a word that may be an adjective agrees with the noun behind it: «пожарные гидранты».

    Behind two, three and four it is plural and the noun is not: «4 пожарных гидранта».
    """
    own = [each.tag for each in analyzer().parse(word) if each.tag.POS in ("ADJF", "PRTF")]
    if not is_noun(following):
        return False
    nouns = [each.tag for each in analyzer().parse(following) if each.tag.POS == "NOUN"]
    return any(
        one.case == other.case and (one.number == other.number or (one.number, one.case) == ("plur", "gent"))
        for one in own
        for other in nouns
    )


# Comparatives, and spellings that no office writes («компутер»).
_NO_FORMS = frozenset({"COMP", "Supr", "Slng", "Erro", "Dist"})


@lru_cache(maxsize=5_000)
def stem(word: str) -> str:
    """What all inflected forms of a lower-case word have in common, three letters at least."""
    parsed = _likeliest(word)
    forms = [each.word.replace("ё", "е") for each in parsed.lexeme if not each.tag.grammemes & _NO_FORMS]
    # «детей» and «ребенок» are one word with two stems.
    common = _common_start([each for each in forms if each[:3] == word[:3]] or [word])
    return common if len(common) >= 3 else word[:4]


def _common_start(words: list[str]) -> str:
    low, high = min(words), max(words)
    for at, (one, other) in enumerate(zip(low, high, strict=False)):
        if one != other:
            return low[:at]
    return low


@lru_cache(maxsize=256)
def forms(word: str) -> tuple[str, ...]:
    """All inflected forms of a lower-case word, «е» for «ё»."""
    return tuple(dict.fromkeys(each.word.replace("ё", "е") for each in analyzer().parse(word)[0].lexeme))


@lru_cache(maxsize=256)
def coordinated(title: str) -> tuple[str, ...]:
    """Stems of two nouns that are counted together: «собраний и конференций граждан»; else empty."""
    match = _PAIR.search(title.lower().replace("ё", "е"))
    if match is None or not is_noun(match["first"]) or not is_noun(match["second"]):
        return ()
    first, second = (
        [tag for each in analyzer().parse(match[place]) if (tag := each.tag).POS == "NOUN"]
        for place in ("first", "second")
    )
    same = any(
        one.case == other.case and one.number == other.number == "plur" for one in first for other in second
    )
    return (stem(match["first"]), stem(match["second"])) if same else ()
