"""A noun that two titles share: «Назначенные старосты» in elders, «Старосты, прошедшие обучение» in people.

Alone it tells the figure counted in it; the one that counts people is told by what its title adds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.clauses import Token
from mailflow.reading.clauses.figure_kinds import counts_people, is_measure
from mailflow.reading.clauses.kin_words import says, telling_words
from mailflow.reading.clauses.mentions import Mention
from mailflow.reading.clauses.title_deeds import deed_stems
from mailflow.reading.clauses.words import is_noun, stem
from mailflow.reading.morphology import is_short_participle

_PAST = re.compile(r"[а-я]л[аио]?(?:сь|ся)?$")
# That there are so many tells of no other deed.
_THERE_ARE = ("име", "есть", "был", "работа", "действу", "избран", "состав", "насчит", "стал", "осуществля")


def of_shared_noun(clause: Sequence[Token], mentions: Sequence[Mention]) -> list[Mention]:
    """«старост – 3» tells those appointed; «2 старосты аттестованы» neither them nor the trained ones."""
    if len(mentions) < 2 or all(each.value is None for each in clause):
        return list(mentions)
    words = [each.text for each in clause if each.value is None and each.text.isalpha()]
    dropped: set[str] = set()
    for some in mentions:
        whole = next(
            (one.spec for one in mentions if one.at == some.at and lends_noun_to(one.spec, some.spec)), None
        )
        if whole is None or says_own(words, some.spec, whole):
            continue
        dropped.add(some.spec.key)
        if any(_is_other_deed(word, whole) for word in words):
            dropped.add(whole.key)
    return [each for each in mentions if each.spec.key not in dropped]


def lends_noun_to(whole: FigureSpec, some: FigureSpec) -> bool:
    """Whether people are counted of the one by the noun the other is counted in."""
    unit = whole.unit.lower()
    if whole is some or is_measure(whole) or not counts_people(some) or not unit.isalpha():
        return False
    return some.title.lower().startswith(stem(unit))


def says_own(words: Sequence[str], some: FigureSpec, whole: FigureSpec) -> bool:
    """Whether lower-case words say what the one's title adds to the other's."""
    shared = telling_words(whole)
    own = [told for told in telling_words(some) if not any(says(told, each) for each in shared)]
    return not own or any(says(word, told) for word in words for told in own)


def _is_other_deed(word: str, spec: FigureSpec) -> bool:
    tells = _PAST.search(word) is not None or is_short_participle(word)
    return tells and not is_noun(word) and not word.startswith((*_THERE_ARE, *deed_stems(spec)))
