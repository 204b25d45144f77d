"""What is denied without the figure's own noun: «приватизация не проводилась», «практики, инициативы: 0»."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from itertools import pairwise

from mailflow.model.request import FigureSpec
from mailflow.patterns import Gated
from mailflow.reading.clauses.claims import DEED, EARLIER, INFERRED, Claim
from mailflow.reading.clauses.clauses import Token
from mailflow.reading.clauses.deeds import is_of_root
from mailflow.reading.clauses.figure_kinds import counts_people, is_measure
from mailflow.reading.clauses.mentions import Mention
from mailflow.reading.clauses.predicates import is_absent
from mailflow.reading.clauses.rivals import says_most
from mailflow.reading.clauses.stems import figure_stems
from mailflow.reading.clauses.title_deeds import deed_stems, tells_deed
from mailflow.reading.clauses.title_words import TIMES, title_words
from mailflow.reading.clauses.words import is_noun, is_verb, lemma, stem

# «новых ТОС не создавалось» denies them; «иные дороги не ремонтировались» does not deny the first.
_IN_PLACE = re.compile(
    r"\b(?:в|на|по)\s(?:(?:х|п|с|ст|ст-це|пос|ул|мкр)\b|хутор|сел[ае]\b|поселк|станиц|улиц)"
)
_PREPOSITIONS = frozenset({"в", "на", "по", "с", "за", "от", "из", "к", "о", "об", "для", "при", "у"})
_BESIDES = Gated(
    r"\b(?:иных|других|прочих)\s(?P<named>(?:[а-я]{3,16}\s){0,3}[а-я]{4,20}(?:,\s|\sи\s|\sили\s)(?:[а-я]{3,16}\s){0,3}[а-я]{4,20})\s"
    r"(?:[а-я]{2,14}\s){0,2}(?:нет\b|не\s|отсутств)"
)
_NEW = re.compile(r"\bновы[хе]\s")


def undone(clause: Sequence[Token], words: str, specs: Sequence[FigureSpec]) -> list[Claim]:
    """Zero for the figure whose deed a clause without a number denies, by its noun or its other aspect."""
    if any(each.value is not None for each in clause) or not is_absent(_NEW.sub("", words)):
        return []
    texts = [each.text for each in clause]
    denied = [after for word, after in pairwise(texts) if word == "не" and is_verb(after)]
    object_of = _denied_object(texts)
    denied += [object_of] if object_of else []
    told = [each for each in specs if _tells_deed(each)]
    found: list[FigureSpec] = []
    for word in denied:
        fitting = [each for each in told if is_of_root(word, each) and _is_about(object_of, word, each)]
        most = says_most(fitting, texts)
        alike = len({deed_stems(each) for each in fitting}) == 1  # «обработка не проводилась» of all of them
        found += [most] if most is not None else fitting if alike else []
    weight = EARLIER if _NEW.search(words) else DEED  # «выявлено 5, новые не выявлялись»
    return [Claim(each.key, Decimal(0), weight) for each in dict.fromkeys(found)]


def _tells_deed(spec: FigureSpec) -> bool:
    """«Обустроено площадок», «Обустроенные площадки»; no «Стоимость приобретённой техники»."""
    counted = bool(deed_stems(spec)) and (not is_measure(spec) or counts_people(spec))
    return counted or any(tells_deed(word) for word in title_words(spec.title))


def _denied_object(words: Sequence[str]) -> str:
    """The first noun that no preposition leads: «жалоб на сотрудников не поступало»."""
    for before, word in zip(("", *words), words, strict=False):
        if word.isalpha() and is_noun(word) and before not in _PREPOSITIONS and lemma(word) not in TIMES:
            return word
    return ""


def _is_about(noun: str, denied: str, spec: FigureSpec) -> bool:
    """Whether what is denied is the figure's own noun, the deed itself, or nothing named."""
    if not noun or noun == denied or is_of_root(noun, spec):
        return True
    known = {stem(word) for word in title_words(spec.title)}
    return stem(noun) in known or noun.startswith(figure_stems(spec))


def zeros_shared(
    clauses: list[list[Token]], mentions: list[list[Mention]], found: Sequence[Claim]
) -> list[Claim]:
    """«Практики, инициативы: 0» is zero for both."""
    numbers = [token.value for clause in clauses for token in clause if token.value is not None]
    if not found or not numbers or any(numbers):
        return []
    known = {each.key for each in found}
    named = {each.spec.key for clause in mentions for each in clause if not each.governed}
    return [Claim(key, Decimal(0)) for key in sorted(named - known)]


def none_besides(plain: str, stems: Mapping[str, tuple[str, ...]], told: AbstractSet[str]) -> list[Claim]:
    """«Размещена практика «Сад». Иных практик и инициатив нет»: none of what is told of nowhere else.

    `told`: keys of the figures of which there are some; where none of those named is among them nothing
    follows.
    """
    found: list[Claim] = []
    for match in _BESIDES.finditer(plain.lower()):
        keys = [key for key, parts in stems.items() if any(each in match["named"] for each in parts)]
        if told and not told.isdisjoint(keys):
            found += [Claim(key, Decimal(0), INFERRED) for key in keys if key not in told]
    return found


def without_local_zeros(found: Sequence[Claim], low: str) -> list[Claim]:
    """«интернет есть в 6 пунктах, в х. Степном отсутствует»: none in one place is no zero of all."""
    if _IN_PLACE.search(low) is None:
        return list(found)
    told = {(each.key, each.weight) for each in found if each.value}
    return [each for each in found if each.value or (each.key, each.weight) not in told]
