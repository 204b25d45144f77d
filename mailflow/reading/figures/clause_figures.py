"""Figures claimed within one clause: which number belongs to which noun."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.claims import DIRECT, EARLIER, INFERRED, Claim
from mailflow.reading.clauses.clause_division import PIECES
from mailflow.reading.clauses.clauses import Token
from mailflow.reading.clauses.figure_kinds import counts_people, is_flag, is_measure
from mailflow.reading.clauses.mentions import Mention
from mailflow.reading.clauses.noun_phrases import ADJECTIVE
from mailflow.reading.clauses.predicates import is_absent, is_done
from mailflow.reading.clauses.quantities import (
    Dimension,
    find_quantities,
    plain_decimal,
    read_unit,
    scale_at,
    scale_of_unit,
    unit_at,
)
from mailflow.reading.clauses.roles import is_part, is_vague
from mailflow.reading.clauses.words import is_noun, is_person
from mailflow.reading.figures.agents import is_agent
from mailflow.reading.figures.clause_numbers import (
    has_own_noun,
    is_counted_otherwise,
    is_range,
    labels_first,
    number_before,
    number_behind,
)
from mailflow.reading.figures.shared_numbers import and_more, shared_numbers
from mailflow.reading.figures.single_ones import one_is_done

_YES = re.compile(
    r"[\s:=-]да\b|име[ею]тся|\bесть\b|утвержден|принят|разработан|действует|создан|ведется|в\sналичии|реализуется"
)
_NO = re.compile(r"[\s:=-]нет\b|отсутству|\bне\s[а-я]{3,}")
_SHARE = re.compile(r"%|процент|\bдол[яюией]{1,2}\b")
_DONE_ONES = re.compile(r",?\s(?:размещ|опублик|провед|реализ|внес|подан|направл|создан)[а-я]{0,6}нных\b")
# «о размещении 2 практик и отсутствии инициатив»
_DENIED_BESIDE = re.compile(r"\sи\s(?:об?\s)?отсутстви")
# What a sentence only compares is blanked.
_BLANK = 3
_NOT_DONE = re.compile(r"\bне\s[а-я]{3,20}(?:лся|лась|лось|лись|ли|ло|ла|л)\b")
_NOT_THERE = re.compile(
    r"\bнет\b|отсутств|\bне\s(?:был|име|состо|числ|выявл|зарегистр|созда|остал|действ|работа|функц|подава|размещ|внос|проводил|поступ|направл)"
)
_DEED = (
    r"(?:размещени|направлени|внесени|опубликовани|публикаци|подач|представлени|проведени|создани)[а-я]{1,2}"
)
_OF_DEED = re.compile(rf"\b{_DEED}\s(?:[а-я]+\s){{0,2}}$")
_DONE_BESIDE = re.compile(rf"\sи\s(?:об?\s)?{_DEED}\s(?:[а-я]+\s){{0,2}}$")
_MORE = re.compile(r"\b(?:нов|дополнительн)[а-я]{2,3}\b")
_SURELY_NO_THOUSANDS = 100_000
_DASHES = re.compile(r"^(?:: ?-{1,3}|- -{1,3}|\| ?-{1,3}|- ?: ?-|= ?-)$")


def claims_of_clause(
    clause: list[Token], words: str, predicate: str, mentions: Sequence[Mention], low: str
) -> list[Claim]:
    """Claims of the figures a clause mentions; `predicate` is what is said of them, maybe by a neighbour."""
    absent = is_absent(_untitled(predicate, mentions))
    lefts = _numbers_before(clause, mentions)
    taken = {each for each in lefts if each is not None}
    found: list[Claim] = []
    for mention, left in zip(mentions, lefts, strict=True):
        number = left
        if number is not None and mention.whole and _is_some_of(clause, number, low):
            continue
        if number is None:
            number = _divided(clause, mention, low)
        if number is None:
            number = number_behind(clause, mention, taken, mentions)
        if number is None and _is_only_count(mention, mentions) and _parted(clause, words):
            number = _only_number(clause)
        if is_flag(mention.spec):
            found += _flag(mention.spec, low[clause[mention.at].start : clause[-1].end])
        elif number is not None:
            if not is_absent(words) or _stands_apart(clause, number, mention, mentions, low):
                more = and_more(clause, mention)
                claims = number_claim(clause, number, mention, low)
                found += [replace(each, value=each.value + more) for each in claims] if more else claims
        elif _tells_nothing(clause, mention, mentions, predicate, absent=absent):
            continue
        elif absent and mention.whole and _NOT_DONE.search(predicate) and not _NOT_THERE.search(predicate):
            continue  # «с учета семьи не снимались»
        elif (absent and not _is_as(clause, mention) and not _is_done_beside(clause, mention, low)) or _lacks(
            clause, mention
        ):
            found.append(Claim(mention.spec.key, Decimal(0)))
        elif not _counts_nothing_named(clause, taken, mentions) and one_is_done(
            clause, words, mention, mentions, low
        ):
            found.append(Claim(mention.spec.key, Decimal(1), INFERRED, certain=False))
    return found


def _untitled(predicate: str, mentions: Sequence[Mention]) -> str:
    """«Новых книг нет» says «no more» of books, and denies what is asked about as «Новые книги»."""
    if not any(_MORE.search(each.spec.title.lower()) for each in mentions):
        return predicate
    return _MORE.sub(" ", predicate)


def _numbers_before(clause: list[Token], mentions: Sequence[Mention]) -> Sequence[int | None]:
    """The number of each mention that stands before it or is shared; None where it may stand behind."""
    shared = shared_numbers(clause, mentions)
    if shared is not None:
        return shared
    if labels_first(clause, mentions):
        return [None] * len(mentions)
    return [number_before(clause, each) for each in mentions]


def _divided(clause: Sequence[Token], mention: Mention, low: str) -> int | None:
    """«Из 5 практик, размещённых нами, 2 посвящены благоустройству»: the 5; what follows are its parts."""
    at = mention.at - 1
    while at > 0 and ADJECTIVE.match(clause[at].text):
        at -= 1
    if at < 1 or clause[at].value is None or clause[at - 1].text != "из":
        return None
    return at if _DONE_ONES.match(low, clause[mention.end - 1].end) else None


def _parted(clause: Sequence[Token], words: str) -> bool:
    """«из них 3 …», «все 6 …», «10 рассмотрено положительно»: some of what was named before."""
    if is_part(words) or words.startswith("все "):
        return True
    return len(clause) > 1 and clause[0].value is not None and is_done(clause[1].text)


def _counts_nothing_named(clause: Sequence[Token], taken: set[int], mentions: Sequence[Mention]) -> bool:
    """«помощь оказана всем 23 семьям»: a number that is of no figure may be of this one."""
    measured = {each.at for each in find_quantities(clause)}
    free = [at for at, each in enumerate(clause) if each.value is not None and at not in taken | measured]
    return bool(free) and len(mentions) == 1


def _is_some_of(clause: Sequence[Token], number: int, low: str) -> bool:
    """«2 из 6 пунктов», of which `without_compared` left «2»: no number of all."""
    if number + 1 >= len(clause):
        return False
    between = low[clause[number].end : clause[number + 1].start]
    return len(between) > _BLANK and between.isspace()


def _is_only_count(mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether the others are sums and sizes: «два из них участвовали и привлекли 900 000 рублей»."""
    others = [each for each in mentions if each is not mention]
    return all(is_measure(each.spec) and not counts_people(each.spec) for each in others)


def _only_number(clause: Sequence[Token]) -> int | None:
    """The number of «из них 3 зарегистрированы как юридические лица»."""
    numbers = [at for at, token in enumerate(clause) if token.value is not None]
    measured = {each.at for each in find_quantities(clause) if each.dimension is not Dimension.PEOPLE}
    numbers = [at for at in numbers if at not in measured]
    if len(numbers) != 1:
        return None
    following = clause[numbers[0] + 1].text if numbers[0] + 1 < len(clause) else ""
    own = has_own_noun(clause, numbers[0]) and (is_noun(following) or ADJECTIVE.match(following))
    return None if own else numbers[0]


def _tells_nothing(
    clause: list[Token], mention: Mention, mentions: Sequence[Mention], predicate: str, *, absent: bool
) -> bool:
    if (
        mention.governed
        or _stands_behind(clause, mention, mentions)
        or is_counted_otherwise(clause, mention, mentions)
    ):
        return True
    return absent and is_agent(clause, predicate, mention, mentions)


def _stands_behind(clause: Sequence[Token], mention: Mention, mentions: Sequence[Mention]) -> bool:
    """«Очереди в детские сады нет» denies the queue: what a preposition leads to is no subject."""
    at = mention.at - 1
    while at > 0 and ADJECTIVE.match(clause[at].text):
        at -= 1
    if at < 1 or clause[at].text not in ("в", "во", "на", "для", "о", "об", "из", "с"):
        return False
    return any(each.spec is not mention.spec and each.end <= at for each in mentions)


def _flag(spec: FigureSpec, words: str) -> list[Claim]:
    """Yes is 1, no is 0."""
    if _NO.search(words):
        return [Claim(spec.key, Decimal(0))]
    return [Claim(spec.key, Decimal(1))] if _YES.search(words) else []


def _lacks(clause: Sequence[Token], mention: Mention) -> bool:
    """«без практик», «практики: -»"""
    return _dashed(clause, mention) or (mention.at > 0 and clause[mention.at - 1].text == "без")


def _is_done_beside(clause: Sequence[Token], mention: Mention, low: str) -> bool:
    """«о размещении практики и отсутствии инициатив», also the other way round: another noun is denied."""
    before = low[clause[0].start : clause[mention.at].start]
    behind = low[clause[mention.end - 1].end : clause[-1].end]
    if is_absent(before):
        return _DONE_BESIDE.search(before) is not None
    return _OF_DEED.search(before) is not None and _DENIED_BESIDE.search(behind) is not None


def _is_as(clause: Sequence[Token], mention: Mention) -> bool:
    """«как практики мы их не оформляли»"""
    return mention.at > 0 and clause[mention.at - 1].text == "как"


def _dashed(clause: Sequence[Token], mention: Mention) -> bool:
    """«Практики: -» says that there are none."""
    rest = " ".join(each.text for each in clause[mention.end :] if each.text != '"').strip(" .;")
    return _DASHES.match(rest) is not None


def _stands_apart(
    clause: list[Token], number: int, mention: Mention, mentions: Sequence[Mention], low: str
) -> bool:
    """«об отсутствии практик и направлении 2 инициатив»: the denial belongs to another noun, also behind.

    So it does in «о размещении одной практики и об отсутствии инициатив».
    """
    first, last = sorted((number, mention.end - 1))
    before = " ".join(each.text for each in clause[: min(number, mention.at)])
    if is_absent(before):
        return " и " in f" {before} "
    told = low[clause[0].start : clause[last].end]
    behind = low[clause[last].end : clause[-1].end]
    if number < mention.at and not is_absent(told) and _DENIED_BESIDE.search(behind) is not None:
        return True
    following = next((each for each in mentions if each.at > last and each.spec is not mention.spec), None)
    if following is None or first < 0:
        return False
    between = " ".join(each.text for each in clause[last + 1 : following.at])
    return between.startswith(("и ", ", ")) and is_absent(between)


def number_claim(clause: list[Token], at: int, mention: Mention, low: str) -> list[Claim]:
    value, spec = clause[at].value, mention.spec
    unit, _ = unit_at(clause, at + 1)
    asked = read_unit(spec.unit) if is_measure(spec) else None
    if asked is None and (thousands := scale_of_unit(spec.unit)) > 1:
        return _of_thousands(clause, at, spec, thousands)
    if unit is not None and unit.dimension is not (asked.dimension if asked else Dimension.PEOPLE):
        return []
    scale = scale_at(clause, at + 1)[0]
    if value is not None and unit is None and scale > 1:
        value *= scale / (asked.factor if asked else 1)
    if (
        asked is not None
        and asked.dimension is Dimension.SHARE
        and unit is None
        and not _SHARE.search(low, clause[0].start, clause[-1].end)
    ):
        return []  # «охвачено 18» where a share is asked for
    if value is None or (not is_measure(spec) and value != value.to_integral_value()):
        return []
    if is_vague(low[max(0, clause[at].start - 80) : clause[at].start]) or is_range(clause, at):
        return []
    factor = _labelled(clause, at, mention)
    if unit is None and scale == 1 and asked is not None and asked.factor > 1 and _counts_persons(clause, at):
        factor = 1 / asked.factor  # «перевезено 5600 пассажиров» where thousands are asked for
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
    # «поддержку получили 2» beside «сумма поддержки 350 тыс. руб.»
    sure = asked is None or asked.dimension is Dimension.PEOPLE or factor is not None or scale > 1
    return [Claim(spec.key, plain_decimal(value * (factor or 1)), DIRECT if sure else EARLIER)]


def _of_thousands(clause: Sequence[Token], at: int, spec: FigureSpec, thousands: Decimal) -> list[Claim]:
    """«фонд – 9 870 экз.» and «31 тыс. экз.» where «тыс. экз.» is asked for; a bare number is of neither."""
    scale, behind = scale_at(clause, at + 1)
    value = clause[at].value
    told = scale > 1 or (behind < len(clause) and clause[behind].text in PIECES)
    return [Claim(spec.key, plain_decimal(value * scale / thousands))] if told and value is not None else []


def _counts_persons(clause: Sequence[Token], at: int) -> bool:
    return at + 1 < len(clause) and clause[at + 1].text.isalpha() and is_person(clause[at + 1].text)


def _labelled(clause: Sequence[Token], at: int, mention: Mention) -> Decimal | None:
    """«Объем финансирования, руб.: 350 000» where thousands are asked for: the label's unit counts."""
    asked = read_unit(mention.spec.unit) if is_measure(mention.spec) else None
    for place in range(max(mention.end, at - 8), at):
        unit, _ = unit_at(clause, place)
        if unit is not None and asked is not None and unit.dimension is asked.dimension:
            return unit.factor / asked.factor
    return None
