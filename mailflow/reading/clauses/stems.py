"""Stems by which a figure is recognised in running text, derived from how the request names it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise, takewhile, zip_longest

from mailflow.model.request import FigureSpec
from mailflow.patterns import Gated
from mailflow.reading.clauses.synonyms import (
    ABBREVIATION,
    BY_UNIT,
    DONE_ALIKE,
    MEASURED,
    NOUN_DEEDS,
    OTHERWISE,
    SAME,
)
from mailflow.reading.clauses.words import (
    coordinated,
    forms,
    is_finite,
    is_known,
    is_noun,
    is_present,
    lemma,
    past_of_participle,
    past_plural,
    qualifies,
    stem,
    stem_of_tense,
)
from mailflow.reading.morphology import is_adjectival, is_participle, is_short_participle, is_substantive

SIZES = ("численност", "сумм", "объем", "площад", "протяженност", "стоимост")
"""By what things are measured: «одна дружина численностью 12 человек», «3 контракта на сумму»."""

_WORD = re.compile(r"[а-я]+(?:-[а-я]+)*")
_GENERIC_WORDS = (
    "количество число объем сумма доля итог показатель значение размер единица штука наличие "
    "численность рубль процент человек километр"
)
_GENERIC = frozenset(_GENERIC_WORDS.split())
# «с правами юридического лица», «в статусе юрлица»: the word before says nothing of its own.
OF_STANDING = _GENERIC | {"право", "статус", "форма", "основа", "состояние"}
# What is true of all that is asked for.
OF_ALL = frozenset({"муниципальный", "местный", "общий", "успешный", "различный", "весь"})
# «с начала года», «до конца 2025 года»: when it was done, not to what.
TIMES = frozenset({"год", "начало", "конец", "квартал", "полугодие", "месяц", "период"})
# Whoever they are: the quality before them tells whom.
ANYBODY = frozenset({"гражданин", "лицо", "житель", "человек", "ребенок", "население", "семья"})
_MEASURE = re.compile(
    r"^(?:тыс|млн|млрд|%|процент|км|м\.?$|п(?:ог)?\. ?м|м2|м3|кв(?![а-я])|куб(?![а-я])|га$|гектар"
    r"|тонн|т$|т\.|кг|метр)|(?<![а-я])(?:руб|чел)"
)
_PEOPLE = re.compile(r"(?<![а-я])чел")
_ROUBLES = re.compile(r"(?<![а-я])руб")
_SOURCE = re.compile(r"\bиз\s([а-я]{3,30})")
_COUNTER = re.compile(r"^(?:шт|ед|экз|гол)")
_UNIT = re.compile(r"^(?:тыс|млн|млрд|руб|км|га|чел|шт|ед)(?:\.|[а-я]{0,3}$)")
# «Отремонтировано дорог», «Израсходовано средств»: what was done is named as often as what it was done to.
_DEED = re.compile(r"^[а-я]{2,}(?:[аеы]н|[аеиуыя]т|л)(?=о$)")
# «Муниципальные служащие, которым требуется обучение»: the clause tells what of them, not whom.
_RELATIVE = re.compile(r"(?<=[а-я]{3}),\s(?:[а-я]{1,3}\s)?котор.*$", re.DOTALL)
_DONE_TO = re.compile(r"^[а-я]{3,}[аея]н(?=н(?:ые|ых|ая|ой|ое|ого|ый)$)")
_OTHER_NAME = re.compile(r"^[^()]{3,60}\s\(([а-я]{4,30})\)")
# «38 контрактов на сумму 2 млн» tells no savings, income or debt.
_NO_COST = re.compile(r"эконом|доход|налог|поступлен|задолж|недоимк|прибыл|убыт|остат|долг")
_OF_THESE = re.compile(r"^\W*(?:в\sтом\sчисле|в\sт\.\s?ч\.|из\sних|из\sкоторых)\W*")
_SPENT = ("затрач", "израсход", "потрач")
PLANS = ("планир", "план ", "запланир")
"""How titles begin that ask for what is to come."""

_SUPPORT = re.compile(
    r"(?:провед|выполн|осуществл|заверш|произвед|законч)ен[аоы]?$|прове[лд]и?$|выполнил[аи]?$"
)
_FLAG = Gated(r"\(?\bда\s?/\s?нет\b\)?", re.IGNORECASE)


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
    if spec.unit and not is_measure(spec) and not is_flag(spec) and not _COUNTER.match(spec.unit.lower()):
        found += _head(_noun_stems(spec.unit))
    nouns = _noun_stems(_RELATIVE.sub("", _FLAG.sub("", spec.title)))
    counted = [*_head(nouns), *coordinated(spec.title)[1:], *_in_brackets(spec.title)]
    found += [*nouns, *deed_stems(spec)] if is_measure(spec) else counted
    found = found or list(deed_stems(spec))
    if is_money(spec) and any(each.startswith(_SPENT) for each in found):
        found += ["расход", *OTHERWISE["расход"]]
    if is_measure(spec):
        found += [part for word, parts in MEASURED.items() if word in spec.title.lower() for part in parts]
    if counts_people(spec):
        found += _named_by_quality(spec.title)
        found += _verb_of(spec.title)
    if "%" in spec.unit:
        found += _adjective_stems(spec.title)
    found += [part for unit, part in BY_UNIT if unit.match(spec.unit.lower())]
    if is_money(spec) and ("сумм" in spec.title.lower() or not _NO_COST.match(found[0])):
        found += ["сумм", "стоимост"]
    return tuple(dict.fromkeys(found))


def _head(stems: Sequence[str]) -> list[str]:
    """The first noun, with what means the same; an abbreviation with the words it stands for."""
    return [each for first in stems[:1] for each in (first, *SAME.get(first, ()))]


def _in_brackets(title: str) -> list[str]:
    """«Сходы (собрания)», «Добровольцы (волонтёры)»: the noun in brackets is another name."""
    match = _OTHER_NAME.search(title.lower().replace("ё", "е"))
    return [stem(match[1])] if match is not None and is_noun(match[1]) else []


@lru_cache(maxsize=256)
def deed_stems(spec: FigureSpec) -> tuple[str, ...]:
    """Stems of what the title says was done: «Отремонтировано дорог» -> «отремонтирован», «отремонтировал».

    Of what is measured also «Израсходованные средства».
    """
    words = title_words(spec.title)
    done = [word for word in words if tells_deed(word)]
    done += [
        deed for word in words if done and is_support(done[0]) for deed in NOUN_DEEDS.get(lemma(word), ())
    ]
    done += [alike for word in done for alike in _done_alike(word)]
    deeds = [each for word in done for each in deed_forms(word)]
    if is_measure(spec) and not counts_people(spec):
        deeds += [match[0] for word in words if is_participle(word) and (match := _DONE_TO.match(word))]
    if spec.title.lower().startswith(PLANS):
        deeds += ["план", "запланир", "намечен"]
    return tuple(dict.fromkeys(deeds))


def is_support(word: str) -> bool:
    """«завершён», «проведено»: a deed that its noun tells, «завершён ремонт»."""
    return _SUPPORT.match(word) is not None


def _done_alike(word: str) -> Sequence[str]:
    """«обнаружено» for «выявлено»."""
    return [each for words in DONE_ALIKE if word in words for each in words if each != word]


def deed_forms(word: str) -> tuple[str, ...]:
    """«отремонтировано» -> «отремонтирован», «отремонтировал»; «состоит» -> «состо»; «погибло» -> «погиб»."""
    if is_finite(word):
        return (stem_of_tense(word),)
    plural = past_plural(word)
    own = word.rstrip("аоы")
    return (own, plural[:-1]) if plural else (own,)


def tells_deed(word: str) -> bool:
    """«отремонтировано», «расторгнуто», «поступило», «состоит», «приняли»: a word of a title, lower case."""
    if is_noun(word):
        return False
    return _DEED.match(word) is not None or is_short_participle(word) or is_finite(word)


def tells_what_stands(spec: FigureSpec) -> bool:
    """«Состоит на учёте», «Подлежит сносу»: a title in the present."""
    return any(is_finite(word) and is_present(word) for word in title_words(spec.title)[:1])


def said_otherwise(word: str) -> tuple[str, ...]:
    """Stems of what offices say for a lower-case noun."""
    return OTHERWISE.get(lemma(word), ())


def title_words(text: str) -> list[str]:
    """Words of a title in lower case, «е» for «ё», without «в том числе»."""
    return _WORD.findall(_OF_THESE.sub("", text.lower().replace("ё", "е")))


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
            else [*_stems_of_pair(word), *_suppletive(word), *OTHERWISE.get(lemma(word), ())]
        )
    return found


def _stands_alone(word: str, following: str) -> bool:
    """A participle or adjective that no noun follows stands for one: «погибшие на пожарах»."""
    quality = is_participle(word) or is_substantive(word) or is_adjectival(word)
    return quality and not (is_noun(following) or is_adjectival(following) or is_participle(following))


def _stems_of_pair(word: str) -> tuple[str, ...]:
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


def is_measure(spec: FigureSpec) -> bool:
    """Whether the figure is measured (roubles, kilometres, people) and not counted piece by piece."""
    return _is_of_measure(spec.unit)


@lru_cache(maxsize=256)
def _is_of_measure(unit: str) -> bool:
    return _MEASURE.search(unit.lower()) is not None or "/" in unit.replace("да/нет", "")


def is_generic(word: str) -> bool:
    """«количество», «число»: a lower-case word that says nothing of what is counted."""
    return lemma(word) in _GENERIC


def is_unit(word: str) -> bool:
    """Whether a lower-case word is a unit as titles write it: «руб», «тыс», «чел»."""
    return _UNIT.match(word) is not None


@lru_cache(maxsize=256)
def is_flag(spec: FigureSpec) -> bool:
    """Whether yes (1) or no (0) is asked: unit or title say «да/нет»."""
    return _FLAG.search(f"{spec.title} {spec.unit}") is not None


def counts_people(spec: FigureSpec) -> bool:
    """Whether people are counted: «чел.», «тыс. человек»."""
    return _PEOPLE.search(spec.unit.lower()) is not None


def is_money(spec: FigureSpec) -> bool:
    """Whether roubles are asked for; a «труба» is none."""
    return _ROUBLES.search(spec.unit.lower()) is not None
