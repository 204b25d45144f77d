"""Figures claimed within one sentence: which number belongs to which noun, done or only planned."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses import Token, tokens
from mailflow.reading.masking import MASK
from mailflow.reading.predicates import is_absent, is_done, is_planned, speaks_of_total
from mailflow.reading.stems import is_measure, lemma

DIRECT = 3
"""A number stands at the noun, or its absence is stated."""
TOTAL = 4
"""A number called the total of the letter."""
INFERRED = 1
"""«размещена практика»: the singular alone tells the number."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A value for a figure; of several the heaviest counts."""

    key: str
    value: Decimal
    weight: int = DIRECT
    certain: bool = True


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
_COUNTERS = frozenset(
    {"шт", "штук", "штуки", "ед", "единиц", "единицы", "единица", "и", "из", "на", "по", "в", "за"}
)
_SPLIT = frozenset({",", ";", "(", ")", "но", "а", "однако", "также", "еще", "кроме"})
_ABOUT = frozenset({"около", "более", "свыше", "порядка", "примерно", "менее", "почти"})
_SCALES = (
    ("тыс", Decimal(1000)),
    ("млн", Decimal(10**6)),
    ("милли", Decimal(10**6)),
    ("млрд", Decimal(10**9)),
)
# A clause of more words than this is no clause of a letter.
_MAX_TOKENS = 150
_STATED = frozenset(
    {"стало", "всего", "размещено", "направлено", "подано", "внесено", "теперь", "имеется", "нет"}
)
_PARTICIPLE = re.compile(
    r"(?:размещ|направл|пода|реализ|опублик|представл|внес|предлож|провед|разраб"
    r"|подготов)\w{1,6}н+(?:ых|ые|ая|ой|ую|ого)$|котор"
)
_SINGULAR = re.compile(
    r"\b(?:размещен|направлен|подан|опубликован|представлен|внесен|проведен|реализован|добавлен|выполнен)а?\b"
)


def claims_of(low: str, specs: Sequence[FigureSpec], stems: Mapping[str, tuple[str, ...]]) -> list[Claim]:
    """Claims of one masked sentence, in the order of its words."""
    if not any(part.split()[0] in low for each in stems.values() for part in each):
        return []
    clauses = _clauses(tokens(low))
    texts = [low[clause[0].start : clause[-1].end] for clause in clauses]
    found: list[Claim] = []
    planned = False
    for at, clause in enumerate(clauses):
        planned = is_planned(texts[at]) or (planned and not is_done(texts[at]))
        if planned or _planned_with_next(clauses, texts, at):
            continue
        claims = _claims_of_clause(clause, texts[at], _predicate(texts, clauses, at), specs, stems)
        found += _as_total(claims) if speaks_of_total(texts[at]) else claims
    found += _measured(low, specs, stems)
    return found


def _as_total(claims: list[Claim]) -> list[Claim]:
    return [
        Claim(each.key, each.value, TOTAL, each.certain) if each.weight == DIRECT else each for each in claims
    ]


def _clauses(words: list[Token]) -> list[list[Token]]:
    """Tokens between commas, brackets and contrasting words; «Практик, размещённых там, - 4» stays whole."""
    found: list[list[Token]] = [[]]
    words = _without_remarks(words)
    for at, token in enumerate(words):
        if token.text in _SPLIT:
            if not _goes_on(words, at):
                found.append([])
        elif token.text == ":" and found[-1] and not _goes_on(words, at):
            found.append([])
        else:
            found[-1].append(token)
    return _without_participles([each for each in found if each])


def _goes_on(words: list[Token], at: int) -> bool:
    """After a colon: a number or «размещено 5»; after a comma: «стало 6»."""
    if at + 1 == len(words):
        return False
    following = words[at + 1]
    if words[at].text == ":":
        return following.value is not None or following.text in _STATED
    return words[at].text in ",;" and following.text == "стало"


def _without_participles(clauses: list[list[Token]]) -> list[list[Token]]:
    """«практик, размещённых в районе, составляет 11»: without what stands between the commas."""
    found: list[list[Token]] = []
    at = 0
    while at < len(clauses):
        clause = clauses[at]
        inserted = found and at + 1 < len(clauses) and _PARTICIPLE.match(clause[0].text)
        if inserted and all(each.value is None for each in clause):
            found[-1] = found[-1] + clauses[at + 1]
            at += 2
        else:
            found.append(clause)
            at += 1
    return found


def _without_remarks(words: list[Token]) -> list[Token]:
    """Without brackets that hold no number."""
    result: list[Token] = []
    opened: int | None = None
    for token in words:
        result.append(token)
        if token.text == "(":
            opened = len(result) - 1
        elif token.text == ")" and opened is not None:
            inside = result[opened + 1 : -1]
            if all(each.value is None for each in inside):
                del result[opened:]
            elif all(each.value is not None or each.text in _COUNTERS or each.text == "." for each in inside):
                result[opened:] = inside
            opened = None
    return result


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
    return following in _COUNTERS or not following[0].isalpha() or is_done(following)


def _number_claim(clause: list[Token], at: int, spec: FigureSpec) -> list[Claim]:
    value = clause[at].value
    if value is None or (not is_measure(spec) and value != value.to_integral_value()):
        return []
    vague = any(each.text in _ABOUT for each in clause[max(0, at - 2) : at])
    return [Claim(spec.key, value, DIRECT, certain=not vague)]


def _measured(low: str, specs: Sequence[FigureSpec], stems: Mapping[str, tuple[str, ...]]) -> list[Claim]:
    """Numbers with their unit, in a sentence that names the figure: «освоено средств 1 234,5 тыс. руб.»."""
    found: list[Claim] = []
    for spec in specs:
        if is_measure(spec) and any(part in low for part in stems[spec.key]) and not is_planned(low):
            found += _with_unit(low, spec)
    return found


def _with_unit(low: str, spec: FigureSpec) -> list[Claim]:
    unit, scale = _unit(spec.unit.lower())
    found: list[Claim] = []
    words = tokens(low)
    for at, token in enumerate(words):
        if token.value is None:
            continue
        following = [each.text for each in words[at + 1 : at + 5] if each.text != "."]
        factor = next((each for name, each in _SCALES if following and following[0].startswith(name)), None)
        named = following[1:] if factor is not None else following
        if named and named[0].startswith(unit):
            value = token.value * (factor or Decimal(1)) / scale
            found.append(Claim(spec.key, _plain(value)))
    return found


def _plain(value: Decimal) -> Decimal:
    """Without an exponent and without zeros after the point."""
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) if whole == value and abs(value) < 10**20 else value


def _unit(unit: str) -> tuple[str, Decimal]:
    """The stem of the unit and its scale: «тыс. руб.» -> («руб», 1000)."""
    scale = next((each for name, each in _SCALES if unit.startswith(name)), Decimal(1))
    parts = re.findall(r"[а-я%]+", unit)
    names = [each for each in parts if not any(each.startswith(name) for name, _ in _SCALES)]
    name = names[0] if names else "руб"
    return name[:3] if name[:3] in ("руб", "чел", "про") else name, scale
