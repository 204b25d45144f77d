"""Figures denied by a word of their root: «нападения: нет», «сдача норм не проводилась»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from mailflow.model.request import FigureSpec
from mailflow.patterns import Gated
from mailflow.reading.clauses.claims import Claim
from mailflow.reading.clauses.figure_kinds import is_flag, is_money
from mailflow.reading.clauses.kin_words import is_of
from mailflow.reading.clauses.predicates import is_absent
from mailflow.reading.clauses.title_deeds import deed_stems
from mailflow.reading.clauses.title_words import TIMES
from mailflow.reading.clauses.words import is_noun, is_verb, lemma
from mailflow.reading.figures.leftovers.pieces import Piece
from mailflow.reading.figures.leftovers.refusals import is_refused
from mailflow.reading.morphology import is_adjectival, is_participle, is_short_participle, is_substantive

# Where and of what it is not, which is no subject of its own.
ASIDE = frozenset(
    {"территория", "поселение", "район", "округ", "город", "случай", "факт", "администрация", "человек"}
    | {
        "год",
        "сегодня",
        "настоящее",
        "время",
        "день",
        "число",
        "ситуация",
        "единица",
        "количество",
        "отчетный",
        "гражданин",
        "житель",
    }
)
_NEW = re.compile(r"\b(?:новы[хе]|дополнительны[хе])\s")
_MONEY = frozenset({"средство", "деньга", "деньги", "бюджет"})
# «Переселение не требуется», «замена не понадобилась»
_NOT_NEEDED = Gated(r"\bне\s(?:требу[ею]тся|требовал(?:ся|[аио]сь)|понадобил(?:ся|[аио]сь))\b")
# «компенсации не выплачиваются»
_NOT_DOING = Gated(
    r"\bне\s(?!требу|нужда|явля|име|превыша|огранич|учитыва|уточня|подтвержда|изменя|исключа|счита|увелич|сниж)"
    r"[а-я]{3,18}(?:[аяую]ются|[аяуе]ется|ится|ятся)\b"
)
PREPOSITIONS = frozenset({"на", "для", "о", "об", "по", "в", "во", "с", "из", "от", "к", "за", "при", "у"})


def nothing_of(
    piece: Piece,
    words: str,
    specs: Sequence[FigureSpec],
    untold: Sequence[FigureSpec],
    stems: Mapping[str, Sequence[str]],
) -> Iterator[Claim]:
    """Zero for the only figure whose title has what is denied, where nothing else is named beside it.

    «Денег на ремонт нет» denies no repair: what a preposition leads to is no subject.
    """
    unneeded = _NOT_NEEDED.search(words) is not None
    newly = unneeded or is_absent(_NEW.sub(" ", words))  # «Новых фонарей не ставили» denies «Установлено»
    idle = _NOT_DOING.search(words) is not None
    if not (is_absent(words) or newly or idle or " не начат" in words):
        return
    named = [
        (at, each.text)
        for at, each in enumerate(piece.tokens)
        if each.text.isalpha()
        and (is_noun(each.text) or is_participle(each.text) or is_substantive(each.text))
        and lemma(each.text) not in ASIDE | TIMES
    ]
    subjects = [word for at, word in named if at == 0 or piece.tokens[at - 1].text not in PREPOSITIONS]
    if not subjects:
        return
    counted = [each for each in specs if not is_flag(each)]
    if not (is_absent(words) or idle):
        untold = [each for each in untold if deed_stems(each)]
    found = [each for each in counted if all(_names(word, each) for _, word in named)]
    beside = [each.text for each in piece.tokens if _tells_more(each.text)]
    own = [each for each in found if _says_own([*subjects, *beside], each, counted)]
    around = tuple(each.text for each in piece.tokens)
    if len(own) == 1 and own[0] in untold and not is_refused(around, own[0], stems[own[0].key], words):
        yield Claim(own[0].key, Decimal(0))


def _names(word: str, spec: FigureSpec) -> bool:
    """Whether a noun is of the title; «средств не израсходовано» is of «Расходы на отлов»."""
    return is_of(word, spec) or (is_money(spec) and lemma(word) in _MONEY)


def _tells_more(word: str) -> bool:
    return is_verb(word) or is_short_participle(word) or is_adjectival(word)


def _says_own(subjects: Sequence[str], spec: FigureSpec, specs: Sequence[FigureSpec]) -> bool:
    """Whether one of the subjects is of this title and of no other."""
    others = [each for each in specs if each is not spec]
    return any(is_of(word, spec) and not any(is_of(word, each) for each in others) for word in subjects)
