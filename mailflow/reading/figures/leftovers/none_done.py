"""Deeds done by nobody and to nothing: «ни одна не убрана», «никто не обучался», «демонтировать нечего»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from mailflow.model.request import FigureSpec
from mailflow.patterns import Gated
from mailflow.reading.clauses.claims import Claim
from mailflow.reading.clauses.figure_kinds import counts_people, is_flag, is_measure, is_money
from mailflow.reading.clauses.kin_words import says, telling_words
from mailflow.reading.clauses.near_words import is_near
from mailflow.reading.clauses.title_deeds import deed_stems, tells_deed
from mailflow.reading.clauses.words import is_noun

# Masking leaves «нет» of «ни одна».
_NOT_ONE = Gated(
    r"\b(?:ни\sод(?:ин|на|но|ного|ной|ну)|ничего|нет(?=\s{3}))\s{1,8}(?:из\sних\s|пока\s|еще\s){0,2}не\s(?P<deed>[а-я]{4,25})\b"
)
_NOBODY = Gated(
    r"\bникто\s(?:[а-я]{2,14}\s){0,3}не\s(?P<deed>[а-я]{3,25})\b"
    r"|\bникого\s(?:[а-я]{2,14}\s){0,2}не\s(?P<whom>[а-я]{3,25})\b"
)
_NOTHING_TO = Gated(
    r"\b(?P<deed>[а-я]{4,25}(?:ть|ться))\sнечего\b|\bнечего\s(?P<after>[а-я]{4,25}(?:ть|ться))\b"
)
# «Очередь ликвидирована полностью»
_GONE = Gated(
    r"\b(?P<noun>[а-я]{4,20})\s(?:[а-я]{1,15}\s){0,4}(?:полностью\s(?:ликвидирован|погашен|устранен|закрыт)[аоы]?\b"
    r"|(?:ликвидирован|погашен|устранен|закрыт)[аоы]?\sполностью\b|свед(?:ен[аоы]?|ена)\sк\sнулю)"
)
# «средств не израсходовано», «деньги не тратились»
_UNSPENT = Gated(
    r"\b(?:средств[ао]?|деньги|денег|расход(?:ы|ов)|затрат[ы]?)\s(?:[а-я]{2,14}\s){0,3}не\s(?:израсходован|расходовал|потрачен|тратил"
    r"|затрачен|освоен|осваивал|понесен|производил|привлекал|выделял)[а-я]{0,4}\b"
)
# «Все рассмотрены в срок» where those are asked for that were late
_IN_TIME = Gated(
    r"\bвсе\s(?:[а-я]{3,14}\s){0,3}(?:рассмотрен|выполнен|исполнен|решен|отработан)[а-я]{0,3}\s(?:[а-я]{2,14}\s){0,2}(?:в\sсрок|своевременно)\b"
    r"|\bв\sустановленн[а-я]{2}\sсрок"
)
_LATE = re.compile(r"нарушени[а-я]{1,2}\s(?:[а-я]+\s)?срок|просроч")


def none_done(low: str, specs: Sequence[FigureSpec], untold: Sequence[FigureSpec]) -> Iterator[Claim]:
    """Zero for the only figure of which such words tell, where nothing was told of it.

    «Никто не заболел» is of no figure that counts who was taught: the deed must be the title's. «Очередь
    ликвидирована» is of what stands, and never of «Ликвидировано».
    """
    counted = [each for each in specs if not is_flag(each)]
    people = [each for each in counted if counts_people(each)]
    pieces = [each for each in counted if not is_measure(each)]
    for pattern, among in ((_NOT_ONE, counted), (_NOBODY, people), (_NOBODY, pieces), (_NOTHING_TO, counted)):
        for found in pattern.finditer(low):
            deed = next(each for each in found.groups() if each)
            yield from _zero([each for each in among if _tells(deed, each)], untold)
    if _UNSPENT.search(low):
        yield from _zero(
            [each for each in counted if is_money(each) and _tells("израсходовано", each)], untold
        )
    if _IN_TIME.search(low):
        yield from _zero([each for each in counted if _LATE.search(each.title.lower())], untold)
    for found in _GONE.finditer(low):
        standing = [each for each in counted if not deed_stems(each)]
        yield from _zero([each for each in standing if _is_noun_of(found["noun"], each)], untold)


def _zero(fitting: Sequence[FigureSpec], untold: Sequence[FigureSpec]) -> Iterator[Claim]:
    if len(fitting) == 1 and fitting[0] in untold:
        yield Claim(fitting[0].key, Decimal(0))


def _tells(deed: str, spec: FigureSpec) -> bool:
    """Whether a verb is the deed of a title, told by its verb or by its noun: «Прошли обучение»."""
    told = [
        each
        for each in telling_words(spec)
        if tells_deed(each) or each.endswith(("ие", "ия")) or is_money(spec)
    ]
    if deed.startswith(deed_stems(spec) or "\0") or any(says(deed, each) for each in told):
        return True
    return not is_measure(spec) and any(is_near(deed, each) for each in telling_words(spec))  # «не жаловался»


def _is_noun_of(word: str, spec: FigureSpec) -> bool:
    return is_noun(word) and any(is_noun(told) and says(word, told) for told in telling_words(spec))
