"""A whole with the part told behind it: «Из 150 заявок договорами завершились 132», two figures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.figure_kinds import is_flag, is_measure
from mailflow.reading.clauses.kin_words import is_of, says, telling_words
from mailflow.reading.clauses.numerals import COUNT
from mailflow.reading.clauses.stems import figure_stems
from mailflow.reading.clauses.words import is_noun
from mailflow.reading.morphology import is_adjectival, is_genitive, is_participle
from mailflow.reading.wordings.lacks import MARK

_FROM = re.compile(
    rf"\bиз\s(?:(?:всех|имеющихся|общих)\s)?(?P<whole>\d{{1,6}}|{COUNT})\s(?P<words>(?:[а-я-]{{1,30}}\s){{1,9}})"
    rf"(?:-\s)?(?=(?P<part>\d{{1,6}}|{COUNT})\b(?!\s?(?:%|проц|руб|тыс|млн)))",
    re.IGNORECASE,
)
# «Из 9 служащих, прошедших обучение, двое учились в академии»: the nine; what follows are its parts
_QUALIFIED = re.compile(
    rf"\bиз\s(?P<whole>\d{{1,6}}|{COUNT})\s(?P<words>[а-я-]{{2,30}}(?:\s[а-я-]{{1,30}}){{0,3}}),\s"
    rf"(?P<quality>[а-я]{{3,20}}(?:ших|вших|щих|нных|мых)(?:\s[а-я-]{{1,30}}){{1,8}}),\s"
    rf"(?=(?P<part>\d{{1,6}}|{COUNT})\b)",
    re.IGNORECASE,
)
_ENOUGH = 2


def with_wholes_apart(plain: str, specs: Sequence[FigureSpec]) -> str:
    """The text with «заявок - 150; договорами завершились 132» where another figure is told of the part.

    «Из 5 практик размещены 3» stays: the part is of the same figure.
    """
    if "из " not in plain and "Из " not in plain:
        return plain
    counted = [each for each in specs if not (is_flag(each) or each.words)]
    plain = _QUALIFIED.sub(lambda found: _of_quality(found, counted), plain)
    return _FROM.sub(lambda found: _apart(found, counted), plain)


def _apart(found: re.Match[str], specs: Sequence[FigureSpec]) -> str:
    words = found["words"].lower().split()
    if words[-1] == MARK:  # «из 6 пунктов без интернета один»
        return f"{MARK} {' '.join(words[:-1])} - "
    end = _end_of_group(words)
    group, told = words[:end], words[end:]
    part = [each for each in specs if any(_is_own(word, each, specs) for word in told)]
    rest = [each for each in specs if each not in part and not is_measure(each)]
    whole = [each for each in rest if any(word.startswith(_head(each)) for word in group)]
    if not (whole and part and told) or any(is_of(word, each) for word in told for each in whole):
        return found[0]
    return f"{' '.join(group)} - {found['whole']}; {' '.join(told)} "


def _of_quality(found: re.Match[str], specs: Sequence[FigureSpec]) -> str:
    words = f"{found['words']} {found['quality']}".lower().split()
    best = max((sum(is_of(word, each) for word in words) for each in specs), default=0)
    if best < _ENOUGH:
        return found[0]
    return f"{found['words']} {found['quality']} - {found['whole']}; из них "


def _head(spec: FigureSpec) -> tuple[str, ...]:
    return tuple(each.split()[0] for each in figure_stems(spec)[:1]) or ("\0",)


def _is_own(word: str, spec: FigureSpec, specs: Sequence[FigureSpec]) -> bool:
    others = [each for each in specs if each is not spec]
    own = [told for told in telling_words(spec) if says(word, told)]
    return any(not any(is_of(told, each) for each in others) for told in own)


def _end_of_group(words: Sequence[str]) -> int:
    """One past the counted noun and the genitives that hang on it: «отобранных проб воды»."""
    at = next((at for at, word in enumerate(words) if _is_thing(word)), len(words) - 1) + 1
    while at < len(words) and (is_adjectival(words[at]) or is_noun(words[at])) and is_genitive(words[at]):
        at += 1
    return at


def _is_thing(word: str) -> bool:
    return is_noun(word) and not (is_adjectival(word) or is_participle(word))
