"""Figures claimed within one sentence: which number belongs to which noun, done or only planned."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from mailflow.model.request import FigureSpec
from mailflow.reading.claims import DIRECT, INFERRED, TOTAL, Claim
from mailflow.reading.clause_division import COUNTERS, divide_into_clauses
from mailflow.reading.clauses import Token, tokens
from mailflow.reading.masking import MASK
from mailflow.reading.measures import measured_claims
from mailflow.reading.predicates import is_absent, is_done, is_planned, speaks_of_total
from mailflow.reading.stems import is_measure, lemma

_ADJECTIVE = re.compile(
    r".{2,}(?:ых|их|ые|ие|ая|яя|ую|юю|ой|ей|ого|его|ым|им|ыми|ими|ое|ее|ый|ий|ом|ему|ому)$"
)
_FILLER_WORDS = (
    "шт штук штуки штука ед единиц единицы единица о об по материал материала материалов карточка карточки "
    "карточек публикация публикации публикаций запись записи записей описание описания описаний заявка "
    "заявки заявок информация информации"
)
_FILLER = frozenset(_FILLER_WORDS.split())
_LABEL_WORDS = (
    "количество количестве число числе кол-во к-во общее всего итого составляет составило составила составил "
    "размещено размещены размещена направлено направлены направлена подано поданы подана опубликовано "
    "опубликованы внесено внесены внесена представлено представлены имеется равно в на с до площадке сайте "
    "портале платформе интернет-площадке интернет марафона марафоне шт ед единиц штук муниципалитетом "
    "администрацией поселением районом нами по состоянию стало теперь сейчас лишь только уже муниципалитеты "
    "рф диалога форума проведено проведены выполнено зарегистрировано добавлено загружено "
    "увеличилось возросло "
    "выросло территории поселения района округа города реализовано от"
)
_LABEL = frozenset(_LABEL_WORDS.split())
_ABOUT = frozenset({"около", "более", "свыше", "порядка", "примерно", "менее", "почти"})
# A clause of more words than this is no clause of a letter.
_MAX_TOKENS = 150
_SINGULAR = re.compile(
    r"\b(?:размещен|направлен|подан|опубликован|представлен|внесен|проведен|реализован|добавлен|выполнен)а?\b"
)


def claims_of(low: str, specs: Sequence[FigureSpec], stems: Mapping[str, tuple[str, ...]]) -> list[Claim]:
    """Claims of one masked sentence, in the order of its words."""
    if not any(part.split()[0] in low for each in stems.values() for part in each):
        return []
    clauses = divide_into_clauses(tokens(low))
    texts = [low[clause[0].start : clause[-1].end] for clause in clauses]
    found: list[Claim] = []
    planned = False
    for at, clause in enumerate(clauses):
        planned = is_planned(texts[at]) or (planned and not is_done(texts[at]))
        if planned or _planned_with_next(clauses, texts, at):
            continue
        claims = _claims_of_clause(clause, texts[at], _predicate(texts, clauses, at), specs, stems)
        found += _as_total(claims) if speaks_of_total(texts[at]) else claims
    found += measured_claims(low, specs, stems)
    return found


def _as_total(claims: list[Claim]) -> list[Claim]:
    return [
        Claim(each.key, each.value, TOTAL, each.certain) if each.weight == DIRECT else each for each in claims
    ]


def _planned_with_next(clauses: list[list[Token]], texts: list[str], at: int) -> bool:
    """«2 практики, 1 инициатива на модерации»: a bare enumeration shares the predicate that follows."""
    return (
        at + 1 < len(clauses)
        and clauses[at][0].value is not None
        and clauses[at + 1][0].value is not None
        and not is_done(texts[at])
        and is_planned(texts[at + 1])
    )


def _predicate(texts: list[str], clauses: list[list[Token]], at: int) -> str:
    """The clause itself, or the neighbour whose predicate it shares: «практик, инициатив не имеется»."""
    if is_done(texts[at]) or any(token.value is not None for token in clauses[at]):
        return texts[at]
    order: list[int] = [*range(at - 1, -1, -1), *range(at + 1, len(texts))]
    for near in order:
        if is_done(texts[near]):
            lends = is_absent(texts[near]) and all(token.value is None for token in clauses[near])
            if lends:
                return texts[near]
            if near > at:
                break
    return texts[at]


@dataclass(frozen=True, slots=True)
class _Mention:
    spec: FigureSpec
    at: int
    end: int


def _mentions(
    clause: list[Token], specs: Sequence[FigureSpec], stems: Mapping[str, tuple[str, ...]]
) -> list[_Mention]:
    found: list[_Mention] = []
    clause = clause[:_MAX_TOKENS]
    for spec in specs:
        for phrase in stems[spec.key]:
            parts = phrase.split()
            for at in range(len(clause) - len(parts) + 1):
                if all(clause[at + offset].text.startswith(part) for offset, part in enumerate(parts)):
                    found.append(_Mention(spec, at, at + len(parts)))
    return sorted(found, key=lambda each: (each.at, -each.end))


def _claims_of_clause(
    clause: list[Token],
    words: str,
    predicate: str,
    specs: Sequence[FigureSpec],
    stems: Mapping[str, tuple[str, ...]],
) -> list[Claim]:
    mentions = _mentions(clause, specs, stems)
    if not mentions:
        return []
    absent = is_absent(predicate)
    lefts = [_left(clause, each) for each in mentions]
    taken = {each for each in lefts if each is not None}
    found: list[Claim] = []
    for mention, left in zip(mentions, lefts, strict=True):
        number = left if left is not None else _right(clause, mention, taken, mentions)
        if number is not None:
            if not is_absent(words) or _stands_apart(clause, number, mention):
                found += _number_claim(clause, number, mention.spec)
        elif absent:
            found.append(Claim(mention.spec.key, Decimal(0)))
        elif _SINGULAR.search(words) and lemma(clause[mention.at].text) == clause[mention.at].text:
            found.append(Claim(mention.spec.key, Decimal(1), INFERRED, certain=False))
    return found


def _stands_apart(clause: list[Token], number: int, mention: _Mention) -> bool:
    """«об отсутствии практик и направлении 2 инициатив»: the denial belongs to another noun."""
    first = min(number, mention.at)
    before = " ".join(each.text for each in clause[:first])
    return is_absent(before) and " и " in f" {before} "


def _left(clause: list[Token], mention: _Mention) -> int | None:
    """The number before the noun: «2 успешных муниципальных практики»."""
    if is_measure(mention.spec):
        return None
    for at in range(mention.at - 1, max(-1, mention.at - 8), -1):
        token = clause[at]
        if token.value is not None:
            return None if _part_of_range(clause, at) else at
        if token.text not in _FILLER and token.text != '"' and not _ADJECTIVE.match(token.text):
            return None
    return None


def _part_of_range(clause: list[Token], at: int) -> bool:
    """«из 5 практик», «по одной практике в каждом», «4-6 практик»."""
    if at and clause[at - 1].text == "из":
        return True
    if at and clause[at - 1].text == "по" and any(each.text.startswith("кажд") for each in clause):
        return True
    return at > 1 and clause[at - 1].text == "-" and clause[at - 2].value is not None


def _right(clause: list[Token], mention: _Mention, taken: set[int], mentions: list[_Mention]) -> int | None:
    """The number after the noun: «Практик - 9», «практик размещено 4», «практики: 2 шт.»."""
    others = {each.at for each in mentions if each.at != mention.at}
    for at in range(mention.end, min(len(clause), mention.end + 12)):
        token = clause[at]
        if token.value is not None:
            return at if at not in taken and _ends_there(clause, at) else None
        known = token.text in _LABEL or token.text in ':-="|' or token.text[0] == MASK
        if at in others or not (known or _ADJECTIVE.match(token.text)):
            return None
    return None


def _ends_there(clause: list[Token], at: int) -> bool:
    """Whether no noun of its own follows the number."""
    if at + 1 == len(clause):
        return True
    following = clause[at + 1].text
    return following in COUNTERS or not following[0].isalpha() or is_done(following)


def _number_claim(clause: list[Token], at: int, spec: FigureSpec) -> list[Claim]:
    value = clause[at].value
    if value is None or (not is_measure(spec) and value != value.to_integral_value()):
        return []
    vague = any(each.text in _ABOUT for each in clause[max(0, at - 2) : at])
    return [Claim(spec.key, value, DIRECT, certain=not vague)]
