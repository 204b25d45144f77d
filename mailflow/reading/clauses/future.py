"""Verbs of what the writer is going to do: «разместим», «выложу», «до пятницы сделаем».

No list holds all of them: a perfective verb in the first person of the future is a promise, whatever it
means. Verbs that only lead a sentence («отметим, что …») or tell nothing of an answer («продолжим») are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from mailflow.reading.morphology import analyzer

_FORM = re.compile(
    r"(?<![а-яa-z-])(?P<negated>не\s)?(?P<verb>[а-я]{1,20}(?:[иеа]м|[юу])(?:с[яь])?)(?![а-яa-z-])"
)
_OF_OTHERS = re.compile(
    r"(?<![а-яa-z-])(?P<negated>не\s)?(?P<verb>[а-я]{3,20}(?:[еи]т|[уюая]т)(?:ся)?)(?![а-яa-z-])"
)
# «… которая позволит жителям», «это поможет»: what comes of a deed that is done.
_EFFECT_VERBS = (
    "позволить помочь стать смочь дать составить улучшить повысить сделаться обеспечить привлечь создать "
    "увеличить снизить сократить решить сохранить остаться принести продолжить продолжиться послужить"
)
_EFFECT = frozenset(_EFFECT_VERBS.split())
_LEADING_VERBS = (
    "отметить сказать добавить напомнить пояснить уточнить указать привести назвать подчеркнуть сообщить "
    "доложить проинформировать обратить допустить предположить заметить начать перейти перечислить"
)
_LEADING = frozenset(_LEADING_VERBS.split())
"""«Сообщим следующее: размещено 2 практики»: what follows is told now."""

_IDLE_VERBS = (
    "продолжить быть принять остаться помочь поддержать смочь стать суметь успеть поблагодарить "
    "надеяться выразить попросить пожелать поздравить встретить увидеть пройти узнать понять "
    "подумать попробовать постараться обсудить рассмотреть использовать учесть посмотреть захотеть"
)
_IDLE = frozenset(_IDLE_VERBS.split())
"""«Работу продолжим», «примем участие», «учтём на будущее»: nothing that we wait for."""


def first_promise(low: str) -> re.Match[str] | None:
    """The first verb by which an answer or a deed is promised in a lower-case text, not a denied one."""
    return next(_promises(low), None)


def is_promised(low: str) -> bool:
    """Whether a lower-case clause speaks of what the writer will do."""
    return first_promise(low) is not None


def is_expected(low: str) -> bool:
    """Whether a lower-case clause tells what somebody will do: «пусть район сделает одну практику»."""
    return any(not match["negated"] and _is_expected(match["verb"]) for match in _OF_OTHERS.finditer(low))


def _promises(low: str) -> Iterator[re.Match[str]]:
    for match in _FORM.finditer(low):
        if not match["negated"] and _is_promise(match["verb"]):
            yield match


@lru_cache(maxsize=20_000)
def _is_expected(word: str) -> bool:
    parsed = analyzer().parse(word)[0]
    if {"VERB", "perf", "futr", "3per"} <= set(parsed.tag.grammemes) and analyzer().word_is_known(word):
        return parsed.normal_form.replace("ё", "е") not in _EFFECT
    return False


@lru_cache(maxsize=20_000)
def _is_promise(word: str) -> bool:
    every = analyzer().parse(word)
    if any("pres" in each.tag for each in every):  # «дублирую», «информируем» are said of now, too
        return False
    parsed = every[0]
    if {"VERB", "perf", "futr", "1per"} <= set(parsed.tag.grammemes) and analyzer().word_is_known(word):
        return parsed.normal_form.replace("ё", "е") not in _LEADING | _IDLE
    return False
