"""Figures claimed within one clause: which number belongs to which noun."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from mailflow.model.request import FigureSpec
from mailflow.reading.claims import DIRECT, INFERRED, Claim
from mailflow.reading.clause_division import COUNTERS
from mailflow.reading.clauses import Token
from mailflow.reading.masking import MASK
from mailflow.reading.mentions import ADJECTIVE, Mention
from mailflow.reading.predicates import is_absent, is_done
from mailflow.reading.quantities import (
    Dimension,
    find_quantities,
    plain_decimal,
    read_unit,
    scale_at,
    unit_at,
)
from mailflow.reading.roles import is_vague
from mailflow.reading.stems import counts_people, is_flag, is_measure, is_noun, is_person, lemma

_FILLER_WORDS = (
    "шт штук штуки штука ед единиц единицы единица о об по материал материала материалов карточка карточки "
    "карточек публикация публикации публикаций запись записи записей описание описания описаний заявка "
    "заявки заявок информация информации наша наши наших наше свои своих своя"
)
_FILLER = frozenset(_FILLER_WORDS.split())
_LABEL_WORDS = (
    "количество количестве число числе кол-во к-во общее всего итого составляет составило составила составил "
    "размещено размещены размещена направлено направлены направлена подано поданы подана опубликовано "
    "опубликованы внесено внесены внесена представлено представлены имеется равно в на с до площадке сайте "
    "портале платформе интернет-площадке интернет марафона марафоне шт ед единиц штук муниципалитетом "
    "администрацией поселением районом нами по состоянию стало теперь сейчас лишь только уже муниципалитеты "
    "рф диалога форума проведено проведены выполнено зарегистрировано добавлено загружено "
    "увеличилось возросло выросло территории поселения района округа города реализовано от факт фактически "
    "было достигло достигла достигли достиг увеличено доведено "
    "за год году месяцев квартал период текущем текущий настоящее время итог"
)
_LABEL = frozenset(_LABEL_WORDS.split())
_SINGULAR = re.compile(
    r"\b(?:размещен|направлен|подан|опубликован|представлен|внесен|проведен|реализован|добавлен|выполнен)[аы]?\b"
)
_YES = re.compile(
    r"[\s:=-]да\b|име[ею]тся|\bесть\b|утвержден|принят|разработан|действует|создан|ведется|в\sналичии|реализуется"
)
_NO = re.compile(r"[\s:=-]нет\b|отсутству|\bне\s[а-я]{3,}")
_SURELY_NO_THOUSANDS = 100_000
_DASHES = re.compile(r"^(?:: ?-{1,3}|- -{1,3}|\| ?-{1,3}|- ?: ?-|= ?-)$")


def claims_of_clause(
    clause: list[Token], words: str, predicate: str, mentions: Sequence[Mention], low: str
) -> list[Claim]:
    """Claims of the figures a clause mentions; `predicate` is what is said of them, maybe by a neighbour."""
    absent = is_absent(predicate)
    lefts = (
        [None] * len(mentions)
        if _labels_first(clause, mentions)
        else [_left(clause, each) for each in mentions]
    )
    taken = {each for each in lefts if each is not None}
    found: list[Claim] = []
    for mention, left in zip(mentions, lefts, strict=True):
        number = left if left is not None else _right(clause, mention, taken, mentions)
        if is_flag(mention.spec):
            found += _flag(mention.spec, low[clause[mention.at].start : clause[-1].end])
        elif number is not None:
            if not is_absent(words) or _stands_apart(clause, number, mention):
                found += _number_claim(clause, number, mention, low)
        elif mention.governed or _counted_otherwise(clause, mention, mentions):
            continue
        elif absent or _dashed(clause, mention):
            found.append(Claim(mention.spec.key, Decimal(0)))
        elif _one_is_done(words, mentions) and lemma(clause[mention.at].text) == clause[mention.at].text:
            found.append(Claim(mention.spec.key, Decimal(1), INFERRED, certain=False))
    return found


def measured_claims(
    clause: list[Token], specs: Sequence[FigureSpec], mentions: Mapping[str, int], low: str
) -> list[Claim]:
    """Numbers with their unit; `mentions` tells where in the sentence a figure is named last before them.

    Of several figures in one unit the number belongs to the one named last.
    """
    found: list[Claim] = []
    if not any(each.key in mentions and is_measure(each) for each in specs):
        return found
    for quantity in find_quantities(clause):
        before = low[max(0, clause[quantity.at].start - 80) : clause[quantity.at].start]
        fitting = [each for each in specs if _measures(each, quantity.dimension) and each.key in mentions]
        if not fitting or is_vague(before) or _is_range(clause, quantity.at):
            continue
        spec = max(fitting, key=lambda each: mentions[each.key])
        unit = read_unit(spec.unit)
        if unit is not None:
            found.append(Claim(spec.key, plain_decimal(quantity.value / unit.factor)))
    return found


def has_own_noun(clause: Sequence[Token], at: int) -> bool:
    """Whether a noun of its own follows the number at a token."""
    return not _ends_there(clause, at)


def _labels_first(clause: Sequence[Token], mentions: Sequence[Mention]) -> bool:
    """«практики 2 инициативы 1»: each number stands behind its noun."""
    numbers = [at for at, token in enumerate(clause) if token.value is not None]
    if len(numbers) < 2 or len(numbers) != len({each.spec.key for each in mentions}):
        return False
    return mentions[0].at < numbers[0] and mentions[-1].at < numbers[-1] and mentions[-1].at > numbers[-2]


def _measures(spec: FigureSpec, dimension: Dimension) -> bool:
    unit = read_unit(spec.unit) if is_measure(spec) else None
    return unit is not None and unit.dimension is dimension


def _flag(spec: FigureSpec, words: str) -> list[Claim]:
    """Yes is 1, no is 0."""
    if _NO.search(words):
        return [Claim(spec.key, Decimal(0))]
    return [Claim(spec.key, Decimal(1))] if _YES.search(words) else []


def _one_is_done(words: str, mentions: Sequence[Mention]) -> bool:
    """«размещена практика»; «размещены» speaks of one only where each of two figures has one."""
    done = _SINGULAR.search(words)
    return done is not None and (not done[0].endswith("ы") or len({each.spec.key for each in mentions}) > 1)


def _counted_otherwise(clause: Sequence[Token], mention: Mention, mentions: Sequence[Mention]) -> bool:
    """A number that could not be read for certain stands behind the noun: neither zero nor one."""
    end = min((each.at for each in mentions if each.at > mention.at), default=len(clause))
    for at in range(mention.end, end):
        if clause[at].value is not None:
            return bool(clause[at].value)
        if not _leads_to_number(clause, at, mention):
            return False
    return False


def _leads_to_number(clause: Sequence[Token], at: int, mention: Mention) -> bool:
    """Whether a token between noun and number keeps them together: labels, units, marks, whose it is."""
    text = clause[at].text
    if text in _LABEL or text in ':-="|(),.' or text[0] == MASK or _is_whose(clause, at, mention):
        return True
    if is_done(text) or ADJECTIVE.match(text) is not None or _is_scale(text):
        return True
    return unit_at(clause, at)[0] is not None


def _dashed(clause: Sequence[Token], mention: Mention) -> bool:
    """«Практики: -» says that there are none."""
    rest = " ".join(each.text for each in clause[mention.end :]).strip(" .;")
    return _DASHES.match(rest) is not None


def _stands_apart(clause: list[Token], number: int, mention: Mention) -> bool:
    """«об отсутствии практик и направлении 2 инициатив»: the denial belongs to another noun."""
    first = min(number, mention.at)
    before = " ".join(each.text for each in clause[:first])
    return is_absent(before) and " и " in f" {before} "


def _left(clause: list[Token], mention: Mention) -> int | None:
    """The number before the noun: «2 успешных муниципальных практики», «112 участников»."""
    if is_measure(mention.spec) and not counts_people(mention.spec):
        return None
    for at in range(mention.at - 1, max(-1, mention.at - 8), -1):
        token = clause[at]
        if token.value is not None:
            return None if _part_of_range(clause, at) else at
        if token.text == "из" and clause[at - 1].value is not None:
            continue
        if _is_scale(token.text) or (token.text == "." and at and _is_scale(clause[at - 1].text)):
            continue
        if token.text not in _FILLER and token.text != '"' and not ADJECTIVE.match(token.text):
            return None
    return None


def _part_of_range(clause: list[Token], at: int) -> bool:
    """«из 5 практик», «по одной практике в каждом», «4-6 практик»."""
    if at and clause[at - 1].text == "из":
        all_of_them = any(each.text == "все" for each in clause[at:])
        return not all_of_them and (at < 2 or not clause[at - 2].text.startswith("состо"))
    if at and clause[at - 1].text == "по" and any(each.text.startswith("кажд") for each in clause):
        return True
    return _is_range(clause, at)


def _is_range(clause: Sequence[Token], at: int) -> bool:
    """The second number of «4-6»."""
    return (
        1 < at < len(clause)
        and clause[at].value is not None
        and clause[at - 1].text in ("-", "или")
        and (clause[at - 2].value is not None)
    )


def _right(clause: list[Token], mention: Mention, taken: set[int], mentions: Sequence[Mention]) -> int | None:
    """The number after the noun: «Практик - 9», «практик размещено 4», «практики: 2 шт.»."""
    if mention.governed:
        return None
    others = {each.at for each in mentions if each.at != mention.at and each.spec is not mention.spec}
    for at in range(mention.end, min(len(clause), mention.end + 14)):
        if clause[at].value is not None:
            ends = _ends_there(clause, at, mention) or (not taken and at + 1 in others)
            return at if at not in taken and ends else None
        if at in others or not _leads_to_number(clause, at, mention):
            return None
    return None


def _is_scale(word: str) -> bool:
    return word.startswith(("тыс", "млн"))


def _is_whose(clause: Sequence[Token], at: int, mention: Mention) -> bool:
    """«посещений сайта 15 000», «старост района – 12»: a noun right behind says whose they are."""
    word = clause[at].text
    between = clause[mention.end : at]
    behind = all(ADJECTIVE.match(each.text) for each in between)
    return behind and word.isalpha() and is_noun(word) and not is_person(word)


def _ends_there(clause: Sequence[Token], at: int, mention: Mention | None = None) -> bool:
    """Whether no noun of its own follows the number; «старост – 5 человек» counts people."""
    _, behind = scale_at(clause, at + 1)
    if behind == len(clause):
        return True
    following = clause[behind].text
    if clause[behind].value is not None or (following == "-" and _is_range(clause, at + 2)):
        return False
    if mention is not None and following.startswith("чел") and is_person(clause[mention.at].text):
        return True
    return following in COUNTERS or not following[0].isalpha() or is_done(following)


def _number_claim(clause: list[Token], at: int, mention: Mention, low: str) -> list[Claim]:
    value, spec = clause[at].value, mention.spec
    unit, _ = unit_at(clause, at + 1)
    asked = read_unit(spec.unit) if is_measure(spec) else None
    if unit is not None and unit.dimension is not (asked.dimension if asked else Dimension.PEOPLE):
        return []
    scale = scale_at(clause, at + 1)[0]
    if value is not None and unit is None and scale > 1:
        value *= scale / (asked.factor if asked else 1)
    if value is None or (not is_measure(spec) and value != value.to_integral_value()):
        return []
    if is_vague(low[max(0, clause[at].start - 80) : clause[at].start]) or _is_range(clause, at):
        return []
    factor = _labelled(clause, at, mention)
    if factor is None and unit is not None:
        factor = unit.factor / (asked.factor if asked else 1)
    if (
        factor is None
        and scale == 1
        and asked is not None
        and asked.factor > 1
        and value >= _SURELY_NO_THOUSANDS
    ):
        return []  # «Финансирование: 350000» where thousands are asked for: perhaps roubles
    return [Claim(spec.key, plain_decimal(value * (factor or 1)), DIRECT)]


def _labelled(clause: Sequence[Token], at: int, mention: Mention) -> Decimal | None:
    """«Объем финансирования, руб.: 350 000» where thousands are asked for: the label's unit counts."""
    asked = read_unit(mention.spec.unit) if is_measure(mention.spec) else None
    for place in range(max(mention.end, at - 8), at):
        unit, _ = unit_at(clause, place)
        if unit is not None and asked is not None and unit.dimension is asked.dimension:
            return unit.factor / asked.factor
    return None
