"""Figures that share their noun: «Дворовые территории» beside «Общественные территории»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from mailflow.reading.clauses.words import is_known, is_noun, stem
from mailflow.reading.morphology import is_adjectival, is_participle

# «дворов» is of «двор»; «нов» is of nothing.
_SHORTEST = 4
_WORD = re.compile(r"[а-я]+(?:-[а-я]+)*")


@lru_cache(maxsize=256)
def told_apart(title: str, others: Sequence[str], head: str) -> tuple[str, ...]:
    """Phrases of stems by which a title is known beside others with the noun `head`; () for none.

    Titles are in lower case. «Грунтовые дороги» beside «Дороги с твёрдым покрытием»: «грунтов дорог»,
    «грунтов», «грунт». The noun alone tells neither from the other.
    """
    shared = {stem(word) for each in others for word in _words(each)}
    return tuple(dict.fromkeys(_phrases(_words(title), shared, head)))


def _words(title: str) -> list[str]:
    return [word for word in _WORD.findall(title) if len(word) > 2]


def _phrases(words: Sequence[str], shared: set[str], head: str) -> Iterator[str]:
    for at, word in enumerate(words):
        own = stem(word)
        if own in shared or own == head:
            continue
        if is_participle(word):
            yield participle_stem(word)
        elif is_adjectival(word):
            following = stem(words[at + 1]) if at + 1 < len(words) else ""
            yield from (f"{own} {each}" for each in dict.fromkeys((following, head)) if each)
            yield own
            yield from (each for state, also in _ALSO.items() if word.startswith(state) for each in also)
            if own.endswith("ов") and len(own) > _SHORTEST and is_noun(own[:-2]) and is_known(own[:-2]):
                yield own[:-2]
        elif is_noun(word) or not is_known(word):  # an abbreviation
            yield own


def singles_out(title: str, others: Sequence[str], head: str) -> tuple[str, ...]:
    """Stems by which a title tells some of what the others count: «Неисправные гидранты», «Расселённые дома».

    () where it does not: «Детские площадки» are none of the «Спортивные площадки».
    """
    shared = {stem(word) for each in others for word in _words(each)}
    words = _words(title)
    found = []
    for word, following in pairwise(words):
        if stem(word) == head and is_participle(following):  # «Памятники, требующие реставрации»
            found.append(participle_stem(following))
        if stem(word) in shared or stem(following) != head:
            continue
        if is_participle(word):
            found.append(participle_stem(word))
        elif is_adjectival(word) and word.startswith("не"):
            found.append(stem(word))
    return tuple(found)


# What is so now, of many that are not: a noun without it tells the whole.
_STATES = ("вакантн", "неисправн", "аварийн", "ветх", "бесхоз", "пустующ", "заброшенн", "незанят")
_ALSO = {"вакантн": ("ваканси",), "неисправн": ("неисправ",), "бесхоз": ("бесхоз",)}


@lru_cache(maxsize=256)
def state_told(title: str, head: str) -> tuple[str, ...]:
    """Stems of the state by which a title tells some of a noun, `head`: «Вакантные должности».

    «14 должностей» are all of them, «2 вакансии» are told. () where the title names no state.
    """
    words = _words(title)
    for word, following in pairwise(words[:2]):
        state = next((each for each in _STATES if word.startswith(each)), "")
        if state and stem(following) == head:
            return tuple(
                dict.fromkeys((f"{stem(word)} {head}", *_ALSO.get(state, (stem(word),)), stem(word)))
            )
    return ()


def participle_stem(word: str) -> str:
    """«расселенные» -> «расселен»: what the full and the short forms have in common."""
    return re.sub(r"н(?:ые|ых|ая|ой|ое|ого|ый)$", "", word) if "нн" in word else stem(word)
