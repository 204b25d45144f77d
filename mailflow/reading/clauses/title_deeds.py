"""Deeds a figure's title tells, «Отремонтировано дорог», and the stems by which a text tells them too.

Whether a clause tells or denies such a deed is left to `deeds`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.figure_kinds import counts_people, is_measure
from mailflow.reading.clauses.synonyms import DONE_ALIKE, NOUN_DEEDS
from mailflow.reading.clauses.title_words import title_words
from mailflow.reading.clauses.words import is_finite, is_noun, is_present, lemma, past_plural, stem_of_tense
from mailflow.reading.morphology import is_participle, is_short_participle

PLANS = ("планир", "план ", "запланир")
"""How titles begin that ask for what is to come."""

# «Отремонтировано дорог», «Израсходовано средств»: what was done is named as often as what it was done to.
_DEED = re.compile(r"^[а-я]{2,}(?:[аеы]н|[аеиуыя]т|л)(?=о$)")
# «Израсходованные средства»
_DONE_TO = re.compile(r"^[а-я]{3,}[аея]н(?=н(?:ые|ых|ая|ой|ое|ого|ый)$)")
_SUPPORT = re.compile(
    r"(?:провед|выполн|осуществл|заверш|произвед|законч)ен[аоы]?$|прове[лд]и?$|выполнил[аи]?$"
)


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
    elif words and is_participle(words[0]) and (match := _DONE_TO.match(words[0])):
        # «Установленные знаки»: «установлено», «установили»
        deeds += [
            each for told in (f"{match[0]}о", *_done_alike(f"{match[0]}о")) for each in deed_forms(told)
        ]
    if spec.title.lower().startswith(PLANS):
        deeds += ["план", "запланир", "намечен"]
    return tuple(dict.fromkeys(deeds))


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
    return _DEED.match(word) is not None or is_short_participle(word) or is_finite(word) or is_ready(word)


def is_ready(word: str) -> bool:
    """«Готовы к сезону»: a state told by a short adjective, as a title writes it."""
    return word in ("готово", "готовы", "готова", "готов")


def tells_what_stands(spec: FigureSpec) -> bool:
    """«Состоит на учёте», «Подлежит сносу»: a title in the present."""
    return any(is_finite(word) and is_present(word) for word in title_words(spec.title)[:1])


def is_support(word: str) -> bool:
    """«завершён», «проведено»: a deed that its noun tells, «завершён ремонт»."""
    return _SUPPORT.match(word) is not None


def _done_alike(word: str) -> Sequence[str]:
    """«обнаружено» for «выявлено»."""
    return [each for words in DONE_ALIKE if word in words for each in words if each != word]
