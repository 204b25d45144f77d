"""What was done, told by itself or by its noun: «отремонтировано – 4», «проведена проверка 15 гидрантов»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.clause_division import PIECES
from mailflow.reading.clauses.figure_kinds import is_flag
from mailflow.reading.clauses.masking import MASK
from mailflow.reading.clauses.title_deeds import deed_stems, is_support, tells_deed
from mailflow.reading.clauses.title_words import OF_ALL, TIMES, is_unit, title_words
from mailflow.reading.clauses.words import is_noun, is_verb, lemma, qualifies, stem
from mailflow.reading.morphology import is_adjective

_SUFFIX = re.compile(r"(?:ирован|ован|[еая]н|[аеиыя]т)$")
# «отремонтирован» -> «ремонт»
_PREFIX = re.compile(r"^(?:от|об|вы|за|при|про|пере|рас|раз|по)")
_SHORTEST = 4
# «работа не проводилась» denies no «Обработано территорий»
_ANY_DEED = frozenset({"работ"})
_SHORTEST_ROOT = 2
# «в т. ч. построено в 2025 г.»
_NOUN = 3
# «проверка исправности всех 15 пожарных гидрантов»
_NEAR = 6
_OF = frozenset({"в", "отношении"})

# When and where it was done, how many of them, that it is done by now.
_BESIDE_WORDS = (
    "за с в на по из до от к и их них нами всего итого уже также фактически было территория поселение район "
    "округ время день число состояние отчетный текущий сегодня шт штука ед единица да нет"
)
_BESIDE = TIMES | PIECES | frozenset(_BESIDE_WORDS.split())


def done_alone(words: Sequence[str], specs: Sequence[FigureSpec]) -> FigureSpec | None:
    """The figure whose deed lower-case words tell with nothing done to: «отремонтировано с начала года».

    None where several figures ask for that deed, or a noun is named that the figure's title has not.
    """
    counted = [each for each in specs if not is_flag(each)]
    doers = [
        each
        for each in counted
        if any(word.startswith((*deed_stems(each), *_quality(each, specs), "\0")) for word in words)
        or _tells_by_noun(words, each)
    ]
    if len(doers) != 1:
        return None
    spec = doers[0]
    known = {stem(word) for word in (*title_words(spec.title), *title_words(spec.unit))}
    beside = (word for word in words if word[0].isalpha() and word[0] != MASK)
    named = words[0] if _tells_by_noun(words, spec) else "\0"
    if all(stands_beside(word, known) or word.startswith((named, *deed_stems(spec))) for word in beside):
        return spec
    return None


def _tells_by_noun(words: Sequence[str], spec: FigureSpec) -> bool:
    """«отлов – 14 голов», «ремонт – 1,1 км»: the deed's own noun before its number."""
    return bool(words) and is_noun(words[0]) and words[0].startswith((*roots_of_deed(spec), "\0"))


def _quality(spec: FigureSpec, specs: Sequence[FigureSpec]) -> tuple[str, ...]:
    """«Построено новых площадок»: «новых – 2», where no other title has that word."""
    words = title_words(spec.title)
    if len(words) < 2 or not tells_deed(words[0]) or not is_adjective(words[1]):
        return ()
    told = stem(words[1])
    alone = not any(
        word.startswith(told) for each in specs if each is not spec for word in title_words(each.title)
    )
    return (told,) if alone and lemma(words[1]) not in OF_ALL else ()


def stands_beside(word: str, known: set[str]) -> bool:
    """Whether a lower-case word tells when, where or how many, or is one whose stem is `known`."""
    return len(word) < _NOUN or word in _BESIDE or lemma(word) in _BESIDE or stem(word) in known


def is_carried_out(words: Sequence[str], spec: FigureSpec, noun: int) -> bool:
    """«проведена проверка 15 пожарных гидрантов», «ремонт двух гидрантов завершен» tell the figure's deed.

    `noun` is the place of what it was done to; the deed's own noun stands before it.
    """
    if not any(is_support(word) for word in words):
        return False
    roots = roots_of_deed(spec) or ("\0",)
    for word in reversed(words[max(0, noun - _NEAR) : noun]):
        if word.startswith(roots) and is_noun(word):
            return True
        if is_unit(word) or word in _OF:
            continue  # «ремонт 2,9 км дорог»
        if word.isalpha() and is_noun(word) and not qualifies(word, words[noun]):
            return False
    return False


@lru_cache(maxsize=256)
def roots_of_deed(spec: FigureSpec) -> tuple[str, ...]:
    """«отловлен» -> «отловл», «отлов»; «приватизирован» -> «приватиз»; «отремонтирован» -> «ремонт»."""
    roots = [_SUFFIX.sub("", deed) for deed in deed_stems(spec)[:1]]
    found = (root for each in roots for root in (each, each.removesuffix("л").rstrip("аеиоуыя")))
    whole = [root for root in found if len(root) >= _SHORTEST]
    whole += [
        root[:at] + "а" + root[at + 1 :] for root in whole if (at := root.rfind("о")) > 0
    ]  # «устанавливали»
    bare = (_PREFIX.sub("", root) for root in whole)
    return (*whole, *(root for root in bare if len(root) >= _SHORTEST and root not in _ANY_DEED))


def denies_deed(words: Sequence[str], spec: FigureSpec) -> bool:
    """«не строили», «не подавались»: the figure's deed in its other aspect, denied."""
    return any(one == "не" and is_verb(word) and is_of_root(word, spec) for one, word in pairwise(words))


def is_of_root(word: str, spec: FigureSpec) -> bool:
    """«не подавались» is of «подано»: a short root with the suffix of the other aspect."""
    short = short_root(spec)
    return word.startswith(roots_of_deed(spec)) or (
        len(short) > _SHORTEST_ROOT and word.startswith(f"{short}ав")
    )


def short_root(spec: FigureSpec) -> str:
    """«подано» -> «под»: what the other aspect has in common; empty where the title tells no deed."""
    return _SUFFIX.sub("", deed_stems(spec)[0]) if deed_stems(spec) else ""
