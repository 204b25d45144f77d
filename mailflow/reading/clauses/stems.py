"""Stems by which a figure is recognised in running text, derived from how the request names it.

One figure alone: what tells it from the other figures of its request is left to `families`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise, takewhile, zip_longest

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.figure_kinds import FLAG, counts_people, is_flag, is_measure, is_money
from mailflow.reading.clauses.synonyms import ABBREVIATION, BY_UNIT, MEASURED, OTHERWISE, SAME
from mailflow.reading.clauses.title_deeds import deed_stems, tells_deed
from mailflow.reading.clauses.title_words import ANYBODY, TIMES, is_generic, is_unit, title_words
from mailflow.reading.clauses.words import (
    coordinated,
    forms,
    is_known,
    is_noun,
    is_person,
    lemma,
    past_of_participle,
    qualifies,
    stem,
)
from mailflow.reading.morphology import is_adjectival, is_participle, is_substantive

_SOURCE = re.compile(r"\bиз\s([а-я]{3,30})")
_COUNTER = re.compile(r"^(?:шт|ед|экз|гол)")
# «Муниципальные служащие, которым требуется обучение»: the clause tells what of them, not whom.
_RELATIVE = re.compile(r"(?<=[а-я]{3}),\s(?:[а-я]{1,3}\s)?котор.*$", re.DOTALL)
_OTHER_NAME = re.compile(r"^[^()]{3,60}\s\(([а-я]{4,30})\)")
# «38 контрактов на сумму 2 млн» tells no savings, income or debt.
_NO_COST = re.compile(r"эконом|доход|налог|поступлен|задолж|недоимк|прибыл|убыт|остат|долг")
_SPENT = ("затрач", "израсход", "потрач")


def _is_of_any_object(spec: FigureSpec) -> bool:
    """«Отремонтировано в 2024 году», «Памятники на учёте», in «объект»: the titles name what is counted.

    «Признано право собственности» does not.
    """
    first, *rest = title_words(spec.title) or ("",)
    named = [word for word in rest if is_noun(word) and lemma(word) not in TIMES]
    return spec.unit.lower().startswith("объект") and (not tells_deed(first) or not named)


@lru_cache(maxsize=256)
def figure_stems(spec: FigureSpec) -> tuple[str, ...]:
    """Stems of the noun that counts the figure: given ones, else unit and head noun of the title.

    An entry of several words is several stems that follow one another. What is measured is known by any
    noun of its title and by what was done.
    """
    if spec.words:
        return tuple(
            " ".join(_given(part) for part in each.lower().replace("ё", "е").split()) for each in spec.words
        )
    found = []
    counts_pieces = _COUNTER.match(spec.unit.lower()) is not None or _is_of_any_object(spec)
    if spec.unit and not is_measure(spec) and not is_flag(spec) and not counts_pieces:
        found += _head(_noun_stems(spec.unit))
    nouns = _noun_stems(_RELATIVE.sub("", FLAG.sub("", spec.title)))
    counted = [*_head(nouns), *coordinated(spec.title)[1:], *_in_brackets(spec.title)]
    found += [*_of_people(spec, nouns), *deed_stems(spec)] if is_measure(spec) else counted
    found = found or list(deed_stems(spec))
    if is_money(spec) and any(each.startswith(_SPENT) for each in found):
        found += ["расход", *OTHERWISE["расход"]]
    if is_measure(spec):
        found += [part for word, parts in MEASURED.items() if word in spec.title.lower() for part in parts]
    if counts_people(spec):
        found += _named_by_quality(spec.title)
        found += _verb_of(spec.title)
        found += _where(spec.title)
    found += _beside_quality(spec.title)
    if "%" in spec.unit:
        found += _adjective_stems(spec.title)
    found += [part for unit, part in BY_UNIT if unit.match(spec.unit.lower())]
    if is_money(spec) and _NO_COST.match(found[0]):  # «Экономия средств» is no sum of what was spent
        found = [each for each in found if each not in OTHERWISE["средство"]]
    if is_money(spec) and ("сумм" in spec.title.lower() or not _NO_COST.match(found[0])):
        found += ["сумм", "стоимост"]
    return tuple(dict.fromkeys(found))


def _of_people(spec: FigureSpec, nouns: list[str]) -> list[str]:
    """«Старосты сельских населённых пунктов»: the people tell it, no «населённых пунктов – 5»."""
    written = title_words(spec.title)
    words = [word for word in written if is_noun(word) and not is_generic(word)]
    if any(is_participle(word) and not qualifies(word, noun) for word, noun in pairwise(written)):
        return nouns  # «Председатели, прошедшие обучение»
    if not counts_people(spec) or len(words) < 2 or not is_person(words[0]):
        return nouns
    places = [stem(word) for word in words[1:] if not is_person(word)]
    short = [each.lower() for each in ABBREVIATION.findall(spec.title)]  # «Жители в границах ТОС»
    places += [part for each in short for part in (each, *OTHERWISE.get(each, ()))]
    return [each for each in nouns if each not in places]


def said_otherwise(word: str) -> tuple[str, ...]:
    """Stems of what offices say for a lower-case noun."""
    return OTHERWISE.get(lemma(word), ())


def _head(stems: Sequence[str]) -> list[str]:
    """The first noun, with what means the same; an abbreviation with the words it stands for."""
    return [each for first in stems[:1] for each in (first, *SAME.get(first, ()))]


def _in_brackets(title: str) -> list[str]:
    """«Сходы (собрания)», «Добровольцы (волонтёры)»: the noun in brackets is another name."""
    match = _OTHER_NAME.search(title.lower().replace("ё", "е"))
    return [stem(match[1])] if match is not None and is_noun(match[1]) else []


def _adjective_stems(words: str) -> list[str]:
    """«Доля исправных зданий»: «исправных 100 %»."""
    written = title_words(words)[1:]
    return [stem(word) for word in takewhile(is_adjectival, written)]


def _named_by_quality(title: str) -> list[str]:
    """«Самозанятые граждане»: «самозанятых – 57»."""
    words = title_words(title)
    for word, following in pairwise(words):
        if (is_adjectival(word) or qualifies(word, following)) and lemma(following) in ANYBODY:
            return [stem(word)]
    return []


def _beside_quality(title: str) -> list[str]:
    """«Штатная численность» is also told as «штат – 41», «Аварийные отключения» as «аварий 7»."""
    first, second = (*title_words(title), "", "")[:2]
    if first.startswith("аварийн") and second.startswith(("отключен", "ситуац", "случа", "порыв")):
        return ["авари"]
    return ["штат"] if first.startswith("штатн") else []


_AT = re.compile(r"\b(?:на|в)\s(?P<adjective>[а-я]{4,20}(?:ом|ем|ой|их|ых))\s(?P<noun>[а-я]{4,20})$")


def _where(title: str) -> list[str]:
    """«Принято граждан на личном приёме»: «личный приём – 13 человек»."""
    at = _AT.search(title.lower().replace("ё", "е"))
    return [f"{stem(at['adjective'])} {stem(at['noun'])}"] if at is not None else []


def _verb_of(title: str) -> list[str]:
    """«Погибшие на пожарах»: «погиб 1 человек»."""
    first = (title_words(title) or [""])[0]
    return [each for each in (past_of_participle(first),) if each]


def _noun_stems(words: str) -> list[str]:
    """Stems of the nouns that name something, abbreviations among them; without a noun, of the last word."""
    short = {each.lower() for each in ABBREVIATION.findall(words)}
    written = [word for word in title_words(words) if not is_generic(word) and not is_unit(word)]
    nouns = [
        word
        for word, following in zip_longest(written, written[1:], fillvalue="")
        if word in short or (is_noun(word) and not qualifies(word, following))
    ]
    if len(written) > 1 and _stands_alone(*written[:2]):
        nouns = [written[0], *nouns]  # «Обучающиеся в школах»
    if len(nouns) > 1 or any(tells_deed(word) for word in written):
        nouns = [word for word in nouns if lemma(word) not in TIMES]
    if written and tells_deed(written[0]):  # «Назначено из резерва»: where they were taken from
        source = _SOURCE.search(words.lower().replace("ё", "е"))
        nouns = [word for word in nouns if source is None or word != source[1]]
    nouns = nouns or [word for word in written if is_substantive(word)][:1]
    told = any(tells_deed(word) for word in written)  # «Выплачено подъёмных», but «Планируется починить»
    nouns = nouns or ([word for word in written if is_adjectival(word)] if told else written)[-1:]
    found: list[str] = []
    for word in nouns:
        found += (
            [word, *OTHERWISE.get(word, ())]
            if word in short
            else [*stems_of_pair(word), *_suppletive(word), *OTHERWISE.get(lemma(word), ())]
        )
    return found


def _stands_alone(word: str, following: str) -> bool:
    """A participle or adjective that no noun follows stands for one: «погибшие на пожарах»."""
    quality = is_participle(word) or is_substantive(word) or is_adjectival(word)
    named = is_noun(following) or not is_known(following)  # «Действующие ТОС»
    return quality and not (named or is_adjectival(following) or is_participle(following))


def stems_of_pair(word: str) -> tuple[str, ...]:
    """Both nouns of «дети-сироты» are inflected: «детей-сирот», «детям-сиротам»."""
    first, hyphen, second = word.partition("-")
    if not hyphen or not second or not is_noun(first):
        return (stem(word),)
    return tuple(dict.fromkeys(f"{each}-{stem(second)}" for each in (*forms(first), first)))


def _suppletive(word: str) -> tuple[str, ...]:
    """«детей» are counted as «2 ребенка»."""
    first = lemma(word)
    return () if first[:2] == word[:2] else (stem(first),)


def _given(word: str) -> str:
    """A stem as given; a whole noun is cut to its stem."""
    return stem(word) if len(word) > 4 and is_noun(word) and is_known(word) else word
