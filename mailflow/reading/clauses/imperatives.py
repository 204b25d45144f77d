"""What a letter bids its reader to do: «продублируйте письмо», «объясните», «скиньте ссылку».

Any imperative addressed to us asks for something; courtesies («извините», «см. вложение») and what only
leads an answer («считайте верным», «примите информацию») do not.
"""

from __future__ import annotations

import re
from functools import lru_cache

from mailflow.reading.morphology import analyzer

_FORM = re.compile(
    r"(?<![а-яa-z-])(?P<negated>не\s)?(?P<verb>[а-я]{3,20}(?:ите|йте|ьте)(?:сь)?)(?![а-яa-z-])"
)
_COURTESY_VERBS = (
    "извинить простить принять считать счесть учесть учитывать смотреть посмотреть зачесть отметить ждать "
    "ожидать поверить верить быть найти знать поздравить следить здравствовать читать прочитать исправить "
    "заменить снять исключить обращаться обратиться звонить позвонить беспокоиться волноваться успеть "
    "участвовать любить хранить беречь сообщить поставить"
)
_COURTESY = frozenset(_COURTESY_VERBS.split())


def first_request(low: str) -> re.Match[str] | None:
    """The first verb by which a lower-case text asks its reader for something."""
    for match in _FORM.finditer(low):
        if not match["negated"] and _asks(match["verb"]):
            return match
    return None


@lru_cache(maxsize=20_000)
def _asks(word: str) -> bool:
    if not analyzer().word_is_known(word):
        return False
    bidding = [each for each in analyzer().parse(word) if {"impr", "excl", "plur"} <= set(each.tag.grammemes)]
    return bool(bidding) and bidding[0].normal_form.replace("ё", "е") not in _COURTESY
